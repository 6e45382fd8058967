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
}

/** Of the facts about people and ships, or (`all`) of every fact. */
export function dataAge({ timeline, lastRecordedAt: recordedAt }: View, at: Instant, of: 'ships' | 'all' = 'ships'): DataAge {
  let i = countUntil(timeline, at) - 1;
  if (of === 'ships') while (i >= 0 && STILL.has(timeline.entries[i]!.fact.type)) i--;
  const latest = timeline.entries[i];
  if (latest === undefined) return { latestFact: null, latestAt: null, days: null, recordedAt };
  const days = Math.round((secondsBetween(latest.moment, at) / DAY_S) * 10) / 10;
  return { latestFact: latest.fact.id, latestAt: formatInstant(latest.moment), days, recordedAt };
}
