import { type Instant } from '../time/index.ts';
import { momentOf } from './moment.ts';
import type { Fact } from './fact.ts';
import type { Entry } from './station-record.ts';

export interface Ship {
  readonly flight: string;
  /** Null in free flight, and when docked at a port that no source names. */
  readonly port: string | null;
  readonly docked: boolean;
  /** When it docked where it is; on a move between ports it may still be ahead. */
  readonly since: Instant;
  /** How fine `since` is, as its line has it. */
  readonly sinceText: string;
  readonly facts: readonly string[];
}

export interface CrewMember {
  readonly person: string;
  readonly agency: string;
  readonly role: string;
  readonly up: string;
  readonly upAt: Instant;
  /** The ship that the person is in, or null aboard the station. */
  readonly inShip: string | null;
  /** The ship with the seat home; null where it was given up. */
  readonly seat: string | null;
  readonly contingency: boolean;
  readonly facts: readonly string[];
}

export interface Held<T> {
  readonly value: T;
  readonly since: Instant;
  readonly fact: string;
}

/** The station at one instant. Values are never changed; each fact gives a new one. */
export interface Station {
  readonly ships: ReadonlyMap<string, Ship>;
  readonly crew: ReadonlyMap<string, CrewMember>;
  readonly ports: ReadonlySet<string>;
  readonly commander: Held<string> | null;
  readonly expedition: Held<number> | null;
}

export const EMPTY_STATION: Station = { ships: new Map(), crew: new Map(), ports: new Set(), commander: null, expedition: null };

const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map(map).set(key, value);

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const left = new Map(map);
  left.delete(key);
  return left;
}

/** Puts some of the crew elsewhere; the map is copied only where somebody moves. */
function moveCrew(crew: Station['crew'], who: (member: CrewMember) => boolean, to: string | null): Station['crew'] {
  const moved = [...crew.values()].filter(who);
  if (moved.length === 0) return crew;
  const next = new Map(crew);
  for (const member of moved) next.set(member.person, { ...member, inShip: to });
  return next;
}

/** The station after one more fact. Total: a fact that does not fit changes what it can, and the rules tell of it. */
export function evolve(station: Station, { fact, moment }: Entry): Station {
  switch (fact.type) {
    case 'portOpened':
      return { ...station, ports: new Set(station.ports).add(fact.port) };
    case 'portClosed':
      return { ...station, ports: new Set([...station.ports].filter((port) => port !== fact.port)) };
    case 'launched': {
      const ship: Ship = { flight: fact.flight, port: null, docked: false, since: moment, sinceText: fact.at, facts: [fact.id] };
      return { ...station, ships: withEntry(station.ships, fact.flight, ship) };
    }
    case 'docked':
      return {
        ...station,
        ships: withEntry(station.ships, fact.flight, {
          flight: fact.flight,
          port: fact.port ?? null,
          docked: true,
          since: moment,
          sinceText: fact.at,
          facts: [...(station.ships.get(fact.flight)?.facts ?? []), fact.id],
        }),
        crew: moveCrew(station.crew, ({ inShip }) => inShip === fact.flight, null),
      };
    case 'relocated': {
      const ship = station.ships.get(fact.flight);
      if (ship === undefined) return station;
      const moved = { ...ship, port: fact.port, docked: true, since: momentOf(fact.arrivedAt), sinceText: fact.arrivedAt };
      return { ...station, ships: withEntry(station.ships, fact.flight, { ...moved, facts: [...ship.facts, fact.id] }) };
    }
    case 'undocked': {
      const ship = station.ships.get(fact.flight);
      if (ship === undefined) return station;
      const free = { ...ship, port: null, docked: false, since: moment, sinceText: fact.at, facts: [...ship.facts, fact.id] };
      return { ...station, ships: withEntry(station.ships, fact.flight, free) };
    }
    case 'landed': {
      const home = [...station.crew.values()].filter(({ inShip }) => inShip === fact.flight);
      const crew = home.length === 0 ? station.crew : new Map(station.crew);
      for (const { person } of home) (crew as Map<string, CrewMember>).delete(person);
      return { ...station, ships: without(station.ships, fact.flight), crew };
    }
    case 'boarded': {
      const member: CrewMember = {
        person: fact.person,
        agency: fact.agency,
        role: fact.role,
        up: fact.flight,
        upAt: moment,
        inShip: fact.flight,
        seat: fact.flight,
        contingency: false,
        facts: [fact.id],
      };
      return { ...station, crew: withEntry(station.crew, fact.person, member) };
    }
    case 'left': {
      const next = withMember(station, fact, { inShip: fact.flight, seat: fact.flight, contingency: false });
      // Who leaves in command without a handover in the record leaves nobody known to command.
      return next.commander?.value === fact.person ? { ...next, commander: null } : next;
    }
    case 'seatMoved':
      return withMember(station, fact, { seat: fact.flight, contingency: fact.contingency === true });
    case 'seatGivenUp':
      return withMember(station, fact, { seat: null, contingency: false });
    case 'commandHandedOver':
      return { ...station, commander: { value: fact.person, since: moment, fact: fact.id } };
    case 'expeditionBegan':
      return { ...station, expedition: { value: fact.expedition, since: moment, fact: fact.id } };
    case 'agreementSigned':
    case 'agreementAmended':
    case 'agreementExpired':
    case 'sanctionImposed':
    case 'sanctionExcepted':
    case 'sanctionLifted':
    case 'statementMade':
    case 'letterSent':
    case 'letterAnswered':
    case 'decisionTaken':
    case 'planAnnounced':
    case 'occurred':
    case 'withdrawn':
      return station;
  }
}

function withMember(station: Station, fact: Extract<Fact, { readonly person: string }>, change: Partial<CrewMember>): Station {
  const member = station.crew.get(fact.person);
  if (member === undefined) return station;
  return { ...station, crew: withEntry(station.crew, fact.person, { ...member, ...change, facts: [...member.facts, fact.id] }) };
}
