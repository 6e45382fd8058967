/** A plan as a file: the same fields, with times in ISO 8601 UTC. */
import { type Message, type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { addSeconds, formatInstant, parseInstant } from '../time/index.ts';
import type { Plan, Seat, Visit } from './plan.ts';

export const PLAN_SCHEMA = 'union-station/plan/1';
const TIMES = new Set(['from', 'to', 'launchAt', 'arriveAt', 'departAt', 'landAt', 'leftAt']);
export const MAX_VISITS = 5000;
export const MAX_SEATS = 20_000;

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export function planJson(plan: Plan): Json {
  return {
    schema: PLAN_SCHEMA,
    ...(withTimes(plan as unknown as Json, (value) =>
      typeof value === 'number' && Number.isFinite(value) ? formatInstant(addSeconds(plan.from, value - plan.from)) : null,
    ) as Record<string, Json>),
  };
}

function withTimes(value: Json, change: (value: Json) => Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => withTimes(item, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, Json>).map(([key, item]) => [
      key,
      TIMES.has(key) && (item === null || typeof item !== 'object') ? change(item) : withTimes(item, change),
    ]),
  );
}

/** A plan from a file's text, each field checked; names that rules need are asked by the rules. */
export function readPlan(text: string, where: string): Outcome<Plan> {
  let value: Json;
  try {
    value = JSON.parse(withoutComments(text)) as Json;
  } catch (error) {
    return fail(where, message('plan.json-with-comments'), error instanceof Error ? error.message : String(error));
  }
  if (!isObject(value) || value['schema'] !== PLAN_SCHEMA)
    return fail(
      where,
      message('plan.object-of-schema', { schema: PLAN_SCHEMA }),
      JSON.stringify(isObject(value) ? (value['schema'] ?? null) : value).slice(0, 60),
    );
  let bad: ReturnType<typeof fail> | null = null;
  const timed = withTimes(value, (time) => {
    if (time === null) return null;
    const read =
      typeof time === 'string' ? parseInstant(time, where) : fail(where, message('plan.time-as-text'), JSON.stringify(time).slice(0, 60));
    if (!read.ok) bad ??= read;
    return read.ok ? read.value : null;
  }) as Record<string, Json>;
  if (bad !== null) return bad;
  const missing = firstMissing(timed);
  if (missing !== null) return fail(`${where}.${missing.where}`, missing.wanted, message('plan.something-else'));
  const plan = { unfit: [], commands: [], parent: null, title: '', ...timed } as unknown as Plan & { schema?: unknown };
  const flights = new Set(plan.visits.map(({ flight }) => flight));
  if (flights.size < plan.visits.length) return fail(where, message('plan.flight-once'), message('plan.flight-twice'));
  if (plan.to <= plan.from) return fail(where, message('plan.to-after-from'), formatInstant(plan.to));
  return succeed({
    id: plan.id,
    parent: plan.parent,
    title: plan.title,
    from: plan.from,
    to: plan.to,
    visits: plan.visits.map(visitWith),
    seats: plan.seats.map(seatWith),
    commands: plan.commands,
    unfit: plan.unfit,
    ...(plan.assumed === undefined ? {} : { assumed: plan.assumed }),
  });
}

const visitWith = (visit: Visit): Visit => ({
  ...visit,
  launchAt: visit.launchAt ?? null,
  pad: visit.pad ?? null,
  departAt: visit.departAt ?? null,
  landAt: visit.landAt ?? null,
  landing: visit.landing ?? null,
  basis: visit.basis ?? 'planned',
  name: visit.name ?? visit.flight,
});
const seatWith = (seat: Seat): Seat => ({
  ...seat,
  named: seat.named ?? true,
  down: seat.down ?? null,
  under: seat.under ?? null,
  tends: seat.tends ?? seat.side !== null,
});

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function firstMissing(plan: Readonly<Record<string, Json>>): { readonly where: string; readonly wanted: Message } | null {
  const need = (object: Readonly<Record<string, Json>>, where: string, fields: Readonly<Record<string, string>>) => {
    for (const [field, type] of Object.entries(fields))
      if (typeof object[field] !== type)
        return { where: `${where}${field}`, wanted: type === 'number' ? message('plan.a-time') : message('plan.a-string') };
    return null;
  };
  const top = need(plan, '', { id: 'string', from: 'number', to: 'number' });
  if (top !== null) return top;
  for (const [list, most] of [
    ['visits', MAX_VISITS],
    ['seats', MAX_SEATS],
  ] as const) {
    const items = plan[list];
    if (!Array.isArray(items) || items.length > most) return { where: list, wanted: message('plan.list-of-at-most', { count: most }) };
  }
  for (const [i, visit] of (plan['visits'] as readonly Json[]).entries()) {
    const where = `visits[${i}].`;
    if (!isObject(visit)) return { where, wanted: message('plan.an-object') };
    const lacks = need(visit, where, { flight: 'string', vehicle: 'string', arriveAt: 'number' });
    if (lacks !== null) return lacks;
    if (!Array.isArray(visit['berths']) || visit['berths'].length === 0)
      return { where: `${where}berths`, wanted: message('plan.one-berth') };
    for (const berth of visit['berths'] as readonly Json[])
      if (!isObject(berth) || typeof berth['from'] !== 'number')
        return { where: `${where}berths`, wanted: message('plan.berths', { shape: '{port, from}' }) };
  }
  for (const [i, seat] of (plan['seats'] as readonly Json[]).entries()) {
    const where = `seats[${i}].`;
    if (!isObject(seat)) return { where, wanted: message('plan.an-object') };
    const lacks = need(seat, where, { person: 'string', name: 'string', agency: 'string', up: 'string' });
    if (lacks !== null) return lacks;
    if (!Array.isArray(seat['homes']) || seat['homes'].length === 0) return { where: `${where}homes`, wanted: message('plan.one-home') };
    for (const home of seat['homes'] as readonly Json[])
      if (!isObject(home) || typeof home['from'] !== 'number')
        return { where: `${where}homes`, wanted: message('plan.homes', { shape: '{ship, from, contingency}' }) };
  }
  return null;
}

const STRING_OR_COMMENT = /("(?:\\.|[^"\\])*")|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

const STRING_OR_LAST_COMMA = /("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g;

/** JSON with comments and commas after the last item to JSON; what only looks like one inside a text stays. Lines are kept, so that errors name them. */
export function withoutComments(text: string): string {
  return text
    .replaceAll(STRING_OR_COMMENT, (whole: string, quoted?: string) => quoted ?? whole.replaceAll(/[^\n]/g, ' '))
    .replaceAll(STRING_OR_LAST_COMMA, (_, quoted?: string) => quoted ?? ' ');
}
