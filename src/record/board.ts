import { DAY_S, type Instant, formatInstant } from '../time/index.ts';
import { type DataAge, dataAge } from './data-age.ts';
import { type Seen, seenAt, seenOf } from './horizon.ts';
import { EVENT_OF, isOverdue, openPlans } from './announced.ts';
import { finenessOf, momentOf, readMoment } from './moment.ts';
import type { Ship, Station } from './station.ts';
import { durationText, hasLanded, stayFacts, staySeconds } from './stays.ts';
import { countUntil, stationIn } from './timeline.ts';
import type { View } from './view.ts';

/** Comings and goings that a board shows. */
const SHOWN_MOVES = 8;

export interface BoardCrew {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  readonly role: string;
  readonly up: string;
  readonly upName: string;
  readonly seatHome: string | null;
  readonly seatHomeName: string | null;
  readonly contingencySeat: boolean;
  /** Whole days since launch, and of all flights in this record. */
  readonly daysThisFlight: number;
  readonly daysTotal: number;
  readonly textThisFlight: string;
  readonly facts: readonly string[];
}

export interface BoardPort {
  readonly port: string | null;
  readonly name: string;
  readonly nameNative: string | null;
  readonly otherName: string | null;
  readonly otherNameNative: string | null;
  readonly ship: string | null;
  readonly shipName: string | null;
  readonly vehicle: string | null;
  readonly since: string | null;
  /** `moving` between ports; `by`: it was gone by the day in `leftBy`, and may have left before. */
  readonly state: 'free' | 'not-in-record' | 'docked' | 'berthed' | 'moving';
  /** Whole days there. */
  readonly days: number | null;
  readonly leftBy: string | null;
  readonly facts: readonly string[];
}

export interface BoardMove {
  readonly flight: string;
  readonly name: string;
  readonly event: 'launch' | 'docking' | 'undocking' | 'landing' | 'relocation';
  readonly at: string;
  /** `overdue`: the day it was planned for has passed, and nothing in the record says that it happened. */
  readonly basis: 'happened' | 'planned' | 'overdue';
  readonly net: boolean;
  /** It had happened by then, and may have before. */
  readonly by: boolean;
  readonly unsourced: boolean;
  readonly fact: string;
}

export interface Board extends Seen {
  readonly at: string;
  readonly asOf: string | null;
  readonly crew: readonly BoardCrew[];
  readonly ports: readonly BoardPort[];
  /** Ships in free flight, with who is in them. */
  readonly inFreeFlight: readonly {
    readonly ship: string;
    readonly name: string;
    readonly since: string;
    readonly people: readonly string[];
    readonly names: readonly string[];
  }[];
  readonly commander: string | null;
  readonly expedition: number | null;
  /** By name, from when, and by which facts. */
  readonly command: {
    readonly commanderName: string | null;
    readonly commanderSince: string | null;
    readonly expeditionSince: string | null;
    /** Of `commander` and `expedition`, those for whose day no page was found. */
    readonly unsourced: readonly ('commander' | 'expedition')[];
    readonly facts: readonly string[];
  };
  readonly next: readonly BoardMove[];
  readonly dataAge: DataAge;
}

