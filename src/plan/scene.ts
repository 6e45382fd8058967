/** A plan swept through time once: what is docked and who is aboard between each change and the next. Every rule looks at this. */
import { type Instant, NEVER } from '../time/index.ts';
import type { Home, Plan, Seat, Unfit, Visit } from './plan.ts';
import type { StationFacts } from './station-facts.ts';

export interface Docked {
  readonly visit: Visit;
  readonly port: string | null;
  /** On its way between two ports. */
  readonly moving: boolean;
  /** Why it cannot bring people home, where it cannot. */
  readonly unfit: Unfit | null;
}

export interface Aboard {
  readonly seat: Seat;
  readonly home: Home | null;
}

/** The station between two changes. */
export interface Situation {
  readonly from: Instant;
  readonly to: Instant;
  readonly docked: readonly Docked[];
  readonly aboard: readonly Aboard[];
}

export interface Scene {
  readonly plan: Plan;
  readonly station: StationFacts;
  /** Those that fly. */
  readonly visits: readonly Visit[];
  readonly seats: readonly Seat[];
  readonly visitOf: ReadonlyMap<string, Visit>;
  readonly situations: readonly Situation[];
}

interface Stretch<T> {
  readonly from: Instant;
  readonly to: Instant;
  readonly item: T;
}

export function sceneOf(plan: Plan, station: StationFacts): Scene {
  const visits = plan.visits.filter(({ off }) => off === undefined);
  const visitOf = new Map(visits.map((visit) => [visit.flight, visit]));
  const seats = plan.seats.filter(({ off, up }) => off === undefined && visitOf.has(up));
  return { plan, station, visits, seats, visitOf, situations: sweep(plan, visits, seats, visitOf) };
}

/** When a person leaves: with the ship they go down in, or not in this plan. */
export function leavesAt(seat: Seat, visitOf: ReadonlyMap<string, Visit>): Instant {
  return (seat.down === null ? null : visitOf.get(seat.down)?.departAt) ?? NEVER;
}

function sweep(plan: Plan, visits: readonly Visit[], seats: readonly Seat[], visitOf: ReadonlyMap<string, Visit>): readonly Situation[] {
  const cuts = new Set<Instant>([plan.from, plan.to]);
  const cut = (at: Instant) => {
    if (at > plan.from && at < plan.to) cuts.add(at);
  };
  const ships: Stretch<{ readonly visit: Visit; readonly port: string | null; readonly moving: boolean }>[] = [];
  for (const visit of visits) {
    const gone = visit.departAt ?? NEVER;
    for (const [i, { port, from }] of visit.berths.entries()) {
      const next = visit.berths[i + 1];
      const leaves = next === undefined ? gone : (next.leftAt ?? next.from);
      ships.push({ from, to: leaves, item: { visit, port, moving: false } });
      if (next !== undefined && leaves < next.from) ships.push({ from: leaves, to: next.from, item: { visit, port: null, moving: true } });
    }
  }
  const people: Stretch<Aboard>[] = [];
  for (const seat of seats) {
    const gone = leavesAt(seat, visitOf);
    const come = visitOf.get(seat.up)!.arriveAt;
    for (const [i, home] of seat.homes.entries()) {
      const [from, to] = [i === 0 ? come : home.from, seat.homes[i + 1]?.from ?? gone];
      if (from < gone) people.push({ from, to: to < gone ? to : gone, item: { seat, home } });
    }
  }
  for (const { from, to } of [...ships, ...people]) {
    cut(from);
    cut(to);
  }
  for (const { from, to } of plan.unfit) {
    cut(from);
    if (to !== null) cut(to);
  }
  const times = [...cuts].toSorted((a, b) => a - b);
  const shipsAt = through(ships);
  const peopleAt = through(people);
  return times.slice(0, -1).map((from, i): Situation => ({
    from,
    to: times[i + 1]!,
    docked: shipsAt(from).map(({ visit, port, moving }) => ({
      visit,
      port,
      moving,
      unfit: plan.unfit.find(({ ship, from: since, to }) => ship === visit.flight && since <= from && (to === null || from < to)) ?? null,
    })),
    aboard: peopleAt(from),
  }));
}

/** What holds at each of some rising times: stretches come in by their beginnings and go out by their ends. */
function through<T>(stretches: readonly Stretch<T>[]): (at: Instant) => readonly T[] {
  const waiting = stretches.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from);
  let next = 0;
  let active: Stretch<T>[] = [];
  return (at) => {
    while (next < waiting.length && waiting[next]!.from <= at) active.push(waiting[next++]!);
    if (active.some(({ to }) => to <= at)) active = active.filter(({ to }) => to > at);
    return active.map(({ item }) => item);
  };
}
