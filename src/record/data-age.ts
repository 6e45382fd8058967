import { DAY_S, type Instant, formatInstant, secondsBetween } from '../time/index.ts';
import { STILL } from './still-facts.ts';
import { countUntil } from './timeline.ts';
import type { View } from './view.ts';

/** How old the newest fact is that an answer for `at` can rest on, and when the record was last written to. */
export interface DataAge {
  readonly latestFact: string | null;
  readonly latestAt: string | null;
  readonly days: number | null;
  readonly recordedAt: string | null;
  /** The first of those facts: of what was before, the record knows nothing. */
  readonly begins: string | null;
}

/** Of the facts about people and ships, or (`all`) of every fact. */
export function dataAge({ timeline, lastRecordedAt: recordedAt }: View, at: Instant, of: 'ships' | 'all' = 'ships'): DataAge {
  const counts = ({ fact }: (typeof timeline.entries)[number]): boolean => of === 'all' || !STILL.has(fact.type);
  let i = countUntil(timeline, at) - 1;
  while (i >= 0 && !counts(timeline.entries[i]!)) i--;
  const latest = timeline.entries[i];
  const first = timeline.entries.find(counts);
  const begins = first === undefined ? null : formatInstant(first.moment);
  if (latest === undefined) return { latestFact: null, latestAt: null, days: null, recordedAt, begins };
  const days = Math.round((secondsBetween(latest.moment, at) / DAY_S) * 10) / 10;
  return { latestFact: latest.fact.id, latestAt: formatInstant(latest.moment), days, recordedAt, begins };
}
