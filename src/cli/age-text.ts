import { type Instant, formatInstant } from '../time/index.ts';

/** How old elements are at the first instant asked about. */
export function ageText(epoch: Instant, ageDays: number): string {
  const days = `${Math.abs(ageDays).toFixed(1)} days`;
  return `of ${formatInstant(epoch)}, ${ageDays < 0 ? `${days} after the time asked about` : `${days} old then`}`;
}
