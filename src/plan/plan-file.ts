/** A plan as a file: the same fields, with times in ISO 8601 UTC. `src/api` says its shape; here it is made a plan, and a plan a file. */
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { type Told, addSeconds, formatInstant, parseInstant } from '../time/index.ts';
import type { Home, Plan, Seat, Visit } from './plan.ts';
import { toldApart } from './role-seat.ts';

const PLAN_SCHEMA = 'union-station/plan/1';
const TIMES = new Set(['from', 'to', 'launchAt', 'arriveAt', 'departAt', 'landAt', 'leftAt']);

type MayLack<T, Keys extends keyof T> = Omit<T, Keys> & Partial<Pick<T, Keys>>;

/** What stands for the usual may be left out. */
export interface PlanFile extends MayLack<Omit<Plan, 'visits' | 'seats'>, 'parent' | 'title' | 'commands' | 'unfit'> {
  readonly schema: typeof PLAN_SCHEMA;
  readonly visits: readonly VisitInFile[];
  readonly seats: readonly SeatInFile[];
}

/** Without its `name` it is called as its flight. */
export type VisitInFile = MayLack<Visit, 'name' | 'launchAt' | 'pad' | 'departAt' | 'landAt' | 'landing' | 'basis'>;

/** Without `tends`, whoever has a side tends. */
export interface SeatInFile extends MayLack<Omit<Seat, 'homes'>, 'named' | 'side' | 'tends' | 'down' | 'under'> {
  readonly homes: readonly MayLack<Home, 'contingency'>[];
}

/** The plan of a file that is of its shape; whether its names are of anything, `knownPlan` asks. */
export function planFromFile(file: Told<PlanFile>, where: string): Outcome<Plan> {
  const timed = withInstants(file, where);
  if (!timed.ok) return timed;
  const { id, parent = null, title = '', from, to, visits, seats, commands = [], unfit = [], assumed } = timed.value;
  const flights = visits.map(({ flight }) => flight);
  const twice = flights.findIndex((flight, i) => flights.indexOf(flight) !== i);
  if (twice >= 0) return fail(`${where}.visits[${twice}].flight`, message('plan.flight-once'), JSON.stringify(flights[twice]));
  if (to <= from) return fail(`${where}.to`, message('plan.to-after-from'), formatInstant(to));
  const ships = visits.map(visitOf);
  const plan = { id, parent, title, from, to, visits: ships, seats: toldApart(seats.map(seatOf), ships), commands, unfit };
  return succeed(assumed === undefined ? plan : { ...plan, assumed });
}

function visitOf(visit: VisitInFile): Visit {
  const usual = { launchAt: null, pad: null, departAt: null, landAt: null, landing: null, basis: 'planned', name: visit.flight } as const;
  return { ...usual, ...visit };
}

function seatOf({ homes, ...seat }: SeatInFile): Seat {
  const usual = { named: true, side: null, down: null, under: null, tends: seat.side !== null && seat.side !== undefined };
  return { ...usual, ...seat, homes: homes.map((home) => ({ contingency: false, ...home })) };
}

/** Each time read, or the first that is none. */
function withInstants(file: Told<PlanFile>, where: string): Outcome<PlanFile> {
  let bad: ReturnType<typeof fail> | null = null;
  const read = (text: unknown, path: string): unknown => {
    if (typeof text !== 'string') return text;
    const instant = parseInstant(text, `${where}.${path}`);
    if (!instant.ok) bad ??= instant;
    return instant.ok ? instant.value : null;
  };
  const timed = withTimes(file, read, '') as PlanFile;
  return bad ?? succeed(timed);
}

export function planJson(plan: Plan): Told<PlanFile> {
  const told = (value: unknown) =>
    typeof value === 'number' && Number.isFinite(value) ? formatInstant(addSeconds(plan.from, value - plan.from)) : null;
  return { schema: PLAN_SCHEMA, ...(withTimes(plan, told, '') as Told<Plan>) };
}

function withTimes(value: unknown, change: (value: unknown, path: string) => unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, i) => withTimes(item, change, `${path}[${i}]`));
  // What a message speaks of is none of the plan's own times.
  if (typeof value !== 'object' || value === null || ('key' in value && 'values' in value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: readonly [string, unknown]) => {
      const at = path === '' ? key : `${path}.${key}`;
      return [key, TIMES.has(key) && (typeof item !== 'object' || item === null) ? change(item, at) : withTimes(item, change, at)];
    }),
  );
}
