/** Histories made by chance that keep the rules, for the property tests and the bench. */
import assert from 'node:assert/strict';
import { readRecord } from './read-record.ts';
import type { StationRecord } from './station-record.ts';

/** One ship's visit. Hours are whole, so that many facts fall on one instant. */
export interface Visit {
  readonly port: number;
  readonly waitH: number;
  readonly stayH: number;
  readonly crew: number;
  /** Whether one of the crew changes places with one of the next ship's, while both are docked. */
  readonly swaps: boolean;
}

export type Line = Record<string, unknown>;

const PORTS = 4;
const START_MS = Date.UTC(2000, 0, 1);
const HOUR_MS = 3_600_000;
const FLIGHT_H = 6;
const MAX_VISITS = 100_000;

interface Flown {
  readonly flight: string;
  readonly dockH: number;
  readonly undockH: number;
  readonly people: string[];
}

/** The facts of some visits, in the order of the visits and not of time. */
export function linesOf(visits: readonly Visit[]): readonly Line[] {
  const lines: Line[] = [];
  const freeAtH = Array.from({ length: PORTS }, () => 0);
  const add = (type: string, id: string, hour: number, rest: Line) => {
    const at = new Date(START_MS + hour * HOUR_MS).toISOString().replace('.000Z', 'Z');
    lines.push({ id, type, at, precision: 'second', sources: ['chance'], recordedAt: '2026-01-01', knownAt: at, ...rest });
  };
  for (let port = 0; port < PORTS; port++) add('portOpened', `port-${port}.opened`, 0, { port: `port-${port}` });
  const flown: Flown[] = [];
  for (const [i, { port, waitH, stayH, crew }] of visits.entries()) {
    // Later ships have ids that sort earlier, so that no order of ids helps by chance.
    const flight = `ship-${MAX_VISITS - i}`;
    const place = port % PORTS;
    // With no wait a ship docks at the very instant at which the one before leaves the port.
    const dockH = Math.max(freeAtH[place]!, FLIGHT_H) + waitH;
    const undockH = dockH + stayH;
    const people = Array.from({ length: crew }, (_, k) => `person-${i}-${k}`);
    add('launched', `${flight}.launched`, dockH - FLIGHT_H, { flight });
    add('docked', `${flight}.docked`, dockH, { flight, port: `port-${place}` });
    add('undocked', `${flight}.undocked`, undockH, { flight, port: `port-${place}` });
    add('landed', `${flight}.landed`, undockH + FLIGHT_H, { flight });
    freeAtH[place] = undockH;
    for (const person of people) add('boarded', `${person}.boarded`, dockH - FLIGHT_H, { person, flight, role: 'crew', agency: 'agency' });
    flown.push({ flight, dockH, undockH, people });
  }
  const homes = new Map(flown.flatMap(({ flight, undockH, people }) => people.map((person) => [person, { flight, undockH }] as const)));
  for (const [i, { swaps }] of visits.entries()) {
    const [one, other] = [flown[i]!, flown[i + 1]];
    if (!swaps || other === undefined) continue;
    const whenH = Math.max(one.dockH, other.dockH);
    const [a, b] = [one.people.at(-1), other.people[0]];
    if (a === undefined || b === undefined || whenH >= Math.min(one.undockH, other.undockH)) continue;
    const [homeOfA, homeOfB] = [homes.get(a)!, homes.get(b)!];
    if (homeOfA.flight !== one.flight || homeOfB.flight !== other.flight) continue;
    add('seatMoved', `${a}.moved`, whenH, { person: a, flight: other.flight });
    add('seatMoved', `${b}.moved`, whenH, { person: b, flight: one.flight });
    homes.set(a, homeOfB).set(b, homeOfA);
  }
  for (const [person, { flight, undockH }] of homes) add('left', `${person}.left`, undockH, { person, flight, role: 'crew' });
  return lines;
}

/** A record of such lines, with the registers that they need. */
export function recordOf(lines: readonly Line[]): StationRecord {
  const jsonl = (rows: Iterable<object>) => [...rows].map((row) => `${JSON.stringify(row)}\n`).join('');
  const named = (field: string) => [...new Set(lines.map((line) => line[field]).filter((value) => typeof value === 'string'))];
  const read = readRecord([
    { name: 'sources.jsonl', text: jsonl([{ id: 'chance', publisher: 'chance', lists: 'ships and crews', readOn: '2090-01-01' }]) },
    { name: 'countries.jsonl', text: jsonl([{ id: 'XXX', iso2: 'XX', name: 'Somewhere', adjective: 'Some' }]) },
    { name: 'agencies.jsonl', text: jsonl([{ id: 'agency', name: 'Agency', sources: [], unsourced: ['name'] }]) },
    { name: 'vehicles.jsonl', text: jsonl([{ id: 'vehicle', name: 'Vehicle', side: 'us', seats: 3, arrival: 'docks', sources: [] }]) },
    { name: 'modules.jsonl', text: jsonl([{ id: 'module', name: 'Module', segment: 'US', sources: [] }]) },
    { name: 'flights.jsonl', text: jsonl(named('flight').map((id) => ({ id, name: id, vehicle: 'vehicle', sources: [] }))) },
    {
      name: 'ports.jsonl',
      text: jsonl(named('port').map((id) => ({ id, name: id, module: 'module', segment: 'US', takes: ['vehicle'], sources: [] }))),
    },
    {
      name: 'people.jsonl',
      text: jsonl(
        named('person').map((id) => ({
          id,
          name: id,
          givenName: 'A',
          familyName: 'B',
          agency: 'agency',
          nationalities: ['XXX'],
          sources: [],
        })),
      ),
    },
    { name: 'facts.jsonl', text: jsonl(lines) },
  ]);
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.failure));
  return read.value;
}
