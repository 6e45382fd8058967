import { type Message, message } from '../outcome/index.ts';
import { formatInstant, parseInstant } from '../time/index.ts';
import { MONTH, NUMBER_WORD, WEEKDAY, monthNumber, readNumber, weekdayNumber } from './calendar-words.ts';
import { wordPattern } from './passages.ts';
import type { DateMention, DatePrecision, ResolvedDate } from './press-report.ts';

export type Day = Temporal.PlainDate;

const FIRST_YEAR = 1950;
const LAST_YEAR = 2099;

/** What a form of date says, of whatever day it is read. */
export interface DateReading {
  readonly date: ResolvedDate | null;
  readonly readings?: readonly ResolvedDate[];
  readonly basis: DateMention['basis'];
  readonly problem?: Message;
}

/** The words of a date by their names in its form. */
export type DateGroups = Readonly<Record<string, string | undefined>>;
/** Whether the words about a date speak of what is to come or of what had been; null where they do not tell, `no words` in a dateline. */
export type Tense = 'ahead' | 'back' | 'no words' | null;
/** Reads a form against the report's day and what the words about it speak of. Null is no date. */
export type ReadDate = (groups: DateGroups, anchor: Day | null, tense: Tense) => DateReading | null;

const ORDINAL = '(?:st|nd|rd|th|-го|-е)?';
const YEAR = '(?:19|20)\\d{2}';
const RU_YEAR = '(?:\\s*(?:года|году|год|г\\.))?';
const LEAD = `(?:(?<weekday>${WEEKDAY}),?\\s+)?`;

/** Fuller forms come first: where two overlap, the first form of this list stands. */
export const DATE_FORMS: readonly (readonly [pattern: RegExp, read: ReadDate])[] = [
  [
    wordPattern(
      `(?<year>${YEAR})-(?<month>\\d{2})-(?<day>\\d{2})(?:[T ](?<clock>\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})))?`,
    ),
    iso,
  ],
  [
    wordPattern(
      `${LEAD}(?<month>${MONTH})\\s+(?<day>\\d{1,2})${ORDINAL}(?![:.]\\d)(?:,?\\s+(?<year>${YEAR})|\\s+(?<yearWord>last|this|next)\\s+year)?`,
    ),
    dayOfMonth,
  ],
  [
    wordPattern(
      `${LEAD}(?:the\\s+)?(?<day>\\d{1,2})${ORDINAL}(?:\\s+of)?\\s+(?<month>${MONTH})(?:,?\\s+(?<year>${YEAR})${RU_YEAR}|\\s+(?<yearWord>last|this|next|прошлого|этого|текущего|следующего)\\s+(?:year|года))?`,
    ),
    dayOfMonth,
  ],
  [wordPattern(`(?<first>\\d{1,2})(?<mark>[./])(?<second>\\d{1,2})\\k<mark>(?<year>${YEAR})`), numeric],
  [wordPattern(`(?<month>${MONTH}),?\\s+(?<year>${YEAR})${RU_YEAR}`), month],
  [wordPattern(`(?:last|this|next)\\s+(?<month>${MONTH})`), month],
  [
    wordPattern(
      `(?<=(?:in|since|until|from|by|of|late|early|mid|this|last|next|before|after|в|на|с|к|до|по|прошлого|конц[еаыу]|начал[еау]|середин[еыу])[\\s-]+)(?<month>${MONTH})`,
    ),
    month,
  ],
  [wordPattern(`(?:(?<which>last|this|next|прошл\\p{L}+|минувш\\p{L}+|эт\\p{L}+|следующ\\p{L}+)\\s+)?(?<weekday>${WEEKDAY})`), weekday],
  [
    wordPattern(
      '(?<!перед )(?<word>today|tonight|(?:early |late )?(?:this|earlier this) (?:morning|afternoon|evening)|(?:last|yesterday) (?:night|evening)|yesterday|tomorrow|сегодня|(?:этим|этой) (?:утром|вечером|ночью)|нынешн\\p{L}+ (?:утром|вечером|ночью)|вчера|завтра|накануне|позавчера|послезавтра)',
    ),
    nearDay,
  ],
  [
    wordPattern(
      '(?<!(?<!\\p{L})(?:in|over|during|for|throughout|spent|за|в течение)\\s(?:the\\s)?)(?<which>last|this|next|прошл\\p{L}+|минувш\\p{L}+|эт\\p{L}+|нынешн\\p{L}+|текущ\\p{L}+|следующ\\p{L}+|будущ\\p{L}+)\\s+(?<unit>week|month|year|недел\\p{L}+|месяц\\p{L}*|год\\p{L}*)',
    ),
    relativeUnit,
  ],
  [
    wordPattern(
      `(?<count>\\d{1,3}|${NUMBER_WORD})\\s+(?<unit>days?|weeks?|months?|years?|дн\\p{L}+|день|недел\\p{L}+|месяц\\p{L}*|год\\p{L}*|лет)\\s+(?:ago|назад)`,
    ),
    ago,
  ],
  [wordPattern(`(?<unit>week|month|year|недел\\p{L}+|месяц|год)\\s+(?:ago|назад)`), ago],
  [
    wordPattern(
      `(?:(?<which>last|this|next)\\s+(?<season>spring|summer|autumn|fall|winter)|(?<season2>spring|summer|autumn|fall|winter|весной|летом|осенью|зимой)(?:\\s+of)?\\s+(?<year>${YEAR})${RU_YEAR})`,
    ),
    season,
  ],
  [
    wordPattern(
      `(?<=(?:in|since|until|till|through|by|before|after|of|to|from|beyond|late|early|mid|в|до|с|к|после)[\\s-]+)(?<year>${YEAR})${RU_YEAR}`,
    ),
    year,
  ],
];

