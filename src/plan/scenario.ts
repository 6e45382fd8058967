/** A scenario: what a plan is asked about, in a small file with comments. Rules and flights are switched off, never deleted. */
import type { Provenance } from '../math/index.ts';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { type Instant } from '../time/index.ts';
import type { Change } from './change.ts';
import type { RuleBook } from './evaluate.ts';
import type { Plan } from './plan.ts';
import { withoutComments } from './plan-json.ts';
import { type RuleId, type RuleNumber, SHIPPED_RULES, readDay } from './rule-data.ts';

const SCENARIO_SCHEMA = 'union-station/plan-scenario/1';
export const MAX_SCENARIO_CHANGES = 200;

export interface ScenarioFlight {
  /** `soyuz-ms`, `crew-dragon`, … */
  readonly vehicle: string;
  /** How often one may be launched, at most. */
  readonly everyDays: number;
  readonly stayDays: readonly [least: number, most: number];
  readonly ports: readonly string[];
  /** Own people, and those of the other side, in one ship. */
  readonly own: number;
  readonly crossed: number;
  /** Visits that there have to be in a year; for cargo. */
  readonly perYear?: number;
}

export interface Scenario {
  readonly title: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly asOf: string | null;
  readonly rulesOff: readonly RuleId[];
  /** Rules that are off unless asked for. */
  readonly rulesOn: readonly RuleId[];
  readonly numbers: readonly ScenarioNumber[];
  readonly flightsOff: readonly { readonly flight: string; readonly why: string }[];
  readonly changes: readonly Change[];
  /** Until when seats may be crossed; null: while an agreement names the flight. */
  readonly crossedUntil: Instant | null;
  readonly fleet: readonly ScenarioFlight[];
}

/** A number that takes the place of a rule's own, in its unit. */
export interface ScenarioNumber extends Omit<RuleNumber, 'unit' | keyof Provenance> {
  readonly rule: RuleId;
}

type Raw = Readonly<Record<string, unknown>>;

export function readScenario(text: string, where: string): Outcome<Scenario> {
  let raw: Raw;
  try {
    raw = JSON.parse(withoutComments(text)) as Raw;
  } catch (error) {
    return fail(where, message('plan.json-with-comments'), error instanceof Error ? error.message : String(error));
  }
  if (typeof raw !== 'object' || raw === null || raw['schema'] !== SCENARIO_SCHEMA)
    return fail(where, message('plan.object-of-schema', { schema: SCENARIO_SCHEMA }), JSON.stringify(raw).slice(0, 60));
  const from = dayIn(raw, 'from', where);
  const to = dayIn(raw, 'to', where);
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (to.value <= from.value) return fail(`${where}.to`, message('plan.day-after-from'), JSON.stringify(raw['to']));
  const crossedUntil = raw['crossedUntil'] === undefined ? succeed(null) : dayIn(raw, 'crossedUntil', where);
  if (!crossedUntil.ok) return crossedUntil;
  for (const list of ['rulesOff', 'rulesOn', 'numbers', 'flightsOff', 'changes', 'fleet'])
    if (raw[list] !== undefined && (!Array.isArray(raw[list]) || raw[list].length > MAX_SCENARIO_CHANGES))
      return fail(
        `${where}.${list}`,
        message('plan.list-of-at-most', { count: MAX_SCENARIO_CHANGES }),
        JSON.stringify(raw[list]).slice(0, 60),
      );
  const rulesOff = (raw['rulesOff'] ?? []) as readonly RuleId[];
  const rulesOn = (raw['rulesOn'] ?? []) as readonly RuleId[];
  const numbers = (raw['numbers'] ?? []) as Scenario['numbers'];
  for (const rule of [...rulesOff, ...rulesOn, ...numbers.map((number) => number.rule)])
    if (!SHIPPED_RULES.some(({ id }) => id === rule))
      return fail(`${where}.rule`, message('plan.one-of', { names: SHIPPED_RULES.map(({ id }) => id) }), JSON.stringify(rule));
  const changes: Change[] = [];
  for (const [i, change] of ((raw['changes'] ?? []) as readonly Raw[]).entries()) {
    const read = readChange(change, `${where}.changes[${i}]`);
    if (!read.ok) return read;
    changes.push(read.value);
  }
  const fleet: ScenarioFlight[] = [];
  for (const [i, flight] of ((raw['fleet'] ?? []) as readonly Raw[]).entries()) {
    const read = readFlight(flight, `${where}.fleet[${i}]`);
    if (!read.ok) return read;
    fleet.push(read.value);
  }
  return succeed({
    title: typeof raw['title'] === 'string' ? raw['title'] : where,
    from: from.value,
    to: to.value,
    asOf: typeof raw['asOf'] === 'string' ? raw['asOf'] : null,
    rulesOff,
    rulesOn,
    numbers,
    flightsOff: (raw['flightsOff'] ?? []) as Scenario['flightsOff'],
    changes,
    crossedUntil: crossedUntil.value,
    fleet,
  });
}

