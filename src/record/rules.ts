import { formatInstant } from '../time/index.ts';
import type { Fact } from './fact.ts';
import { momentOf } from './moment.ts';
import { EMPTY_STATION, type Station, evolve } from './station.ts';
import type { Entry, StationRecord } from './station-record.ts';
import { replay } from './timeline.ts';

export type Rule =
  | 'a port holds one ship'
  | 'a ship is at one place'
  | 'a person is in one place'
  | 'up once, down once'
  | 'nobody aboard without a way there'
  | 'a seat home for everybody'
  | 'no more people than seats'
  | 'times in order'
  | 'expeditions tile'
  | 'the commander is aboard'
  | 'a port is there'
  | 'what is named is known'
  | 'sources resolve'
  | 'corrections follow'
  | 'a preferred claim is the fact';

/** What does not hold, and the facts that say so. */
export interface Breach {
  readonly rule: Rule;
  readonly says: string;
  readonly facts: readonly string[];
}

/** Every breach of every rule, in the order of time; none when the record is at one with itself. */
export function findBreaches(record: StationRecord): readonly Breach[] {
  return [...unknownNames(record), ...brokenCorrections(record), ...brokenHistory(record), ...strayClaims(record)];
}

function brokenHistory(record: StationRecord): readonly Breach[] {
  const { entries } = replay(record.entries, null);
  const found: Breach[] = [];
  const lives = new Set<string>();
  let station = EMPTY_STATION;
  for (const [i, entry] of entries.entries()) {
    found.push(...judge(record, station, entry, lives));
    const before = station;
    station = evolve(station, entry);
    const settled = entries[i + 1]?.moment !== entry.moment;
    if (settled && (station.crew !== before.crew || station.ships !== before.ships || entries[i - 1]?.moment === entry.moment))
      found.push(...seatless(record, station, entry));
  }
  return found;
}

/** May this fact follow on this station? `lives` holds what happens once: launches, landings. */
function judge(record: StationRecord, station: Station, { fact, moment }: Entry, lives: Set<string>): readonly Breach[] {
  const found: Breach[] = [];
  const breach = (rule: Rule, says: string, others: readonly string[] = []) => found.push({ rule, says, facts: [fact.id, ...others] });
  const ship = 'flight' in fact ? station.ships.get(fact.flight) : undefined;
  const member = 'person' in fact ? station.crew.get(fact.person) : undefined;
  const once = (what: string) => {
    const key = `${what} ${(fact as { flight: string }).flight}`;
    if (lives.has(key)) breach('a ship is at one place', `${key} again`);
    lives.add(key);
  };
  switch (fact.type) {
    case 'launched':
      once('launched');
      break;
    case 'docked':
    case 'relocated': {
      if (ship === undefined) breach('times in order', `${fact.flight} ${fact.type} before it was launched, or after it landed`);
      else if (ship.docked !== (fact.type === 'relocated'))
        breach(
          'a ship is at one place',
          `${fact.flight} ${fact.type} while ${ship.docked ? `docked at ${ship.port ?? 'a port not known'}` : 'in free flight'}`,
          ship.facts,
        );
      if (fact.type === 'relocated' && momentOf(fact.arrivedAt) < moment) breach('times in order', `${fact.flight} arrived before it left`);
      if (fact.port === undefined) break;
      for (const other of station.ships.values())
        if (other.port === fact.port && other.flight !== fact.flight)
          breach(
            'a port holds one ship',
            `${fact.flight} at ${fact.port}, where ${other.flight} is since ${formatInstant(other.since)}`,
            other.facts,
          );
      if (!station.ports.has(fact.port)) breach('a port is there', `${fact.flight} at ${fact.port}, which was not open`);
      const vehicle = record.flights.get(fact.flight)?.vehicle;
      const takes = record.ports.get(fact.port)?.takes;
      if (vehicle !== undefined && takes !== undefined && !takes.includes(vehicle))
        breach('a port is there', `${fact.flight}, a ${vehicle}, at ${fact.port}, which takes ${takes.join(', ')}`);
      break;
    }
    case 'undocked':
      if (ship === undefined) breach('times in order', `${fact.flight} undocked before it was launched, or after it landed`);
      else if (!ship.docked) breach('a ship is at one place', `${fact.flight} undocked in free flight`, ship.facts);
      else if (fact.port !== undefined && ship.port !== null && ship.port !== fact.port)
        breach('a ship is at one place', `${fact.flight} undocked from ${fact.port}, and was at ${ship.port}`, ship.facts);
      break;
    case 'landed':
      once('landed');
      if (ship === undefined) breach('times in order', `${fact.flight} landed before it was launched`);
      break;
    case 'boarded':
      if (member !== undefined)
        breach('a person is in one place', `${fact.person} boarded ${fact.flight}, and was up since ${member.up}`, member.facts);
      if (ship !== undefined)
        breach('nobody aboard without a way there', `${fact.person} boarded ${fact.flight} after its launch`, ship.facts);
      break;
    case 'left':
      if (member === undefined) breach('nobody aboard without a way there', `${fact.person} left in ${fact.flight}, and was not up`);
      else if (member.inShip !== null && member.inShip !== fact.flight)
        breach('up once, down once', `${fact.person} left in ${fact.flight}, and was in ${member.inShip}`, member.facts);
      if (ship === undefined) breach('nobody aboard without a way there', `${fact.person} left in ${fact.flight}, which was not up`);
      break;
    case 'seatMoved':
      if (member === undefined)
        breach('nobody aboard without a way there', `the seat of ${fact.person} moved to ${fact.flight}, who was not up`);
      if (ship === undefined) breach('a seat home for everybody', `the seat of ${fact.person} moved to ${fact.flight}, which was not up`);
      break;
    case 'seatGivenUp':
      if (member === undefined) breach('nobody aboard without a way there', `the seat of ${fact.person} was given up, who was not up`);
      break;
    case 'commandHandedOver':
      if (member === undefined || member.inShip !== null)
        breach('the commander is aboard', `${fact.person} took command, and was not aboard`, member?.facts);
      break;
    case 'expeditionBegan': {
      const last = station.expedition?.value ?? 0;
      if (fact.expedition !== last + 1)
        breach(
          'expeditions tile',
          `expedition ${fact.expedition} began after ${last}`,
          station.expedition === null ? [] : [station.expedition.fact],
        );
      break;
    }
    case 'portOpened':
      if (station.ports.has(fact.port)) breach('a port is there', `${fact.port} opened twice`);
      break;
    case 'portClosed':
      if (!station.ports.has(fact.port)) breach('a port is there', `${fact.port} closed and was not open`);
      break;
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
      break;
  }
  return found;
}