function days(from: Day, to: Day, precision: DatePrecision): ResolvedDate {
  return { from: from.toString(), to: to.toString(), precision };
}

const oneDay = (date: Day): ResolvedDate => days(date, date, 'day');

function monthOf(date: Day): ResolvedDate {
  return days(date.with({ day: 1 }), date.with({ day: date.daysInMonth }), 'month');
}

function yearOf(number: number): ResolvedDate {
  const first = Temporal.PlainDate.from({ year: number, month: 1, day: 1 });
  return days(first, first.with({ month: 12, day: 31 }), 'year');
}

function makeDay(yearNumber: number, monthNo: number, day: number): Day | null {
  if (yearNumber < FIRST_YEAR || yearNumber > LAST_YEAR || monthNo < 1 || monthNo > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year: yearNumber, month: monthNo, day: 1 });
  return day > first.daysInMonth ? null : first.with({ day });
}

const RELATIVE = 'relative to the report';
const unresolved: DateReading = { date: null, basis: RELATIVE };

/** A day that no calendar has, as it is written, is said and not read as something else. */
const noSuchDay: DateReading = { date: null, basis: 'written in full', problem: message('press.no-such-day') };

function iso({ year: y, month: m, day: d, clock }: DateGroups): DateReading | null {
  const date = makeDay(Number(y), Number(m), Number(d));
  if (date === null) return noSuchDay;
  if (clock === undefined) return { date: oneDay(date), basis: 'written in full' };
  const at = parseInstant(`${date.toString()}T${clock}`, 'the date');
  if (!at.ok) return null;
  const precision = /:\d{2}:\d{2}/.test(clock) ? 'second' : 'minute';
  return { date: { ...oneDay(date), precision, at: formatInstant(at.value) }, basis: 'written in full' };
}

function dayOfMonth(groups: DateGroups, anchor: Day | null, tense: Tense): DateReading | null {
  const monthNo = monthNumber(groups['month']!);
  const day = Number(groups['day']);
  const word = groups['yearWord'];
  const step = isLast(word) ? -1 : isNext(word) ? 1 : 0;
  const written = groups['year'] ?? (word === undefined || anchor === null ? undefined : String(anchor.year + step));
  // `in March 40 people flew` has no day; the 31st of September has one that no calendar has.
  const impossible = day > LONGEST_MONTHS[monthNo - 1]!;
  if (impossible && (day <= 31 || written !== undefined)) return noSuchDay;
  const date = written === undefined ? nearestYear(anchor, monthNo, day, tense) : makeDay(Number(written), monthNo, day);
  if (date === null && written !== undefined) return noSuchDay;
  if (date === null) return anchor === null && day >= 1 && day <= 31 ? unresolved : null;
  const said = groups['weekday'];
  const basis = groups['year'] === undefined ? 'year from the report' : 'written in full';
  if (said === undefined || weekdayNumber(said) === date.dayOfWeek) return { date: oneDay(date), basis };
  const real = message(WEEKDAYS[date.dayOfWeek - 1]!);
  return { date: oneDay(date), basis, problem: message('press.another-weekday', { day: date.toString(), real, said }) };
}