function dayIn(raw: Raw, field: string, where: string): Outcome<Instant> {
  const value = raw[field];
  return typeof value === 'string'
    ? readDay(value, `${where}.${field}`)
    : fail(`${where}.${field}`, message('plan.day-as'), JSON.stringify(value ?? null));
}

function readChange(raw: Raw, where: string): Outcome<Change> {
  const kind = raw['kind'];
  const day = (field: string) => dayIn(raw, field, where);
  const text = (field: string): Outcome<string> =>
    typeof raw[field] === 'string'
      ? succeed(raw[field])
      : fail(`${where}.${field}`, message('plan.a-text'), JSON.stringify(raw[field] ?? null));
  if (kind === 'stop-joint-flights') {
    const on = day('on');
    return on.ok ? succeed({ kind, on: on.value }) : on;
  }
  if (kind === 'ground') {
    const [what, from, to] = [text('what'), day('from'), day('to')];
    if (!what.ok) return what;
    if (!from.ok) return from;
    return to.ok ? succeed({ kind, what: what.value, from: from.value, to: to.value }) : to;
  }
  if (kind === 'lose' || kind === 'leave') {
    const [ship, on] = [text('ship'), day('on')];
    if (!ship.ok) return ship;
    return on.ok ? succeed({ kind, ship: ship.value, on: on.value }) : on;
  }
  if (kind === 'extend') {
    const ship = text('ship');
    if (!ship.ok) return ship;
    return typeof raw['days'] === 'number'
      ? succeed({ kind, ship: ship.value, days: raw['days'] })
      : fail(`${where}.days`, message('plan.a-number'), JSON.stringify(raw['days'] ?? null));
  }
  if (kind === 'withdraw') {
    const on = day('on');
    if (!on.ok) return on;
    return raw['side'] === 'russian' || raw['side'] === 'us'
      ? succeed({ kind, side: raw['side'], on: on.value })
      : fail(`${where}.side`, message('plan.russian-or-us'), JSON.stringify(raw['side'] ?? null));
  }
  return fail(
    `${where}.kind`,
    message('plan.one-of', { names: ['stop-joint-flights', 'ground', 'lose', 'leave', 'extend', 'withdraw'] }),
    JSON.stringify(kind ?? null),
  );
}

const MAX_PEOPLE = 7;

function readFlight(raw: Raw, where: string): Outcome<ScenarioFlight> {
  const whole = (field: string, least: number, most: number) =>
    Number.isInteger(raw[field]) && (raw[field] as number) >= least && (raw[field] as number) <= most;
  if (typeof raw['vehicle'] !== 'string')
    return fail(`${where}.vehicle`, message('plan.vehicle-of-record'), JSON.stringify(raw['vehicle'] ?? null));
  if (!whole('everyDays', 1, 3650))
    return fail(`${where}.everyDays`, message('plan.whole-days', { from: 1, most: 3650 }), JSON.stringify(raw['everyDays'] ?? null));
  for (const field of ['own', 'crossed'])
    if (!whole(field, 0, MAX_PEOPLE))
      return fail(`${where}.${field}`, message('plan.people-range', { most: MAX_PEOPLE }), JSON.stringify(raw[field] ?? null));
  const stay = raw['stayDays'];
  if (
    !Array.isArray(stay) ||
    stay.length !== 2 ||
    !stay.every((days) => Number.isInteger(days) && (days as number) > 0) ||
    (stay[0] as number) > (stay[1] as number)
  )
    return fail(`${where}.stayDays`, message('plan.least-and-most'), JSON.stringify(stay ?? null));
  if (!Array.isArray(raw['ports']) || raw['ports'].length === 0)
    return fail(`${where}.ports`, message('plan.list-of-ports'), JSON.stringify(raw['ports'] ?? null));
  return succeed(raw as unknown as ScenarioFlight);
}

/** The rules and the plan with a scenario's settings: off, and numbers changed, all told by the scenario's name. */
export function withSettings(
  scenario: Pick<Scenario, 'title' | 'rulesOff' | 'rulesOn' | 'numbers' | 'flightsOff'>,
  plan: Plan,
  book: RuleBook,
): { readonly plan: Plan; readonly book: RuleBook } {
  const off = new Map(scenario.flightsOff.map(({ flight, why }) => [flight, why]));
  return {
    plan: { ...plan, visits: plan.visits.map((visit) => (off.has(visit.flight) ? { ...visit, off: off.get(visit.flight)! } : visit)) },
    book: {
      ...book,
      rules: book.rules.map((rule) => ({
        ...rule,
        on: (rule.on || scenario.rulesOn.includes(rule.id)) && !scenario.rulesOff.includes(rule.id),
        parameters: [
          ...rule.parameters,
          ...scenario.numbers
            .filter((number) => number.rule === rule.id)
            .map((number): RuleNumber => ({
              unit: '',
              status: 'assumed',
              source: `scenario: ${scenario.title}`,
              ...number,
            })),
        ],
      })),
    },
  };
}