/** Whoever is up has a seat in a docked ship, or in the ship they are in; and no ship has more people than ordinary seats. */
function seatless(record: StationRecord, station: Station, { fact, moment }: Entry): readonly Breach[] {
  const found: Breach[] = [];
  const held = new Map<string, string[]>();
  for (const member of station.crew.values()) {
    if (member.seat === null) continue;
    const ship = station.ships.get(member.seat);
    if (ship === undefined || (!ship.docked && member.inShip !== member.seat))
      found.push({
        rule: 'a seat home for everybody',
        says: `${member.person} has a seat home in ${member.seat}, which at ${formatInstant(moment)} is ${ship === undefined ? 'not up' : 'gone'}`,
        facts: [fact.id, ...member.facts],
      });
    if (!member.contingency) held.set(member.seat, [...(held.get(member.seat) ?? []), member.person]);
  }
  for (const [flight, people] of held) {
    const seats = record.vehicles.get(record.flights.get(flight)?.vehicle ?? '')?.seats;
    if (seats !== undefined && people.length > seats)
      found.push({
        rule: 'no more people than seats',
        says: `${people.length} people for the ${seats} seats of ${flight} at ${formatInstant(moment)}: ${people.join(', ')}`,
        facts: [fact.id, ...people.flatMap((person) => station.crew.get(person)?.facts ?? [])],
      });
  }
  return found;
}

const NAMES: readonly (readonly [field: string, register: 'people' | 'flights' | 'ports' | 'agencies'])[] = [
  ['person', 'people'],
  ['flight', 'flights'],
  ['port', 'ports'],
  ['agency', 'agencies'],
];

