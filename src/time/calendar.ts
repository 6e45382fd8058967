/** Days, months and years in UTC. */
import { type Instant, instantFromUtcMs, utcMsFromInstant } from './instant.ts';

/** A day without a leap second, and the day of 86,400 SI seconds that rates are told by. */
export const DAY_S = 86_400;
const DAY_MS = DAY_S * 1000;

/** For libraries that take a `Date`: to the nearest millisecond. */
export function nativeDateOf(instant: Instant): Date {
  return new Date(Math.round(utcMsFromInstant(instant)));
}

/** Noon of its day, which stands for the day where only the season counts. */
export function noonOf(instant: Instant): Instant {
  return instantFromUtcMs((Math.floor(utcMsFromInstant(instant) / DAY_MS) + 0.5) * DAY_MS);
}

/** The year, and the day of it with its fraction, as element sets have their epochs: 1.5 is noon of the first of January. */
export function yearAndDay(instant: Instant): { readonly year: number; readonly day: number } {
  const utcMs = utcMsFromInstant(instant);
  const year = new Date(utcMs).getUTCFullYear();
  return { year, day: (utcMs - Date.UTC(year, 0, 1)) / DAY_MS + 1 };
}

/** Every month that begins from the first moment on and before the second. `month` counts from 1. */
export function monthsIn(from: Instant, to: Instant): readonly { readonly at: Instant; readonly year: number; readonly month: number }[] {
  const first = new Date(utcMsFromInstant(from));
  const found = [];
  for (let index = first.getUTCMonth(); ; index++) {
    const begins = new Date(Date.UTC(first.getUTCFullYear(), index, 1));
    const at = instantFromUtcMs(begins.getTime());
    if (at >= to) return found;
    if (at >= from) found.push({ at, year: begins.getUTCFullYear(), month: begins.getUTCMonth() + 1 });
  }
}
