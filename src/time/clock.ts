import { type Instant, utcMsFromInstant } from './instant.ts';

/** Moscow, the clock of the Soyuz flight control team (MSK, UTC+3 since 2014-10-26). */
export const MOSCOW_ZONE = 'Europe/Moscow';

/** Wall-clock time in an IANA zone with its offset, as `17:28:03 +06:00`; the date is prepended when asked. */
export function formatZoned(instant: Instant, zone: string, options?: { readonly date?: boolean }): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(Math.round(utcMsFromInstant(instant) / 1000) * 1000).toZonedDateTimeISO(zone);
  const time = zoned.toPlainTime().toString({ smallestUnit: 'second' });
  return `${options?.date === true ? `${zoned.toPlainDate().toString()} ` : ''}${time} ${zoned.offset}`;
}

/** A relative clock as flight directors read it: `-00:53:58` before, `+00:04:41` after. */
export function formatRelative(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${pad(Math.floor(whole / 3600))}:${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`;
}

/** Calendar month 1-12 of the instant in UTC, with the day as a fraction: 1.5 is mid-January. For seasonal tables. */
export function seasonMonth(instant: Instant): number {
  const date = new Date(utcMsFromInstant(instant));
  const daysInMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.getUTCMonth() + 1 + (date.getUTCDate() - 1 + date.getUTCHours() / 24) / daysInMonth;
}