/** The station like a departures board: who and what is there, who goes home in what, what comes and goes next. */
export function boardAt(view: View, asked: Instant): Board {
  const at = seenAt(view, asked);
  const station = stationIn(view.timeline, at);
  const { record } = view;
  const { commander, expedition } = station;
  return {
    at: formatInstant(asked),
    ...seenOf(view, asked),
    asOf: view.asOf === null ? null : formatInstant(view.asOf),
    crew: crewOf(view, station, at),
    ports: portsOf(view, station, at),
    inFreeFlight: [...station.ships.values()]
      .filter((ship) => isUnderWay(station, ship, at))
      .map(({ flight, sinceText }) => ({
        ship: flight,
        name: record.flights.get(flight)?.name ?? flight,
        since: sinceText,
        people: [...station.crew.values()].filter(({ inShip }) => inShip === flight).map(({ person }) => person),
        names: [...station.crew.values()]
          .filter(({ inShip }) => inShip === flight)
          .map(({ person }) => record.people.get(person)?.name ?? person),
      })),
    commander: commander?.value ?? null,
    expedition: expedition?.value ?? null,
    command: {
      commanderName: commander === null ? null : (record.people.get(commander.value)?.name ?? commander.value),
      commanderSince: commander === null ? null : formatInstant(commander.since),
      expeditionSince: expedition === null ? null : formatInstant(expedition.since),
      unsourced: [
        ...(lacksPage(view, commander?.fact) ? ['commander' as const] : []),
        ...(lacksPage(view, expedition?.fact) ? ['expedition' as const] : []),
      ],
      facts: [commander, expedition].flatMap((held) => (held === null ? [] : [held.fact])),
    },
    next: nextMoves(view, asked),
    dataAge: dataAge(view, asked),
  };
}

/** Whether no page was found for the day of a fact. */
function lacksPage({ timeline }: View, id: string | undefined): boolean {
  return id !== undefined && timeline.entries.some(({ fact }) => fact.id === id && fact.unsourced?.includes('at') === true);
}

/**
 * A ship that has not docked by then never did, and its end is not in the record. The longest way to the station was that of ATV-1 (9 March to
 * 3 April 2008, 25 days, ESA); the longest in the record itself is HTV-X1's of 4.5 days. The margin is assumed: it only says how long a ship without
 * a docking is shown as on its way.
 */
const LONGEST_WAY_S = 40 * DAY_S;

/** The end of a cargo ship is not in the record: it is shown until it docks, and for a day after it left. */
function isUnderWay({ crew }: Station, { flight, docked, facts, since }: Ship, at: Instant): boolean {
  if (docked) return false;
  return (
    (facts.length === 1 && at - since < LONGEST_WAY_S) || at - since < DAY_S || [...crew.values()].some(({ inShip }) => inShip === flight)
  );
}

function crewOf({ record, stays }: View, station: Station, at: Instant): readonly BoardCrew[] {
  return [...station.crew.values()]
    .filter(({ inShip }) => inShip === null)
    .map((member): BoardCrew => {
      const mine = (stays.get(member.person) ?? []).filter(({ launch }) => launch.moment <= at);
      const current = mine.find((stay) => stay.up === member.up && !hasLanded(stay, at));
      const seconds = current === undefined ? 0 : staySeconds(current, at);
      const total = mine.reduce((sum, stay) => sum + staySeconds(stay, at), 0);
      return {
        id: member.person,
        name: record.people.get(member.person)?.name ?? member.person,
        agency: member.agency,
        role: member.role,
        up: member.up,
        upName: record.flights.get(member.up)?.name ?? member.up,
        seatHome: member.seat,
        seatHomeName: member.seat === null ? null : (record.flights.get(member.seat)?.name ?? member.seat),
        contingencySeat: member.contingency,
        daysThisFlight: Math.floor(seconds / DAY_S),
        daysTotal: Math.floor(total / DAY_S),
        textThisFlight: durationText(seconds),
        facts: [...new Set([...member.facts, ...mine.flatMap((stay) => stayFacts(stay, at))])],
      };
    })
    .toSorted((a, b) => (a.up < b.up ? -1 : a.up > b.up ? 1 : a.id < b.id ? -1 : 1));
}

