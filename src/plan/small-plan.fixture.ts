/** A station of four ports and plans for it, made by hand, for the tests of the rules. */
import { DAY_S, type Instant, NEVER, addSeconds } from '../time/index.ts';
import type { RuleBook } from './evaluate.ts';
import type { Plan, Seat, Side, Visit } from './plan.ts';
import { SHIPPED_RULES, dayOf } from './rule-data.ts';
import type { PlanPort } from './station-facts.ts';

export const START = dayOf('2030-01-01');
export const day = (count: number): Instant => addSeconds(START, count * DAY_S);

const port = (id: string, segment: PlanPort['segment'], takes: readonly string[]): PlanPort => ({
  id,
  name: id,
  segment,
  takes,
  open: [{ from: addSeconds(START, -1e9), to: NEVER }],
});

export const BOOK: RuleBook = {
  rules: SHIPPED_RULES,
  station: {
    vehicles: new Map([
      ['soyuz-ms', { id: 'soyuz-ms', name: 'Soyuz MS', side: 'russian', seats: 3 }],
      ['crew-dragon', { id: 'crew-dragon', name: 'Crew Dragon', side: 'us', seats: 4 }],
      ['progress', { id: 'progress', name: 'Progress', side: 'russian', seats: 0 }],
    ]),
    ports: new Map(
      [
        port('r1', 'Russian', ['soyuz-ms', 'progress']),
        port('r2', 'Russian', ['soyuz-ms', 'progress']),
        port('u1', 'US', ['crew-dragon']),
        port('u2', 'US', ['crew-dragon']),
      ].map((one) => [one.id, one]),
    ),
    agreements: [],
    padOutages: [],
    groundings: [],
    clearances: [],
    contingencies: [],
    knownUntil: day(50),
    plane: null,
  },
};

export function visit(flight: string, vehicle: string, at: string, from: number, to: number | null): Visit {
  return {
    flight,
    name: flight,
    vehicle,
    launchAt: day(from),
    pad: null,
    arriveAt: day(from),
    berths: [{ port: at, from: day(from) }],
    departAt: to === null ? null : day(to),
    landAt: null,
    landing: null,
    basis: 'planned',
  };
}

export function seat(person: string, side: Side, up: string, from: number, change: Partial<Seat> = {}): Seat {
  return {
    person,
    name: person,
    named: true,
    agency: side === 'russian' ? 'Roscosmos' : 'NASA',
    side,
    tends: true,
    up,
    down: up,
    homes: [{ ship: up, from: day(from), contingency: false }],
    under: null,
    ...change,
  };
}

/** Two cosmonauts and an astronaut in a Soyuz, three astronauts and a cosmonaut in a Dragon, crossed seats assumed. */
export function steadyPlan(days: number): Plan {
  const under = { under: 'crossed' };
  return {
    id: 'steady',
    parent: null,
    title: 'steady',
    from: day(1),
    to: day(days),
    visits: [visit('soyuz', 'soyuz-ms', 'r1', 0, null), visit('dragon', 'crew-dragon', 'u1', 0, null)],
    seats: [
      ...['rus-1', 'rus-2'].map((person) => seat(person, 'russian', 'soyuz', 0)),
      seat('usa-1', 'us', 'soyuz', 0, under),
      ...['usa-2', 'usa-3', 'usa-4'].map((person) => seat(person, 'us', 'dragon', 0)),
      seat('rus-3', 'russian', 'dragon', 0, under),
    ],
    commands: [{ person: 'rus-1', from: day(0) }],
    unfit: [],
    assumed: [{ id: 'crossed', title: 'crossed seats', from: day(0), to: day(1000) }],
  };
}
