import type { Instant } from '../time/index.ts';
import { type Stay, staysIn } from './stays.ts';
import type { StationRecord } from './station-record.ts';
import { type Timeline, replay } from './timeline.ts';

/** A record seen from one day: what was known then, replayed once, ready for any `at`. */
export interface View {
  readonly record: StationRecord;
  readonly asOf: Instant | null;
  readonly timeline: Timeline;
  readonly stays: ReadonlyMap<string, readonly Stay[]>;
}

export function viewRecord(record: StationRecord, asOf: Instant | null): View {
  const timeline = replay(record.entries, asOf);
  return { record, asOf, timeline, stays: staysIn(timeline) };
}
