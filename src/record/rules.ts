import { formatInstant } from '../time/index.ts';
import type { Breach, Rule } from './breach.ts';
import { momentOf } from './moment.ts';
import { brokenCorrections, strayClaims, unknownNames } from './name-rules.ts';
import { EMPTY_STATION, type Station, evolve } from './station.ts';
import type { Entry, StationRecord } from './station-record.ts';
import { replay } from './timeline.ts';

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
