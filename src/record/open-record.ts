import { type Outcome, succeed } from '../outcome/index.ts';
import type { Instant } from '../time/index.ts';
import { type RecordFile, readRecord } from './read-record.ts';
import type { StationRecord } from './station-record.ts';
import { type View, viewRecord } from './view.ts';

/** A record as it stands: its files, what they say, and its views, each replayed once. */
export interface OpenRecord {
  readonly files: readonly RecordFile[];
  readonly record: StationRecord;
  /** As it was known by `asOf`; null: with all that is recorded. */
  readonly view: (asOf: Instant | null) => View;
}

/** Views kept, the latest asked for; a reader asks for one or two. */
const MAX_VIEWS = 16;

export function openRecord(files: readonly RecordFile[]): Outcome<OpenRecord> {
  const record = readRecord(files);
  return record.ok ? succeed({ files, record: record.value, view: viewsOf(record.value) }) : record;
}

function viewsOf(record: StationRecord): OpenRecord['view'] {
  const kept = new Map<Instant | null, View>();
  return (asOf) => {
    const view = kept.get(asOf) ?? viewRecord(record, asOf);
    kept.delete(asOf);
    kept.set(asOf, view);
    if (kept.size > MAX_VIEWS) kept.delete(kept.keys().next().value!);
    return view;
  };
}
