import { type Message, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import {
  type Change,
  type Consequences,
  type Difference,
  type Plan,
  type PlanScore,
  type ReasonJson,
  type RuleBook,
  applyChange,
  consequencesOf,
  diffPlans,
  evaluate,
  reasonJson,
  repairPlan,
  namesIn,
  sayChange,
  scoreOf,
} from '../../plan/index.ts';
import type { StationRecord } from '../../record/index.ts';
import { DAY_S, type Instant, addSeconds, formatDay } from '../../time/index.ts';
import type { World } from '../world/index.ts';
import { type PlanQuestion, momentOr, openDesk, openPlanView, standardDay } from './plan-desk.ts';

/** One of the six, with the day or days that it needs. */
export interface WhatIfQuestion extends PlanQuestion {
  readonly stop?: string;
  readonly ground?: string;
  readonly lose?: string;
  readonly leave?: string;
  readonly extend?: string;
  readonly days?: number;
  readonly withdraw?: string;
  readonly on?: string;
  /** Ships that turned out unfit after that day are unfit in the plan too. */
  readonly hindsight?: true;
}

export interface WhatIf {
  readonly question: Message;
  readonly basis: Message;
  /** The time that is looked at, and up to when the record knows what flew. */
  readonly horizon: Message;
  readonly before: Judged;
  readonly broken: Judged;
  readonly repaired: Judged & { readonly steps: readonly Message[]; readonly tried: number };
  readonly consequences: Omit<Consequences, 'newReasons'> & { readonly newReasons: readonly ReasonJson[] };
  readonly differences: readonly Difference[];
  readonly plans: { readonly before: Plan; readonly broken: Plan; readonly repaired: Plan };
  readonly book: RuleBook;
}

interface Judged {
  readonly plan: string;
  readonly hard: number;
  readonly score: PlanScore;
  readonly reasons: readonly ReasonJson[];
}

/** A what-if looks so far unless told. */
const AHEAD_S = 365 * DAY_S;
const PADS: Readonly<Record<string, string>> = {
  'site-31': 'Baikonur 31/6',
  'lc-39a': 'Kennedy LC-39A',
  'slc-40': 'Cape Canaveral SLC-40',
};
const KINDS: Readonly<Record<string, string>> = {
  soyuz: 'soyuz',
  dragon: 'dragon',
  'crew-dragon': 'crew-dragon',
  'cargo-dragon': 'cargo-dragon-2',
  progress: 'progress',
  starliner: 'starliner',
  cygnus: 'cygnus',
};

/** `union plan whatif`: what breaks, for whom and when, and the best repair that small steps reach. */
export function whatIf(world: World, question: WhatIfQuestion): Outcome<WhatIf> {
  const start = momentOr(question.on ?? question.from, question.on === undefined ? 'from' : 'on', world.now);
  if (!start.ok) return start;
  const horizon = horizonOfRecord(world, question.asOf);
  if (!horizon.ok) return horizon;
  // The plan begins the day before, so that what was aboard is given; a window of grounding is no horizon.
  const { from: _, to: __, ...withoutHorizon } = question;
  const desk = openDesk(world, question.ground === undefined ? question : withoutHorizon, {
    from: addSeconds(start.value, -DAY_S),
    to: aheadOf(start.value, horizon.value),
  });
  if (!desk.ok) return desk;
  const { view, book } = desk.value;
  // Whoever repairs on that day does not know of a leak that is to come.
  const unforeseen =
    question.hindsight === true || question.plan !== undefined ? [] : desk.value.plan.unfit.filter(({ from }) => from > start.value);
  const plan = { ...desk.value.plan, unfit: desk.value.plan.unfit.filter((unfit) => !unforeseen.includes(unfit)) };
  const change = readChange(question, plan, view.record, start.value);
  if (!change.ok) return change;
  const changed = applyChange(plan, book, change.value);
  const before = evaluate(plan, book);
  const after = evaluate(changed.plan, changed.book);
  const repair = repairPlan(changed.plan, changed.book, {
    now: start.value,
    change: change.value,
    agreed: plan,
    agreedBook: book,
    locked: change.value.kind === 'leave' || change.value.kind === 'extend' ? [change.value.ship] : [],
  });
  const consequences = consequencesOf(
    change.value,
    { plan, reasons: before },
    { plan: changed.plan, reasons: after },
    {
      station: book.station,
      dependencies: [...view.record.dependencies.values()],
    },
  );
  const judged = (of: Plan, reasons: typeof before): Judged => ({
    plan: of.id,
    hard: reasons.filter(({ hard }) => hard).length,
    score: scoreOf(of, reasons, plan),
    reasons: reasons.map(reasonJson),
  });
  return succeed({
    question: sayChange(change.value, namesIn(plan, book)),
    basis:
      question.plan === undefined
        ? view.asOf === null
          ? message('workflows.basis-record')
          : message('workflows.basis-record-as-of', { announced: plan.visits.filter(({ basis }) => basis === 'planned').length })
        : message('workflows.basis-plan', { name: question.plan.name }),
    horizon: message(view.horizon !== null && start.value > view.horizon ? 'workflows.plan-past-horizon' : 'workflows.plan-horizon', {
      from: formatDay(plan.from),
      to: formatDay(plan.to),
      known: view.horizon === null ? '-' : formatDay(view.horizon),
    }),
    before: judged(plan, before),
    broken: judged(changed.plan, after),
    repaired: { ...judged(repair.plan, repair.reasons), steps: repair.steps, tried: repair.tried },
    consequences: { ...consequences, newReasons: consequences.newReasons.map(reasonJson) },
    differences: diffPlans(changed.plan, repair.plan, changed.book.station),
    plans: { before: plan, broken: changed.plan, repaired: repair.plan },
    book: changed.book,
  });
}

/** A year ahead, as far as the record knows; from its end on a year all the same, of what is announced. */
function aheadOf(start: Instant, horizon: Instant | null): Instant {
  const year = addSeconds(start, AHEAD_S);
  return horizon !== null && horizon > addSeconds(start, DAY_S) && horizon < year ? horizon : year;
}

function horizonOfRecord(world: World, asOf: string | undefined): Outcome<Instant | null> {
  const view = openPlanView(world, asOf);
  return view.ok ? succeed(view.value.horizon) : view;
}

const ASKED = ['stop', 'ground', 'lose', 'leave', 'extend', 'withdraw'] as const;

function readChange(question: WhatIfQuestion, plan: Plan, record: StationRecord, on: Instant): Outcome<Change> {
  const [asked, another] = ASKED.filter((name) => question[name] !== undefined);
  if (asked === undefined || another !== undefined)
    return fail(
      '',
      message('workflows.one-change'),
      asked === undefined
        ? message('workflows.none')
        : message('workflows.several-of-them', { names: ASKED.filter((name) => question[name] !== undefined) }),
    );
  if (asked !== 'ground' && asked !== 'extend' && question.on === undefined)
    return fail('on', message('workflows.day-it-happens'), message('workflows.none'));
  const wanted = question[asked]!;
  switch (asked) {
    case 'stop':
      return wanted === 'joint-flights'
        ? succeed({ kind: 'stop-joint-flights', on })
        : fail('stop', message('workflows.exactly', { text: 'joint-flights' }), wanted);
    case 'ground':
      return grounding(wanted, question, plan, on);
    case 'withdraw':
      return withdrawal(wanted, record, on);
    default:
      return changeOfShip(asked, wanted, plan, { on, days: question.days });
  }
}

function grounding(wanted: string, { from, to }: WhatIfQuestion, plan: Plan, on: Instant): Outcome<Change> {
  if (from === undefined) return fail('from', message('workflows.first-day-out'), message('workflows.none'));
  const end = momentOr(to, 'to', plan.to);
  if (!end.ok) return end;
  const what = KINDS[wanted] ?? PADS[wanted];
  if (end.value <= on) return fail('to', message('workflows.day-after-from'), to ?? standardDay(end.value));
  return what === undefined
    ? fail('ground', message('workflows.names', { names: [...Object.keys(KINDS), ...Object.keys(PADS)] }), wanted)
    : succeed({ kind: 'ground', what, from: on, to: end.value });
}

function withdrawal(wanted: string, record: StationRecord, on: Instant): Outcome<Change> {
  const agency = [...record.agencies.values()].find(({ id }) => id.toLowerCase() === wanted.toLowerCase());
  return agency?.side === undefined
    ? fail('withdraw', message('workflows.a-partner', { names: PARTNERS }), wanted)
    : succeed({ kind: 'withdraw', side: agency.side, on });
}

const PARTNERS = ['Roscosmos', 'NASA', 'ESA', 'JAXA', 'CSA'] as const;
const SHIPS_TOLD = 12;
const MAX_DAYS = 1000;

function changeOfShip(
  kind: 'lose' | 'leave' | 'extend',
  wanted: string,
  plan: Plan,
  { on, days }: { readonly on: Instant; readonly days: number | undefined },
): Outcome<Change> {
  const id = wanted.toLowerCase().replaceAll(/[\s_]+/g, '-');
  const ship = plan.visits.find(({ flight }) => flight === id || flight === `soyuz-${id}`)?.flight;
  if (ship === undefined) {
    const ships = plan.visits.map(({ flight }) => flight).slice(0, SHIPS_TOLD);
    return fail(kind, message('workflows.ship-of-plan'), wanted, message('workflows.it-has', { names: ships }));
  }
  if (kind !== 'extend') return succeed({ kind, ship, on });
  return days === undefined || !(days > 0 && days <= MAX_DAYS)
    ? fail('days', message('workflows.days-longer', { most: MAX_DAYS }), days === undefined ? message('workflows.none') : `${days}`)
    : succeed({ kind, ship, days });
}
