/** What every question about plans begins with: the record as a plan, and the rules with what they need to know. */
import { parseElements } from '../../formats/orbit/index.ts';
import { type Message, type Outcome, fail, message, nearestHint, succeed } from '../../outcome/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import {
  type OrbitPlane,
  type Plan,
  type PlanFile,
  type RuleBook,
  SHIPPED_RULES,
  type RuleId,
  knownPlan,
  planFromFile,
  planFromRecord,
  planeOf,
  stationFacts,
  withSettings,
} from '../../plan/index.ts';
import type { View } from '../../record/index.ts';
import { DAY_S, type Instant, type Told, addSeconds, formatDay } from '../../time/index.ts';
import { type Named, type NamedText, type World, readDayOrMoment } from '../world/index.ts';

export interface PlanQuestion {
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly plan?: Named<Told<PlanFile>>;
  readonly elements?: NamedText;
  readonly rulesOff?: readonly string[];
  readonly rulesOn?: readonly string[];
}

export interface PlanDesk {
  readonly view: View;
  readonly plan: Plan;
  readonly book: RuleBook;
}

const SHOWN_BEFORE_S = 365 * DAY_S;
const SHOWN_AFTER_S = 180 * DAY_S;
/** More than the station's life, past and planned. */
const MAX_YEARS = 60;

export function openDesk(
  world: World,
  question: PlanQuestion,
  usual: { readonly from: Instant; readonly to: Instant } = {
    from: addSeconds(world.now, -SHOWN_BEFORE_S),
    to: addSeconds(world.now, SHOWN_AFTER_S),
  },
): Outcome<PlanDesk> {
  const view = openPlanView(world, question.asOf);
  if (!view.ok) return view;
  const elements = question.elements === undefined ? succeed([]) : parseElements(question.elements.text, 'elements');
  if (!elements.ok) return elements;
  const from = momentOr(question.from, 'from', usual.from);
  const to = momentOr(question.to, 'to', usual.to);
  if (!from.ok) return from;
  if (!to.ok) return to;
  const given = question.plan === undefined ? succeed(null) : planFromFile(question.plan.value, 'plan');
  if (!given.ok) return given;
  const found = question.to ?? standardDay(to.value);
  if (to.value <= from.value) return fail('to', message('workflows.day-after-from'), found);
  if ((to.value - from.value) / DAY_S > MAX_YEARS * 366) return fail('to', message('workflows.at-most-years', { years: MAX_YEARS }), found);
  const book = bookOf(view.value, elements.value);
  const known = given.value === null ? null : knownPlan(given.value, 'plan', book.station);
  if (known?.ok === false) return known;
  const plan = given.value ?? planFromRecord(view.value, from.value, to.value);
  const off = rulesNamed(question.rulesOff, 'rulesOff');
  if (!off.ok) return off;
  const on = rulesNamed(question.rulesOn, 'rulesOn');
  if (!on.ok) return on;
  return succeed({
    view: view.value,
    ...withSettings(
      { title: '', rulesOff: off.value, rulesOn: on.value, numbers: [], flightsOff: [] },
      clipped(plan, question, from.value, to.value),
      book,
    ),
  });
}

/** A day that nobody typed, for an error that is about it. */
export const standardDay = (day: Instant): Message => message('workflows.standard-day', { day: formatDay(day) });

function rulesNamed(asked: readonly string[] = [], field: string): Outcome<readonly RuleId[]> {
  const names = SHIPPED_RULES.map(({ id }) => id);
  const isRule = (name: string): name is RuleId => SHIPPED_RULES.some(({ id }) => id === name);
  const unknown = asked.find((name) => !isRule(name));
  if (unknown === undefined) return succeed(asked.filter(isRule));
  return fail(field, message('workflows.rules', { names }), unknown, nearestHint(unknown, names));
}

export function openPlanView(world: World, asOf: string | undefined, where = 'asOf'): Outcome<View> {
  const known = asOf === undefined ? succeed(null) : readDayOrMoment(asOf, where);
  if (!known.ok) return known;
  const record = world.record();
  if (!record.ok) return record;
  const view = record.value.view(known.value);
  return view.timeline.entries.length > 0 ? succeed(view) : fail(where, message('workflows.day-when-known'), JSON.stringify(asOf));
}

export function bookOf(view: View, elements: readonly ElementSet[]): RuleBook {
  const newest = elements.toSorted((a, b) => a.epoch - b.epoch).at(-1);
  const plane: OrbitPlane | null = newest === undefined ? null : planeOf(newest);
  return { rules: SHIPPED_RULES, station: { ...stationFacts(view), plane } };
}

/** A plan of a file is judged in its own time unless told. */
function clipped(plan: Plan, question: PlanQuestion, from: Instant, to: Instant): Plan {
  return { ...plan, from: question.from === undefined ? plan.from : from, to: question.to === undefined ? plan.to : to };
}

/** `from` is the first moment of its day, `to` too: a day that a plan ends on is not in it. */
export function momentOr(text: string | undefined, where: string, otherwise: Instant): Outcome<Instant> {
  if (text === undefined) return succeed(otherwise);
  const moment = readDayOrMoment(text, where);
  return moment.ok && /^\d{4}-(?:\d{2}-\d{2}|\d{3})$/.test(text.trim()) ? succeed(addSeconds(moment.value, -(DAY_S - 1))) : moment;
}