/** Monday to Sunday, as ISO 8601 counts. */
const WEEKDAYS = [
  'press.monday',
  'press.tuesday',
  'press.wednesday',
  'press.thursday',
  'press.friday',
  'press.saturday',
  'press.sunday',
] as const;

/** Days of each month in a leap year. */
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Where no verb tells it, a day is to come only this soon after the report. */
const SOON_DAYS = 100;

/** Without a year the nearest such day is meant; of what is to come none more than half a month past, of what had been none after the report. */
function nearestYear(anchor: Day | null, monthNo: number, day: number, tense: Tense): Day | null {
  if (anchor === null) return null;
  const candidates = [-1, 0, 1].map((step) => makeDay(anchor.year + step, monthNo, day)).filter((date) => date !== null);
  const distance = (date: Day): number => anchor.until(date, { largestUnit: 'days' }).days;
  // A report of the day before, by a clock behind, can tell of tomorrow's day as past.
  const latest = tense === 'no words' ? Infinity : tense === null ? SOON_DAYS : 1;
  const allowed = candidates.filter((date) => (tense === 'ahead' ? distance(date) > -15 : distance(date) <= latest));
  return allowed.toSorted((a, b) => Math.abs(distance(a)) - Math.abs(distance(b)))[0] ?? null;
}

/** Points mean day first; a slash means month first in American papers and day first in others, so both stand unless one is no date. */
function numeric({ first, second, mark, year: y }: DateGroups): DateReading | null {
  const dayFirst = makeDay(Number(y), Number(second), Number(first));
  const monthFirst = mark === '.' ? null : makeDay(Number(y), Number(first), Number(second));
  const readings = [dayFirst, monthFirst].filter((date) => date !== null);
  if (readings.length === 0) return noSuchDay;
  if (readings.length === 1 || first === second) return { date: oneDay(readings[0]!), basis: 'written in full' };
  return { date: null, readings: readings.map(oneDay), basis: 'written in full' };
}

/** A month without a year and without a verb is to come when it begins this soon after the report's. */
const SOON_MONTHS = 3;

function month({ month: word, year: y }: DateGroups, anchor: Day | null, tense: Tense): DateReading | null {
  const monthNo = monthNumber(word!);
  if (y !== undefined) {
    const date = makeDay(Number(y), monthNo, 1);
    return date === null ? null : { date: monthOf(date), basis: 'written in full' };
  }
  if (anchor === null) return unresolved;
  const thisYear = makeDay(anchor.year, monthNo, 1)!;
  const months = thisYear.month - anchor.month;
  const soon = tense === null && (months + 12) % 12 <= SOON_MONTHS;
  const ahead = tense === 'ahead' || soon;
  const shift = ahead && months < 0 ? 1 : !ahead && months > 0 ? -1 : 0;
  return { date: monthOf(thisYear.add({ years: shift })), basis: 'year from the report' };
}

const isLast = (word: string | undefined): boolean => word !== undefined && /^(?:last|прошл|минувш)/iu.test(word);
const isNext = (word: string | undefined): boolean => word !== undefined && /^(?:next|следующ|будущ)/iu.test(word);

