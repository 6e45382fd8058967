/** May a fact follow on the station as it was before it? What each type of fact asks of that, as a table. */
import { type Instant, formatInstant } from '../time/index.ts';
import type { Breach, Rule } from './breach.ts';
import type { Docked, Fact, FactOf, FactType, Relocated } from './fact.ts';
import { momentOf } from './moment.ts';
import type { CrewMember, Ship, Station } from './station.ts';
import type { Entry, StationRecord } from './station-record.ts';

/** What a fact finds before it. */
interface Before {
  readonly record: StationRecord;
  readonly station: Station;
  readonly moment: Instant;
  /** The ship and the person that the fact speaks of, where they are up. */
  readonly ship: Ship | undefined;
  readonly member: CrewMember | undefined;
  /** A ship is launched and lands once: those that were and did. */
  readonly once: Set<string>;
}

/** A breach, told without the fact itself: the rule, what is wrong, and the facts that say otherwise. */
type Fault = readonly [rule: Rule, says: string, others?: readonly string[]];

type Check<F extends Fact> = (fact: F, before: Before) => readonly Fault[];

/** `once` remembers launches and landings from one call to the next. */
export function faultsOf(record: StationRecord, station: Station, { fact, moment }: Entry, once: Set<string>): readonly Breach[] {
  const ship = 'flight' in fact ? station.ships.get(fact.flight) : undefined;
  const member = 'person' in fact ? station.crew.get(fact.person) : undefined;
  // The table has for each type a check of that very type, which the compiler cannot follow through the lookup.
  const check = CHECKS[fact.type] as Check<Fact> | null;
  const faults = check?.(fact, { record, station, moment, ship, member, once }) ?? [];
  return faults.map(([rule, says, others = []]) => ({ rule, says, facts: [fact.id, ...others] }));
}

const CHECKS: { readonly [T in FactType]: Check<FactOf<T>> | null } = {
  launched: (fact, { once }) => happensOnce(fact, once),
  docked: (fact, before) => [...arrival(fact, before), ...atPort(fact, before)],
  relocated: (fact, before) => [
    ...arrival(fact, before),
    ...when(momentOf(fact.arrivedAt) < before.moment, 'times in order', `${fact.flight} arrived before it left`),
    ...atPort(fact, before),
  ],
  undocked: ({ flight, port }, { ship }) => {
    if (ship === undefined) return [['times in order', `${flight} undocked before it was launched, or after it landed`]];
    if (!ship.docked) return [['a ship is at one place', `${flight} undocked in free flight`, ship.facts]];
    const elsewhere = port !== undefined && ship.port !== null && ship.port !== port;
    return when(elsewhere, 'a ship is at one place', `${flight} undocked from ${port}, and was at ${ship.port}`, ship.facts);
  },
  landed: (fact, { ship, once }) => [
    ...happensOnce(fact, once),
    ...when(ship === undefined, 'times in order', `${fact.flight} landed before it was launched`),
  ],
  boarded: ({ person, flight }, { ship, member }) => [
    ...when(member !== undefined, 'a person is in one place', `${person} boarded ${flight}, and was up since ${member?.up}`, member?.facts),
    ...when(ship !== undefined, NO_WAY_THERE, `${person} boarded ${flight} after its launch`, ship?.facts),
  ],
  left: ({ person, flight }, { ship, member }) => [
    ...when(member === undefined, NO_WAY_THERE, `${person} left in ${flight}, and was not up`),
    ...when(
      (member?.inShip ?? flight) !== flight,
      'up once, down once',
      `${person} left in ${flight}, and was in ${member?.inShip}`,
      member?.facts,
    ),
    ...when(ship === undefined, NO_WAY_THERE, `${person} left in ${flight}, which was not up`),
  ],
  seatMoved: ({ person, flight }, { ship, member }) => [
    ...when(member === undefined, NO_WAY_THERE, `the seat of ${person} moved to ${flight}, who was not up`),
    ...when(ship === undefined, 'a seat home for everybody', `the seat of ${person} moved to ${flight}, which was not up`),
  ],
  seatGivenUp: ({ person }, { member }) => when(member === undefined, NO_WAY_THERE, `the seat of ${person} was given up, who was not up`),
  commandHandedOver: ({ person }, { member }) =>
    when(
      member === undefined || member.inShip !== null,
      'the commander is aboard',
      `${person} took command, and was not aboard`,
      member?.facts,
    ),
  expeditionBegan: ({ expedition }, { station }) => {
    const last = station.expedition?.value ?? 0;
    const said = station.expedition === null ? [] : [station.expedition.fact];
    return when(expedition !== last + 1, 'expeditions tile', `expedition ${expedition} began after ${last}`, said);
  },
  portOpened: ({ port }, { station }) => when(station.ports.has(port), 'a port is there', `${port} opened twice`),
  portClosed: ({ port }, { station }) => when(!station.ports.has(port), 'a port is there', `${port} closed and was not open`),
  agreementSigned: null,
  agreementAmended: null,
  agreementExpired: null,
  sanctionImposed: null,
  sanctionExcepted: null,
  sanctionLifted: null,
  statementMade: null,
  letterSent: null,
  letterAnswered: null,
  decisionTaken: null,
  planAnnounced: null,
  occurred: null,
  withdrawn: null,
};

const NO_WAY_THERE = 'nobody aboard without a way there';

const when = (isSo: boolean, ...fault: Fault): readonly Fault[] => (isSo ? [fault] : []);

function happensOnce({ type, flight }: FactOf<'launched' | 'landed'>, once: Set<string>): readonly Fault[] {
  const key = `${type} ${flight}`;
  const again = once.has(key);
  once.add(key);
  return when(again, 'a ship is at one place', `${key} again`);
}

/** Only a ship in free flight docks, and only a docked one is moved to another port. */
function arrival({ type, flight }: Docked | Relocated, { ship }: Before): readonly Fault[] {
  if (ship === undefined) return [['times in order', `${flight} ${type} before it was launched, or after it landed`]];
  const where = ship.docked ? `docked at ${ship.port ?? 'a port not known'}` : 'in free flight';
  return when(ship.docked !== (type === 'relocated'), 'a ship is at one place', `${flight} ${type} while ${where}`, ship.facts);
}

/** The port is open, free, and takes ships of this kind. */
function atPort({ flight, port }: Docked | Relocated, { record, station }: Before): readonly Fault[] {
  if (port === undefined) return [];
  const others = [...station.ships.values()].filter((other) => other.port === port && other.flight !== flight);
  const vehicle = record.flights.get(flight)?.vehicle;
  const takes = record.ports.get(port)?.takes;
  return [
    ...others.map((other): Fault => [
      'a port holds one ship',
      `${flight} at ${port}, where ${other.flight} is since ${formatInstant(other.since)}`,
      other.facts,
    ]),
    ...when(!station.ports.has(port), 'a port is there', `${flight} at ${port}, which was not open`),
    ...(vehicle !== undefined && takes !== undefined && !takes.includes(vehicle)
      ? [['a port is there', `${flight}, a ${vehicle}, at ${port}, which takes ${takes.join(', ')}`] as const]
      : []),
  ];
}
