/** How far the record can say where ships and people are. */
import { type Instant, formatInstant } from '../time/index.ts';
import { momentOf } from './moment.ts';
import { STILL } from './still-facts.ts';
import type { StationRecord } from './station-record.ts';

/** `known`: the record tells it. `not-known-after`: it is told as it stood at the horizon, and may have changed since. */
type Standing = 'known' | 'not-known-after';

/**
 * The later of two moments: the newest fact that moves a ship, a person or the command, and the last day on which a source that lists ships and
 * crews was read, for by then nothing else had happened. What was known by an earlier day reaches no farther than that day. Null for a record
 * without either.
 */
export function horizonOf({ sources, entries }: Pick<StationRecord, 'sources' | 'entries'>, asOf: Instant | null): Instant | null {
  let last: Instant | null = null;
  for (const { fact, moment } of entries) if (!STILL.has(fact.type) && (last === null || moment > last)) last = moment;
  for (const { lists, readOn } of sources.values()) {
    if (lists !== 'ships and crews' || readOn === undefined) continue;
    const read = momentOf(readOn);
    if (last === null || read > last) last = read;
  }
  return asOf !== null && (last === null || asOf < last) ? asOf : last;
}

/** The moment at which an answer for `at` can see ships and people: `at` itself, or the horizon before it. */
export const seenAt = ({ horizon }: { readonly horizon: Instant | null }, at: Instant): Instant =>
  horizon === null || at < horizon ? at : horizon;

/** As every answer about ships and people says it. */
export interface Seen {
  /** The record says nothing of ships and people after this; null where it has none. */
  readonly knownUntil: string | null;
  readonly standing: Standing;
}

export function seenOf(view: { readonly horizon: Instant | null }, at: Instant): Seen {
  return {
    knownUntil: view.horizon === null ? null : formatInstant(view.horizon),
    standing: view.horizon !== null && at > view.horizon ? 'not-known-after' : 'known',
  };
}
