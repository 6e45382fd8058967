import { type TimeMention, findTimes } from './clock-words.ts';
import { DATE_FORMS, type DateGroups, type DateReading, type Day, type ReadDate } from './date-forms.ts';
import { type PassageAt, type Range, passagesOf } from './passages.ts';
import type { DateMention, ResolvedDate } from './press-report.ts';

/** In a sentence of several dates a time of day belongs to one at most this many characters away. */
const TIME_REACH = 60;

const LOOKS_AHEAD =
  /(?<![\p{L}])(?:will|shall|scheduled|planned|plans|due|slated|targeted|targeting|expected|expects|set to|set for|is to|are to|deadline|no earlier than|not before|upcoming|через|будет|будут|планирует\p{L}*|запланирован\p{L}*|намечен\p{L}*|состоится|предстоит|должен|должны|не ранее)(?![\p{L}])/giu;
/** `by Friday`, but not `by a station on Friday`. */
const RIGHT_BEFORE = /(?<!\p{L})(?:by|until|till|before|до|к)\s(?:late\s|early\s|the end of\s)?$/iu;
const LOOKS_BACK =
  /(?<![\p{L}])(?!scheduled|planned|targeted|expected|slated)(?:said|told|wrote|was|were|had|came|flew|began|made|took|left|went|held|caught|spoke|[\p{Script=Latin}]{2,}ed|[\p{Script=Cyrillic}]{3,}(?:ал|ил|ел|лась|лся|лись|ала|ила|али|или))(?![\p{L}])/giu;

/** A form of date as it stands in the text. What day it is may hang on the report's own. */
interface Written {
  readonly start: number;
  readonly end: number;
  readonly groups: DateGroups;
  readonly read: ReadDate;
}

/** All dates and times of a text, found once and read wherever they are asked for. */
export interface WrittenDates {
  /** In the order of the forms: where two overlap, the first that can be read stands. */
  readonly forms: readonly Written[];
  readonly times: readonly TimeMention[];
}

/** The dates and times that stand in blocks of a text; none goes from one block into the next. */
export function findDates(text: string, blocks: readonly Range[]): WrittenDates {
  const bodies = blocks.map(({ start, end }) => ({ start, body: text.slice(start, end) }));
  const forms = DATE_FORMS.flatMap(([pattern, read]) =>
    bodies.flatMap(({ start, body }) =>
      [...body.matchAll(pattern)].map((match) => ({
        start: start + match.index,
        end: start + match.index + match[0].length,
        groups: match.groups!,
        read,
      })),
    ),
  );
  return {
    forms: forms.filter(({ groups }) => startsAsName(groups)),
    times: bodies.flatMap(({ start, body }) =>
      findTimes(body).map((time) => ({ ...time, start: start + time.start, end: start + time.end })),
    ),
  };
}

/** A text with what is found in it before it is read. */
export interface DatedText {
  readonly text: string;
  readonly passageAt: PassageAt;
  readonly written: WrittenDates;
}

const isWithin =
  ({ start, end }: Range) =>
  (piece: Range): boolean =>
    piece.start >= start && piece.end <= end;

/** Every date within a range, one sentence, resolved against the report's day where it has one. A time without a day is on the day told before. */
export function datesIn(
  { text, passageAt, written }: DatedText,
  range: Range,
  anchor: Day | null,
  dayBefore?: ResolvedDate,
): readonly DateMention[] {
  const found: (Range & { readonly reading: DateReading })[] = [];
  for (const { start, end, groups, read } of written.forms.filter(isWithin(range))) {
    if (found.some((other) => start < other.end && other.start < end)) continue;
    const reading = read(groups, anchor, looksAhead(text, range, { start, end }));
    if (reading !== null) found.push({ start, end, reading });
  }
  const times = written.times.filter(isWithin(range));
  if (found.length === 0 && dayBefore !== undefined)
    return distinct(times, dayBefore).map((time) => ({
      passage: passageAt(time.start, time.end),
      date: withTime(dayBefore, time),
      basis: 'day told before',
    }));
  return found
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end, reading }, i, all) => {
      const mention = { passage: passageAt(start, end), ...reading };
      const time = times.find((candidate) => nearestTo(candidate, all) === i);
      return time === undefined || mention.date?.precision !== 'day' ? mention : { ...mention, date: withTime(mention.date, time) };
    });
}

/** A day that is written out and is all that a text says; null for any other text. */
export function dayOf(text: string): string | null {
  const all = { start: 0, end: text.length };
  const [found] = datesIn({ text, passageAt: passagesOf(text), written: findDates(text, [all]) }, all, null);
  return found?.passage.words === text && found.date !== null && found.date.from === found.date.to ? found.date.from : null;
}

/** `2:17 p.m. Moscow time (1117 GMT)` is one moment told twice. */
function distinct(times: readonly TimeMention[], { from }: ResolvedDate): readonly TimeMention[] {
  const day = Temporal.PlainDate.from(from);
  return times.filter((time, i) => times.findIndex((other) => other.on(day) === time.on(day)) === i);
}

/** English months and weekdays have a capital: `may` and `march` are verbs. Russian ones have none. */
function startsAsName({ month: monthWord, weekday: weekdayWord }: DateGroups): boolean {
  return [monthWord, weekdayWord].every((word) => word === undefined || !/^[a-z]/.test(word));
}

function nearestTo(time: TimeMention, dates: readonly Range[]): number {
  const gaps = dates.map(({ start, end }) => (time.start >= end ? time.start - end : start - time.end));
  const least = Math.min(...gaps.map((gap) => Math.max(0, gap)));
  return least > TIME_REACH && dates.length > 1 ? -1 : gaps.findIndex((gap) => Math.max(0, gap) === least);
}

function withTime(date: ResolvedDate, time: TimeMention): ResolvedDate {
  return { ...date, precision: time.precision, at: time.on(Temporal.PlainDate.from(date.from)) };
}

/** Whether the words around a day without a year speak of what is to come: the nearest sign before it decides, or else the first after it. */
function looksAhead(text: string, sentence: Range, { start, end }: Range): boolean {
  const before = text.slice(Math.max(sentence.start, start - 80), start);
  if (RIGHT_BEFORE.test(before)) return true;
  const last = (pattern: RegExp): number => [...before.matchAll(pattern)].at(-1)?.index ?? -1;
  const [ahead, back] = [last(LOOKS_AHEAD), last(LOOKS_BACK)];
  if (ahead >= 0 || back >= 0) return ahead > back;
  const after = text.slice(end, Math.min(sentence.end, end + 60));
  const first = (pattern: RegExp): number => [...after.matchAll(pattern)][0]?.index ?? Infinity;
  return first(LOOKS_AHEAD) < first(LOOKS_BACK);
}
