import { DAY_S, type Instant, addSeconds, formatInstant } from '../time/index.ts';
import { arrivalName, departureName, givenName } from './grid-draft.ts';
import { ARRIVAL_DAY, type Grid, type GridKind, type Mix, WEEK_S, portClasses } from './grid.ts';
import { type Plan, SIDES, type Seat, type Visit } from './plan.ts';
import { roleSeat } from './role-seat.ts';
import { usualPad } from './station-facts.ts';

/** From launch to arrival in a made plan; two days, the longer of the ways up in use. */
const FLIGHT_DAYS = 2;
/** Ships come and go at noon. */
const NOON_S = DAY_S / 2;
const SCENARIO_AGREEMENT = 'scenario-crossed-seats';

interface Stay {
  readonly kind: GridKind;
  readonly mix: Mix;
  readonly crossed: boolean;
  readonly came: number;
  readonly went: number | null;
}

/** What the solver's counts say as a plan: first come, first go, and a port for each. */
export function planFromGrid(grid: Grid, values: ReadonlyMap<string, number>, start: Plan, title: string): Plan {
  const to = addSeconds(grid.from, grid.weeks * WEEK_S);
  // Who comes in the last week that may have crossed seats was launched in it or before.
  const crossedUntil = addSeconds(grid.from, (grid.crossedUntilWeek + 1) * WEEK_S);
  const isSet = (name: string) => (values.get(name) ?? 0) > 0.5;
  const weeks = Array.from({ length: grid.weeks }, (_, w) => w);
  const stays: Stay[] = grid.kinds.flatMap((kind) =>
    kind.mixes.flatMap(({ people, crossed }, m) => {
      const came = weeks.filter((w) => isSet(arrivalName(kind.id, m, w)));
      const went = weeks.filter((w) => isSet(departureName(kind.id, m, w)));
      return came.map((week, i) => ({ kind, mix: people, crossed, came: week, went: went[i] ?? null }));
    }),
  );
  const leaves = new Map(grid.ships.map(({ flight }, s) => [flight, weeks.find((w) => isSet(givenName(s, w))) ?? null]));
  const at = (week: number, day: number): Instant => addSeconds(grid.from, week * WEEK_S + day * DAY_S + NOON_S);
  const given = start.visits.map((visit): Visit => {
    const week = leaves.get(visit.flight);
    if (week === undefined) return visit;
    const departAt = week === null ? null : at(week, 0);
    return {
      ...visit,
      berths: visit.berths.filter(({ from }, i) => i === 0 || from <= grid.from),
      departAt,
      landAt: null,
      basis: 'happened',
    };
  });
  const ports = portsFor(grid, stays, leaves);
  const numbers = new Map<string, number>();
  const visits: Visit[] = [];
  const seats: Seat[] = [];
  for (const [i, stay] of stays.entries()) {
    const { kind, mix, crossed } = stay;
    const number = (numbers.get(kind.vehicle) ?? 0) + 1;
    numbers.set(kind.vehicle, number);
    const arriveAt = at(stay.came, ARRIVAL_DAY);
    const launchAt = addSeconds(arriveAt, -FLIGHT_DAYS * DAY_S);
    const departAt = stay.went === null ? null : at(stay.went, 0);
    const visit: Visit = {
      flight: `plan-${kind.vehicle}-${number}`,
      name: `${nameOf(kind.vehicle)} ${number} (plan)`,
      vehicle: kind.vehicle,
      launchAt,
      pad: usualPad(kind.vehicle, launchAt),
      arriveAt,
      berths: [{ port: ports[i] ?? null, from: arriveAt }],
      departAt,
      // Which pass it lands on is not known so far ahead; where elements are given, the rule asks the pass of that day.
      landAt: null,
      landing: null,
      basis: 'planned',
    };
    visits.push(visit);
    for (const side of SIDES)
      for (let k = 1; k <= mix[side]; k++)
        seats.push({ ...roleSeat(side, visit, seats), ...(crossed && side !== kind.side ? { under: SCENARIO_AGREEMENT } : {}) });
  }
  const stayed = start.seats.map((seat): Seat => {
    const home = seat.homes.findLast(({ from }, i) => i === 0 || from <= grid.from);
    return { ...seat, down: home?.ship ?? null, homes: seat.homes.filter(({ from }, i) => i === 0 || from <= grid.from) };
  });
  return {
    id: `solved-${formatInstant(grid.from).slice(0, 10)}-${grid.weeks}w`,
    parent: start.id,
    title,
    from: grid.from,
    to,
    visits: [...given, ...visits].toSorted((a, b) => a.arriveAt - b.arriveAt),
    seats: [...stayed, ...seats],
    commands: [],
    unfit: start.unfit.filter(({ from }) => from <= grid.from),
    ...(grid.crossedUntilWeek < 0
      ? {}
      : {
          assumed: [
            {
              id: SCENARIO_AGREEMENT,
              title: `crossed seats until ${formatInstant(crossedUntil).slice(0, 10)}`,
              from: grid.from,
              to: crossedUntil,
            },
          ],
        }),
  };
}

const NAMES: Readonly<Record<string, string>> = {
  'soyuz-ms': 'Soyuz',
  'crew-dragon': 'Dragon',
  progress: 'Progress',
  'cargo-dragon-2': 'Cargo Dragon',
  cygnus: 'Cygnus',
  'htv-x': 'HTV-X',
  starliner: 'Starliner',
};
const nameOf = (vehicle: string): string => NAMES[vehicle] ?? vehicle;

/** Intervals by their beginnings, each to the first port of its class that is free: where never more overlap than there are ports, all fit. */
function portsFor(grid: Grid, stays: readonly Stay[], leaves: ReadonlyMap<string, number | null>): readonly (string | null)[] {
  const ports: (string | null)[] = stays.map(() => null);
  for (const portClass of portClasses(grid)) {
    const freeFrom = new Map(portClass.map((port) => [port, -1]));
    for (const { flight, port } of grid.ships) if (port !== null && freeFrom.has(port)) freeFrom.set(port, leaves.get(flight) ?? Infinity);
    const mine = [...stays.entries()]
      .filter(([, { kind }]) => kind.ports.some((port) => portClass.includes(port)))
      .toSorted(([, a], [, b]) => a.came - b.came);
    for (const [i, { came, went }] of mine) {
      const port = portClass.find((one) => freeFrom.get(one)! <= came);
      if (port === undefined) continue;
      ports[i] = port;
      freeFrom.set(port, went ?? Infinity);
    }
  }
  return ports;
}
