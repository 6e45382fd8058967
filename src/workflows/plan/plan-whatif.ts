import { type Outcome, fail, succeed } from '../../outcome/index.ts';
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
  sayChange,
  scoreOf,
} from '../../plan/index.ts';
import type { StationRecord } from '../../record/index.ts';
import { DAY_S, type Instant, addSeconds } from '../../time/index.ts';
import { type PlanQuestion, momentOr, openDesk } from './plan-desk.ts';

export interface ChangeWords {
  readonly stop?: string;
  readonly ground?: string;
  readonly lose?: string;
  readonly leave?: string;
  readonly extend?: string;
  readonly days?: number;
  readonly withdraw?: string;
  readonly on?: string;
}

export interface WhatIf {
  readonly question: string;
  readonly basis: string;
  readonly before: Judged;
  readonly broken: Judged;
  readonly repaired: Judged & { readonly steps: readonly string[]; readonly tried: number };
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
  dragon: 'crew-dragon',
  progress: 'progress',
  starliner: 'starliner',
  cygnus: 'cygnus',
};

/** `union plan whatif`: what breaks, for whom and when, and the best repair that small steps reach. */
export function whatIf(question: PlanQuestion, words: ChangeWords): Outcome<WhatIf> {
  const start = momentOr(words.on ?? question.from, words.on === undefined ? '--from' : '--on', question.now);
  if (!start.ok) return start;
  // The plan begins the day before, so that what was aboard is given; a window of grounding is no horizon.
  const horizon = words.ground === undefined ? question : { ...question, from: undefined, to: undefined };
  const desk = openDesk(Object.fromEntries(Object.entries(horizon).filter(([, value]) => value !== undefined)) as unknown as PlanQuestion, {
    from: addSeconds(start.value, -DAY_S),
    to: addSeconds(start.value, AHEAD_S),
  });
  if (!desk.ok) return desk;
  const { view, plan, book } = desk.value;
  const change = readChange(words, question, plan, view.record, start.value);
  if (!change.ok) return change;
  const changed = applyChange(plan, book, change.value);
  const before = evaluate(plan, book);
  const after = evaluate(changed.plan, changed.book);
  const repair = repairPlan(changed.plan, changed.book, {
    now: start.value,
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
    question: sayChange(change.value),
    basis:
      question.plan === undefined
        ? `the flights after that day are those of the record${view.asOf === null ? '' : ' as known by --as-of'}`
        : `the plan of ${question.plan.name}`,
    before: judged(plan, before),
    broken: judged(changed.plan, after),
    repaired: { ...judged(repair.plan, repair.reasons), steps: repair.steps, tried: repair.tried },
    consequences: { ...consequences, newReasons: consequences.newReasons.map(reasonJson) },
    differences: diffPlans(changed.plan, repair.plan),
    plans: { before: plan, broken: changed.plan, repaired: repair.plan },
    book: changed.book,
  });
}

function readChange(words: ChangeWords, question: PlanQuestion, plan: Plan, record: StationRecord, on: Instant): Outcome<Change> {
  const asked = (['stop', 'ground', 'lose', 'leave', 'extend', 'withdraw'] as const).filter((name) => words[name] !== undefined);
  if (asked.length !== 1)
    return fail(
      'union plan whatif',
      'one of --stop, --ground, --lose, --leave, --extend, --withdraw',
      asked.length === 0 ? 'none' : asked.join(', '),
    );
  const needsOn = asked[0] !== 'ground' && asked[0] !== 'extend';
  if (needsOn && words.on === undefined) return fail('--on', 'the day on which it happens', 'none');
  if (words.stop !== undefined)
    return words.stop === 'joint-flights' ? succeed({ kind: 'stop-joint-flights', on }) : fail('--stop', 'joint-flights', words.stop);
  if (words.ground !== undefined) {
    if (question.from === undefined) return fail('--from', 'the first day out of service', 'none');
    const to = momentOr(question.to, '--to', plan.to);
    if (!to.ok) return to;
    const what = KINDS[words.ground] ?? PADS[words.ground];
    return what === undefined
      ? fail('--ground', [...Object.keys(KINDS), ...Object.keys(PADS)].join(', '), words.ground)
      : succeed({ kind: 'ground', what, from: on, to: to.value });
  }
  if (words.withdraw !== undefined) {
    const agency = [...record.agencies.values()].find(({ id }) => id.toLowerCase() === words.withdraw!.toLowerCase());
    return agency?.side === undefined
      ? fail('--withdraw', 'a partner: Roscosmos, NASA, ESA, JAXA, CSA', words.withdraw)
      : succeed({ kind: 'withdraw', side: agency.side, on });
  }
  const name = (words.lose ?? words.leave ?? words.extend)!;
  const wanted = name.toLowerCase().replaceAll(/[\s_]+/g, '-');
  const ship = plan.visits.find(({ flight }) => flight === wanted || flight === `soyuz-${wanted}`);
  if (ship === undefined)
    return fail(
      `--${asked[0]!}`,
      'a ship of the plan',
      name,
      `It has ${plan.visits
        .map(({ flight }) => flight)
        .slice(0, 12)
        .join(', ')}.`,
    );
  if (words.lose !== undefined) return succeed({ kind: 'lose', ship: ship.flight, on });
  if (words.leave !== undefined) return succeed({ kind: 'leave', ship: ship.flight, on });
  return words.days === undefined || !Number.isFinite(words.days)
    ? fail('--days', 'how many days longer', 'none')
    : succeed({ kind: 'extend', ship: ship.flight, days: words.days });
}
