import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { LEAP_SECONDS } from './leap-seconds.ts';
import { dateHint } from './written-date.ts';

/**
 * A moment, as SI seconds of TAI since 2000-01-01T12:00:00 TAI. Uniform: differences are elapsed seconds, leap seconds
 * included. A double holds it to 0.2 microseconds until 2060. Only this folder makes instants.
 */
export type Instant = number & { readonly __brand: 'Instant' };

/** After every moment: the end of what has none. */
export const NEVER = Infinity as Instant;

/** POSIX milliseconds of 2000-01-01T12:00:00 read as if it were UTC. */
const EPOCH_MS = Date.UTC(2000, 0, 1, 12);
const FIRST_UTC_MS = Date.UTC(1972, 0, 1);
const LAST_UTC_MS = Date.UTC(2100, 0, 1);
const DAY_MS = 86_400_000;

/** Julian date of the POSIX epoch, 1970-01-01T00:00. */
const JULIAN_DATE_1970 = 2440587.5;
/** TT - TAI, seconds (definition of TT, IAU 1991). */
const TT_MINUS_TAI_S = 32.184;

function taiMinusUtcAtUtcMs(utcMs: number): number {
  for (const step of LEAP_SECONDS) if (utcMs >= step[0]) return step[1];
  throw new RangeError(`UTC before 1972 has no whole leap seconds: ${new Date(utcMs).toISOString()}`);
}

/** From POSIX milliseconds (a clock, `Date`, Temporal's epochMilliseconds); fractions of a millisecond are kept. */
export function instantFromUtcMs(utcMs: number): Instant {
  return ((utcMs - EPOCH_MS) / 1000 + taiMinusUtcAtUtcMs(utcMs)) as Instant;
}

/** POSIX milliseconds; within a leap second it repeats the last second, as POSIX does. */
export function utcMsFromInstant(instant: Instant): number {
  for (const [fromMs, offsetS] of LEAP_SECONDS) {
    const utcMs = (instant - offsetS) * 1000 + EPOCH_MS;
    if (utcMs >= fromMs - 1e-4) return utcMs;
    if (utcMs >= fromMs - 1000) return utcMs; // inside the inserted second 23:59:60, counted with the new offset
  }
  throw new RangeError('an instant before 1972 has no UTC here');
}

/** Later (or, with a negative number, earlier) by elapsed SI seconds. */
export function addSeconds(instant: Instant, seconds: number): Instant {
  return (instant + seconds) as Instant;
}

/** Elapsed SI seconds from `earlier` to `later`, leap seconds included. */
export function secondsBetween(earlier: Instant, later: Instant): number {
  return later - earlier;
}

/** Julian date in UTC, split in a whole-day part (ending in .5) and the fraction of that day, so that no digit is lost. */
export function julianDateUtc(instant: Instant): readonly [dayJd: number, fraction: number] {
  const utcMs = utcMsFromInstant(instant);
  const day = Math.floor(utcMs / DAY_MS);
  return [JULIAN_DATE_1970 + day, (utcMs - day * DAY_MS) / DAY_MS];
}

/** Days of terrestrial time since J2000.0 (2000-01-01T12:00:00 TT). */
export function daysTtSinceJ2000(instant: Instant): number {
  return (instant + TT_MINUS_TAI_S) / 86_400;
}

const ISO_PATTERN =
  /^(?<year>\d{4})-(?:(?<month>\d{2})-(?<day>\d{2})|(?<doy>\d{3}))(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2}(?:[.,]\d+)?))?)?(?<zone>Z|[+-]\d{2}:?\d{2})?$/;

const INSTANT_WANTED = message('time.utc');
const PARTS_OF_DATE = message('time.parts-of-date');

/**
 * Reads ISO 8601 calendar or day-of-year time. With `assumeUtc` a missing zone means UTC (CCSDS messages say so elsewhere); otherwise a
 * time of day without `Z` or an offset is refused, and a bare date is its first moment in UTC. 23:59:60 is read where a leap second was.
 */
