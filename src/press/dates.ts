import { WEEKDAY } from './calendar-words.ts';
import { type TimeMention, findBareTimes, findTimes } from './clock-words.ts';
import { DATE_FORMS, type DateGroups, type DateReading, type Day, type ReadDate, type Tense } from './date-forms.ts';
import { type PassageAt, type Range, passagesOf } from './passages.ts';
import type { DateMention, ResolvedDate } from './press-report.ts';

/** In a sentence of several dates a time of day belongs to one at most this many characters away. */
const TIME_REACH = 60;
/** A day at most this far from a time stands by it: `0254 GMT Thursday`. */
const BESIDE = 6;

const LOOKS_AHEAD =
  /(?<![\p{L}])(?:will|shall|scheduled|planned|plans|due|slated|targeted|targeting|expected|expects|set to|set for|is to|are to|(?:is|are) (?:\p{L}+ly )?(?:sending|launching|teaming up|preparing|heading|returning|leaving|landing|undocking|docking|flying)|sending|to (?:send|launch|lift off|blast off|fly|ride|dock|arrive|undock|depart|leave|return|land)|deadline|ahead of (?:the|their|its|his|her)|once|(?:and|then) (?:come|go|fly|return) (?:back|home)|(?:was|were) to (?!have)\p{L}+|(?:until|till|when|once|as soon as) [^,.;]{1,40} (?:gets?|arrives?|comes?|docks?|lands?|launches)|(?:they|crew|trio|two|three|four|astronauts|cosmonauts|travell?ers) (?:launch|lift off|blast off|dock|arrive|undock|depart|leave|return|land)|no earlier than|not before|upcoming|через|будет|будут|планирует\p{L}*|запланирован\p{L}*|намечен\p{L}*|состоится|предстоит|предстоят|верн[её]тся|вернутся|пробудет|пробудут|провед[её]т|проведут|отправится|отправятся|приземлится|приземлятся|полетит|полетят|прибудет|прибудут|стартует|стартуют|отстыкуется|состыкуется|сменит|сменят|продлится|завершится|покинет|покинут|возглавит|возглавят|сдаст|сдадут|примет|примут|передаст|передадут|улетит|улетят|уйд[её]т|уйдут|сядет|сядут|станет|станут|войд[её]т|войдут|пройд[её]т|пройдут|начн[её]тся|начнутся|останется|останутся|выйдет|выйдут|доставит|доставят|привез[её]т|привезут|должен|должны|не ранее)(?![\p{L}])/giu;
/** `by Friday`, but not `by a station on Friday`. */
const RIGHT_BEFORE = /(?<!\p{L})(?:by|until|till|before|до|к)\s(?:late\s|early\s|the end of\s)?$/iu;
/** `pushed the launch to Oct. 5`: the day that something was moved to. */
const MOVED_TO =
  /(?<!\p{L})(?:push|mov|delay|postpon|slip|reschedul|shift|defer|bump|перен[ео]с|отлож|отодвин)\p{L}*\s(?:[^.;]*\s)?(?:to|until|till|for|на|до)\s$/iu;
/** `had been scheduled to return on Friday`: a plan that came to nothing, whose day may be past or to come. */
const HAD_PLANNED =
  /(?<!\p{L})(?:had (?:\p{Ll}+ )?been|(?:was|were) (?:initially|originally|first|earlier|previously|once)|(?:initially|originally)) (?:scheduled|planned|due|expected|slated|targeted|supposed|set)(?!\p{L})/iu;
/** `since May`: what began and goes on. */
export const SINCE = /(?<!\p{L})since\s(?:late\s|early\s|the\s(?:(?:end|beginning|start) of\s)?)?$/iu;
/** `two days after their launch on Oct. 19`: what is counted from has been. */
const LONG_AFTER = /(?<!\p{L})(?:minutes?|hours?|days?|weeks?|months?) after (?:his|her|their|its|the) \p{L}+ (?:on|in)\s$/iu;
/** What comes or had been is said at most this far before its day. */
const SIGN_CHARS = 160;
/** A day that its sentence begins with has its verb behind a comma; any other in its own part. */
const OPENING_CHARS = 25;
const NEXT_PART = /[,;—–]|(?<!\p{L})(?:that|which|who|котор\p{L}+)(?!\p{L})/u;
/** What somebody said can be of any day, and what is told in the present too. */
const SAYS =
  /(?<![\p{L}])(?:(?<!(?:to|will|would|shall|may|can|could|should|must)\s)(?:arrives?|launches|flies|returns?|leaves?|departs?|lands?|docks?|undocks?)|said|says|told|wrote|announced|added|reported|сказал\p{L}*|сообщил\p{L}*|заявил\p{L}*)(?![\p{L}])/giu;
