import { type Instant, formatInstant, secondsBetween } from '../time/index.ts';
import { countUntil } from './timeline.ts';
import type { View } from './view.ts';

const DAY_S = 86_400;

/** How old the newest fact is that an answer for `at` can rest on, and when the record was last written to. */
export interface DataAge {
  readonly latestFact: string | null;
  readonly latestAt: string | null;
  readonly days: number | null;
  readonly recordedAt: string | null;
}

export function dataAge({ timeline }: View, at: Instant): DataAge {
  const latest = timeline.entries[countUntil(timeline, at) - 1];
  let recordedAt: string | null = null;
  for (const { fact } of timeline.entries) if (recordedAt === null || fact.recordedAt > recordedAt) recordedAt = fact.recordedAt;
  if (latest === undefined) return { latestFact: null, latestAt: null, days: null, recordedAt };
  const days = Math.round((secondsBetween(latest.moment, at) / DAY_S) * 10) / 10;
  return { latestFact: latest.fact.id, latestAt: formatInstant(latest.moment), days, recordedAt };
}