function unknownNames(record: StationRecord): readonly Breach[] {
  const found: Breach[] = [];
  const agreements = new Set<string>();
  const others = new Set<string>();
  for (const { fact } of record.entries) {
    if (fact.type === 'agreementSigned') agreements.add(fact.agreement);
    if (fact.type === 'sanctionImposed') others.add(fact.sanction);
    if (fact.type === 'letterSent') others.add(fact.letter);
  }
  const ids = new Set([...record.entries.map(({ fact }) => fact.id), ...agreements, ...others]);
  for (const map of [record.people, record.flights, record.ports, record.agencies, record.modules])
    for (const id of map.keys()) ids.add(id);
  const unknown = (id: string, rule: Rule, says: string) => found.push({ rule, says, facts: [id] });
  for (const { fact } of record.entries) {
    for (const source of fact.sources) if (!record.sources.has(source)) unknown(fact.id, 'sources resolve', `no source ${source}`);
    for (const [field, register] of NAMES) {
      const name = (fact as unknown as Readonly<Record<string, unknown>>)[field];
      if (typeof name === 'string' && !record[register].has(name)) unknown(fact.id, 'what is named is known', `no ${field} ${name}`);
    }
    for (const id of namedIds(fact)) if (!ids.has(id)) unknown(fact.id, 'what is named is known', `nothing is called ${id}`);
    if (fact.type === 'boarded' && fact.under !== undefined && !agreements.has(fact.under))
      unknown(fact.id, 'what is named is known', `no agreement ${fact.under}`);
  }
  for (const [name, register] of Object.entries({
    agencies: record.agencies,
    people: record.people,
    vehicles: record.vehicles,
    flights: record.flights,
    modules: record.modules,
    ports: record.ports,
    dependencies: record.dependencies,
  }))
    for (const line of register.values())
      for (const source of line.sources)
        if (!record.sources.has(source)) unknown(line.id, 'sources resolve', `no source ${source} (${name})`);
  for (const { id, agency, nationalities } of record.people.values()) {
    if (!record.agencies.has(agency)) unknown(id, 'what is named is known', `no agency ${agency}`);
    for (const country of nationalities) if (!record.countries.has(country)) unknown(id, 'what is named is known', `no country ${country}`);
  }
  for (const { id, vehicle } of record.flights.values())
    if (!record.vehicles.has(vehicle)) unknown(id, 'what is named is known', `no vehicle ${vehicle}`);
  for (const { id, module } of record.ports.values())
    if (!record.modules.has(module)) unknown(id, 'what is named is known', `no module ${module}`);
  const claimIds = new Set(record.claims.map(({ claim }) => claim.id));
  for (const { claim } of record.claims) {
    for (const source of claim.sources) if (!record.sources.has(source)) unknown(claim.id, 'sources resolve', `no source ${source}`);
    if (!ids.has(claim.subject)) unknown(claim.id, 'what is named is known', `nothing is called ${claim.subject}`);
    for (const id of [claim.supports, claim.contradicts, claim.refines, claim.sameOrigin].flatMap((list) => list ?? []))
      if (!claimIds.has(id)) unknown(claim.id, 'what is named is known', `no claim ${id}`);
  }
  return found;
}

function namedIds(fact: Fact): readonly string[] {
  const lists = fact as {
    readonly bearsOn?: readonly string[];
    readonly covers?: readonly string[];
    readonly deducedFrom?: readonly string[];
  };
  return [...(lists.bearsOn ?? []), ...(lists.covers ?? []), ...(lists.deducedFrom ?? [])];
}

/** A correction names a line that is there, of its own type, known no later than itself; and a line is corrected once. */
function brokenCorrections(record: StationRecord): readonly Breach[] {
  const byId = new Map(record.entries.map((entry) => [entry.fact.id, entry]));
  const correctedBy = new Map<string, string>();
  return record.entries.flatMap(({ fact, known }): readonly Breach[] => {
    if (fact.corrects === undefined) return [];
    const says = (text: string): readonly Breach[] => [{ rule: 'corrections follow', says: text, facts: [fact.id, fact.corrects!] }];
    const old = byId.get(fact.corrects);
    if (old === undefined) return says(`no line ${fact.corrects}`);
    if (fact.type !== 'withdrawn' && old.fact.type !== fact.type) return says(`a ${fact.type} cannot correct a ${old.fact.type}`);
    if (known < old.known) return says(`known before the line that it corrects`);
    const other = correctedBy.get(fact.corrects);
    correctedBy.set(fact.corrects, fact.id);
    return other === undefined ? [] : says(`already corrected by ${other}`);
  });
}

/** Where a claim about a fact's own field is preferred, the fact says the same. */
function strayClaims(record: StationRecord): readonly Breach[] {
  const current = new Map(replay(record.entries, null).entries.map(({ fact }) => [fact.id, fact]));
  return record.claims.flatMap(({ claim }): readonly Breach[] => {
    const fact = current.get(claim.subject) as Readonly<Record<string, unknown>> | undefined;
    if (fact === undefined || claim.rank !== 'preferred' || !Object.hasOwn(fact, claim.property)) return [];
    const value = fact[claim.property];
    if (String(value) === claim.value) return [];
    return [
      {
        rule: 'a preferred claim is the fact',
        says: `${claim.property} is ${String(value)}, and ${claim.value} is preferred`,
        facts: [claim.subject, claim.id],
      },
    ];
  });
}