function portsOf({ record, ofFlight }: View, station: Station, at: Instant): readonly BoardPort[] {
  const docked = [...station.ships.values()].filter(({ docked: isDocked }) => isDocked);
  const nowhere = docked.filter(({ port }) => port === null);
  // A ship at a port that no source names may be at any that takes it, and before its kind is whole in the record any of that kind may be there.
  const isKnownFree = (port: string | null): boolean =>
    (record.ports.get(port ?? '')?.takes ?? []).every((kind) => {
      const since = record.vehicles.get(kind)?.wholeSince;
      return since !== undefined && momentOf(since) <= at && nowhere.every(({ flight }) => record.flights.get(flight)?.vehicle !== kind);
    });
  const rowOf = (port: string | null, flight: string | null): BoardPort => {
    const place = port === null ? undefined : record.ports.get(port);
    const ship = flight === null ? undefined : station.ships.get(flight);
    const known = flight === null ? undefined : record.flights.get(flight);
    const vehicle = known === undefined ? undefined : record.vehicles.get(known.vehicle);
    const leaving = flight === null ? undefined : ofFlight.get(flight)?.find(({ fact, moment }) => fact.type === 'undocked' && moment > at);
    return {
      port,
      name: place?.name ?? port ?? 'port not known',
      nameNative: place?.nameNative ?? null,
      otherName: place?.otherName ?? null,
      otherNameNative: place?.otherNameNative ?? null,
      ship: flight,
      shipName: known?.name ?? flight,
      vehicle: known?.vehicle ?? null,
      since: ship?.sinceText ?? null,
      days: ship === undefined || ship.since > at ? null : Math.floor((at - ship.since) / DAY_S),
      state:
        ship === undefined
          ? isKnownFree(port)
            ? 'free'
            : 'not-in-record'
          : ship.since > at
            ? 'moving'
            : vehicle?.arrival === 'is berthed'
              ? 'berthed'
              : 'docked',
      leftBy: leaving?.fact.precision === 'by' ? leaving.fact.at : null,
      facts: [...(ship?.facts ?? []), ...(leaving?.fact.precision === 'by' ? [leaving.fact.id] : [])],
    };
  };
  const open = [...record.ports.keys()].filter((port) => station.ports.has(port));
  const rows = open.flatMap((port) => {
    const here = docked.filter((ship) => ship.port === port);
    return here.length === 0 ? [rowOf(port, null)] : here.map(({ flight }) => rowOf(port, flight));
  });
  const elsewhere = docked.filter(({ port }) => port === null || !station.ports.has(port));
  return [...rows, ...elsewhere.map(({ port, flight }) => rowOf(port, flight))];
}

/** What happened next, as far as it is known by now; and plans announced by `at` that nothing has fulfilled or replaced yet. */
function nextMoves(view: View, at: Instant): readonly BoardMove[] {
  const { record, timeline } = view;
  const name = (flight: string) => record.flights.get(flight)?.name ?? flight;
  const moves: BoardMove[] = [];
  for (let i = countUntil(timeline, at); i < timeline.entries.length && moves.length < SHOWN_MOVES; i++) {
    const { fact } = timeline.entries[i]!;
    const event = EVENT_OF[fact.type];
    if (event !== undefined && 'flight' in fact)
      moves.push({
        flight: fact.flight,
        name: name(fact.flight),
        event,
        at: fact.at,
        basis: 'happened',
        net: false,
        by: fact.precision === 'by',
        unsourced: fact.unsourced?.includes('at') === true,
        fact: fact.id,
      });
  }
  for (const plan of openPlans(view, at))
    moves.push({
      flight: plan.flight,
      name: name(plan.flight),
      event: plan.event,
      at: plan.plannedFor,
      basis: isOverdue(plan.plannedFor, at) ? 'overdue' : 'planned',
      net: plan.net === true,
      by: false,
      unsourced: plan.unsourced?.includes('plannedFor') === true,
      fact: plan.id,
    });
  const sortKey = ({ at: text }: BoardMove) => {
    const moment = readMoment(text, '');
    return moment.ok ? moment.value : Infinity;
  };
  return moves.toSorted((a, b) => sortKey(a) - sortKey(b) || finenessOf(a.at).localeCompare(finenessOf(b.at))).slice(0, SHOWN_MOVES);
}