/** Agencies name a weekday within seven days of the report; the report's own day counts as such unless `last` or `next` is said. */
function weekday({ which, weekday: word }: DateGroups, anchor: Day | null, tense: Tense): DateReading | null {
  if (anchor === null) return unresolved;
  const wanted = weekdayNumber(word!);
  const back = (anchor.dayOfWeek - wanted + 7) % 7;
  const forward = (wanted - anchor.dayOfWeek + 7) % 7;
  if (isNext(which) || (tense === 'ahead' && !isLast(which)))
    return { date: oneDay(anchor.add({ days: forward === 0 && isNext(which) ? 7 : forward })), basis: RELATIVE };
  // On a Thursday `last Wednesday` is that of the week before: of yesterday nobody says `last`.
  return { date: oneDay(anchor.subtract({ days: back <= 2 && isLast(which) ? back + 7 : back })), basis: RELATIVE };
}

const NEAR_DAYS: readonly (readonly [RegExp, number])[] = [
  [/^(?:today|tonight|сегодня|(?:(?:early |late )?(?:this|earlier this)|этим|этой|нынешн\p{L}+) \p{L}+)$/iu, 0],
  [/^(?:yesterday|вчера|накануне|(?:last|yesterday) \p{L}+)$/iu, -1],
  [/^(?:tomorrow|завтра)$/iu, 1],
  [/^позавчера$/iu, -2],
  [/^послезавтра$/iu, 2],
];

function nearDay({ word }: DateGroups, anchor: Day | null): DateReading | null {
  const shift = NEAR_DAYS.find(([pattern]) => pattern.test(word!))![1];
  return anchor === null ? unresolved : { date: oneDay(anchor.add({ days: shift })), basis: RELATIVE };
}

function unitOf(word: string): 'days' | 'weeks' | 'months' | 'years' {
  if (/^(?:day|дн|день)/iu.test(word)) return 'days';
  if (/^(?:week|недел)/iu.test(word)) return 'weeks';
  return /^(?:month|месяц)/iu.test(word) ? 'months' : 'years';
}

function relativeUnit({ which, unit }: DateGroups, anchor: Day | null): DateReading | null {
  if (anchor === null) return unresolved;
  return { date: around(anchor, unitOf(unit!), isLast(which) ? -1 : isNext(which) ? 1 : 0), basis: RELATIVE };
}

function ago({ count, unit }: DateGroups, anchor: Day | null): DateReading | null {
  const number = count === undefined ? 1 : readNumber(count);
  if (number === null) return null;
  return anchor === null || !Number.isInteger(number) ? unresolved : { date: around(anchor, unitOf(unit!), -number), basis: RELATIVE };
}

function around(anchor: Day, unit: ReturnType<typeof unitOf>, steps: number): ResolvedDate {
  const moved = anchor.add({ [unit]: steps });
  if (unit === 'days') return oneDay(moved);
  if (unit === 'months') return monthOf(moved);
  if (unit === 'years') return yearOf(moved.year);
  const monday = moved.subtract({ days: moved.dayOfWeek - 1 });
  return days(monday, monday.add({ days: 6 }), 'week');
}

/** Northern seasons by the calendar's months, as both partners use them. */
const SEASON_MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:spring|весной)$/iu, 3],
  [/^(?:summer|летом)$/iu, 6],
  [/^(?:autumn|fall|осенью)$/iu, 9],
  [/^(?:winter|зимой)$/iu, 12],
];

function season({ which, season: word, season2, year: y }: DateGroups, anchor: Day | null): DateReading | null {
  const first = SEASON_MONTHS.find(([pattern]) => pattern.test((word ?? season2)!))![1];
  if (y === undefined && anchor === null) return unresolved;
  const inYear = y === undefined ? anchor!.year : Number(y);
  const start = makeDay(inYear, first, 1)!;
  const past = anchor !== null && Temporal.PlainDate.compare(start, anchor) > 0;
  const shift = isNext(which) ? (past ? 0 : 1) : isLast(which) ? (anchor !== null && anchor.month >= first + 3 ? 0 : -1) : 0;
  const from = start.add({ years: y === undefined ? shift : 0 });
  return {
    date: days(from, from.add({ months: 3 }).subtract({ days: 1 }), 'season'),
    basis: y === undefined ? RELATIVE : 'written in full',
  };
}

function year({ year: y }: DateGroups): DateReading | null {
  return { date: yearOf(Number(y)), basis: 'written in full' };
}