export function parseInstant(text: string, where: string, options?: { readonly assumeUtc?: boolean }): Outcome<Instant> {
  const match = ISO_PATTERN.exec(text.trim());
  if (match?.groups === undefined) return fail(where, INSTANT_WANTED, JSON.stringify(text.slice(0, 60)), dateHint(text));
  const { year, month, day, doy, hour, minute, second, zone } = match.groups;
  if (hour !== undefined && zone === undefined && options?.assumeUtc !== true)
    return fail(where, INSTANT_WANTED, JSON.stringify(text), message('time.say-the-zone'));
  const yearNumber = Number(year);
  const midnightMs =
    doy === undefined ? Date.UTC(yearNumber, Number(month) - 1, Number(day)) : Date.UTC(yearNumber, 0, 1) + (Number(doy) - 1) * DAY_MS;
  const date = new Date(midnightMs);
  const dateIsReal =
    date.getUTCFullYear() === yearNumber &&
    (doy !== undefined || (date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)));
  const hours = Number(hour ?? 0);
  const minutes = Number(minute ?? 0);
  const seconds = Number((second ?? '0').replace(',', '.'));
  if (!dateIsReal || hours > 24 || minutes > 59 || seconds >= 61 || (hours === 24 && (minutes > 0 || seconds > 0)))
    return fail(where, message('time.date-that-exists'), JSON.stringify(text), (dateIsReal ? undefined : dateHint(text)) ?? PARTS_OF_DATE);
  const offsetMinutes =
    zone === undefined || zone === 'Z' ? 0 : Number(`${zone[0]}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
  const wholeMinuteMs = midnightMs + (hours * 60 + minutes - offsetMinutes) * 60_000;
  if (wholeMinuteMs < FIRST_UTC_MS || wholeMinuteMs >= LAST_UTC_MS) return fail(where, message('time.year-range'), JSON.stringify(text));
  if (seconds >= 60 && !LEAP_SECONDS.some(([fromMs]) => fromMs === wholeMinuteMs + 60_000))
    return fail(where, message('time.leap-second'), JSON.stringify(text), message('time.last-leap-second'));
  return succeed(addSeconds(instantFromUtcMs(wholeMinuteMs), seconds));
}

/** Ten to the power of the decimals of a second, as literals, for engines differ in powers. */
const SCALES = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6] as const;

/** ISO 8601 UTC with `Z`, rounded to `decimals` of a second (0 to 6). A leap second is written as :60. */
export function formatInstant(instant: Instant, decimals = 0): string {
  const scale = SCALES[decimals]!;
  const rounded = (Math.round(instant * scale) / scale) as Instant;
  const taiMs = rounded * 1000 + EPOCH_MS;
  const step = LEAP_SECONDS.find(([fromMs, offsetS]) => taiMs - offsetS * 1000 >= fromMs - 1000 - 1e-4);
  if (step === undefined) throw new RangeError('an instant before 1972 has no UTC here');
  const [fromMs, offsetS] = step;
  const utcMs = taiMs - offsetS * 1000;
  const inLeapSecond = utcMs < fromMs - 1e-4 && fromMs > FIRST_UTC_MS;
  const wholeMs = Math.floor(utcMs + 1e-4);
  const date = new Date(inLeapSecond ? fromMs - 1000 : wholeMs - (((wholeMs % 1000) + 1000) % 1000));
  const fractionS = Math.max(0, utcMs / 1000 - Math.floor((utcMs + 1e-4) / 1000));
  const fraction = decimals === 0 ? '' : fractionS.toFixed(decimals).slice(1);
  const iso = date.toISOString();
  return `${iso.slice(0, 17)}${inLeapSecond ? '60' : iso.slice(17, 19)}${fraction}Z`;
}

/** The day of a moment, `2022-03-30`. */
export const formatDay = (instant: Instant): string => formatInstant(instant).slice(0, 10);
