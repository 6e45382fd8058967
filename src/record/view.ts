import type { Instant } from '../time/index.ts';
import { horizonOf } from './horizon.ts';
import { type Stay, staysIn } from './stays.ts';
import type { Entry, StationRecord } from './station-record.ts';
import { type Timeline, replay } from './timeline.ts';

/** A record seen from one day: what was known then, replayed once and indexed, ready for any `at`. */
export interface View {
  readonly record: StationRecord;
  readonly asOf: Instant | null;
  readonly timeline: Timeline;
  readonly stays: ReadonlyMap<string, readonly Stay[]>;
  /** Every stay in the order of landings; those that have none last. */
  readonly staysByLanding: readonly Stay[];
  /** The facts that name a flight, a person, in the order of time. */
  readonly ofFlight: ReadonlyMap<string, readonly Entry[]>;
  readonly ofPerson: ReadonlyMap<string, readonly Entry[]>;
  readonly plans: readonly Entry[];
  readonly lastRecordedAt: string | null;
  /** Where the record ends for ships and people. */
  readonly horizon: Instant | null;
}

export function viewRecord(record: StationRecord, asOf: Instant | null): View {
  const timeline = replay(record.entries, asOf);
  const ofFlight = new Map<string, Entry[]>();
  const ofPerson = new Map<string, Entry[]>();
  const plans: Entry[] = [];
  let lastRecordedAt: string | null = null;
  for (const entry of timeline.entries) {
    const { fact } = entry;
    if ('flight' in fact) file(ofFlight, fact.flight, entry);
    if ('person' in fact) file(ofPerson, fact.person, entry);
    if (fact.type === 'planAnnounced') plans.push(entry);
    if (lastRecordedAt === null || fact.recordedAt > lastRecordedAt) lastRecordedAt = fact.recordedAt;
  }
  const stays = staysIn(timeline);
  const end = ({ landing }: Stay) => landing?.moment ?? Infinity;
  const staysByLanding = [...stays.values()]
    .flat()
    .toSorted((a, b) => (end(a) === end(b) ? 0 : end(a) - end(b)) || (a.person < b.person ? -1 : 1));
  return { record, asOf, timeline, stays, staysByLanding, ofFlight, ofPerson, plans, lastRecordedAt, horizon: horizonOf(record, asOf) };
}

function file(index: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [entry]);
  else list.push(entry);
}