const LOOKS_BACK =
  /(?<![\p{L}])(?!scheduled|planned|targeted|expected|slated|announced|added|reported|сказал|сообщил|заявил)(?<!(?<!\p{L})be )(?:was|were|had|came|flew|began|made|took|left|went|held|caught|spoke|[\p{Script=Latin}]{2,}ed|[\p{Script=Cyrillic}]{3,}(?:ал|ил|ел|лась|лся|лись|ала|ила|али|или))(?![\p{L}])/giu;

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
  const times = bodies.flatMap(({ start, body }) =>
    findTimes(body).map((time) => ({ ...time, start: start + time.start, end: start + time.end })),
  );
  const inBlock = ({ start, end }: Range): boolean => blocks.some((block) => start >= block.start && end <= block.end);
  const bare = findBareTimes(text, times).filter(inBlock);
  return {
    forms: forms.filter(({ groups }) => startsAsName(groups)),
    times: [...times, ...bare].toSorted((a, b) => a.start - b.start),
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

/** Days that the story told before, and its own. */
export interface DaysTold {
  /** The last that had been, and the last that was to come. */
  readonly past?: ResolvedDate | undefined;
  readonly ahead?: ResolvedDate | undefined;
}

/** A date as it is found in its range, before it has a time of day. */
interface FoundDate extends Range {
  readonly reading: DateReading;
}

/** One time of day, told by one clock or by several: `2:17 p.m. Moscow time (1117 GMT)`. */
type ToldTime = readonly TimeMention[];

/**
 * Every date within a range, one sentence, resolved against the report's day where it has one. A time of day goes with the day that stands by it;
 * any other is a mention of its own, on the nearest day of its sentence, on the day told before, or on the report's.
 */
export function datesIn(source: DatedText, range: Range, anchor: Day | null, told?: DaysTold): readonly DateMention[] {
  const { text, passageAt, written } = source;
  const found = readingsIn(source, range, anchor, told !== undefined);
  const dayAt = (at: number): ResolvedDate | null => {
    const { date } = found[at]!.reading;
    return date !== null && date.precision === 'day' ? date : null;
  };
  const times = toldTimes(written.times.filter(isWithin(range)), text);
  const nearest = times.map((time) => nearestDate(text, time, found));
  const merged = found.map((date, i) => {
    if (dayAt(i) === null) return undefined;
    return times
      .filter(
        (time, j) =>
          (nearest[j] === i || (gapTo(time, date) <= BESIDE && !isBracketed(text, time, found, date))) &&
          belongs(text, range, date, time, found.length),
      )
      .toSorted((a, b) => gapTo(a, date) - gapTo(b, date))[0];
  });
  const own = found.map(({ start, end, reading }, i) => {
    const time = merged[i];
    const date = time === undefined ? null : onDay(time, tomorrowByAnotherClock(reading, time, anchor), { start, end });
    return { passage: passageAt(start, end), ...reading, ...(date === null ? {} : { date }) };
  });
  const others = times.flatMap((time, j): readonly DateMention[] => {
    if (merged.includes(time)) return [];
    const at = nearest[j]!;
    const near = at < 0 ? null : dayAt(at);
    const before = at < 0 && told !== undefined ? dayBefore(source, range, time, told) : null;
    const reports = at < 0 && before === null && told !== undefined && anchor !== null;
    const day = near ?? before ?? (reports ? days(anchor) : null);
    const on = day === null ? null : onDay(time, day);
    if (on === null) return [];
    const date: ResolvedDate = near === null ? { ...on, dayAssumed: true } : on;
    const clock = time.find(({ local }) => !local)!;
    const passage = passageAt(clock.start, clock.end);
    return [{ passage, date, basis: reports ? 'day of the report' : 'day told before' }];
  });
  return [...own, ...others].toSorted((a, b) => a.passage.start - b.passage.start);
}

function readingsIn({ text, written }: DatedText, range: Range, anchor: Day | null, inStory: boolean): readonly FoundDate[] {
  const found: FoundDate[] = [];
  for (const { start, end, groups, read } of written.forms.filter(isWithin(range))) {
    if (found.some((other) => start < other.end && other.start < end)) continue;
    const reading = read(groups, anchor, inStory ? tenseOf(text, range, { start, end }) : 'no words');
    if (reading !== null) found.push({ start, end, reading });
  }
  return found.toSorted((a, b) => a.start - b.start);
}

const days = (day: Day): ResolvedDate => ({ from: day.toString(), to: day.toString(), precision: 'day' });

/** A bracket opens at most this far before its day. */
const BRACKET_REACH = 60;

/** Nothing but marks and a word between two times: they are one moment by two clocks. */
function toldTimes(times: readonly TimeMention[], text: string): readonly ToldTime[] {
  const groups: TimeMention[][] = [];
  for (const time of times) {
    const last = groups.at(-1)?.at(-1);
    const between = last === undefined ? null : text.slice(last.end, time.start);
    if (between !== null && SAME_MOMENT.test(between)) groups.at(-1)!.push(time);
    else groups.push([time]);
  }
  return groups;
}
const SAME_MOMENT = new RegExp(`^[\\s,;/()–—-]*(?:GMT[+-]\\d{1,2})?[\\s,;/()–—-]*(?:or|и|или)?[\\s,(]*(?:${WEEKDAY})?[\\s,;/(]*$`, 'iu');

/** Characters between a time and a date; none where one stands inside the other. */
function gapTo(time: ToldTime, { start, end }: Range): number {
  return Math.max(0, Math.max(start - time.at(-1)!.end, time[0]!.start - end));
}

/** `1:57 a.m. Thursday (1957 GMT Wednesday)`: a time in a bracket that has a day of its own is not that of the day before the bracket. */
function isBracketed(text: string, time: ToldTime, dates: readonly Range[], date: Range): boolean {
  const end = time.at(-1)!.end;
  const opens = date.end <= time[0]!.start && /^\s*\($/u.test(text.slice(date.end, time[0]!.start));
  return opens && dates.some((other) => other.start >= end && /^[\s,]*(?:on\s)?$/u.test(text.slice(end, other.start)));
}

/** The nearest date that a time may have, or -1. A date in a bracket is that of the times in the bracket and right before it. */
function nearestDate(text: string, time: ToldTime, dates: readonly Range[]): number {
  const [first, last] = [time[0]!.start, time.at(-1)!.end];
  const gaps = dates.map((date) => {
    const opens = text.slice(Math.max(0, date.start - BRACKET_REACH), date.start).search(/\([^()]*$/u);
    const from = opens < 0 ? -1 : Math.max(0, date.start - BRACKET_REACH) + opens;
    const others = from >= 0 && last < from && !/^\s*$/u.test(text.slice(last, from));
    return others || (from >= 0 && first > date.end && text.slice(date.end, first).includes(')')) ? Infinity : gapTo(time, date);
  });
  const least = Math.min(...gaps);
  return least === Infinity ? -1 : gaps.indexOf(least);
}

/** Whether a time is that of a date. Each after a verb of its own, they tell two things: `who left on Sunday, landed at 0200 GMT`. */
function belongs(text: string, sentence: Range, date: Range, time: ToldTime, dates: number): boolean {
  const gap = gapTo(time, date);
  if (gap > TIME_REACH && dates > 1) return false;
  const [first, second] = date.start < time[0]!.start ? [date, time[0]!] : [{ ...time[0]!, end: time.at(-1)!.end }, date];
  // `пристыковался накануне: старт был в 08:47`: after a colon something else is told.
  if (/[:;]\s\p{L}/u.test(text.slice(first.end, second.start))) return false;
  const verbIn = (start: number, end: number): boolean => start < end && text.slice(start, end).match(LOOKS_BACK) !== null;
  return !(verbIn(sentence.start, first.start) && verbIn(first.end, second.start));
}

/** The moment of a time on a day. The day is that of the clock that it stands by. Null where only a clock without a zone is told. */
function onDay(time: ToldTime, date: ResolvedDate, beside?: Range): ResolvedDate | null {
  const zoned = time.find(({ local }) => !local);
  if (zoned === undefined) return null;
  const day = Temporal.PlainDate.from(date.from);
  const away = ({ start, end }: TimeMention): number => (beside === undefined ? 0 : Math.max(beside.start - end, start - beside.end));
  const clock = time.toSorted((a, b) => away(a) - away(b))[0]!;
  const at = clock.local ? besideLocal(clock.on(day), zoned, day) : (beside === undefined ? zoned : clock).on(day);
  if (at === null) return null;
  const precision = time.some((one) => one.precision === 'second') ? 'second' : 'minute';
  const { about } = time.find((one) => one.about !== undefined) ?? {};
  return {
    ...date,
    precision,
    at,
    ...(about === undefined ? {} : { about }),
    ...(zoned.assumed === true ? { clockAssumed: true } : {}),
  };
}

/** `at 9:02 p.m. Eastern (0202 Sunday GMT)` in a report of Saturday: the weekday of the second clock is tomorrow, and not six days ago. */
function tomorrowByAnotherClock({ date, basis }: DateReading, time: ToldTime, anchor: Day | null): ResolvedDate {
  const sixAgo = basis === 'relative to the report' && anchor !== null && date!.from === anchor.subtract({ days: 6 }).toString();
  return sixAgo && time.length > 1 ? days(anchor.add({ days: 1 })) : date!;
}

/** Clocks are at most so far behind UTC and ahead of it, in hours. */
const [CLOCK_BEHIND_H, CLOCK_AHEAD_H] = [12, 14];

/** The moment that a clock with a zone tells, where the day is that of a clock of the place: the one day on which such a clock can be. */
function besideLocal(local: string, zoned: TimeMention, day: Day): string | null {
  const moments = [-1, 0, 1].map((shift) => zoned.on(day.add({ days: shift })));
  const hours = (at: string): number => (Date.parse(local) - Date.parse(at)) / 3_600_000;
  const fits = moments.filter((at) => hours(at) >= -CLOCK_BEHIND_H && hours(at) <= CLOCK_AHEAD_H);
  return fits.toSorted((a, b) => Math.abs(hours(a)) - Math.abs(hours(b)))[0] ?? null;
}

/** What is told of the past has the last day told that had been, what is to come the last that was to come. */
function dayBefore({ text }: DatedText, range: Range, time: ToldTime, { past, ahead }: DaysTold): ResolvedDate | null {
  const tense = tenseOf(text, range, { start: time[0]!.start, end: time.at(-1)!.end });
  return (tense === 'ahead' ? (ahead ?? past) : tense === 'back' ? past : (past ?? ahead)) ?? null;
}

/** A day that is written out and is all that a text says; null for any other text. */
export function dayOf(text: string): string | null {
  const all = { start: 0, end: text.length };
  const [found] = datesIn({ text, passageAt: passagesOf(text), written: findDates(text, [all]) }, all, null);
  return found?.passage.words === text && found.date !== null && found.date.from === found.date.to ? found.date.from : null;
}

/** English months and weekdays have a capital: `may` and `march` are verbs. Russian ones have none. */
function startsAsName({ month: monthWord, weekday: weekdayWord }: DateGroups): boolean {
  return [monthWord, weekdayWord].every((word) => word === undefined || !/^[a-z]/.test(word));
}

/** What the words around a day speak of: the nearest sign before it decides, or else the first after it. What somebody says may be of any day. */
function tenseOf(text: string, sentence: Range, { start, end }: Range): Tense {
  const before = text.slice(Math.max(sentence.start, start - SIGN_CHARS), start);
  if (RIGHT_BEFORE.test(before) || MOVED_TO.test(before)) return 'ahead';
  if (SINCE.test(before) || LONG_AFTER.test(before)) return 'back';
  if (HAD_PLANNED.test(before)) return null;
  const last = (pattern: RegExp): number => {
    const match = [...before.matchAll(pattern)].at(-1);
    return match === undefined ? -1 : match.index + match[0].length;
  };
  const [ahead, back, says] = [last(LOOKS_AHEAD), last(LOOKS_BACK), last(SAYS)];
  if (Math.max(ahead, back, says) >= 0) return ahead >= Math.max(back, says) ? 'ahead' : back > says ? 'back' : null;
  const rest = text.slice(end, Math.min(sentence.end, end + 60));
  const after = start - sentence.start < OPENING_CHARS ? rest : rest.split(NEXT_PART, 1)[0]!;
  const first = (pattern: RegExp): number => [...after.matchAll(pattern)][0]?.index ?? Infinity;
  const [aheadOf, backOf] = [first(LOOKS_AHEAD), first(LOOKS_BACK)];
  return aheadOf < backOf ? 'ahead' : backOf < first(SAYS) ? 'back' : null;
}
