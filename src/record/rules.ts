import { formatInstant } from '../time/index.ts';
import type { Breach } from './breach.ts';
import { faultsOf } from './fact-rules.ts';
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
  const once = new Set<string>();
  let station = EMPTY_STATION;
  for (const [i, entry] of entries.entries()) {
    found.push(...faultsOf(record, station, entry, once));
    const before = station;
    station = evolve(station, entry);
    const settled = entries[i + 1]?.moment !== entry.moment;
    if (settled && (station.crew !== before.crew || station.ships !== before.ships || entries[i - 1]?.moment === entry.moment))
      found.push(...seatless(record, station, entry));
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
