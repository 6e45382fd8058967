import { type Message, message } from '../outcome/index.ts';
import type { RelationKind, ResolvedDate } from './press-report.ts';

/** The station's partners and their press work from California (UTC-8) to Japan (UTC+9); a day may be named by any of these clocks. */
const WESTMOST_HOURS = -8;
const EASTMOST_HOURS = 9;
const HOUR_MS = 3_600_000;

export interface DateComparison {
  readonly kind: RelationKind;
  readonly unit?: string;
  readonly difference?: number;
  readonly reason: Message;
}

/** How a comparison tells of its two sides: the day claimed, and what is held against it. */
export interface Telling {
  readonly claimed: (day: string) => Message;
  readonly held: (at: string) => Message;
}

export const AGAINST_RECORD: Telling = {
  claimed: (day) => message('press.report-day', { day }),
  held: (value) => message('press.record-has', { value }),
};

/** A recorded time, as far as it is known: `2022`, `2022-02`, `2022-02-24`, or to the second with `Z`. */
export function recordedDays(at: string): ResolvedDate {
  const [day] = at.split('T');
  const parts = day!.split('-');
  if (parts.length === 1) return { from: `${day}-01-01`, to: `${day}-12-31`, precision: 'year' };
  if (parts.length === 2)
    return { from: `${day}-01`, to: Temporal.PlainYearMonth.from(day!).toPlainDate({ day: 31 }).toString(), precision: 'month' };
  return { from: day!, to: day!, precision: at.includes('T') ? 'second' : 'day' };
}

/** A claimed date beside a recorded time. A difference is counted in the unit that the claim is told in. */
export function compareDates(claimed: ResolvedDate, at: string, telling: Telling = AGAINST_RECORD): DateComparison {
  const recorded = recordedDays(at);
  if (claimed.at !== undefined && at.includes('T')) return compareMoments(claimed, at, telling);
  const within = recorded.from >= claimed.from && recorded.to <= claimed.to;
  if (within) return { kind: 'agrees', reason: telling.held(at) };
  if (claimed.from >= recorded.from && claimed.to <= recorded.to) return { kind: 'refines', reason: message('press.record-knows', { at }) };
  const [unit, difference] = unitsApart(claimed, recorded);
  if (unit === 'day' && at.includes('T') && Math.abs(difference) === 1 && namedByAnotherClock(claimed.from, at))
    return {
      kind: 'agrees',
      reason:
        difference < 0
          ? message('press.clocks-behind', { held: telling.held(at) })
          : message('press.clocks-ahead', { held: telling.held(at) }),
    };
  const told =
    claimed.from === claimed.to
      ? claimed.from
      : claimed.precision === 'month'
        ? claimed.from.slice(0, 7)
        : claimed.precision === 'year'
          ? claimed.from.slice(0, 4)
          : `${claimed.from} to ${claimed.to}`;
  const values = { claimed: telling.claimed(told), held: telling.held(at), apart: message(APART[unit], { count: Math.abs(difference) }) };
  const reason = difference > 0 ? message('press.held-earlier', values) : message('press.held-later', values);
  return { kind: Math.abs(difference) === 1 ? 'off by a unit' : 'contradicts', unit, difference, reason };
}

/** Times told as `around`, `shortly after` and `just before` one are this near to it, in seconds. */
const [AROUND_S, SHORTLY_S] = [1800, 3600];
const DAY_S = 86_400;

function compareMoments(claimed: ResolvedDate, at: string, telling: Telling): DateComparison {
  const told = (Temporal.Instant.from(claimed.at!).epochMilliseconds - Temporal.Instant.from(at).epochMilliseconds) / 1000;
  // A time without its day is held against the time of day alone, a day before and after.
  const apart = claimed.dayAssumed === true ? told - DAY_S * Math.max(-1, Math.min(1, Math.round(told / DAY_S))) : told;
  const step = claimed.precision === 'minute' ? 60 : 1;
  const { about } = claimed;
  // Cut to the minute, or rounded to it.
  if (apart <= 0 ? apart > -step : step === 60 && apart <= 30) return { kind: 'agrees', reason: telling.held(at) };
  const near =
    about === 'around'
      ? Math.abs(apart) <= AROUND_S
      : about === 'after'
        ? apart <= 0 && apart >= -SHORTLY_S
        : about === 'before' && apart >= 0 && apart <= SHORTLY_S;
  if (near) return { kind: 'agrees', reason: telling.held(at) };
  const units = Math.round(apart / step);
  const reason = message('press.report-says', { at: claimed.at!, held: telling.held(at) });
  const by = { unit: step === 60 ? 'minute' : 'second', difference: units };
  if (about !== undefined)
    return { ...by, kind: 'not decided', reason: message('press.not-decided-for', { doubt: message('press.doubt-about'), reason }) };
  return { ...by, kind: Math.abs(units) <= 1 ? 'off by a unit' : 'contradicts', reason };
}

const APART = {
  day: 'press.days',
  week: 'press.weeks',
  month: 'press.months',
  season: 'press.seasons',
  year: 'press.years',
} as const;

/** Claimed minus recorded. */
function unitsApart(claimed: ResolvedDate, recorded: ResolvedDate): readonly [unit: keyof typeof APART, difference: number] {
  const [a, b] = [Temporal.PlainDate.from(claimed.from), Temporal.PlainDate.from(recorded.from)];
  const months = (date: Temporal.PlainDate): number => date.year * 12 + date.month;
  if (claimed.precision === 'year') return ['year', a.year - b.year];
  if (claimed.precision === 'month') return ['month', months(a) - months(b)];
  if (claimed.precision === 'season') return ['season', Math.floor((months(a) - months(b)) / 3)];
  const days = b.until(a, { largestUnit: 'days' }).days;
  if (claimed.precision === 'week') return ['week', Math.floor(days / 7)];
  return ['day', days];
}

function namedByAnotherClock(day: string, at: string): boolean {
  const moment = Temporal.Instant.from(at).epochMilliseconds;
  const from = Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds;
  const [west, east] = [moment + WESTMOST_HOURS * HOUR_MS, moment + EASTMOST_HOURS * HOUR_MS];
  return west < from + 24 * HOUR_MS && east >= from;
}
