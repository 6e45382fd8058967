import { DAY_S, type Instant, formatInstant } from '../time/index.ts';
import { type DataAge, dataAge } from './data-age.ts';
import type { Fact, FactOf } from './fact.ts';
import { finenessOf, readMoment } from './moment.ts';
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
  readonly seatHome: string | null;
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
  readonly otherName: string | null;
  readonly ship: string | null;
  readonly shipName: string | null;
  readonly vehicle: string | null;
  readonly since: string | null;
  /** `moving` between ports; `by`: it was gone by the day in `leftBy`, and may have left before. */
  readonly state: 'free' | 'docked' | 'berthed' | 'moving';
  readonly leftBy: string | null;
  readonly facts: readonly string[];
}

export interface BoardMove {
  readonly flight: string;
  readonly name: string;
  readonly event: 'launch' | 'docking' | 'undocking' | 'landing' | 'relocation';
  readonly at: string;
  readonly basis: 'happened' | 'planned';
  readonly net: boolean;
  readonly fact: string;
}

export interface Board {
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
  }[];
  readonly commander: string | null;
  readonly expedition: number | null;
  /** By name, from when, and by which facts. */
  readonly command: {
    readonly commanderName: string | null;
    readonly commanderSince: string | null;
    readonly expeditionSince: string | null;
    readonly facts: readonly string[];
  };
  readonly next: readonly BoardMove[];
  readonly dataAge: DataAge;
}

/** The station like a departures board: who and what is there, who goes home in what, what comes and goes next. */
export function boardAt(view: View, at: Instant): Board {
  const station = stationIn(view.timeline, at);
  const { record } = view;
  const { commander, expedition } = station;
  return {
    at: formatInstant(at),
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
      })),
    commander: commander?.value ?? null,
    expedition: expedition?.value ?? null,
    command: {
      commanderName: commander === null ? null : (record.people.get(commander.value)?.name ?? commander.value),
      commanderSince: commander === null ? null : formatInstant(commander.since),
      expeditionSince: expedition === null ? null : formatInstant(expedition.since),
      facts: [commander, expedition].flatMap((held) => (held === null ? [] : [held.fact])),
    },
    next: nextMoves(view, at),
    dataAge: dataAge(view, at),
  };
}

/** The end of a cargo ship is not in the record: it is shown until it docks, and for a day after it left. */
function isUnderWay({ crew }: Station, { flight, docked, facts, since }: Ship, at: Instant): boolean {
  if (docked) return false;
  return facts.length === 1 || at - since < DAY_S || [...crew.values()].some(({ inShip }) => inShip === flight);
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
        seatHome: member.seat,
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
  const rowOf = (port: string | null, flight: string | null): BoardPort => {
    const place = port === null ? undefined : record.ports.get(port);
    const ship = flight === null ? undefined : station.ships.get(flight);
    const known = flight === null ? undefined : record.flights.get(flight);
    const vehicle = known === undefined ? undefined : record.vehicles.get(known.vehicle);
    const leaving = flight === null ? undefined : ofFlight.get(flight)?.find(({ fact, moment }) => fact.type === 'undocked' && moment > at);
    return {
      port,
      name: place?.name ?? port ?? 'port not known',
      otherName: place?.otherName ?? null,
      ship: flight,
      shipName: known?.name ?? flight,
      vehicle: known?.vehicle ?? null,
      since: ship?.sinceText ?? null,
      state: ship === undefined ? 'free' : ship.since > at ? 'moving' : vehicle?.arrival === 'is berthed' ? 'berthed' : 'docked',
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

const EVENT_OF: Partial<Readonly<Record<Fact['type'], BoardMove['event']>>> = {
  launched: 'launch',
  docked: 'docking',
  undocked: 'undocking',
  landed: 'landing',
  relocated: 'relocation',
};

/** What happened next, as far as it is known by now; and plans announced by `at` that nothing has fulfilled or replaced yet. */
function nextMoves({ record, timeline, ofFlight, plans }: View, at: Instant): readonly BoardMove[] {
  const name = (flight: string) => record.flights.get(flight)?.name ?? flight;
  const moves: BoardMove[] = [];
  for (let i = countUntil(timeline, at); i < timeline.entries.length && moves.length < SHOWN_MOVES; i++) {
    const { fact } = timeline.entries[i]!;
    const event = EVENT_OF[fact.type];
    if (event !== undefined && 'flight' in fact)
      moves.push({ flight: fact.flight, name: name(fact.flight), event, at: fact.at, basis: 'happened', net: false, fact: fact.id });
  }
  const latest = new Map<string, FactOf<'planAnnounced'>>();
  for (const { fact, moment } of plans) if (fact.type === 'planAnnounced' && moment <= at) latest.set(`${fact.flight} ${fact.event}`, fact);
  for (const plan of latest.values())
    if (!(ofFlight.get(plan.flight) ?? []).some(({ fact }) => EVENT_OF[fact.type] === plan.event))
      moves.push({
        flight: plan.flight,
        name: name(plan.flight),
        event: plan.event,
        at: plan.plannedFor,
        basis: 'planned',
        net: plan.net === true,
        fact: plan.id,
      });
  const sortKey = ({ at: text }: BoardMove) => {
    const moment = readMoment(text, '');
    return moment.ok ? moment.value : Infinity;
  };
  return moves.toSorted((a, b) => sortKey(a) - sortKey(b) || finenessOf(a.at).localeCompare(finenessOf(b.at))).slice(0, SHOWN_MOVES);
}
