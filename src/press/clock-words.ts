import { WEEKDAY } from './calendar-words.ts';
import { wordPattern } from './passages.ts';

/**
 * Clocks that reports name. The letters of American zones stand for an offset; the others are a zone, whose offset changed with the law. `IST` is
 * India's: of the three zones with these letters only India sends reporters after crews of the station.
 */
const CLOCKS: readonly (readonly [pattern: string, zone: string])[] = [
  ['GMT(?![+-]\\d)|UTC(?![+-]\\d)|UT|Z|Greenwich Mean Time|Coordinated Universal Time|по Гринвичу', 'UTC'],
  ['EDT|Eastern Daylight Time', '-04:00'],
  ['EST|CDT|Eastern Standard Time|Central Daylight Time', '-05:00'],
  ['CST|MDT|Central Standard Time', '-06:00'],
  ['MST|PDT', '-07:00'],
  ['PST', '-08:00'],
  [
    '(?:U\\.?S\\.?\\s)?Eastern(?: time)?|ET|(?:по )?(?:североамериканско\\p{L}+ )?(?:восточно\\p{L}+ времени|времени восточного побережья(?: США)?)',
    'America/New_York',
  ],
  ['(?:Central|Houston) time|CT', 'America/Chicago'],
  ['Pacific time|PT', 'America/Los_Angeles'],
  ['BST', '+01:00'],
  ['CEST', '+02:00'],
  ['CET', '+01:00'],
  ['IST|Indian? (?:Standard )?time', 'Asia/Kolkata'],
  ['JST|Japan(?:ese)? (?:Standard )?time', 'Asia/Tokyo'],
  ['Moscow(?: standard)? time|Russian time|MSK|мск|(?:по )?московско\\p{L}+(?: времени)?|по Москве', 'Europe/Moscow'],
  ['(?:Kazakhstan|Kazakh|Astana|Almaty) time|по времени (?:Астаны|Казахстана)', 'Asia/Almaty'],
];
/** A clock of the place, which no report names the zone of. */
const LOCAL = 'local(?: time)?|(?:по )?местному времени|местного времени|по местному';
const CLOCK_PATTERN = `${CLOCKS.map(([pattern]) => pattern).join('|')}|${LOCAL}`;
const DAY_BETWEEN = `(?:,?\\s*(?:on\\s)?${WEEKDAY},?\\s*)?`;
/** `5:10 a.m. (2310 GMT)`: a clock of the place, by what stands behind it. */
const BEFORE_GMT = '(?=\\s*\\((?:\\d{4}|\\d{1,2}[:.]\\d{2})\\s(?:GMT|UTC))';
const TIME = wordPattern(
  `(?:(?<noon>noon|полдень)|(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2})(?::(?<second>\\d{2}))?|\\s?час\\p{L}*\\s(?<minutes>\\d{1,2})\\s?мин\\p{L}*)?\\s*(?<half>[ap]\\.?m\\.?)?)(?:,?${DAY_BETWEEN}\\s*\\(?(?<clock>${CLOCK_PATTERN})|${BEFORE_GMT})|(?<compact>\\d{4})${DAY_BETWEEN}\\s*(?<compactClock>GMT|UTC|UT)|(?<before>GMT|UTC)\\s(?<hourAfter>\\d{1,2})[:.](?<minuteAfter>\\d{2})`,
);
/** What stands before a time that is not meant exactly. */
const HEDGES: readonly (readonly [pattern: RegExp, about: NonNullable<TimeMention['about']>])[] = [
  [
    /(?<!\p{L})(?:(?:shortly|just|soon|moments|minutes|a little|sometime) )?(?:after|past)\s$|(?<!\p{L})(?:вскоре |сразу )?после\s$/iu,
    'after',
  ],
  [/(?<!\p{L})(?:(?:shortly|just|a little|sometime) )?before\s$|(?<!\p{L})незадолго до\s$/iu, 'before'],
  [
    /(?<!\p{L})(?:about|around|approximately|roughly|nearly|almost|near|circa|approx\.|некоторое время|около|примерно|приблизительно|ориентировочно)(?:\s(?:at|в))?\s$/iu,
    'around',
  ],
];

export interface TimeMention {
  readonly start: number;
  readonly end: number;
  readonly precision: 'minute' | 'second';
  readonly about?: 'around' | 'after' | 'before';
  /** The UTC moment on a day of that clock; of a local clock, whose zone nobody says, the moment as if it were UTC. */
  readonly on: (day: Temporal.PlainDate) => string;
  readonly local: boolean;
  readonly zone: string | null;
  /** The time names no clock, and is taken as told by that of another time of the report. */
  readonly assumed?: true;
}

/** Times of day with a named clock. A time without one is no instant, and is left in the words. */
export function findTimes(text: string): readonly TimeMention[] {
  const found: TimeMention[] = [];
  for (const match of text.matchAll(TIME)) {
    const { noon, compact, half, second } = match.groups!;
    const named = match.groups!['clock'] ?? match.groups!['compactClock'] ?? match.groups!['before'];
    const zone = named === undefined ? null : zoneOf(named);
    const hour = noon === undefined ? (compact?.slice(0, 2) ?? match.groups!['hour'] ?? match.groups!['hourAfter']!) : '12';
    const minute = compact?.slice(2) ?? match.groups!['minute'] ?? match.groups!['minutes'] ?? match.groups!['minuteAfter'];
    if (minute === undefined && half === undefined && noon === undefined) continue;
    let hours = Number(hour);
    const minutes = Number(minute ?? 0);
    if (half !== undefined) {
      if (hours < 1 || hours > 12) continue;
      hours = (hours % 12) + (/^p/i.test(half) ? 12 : 0);
    }
    const seconds = Number(second ?? 0);
    if (hours > 23 || minutes > 59 || seconds > 59) continue;
    const time = Temporal.PlainTime.from({ hour: hours, minute: minutes, second: seconds });
    found.push(mentionOf(text, match, time, { zone, precision: second === undefined ? 'minute' : 'second' }));
  }
  return found;
}

interface ClockRead {
  readonly zone: string | null;
  readonly precision: TimeMention['precision'];
  readonly assumed?: true;
}

function mentionOf(
  text: string,
  { index, 0: words }: RegExpExecArray,
  plainTime: Temporal.PlainTime,
  { zone, precision, assumed }: ClockRead,
): TimeMention {
  const before = text.slice(Math.max(0, index - 40), index);
  // Nobody flies at noon to the minute.
  const hedge = /^noon|^полдень/iu.test(words) ? 'around' : HEDGES.find(([pattern]) => pattern.test(before))?.[1];
  return {
    start: index,
    end: index + words.length,
    precision,
    ...(hedge === undefined ? {} : { about: hedge }),
    on: (day) =>
      day
        .toZonedDateTime({ timeZone: zone ?? 'UTC', plainTime })
        .toInstant()
        .toString({ smallestUnit: 'second' }),
    zone,
    local: zone === null,
    ...(assumed === true ? { assumed } : {}),
  };
}

/** A time of twelve hours that names no clock. */
const BARE = wordPattern('(?<![\\d:.])(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))?\\s?(?<half>[ap])\\.?m\\.?');

/** Where all times of a report that have `a.m.` or `p.m.` and a clock name one clock, those after the first that name none are taken as of that clock. */
export function findBareTimes(text: string, named: readonly TimeMention[]): readonly TimeMention[] {
  const clocks = named.filter(({ start, end, local }) => !local && /[ap]\.?m/iu.test(text.slice(start, end)));
  const zones = new Set(clocks.map(({ zone }) => zone));
  const [first] = clocks;
  if (first === undefined || zones.size > 1) return [];
  return [...text.matchAll(BARE)].flatMap((match) => {
    const hour = Number(match.groups!['hour']);
    const minute = Number(match.groups!['minute'] ?? 0);
    const taken = named.some(({ start, end }) => match.index < end && start < match.index + match[0].length);
    if (match.index < first.start || taken || hour < 1 || hour > 12 || minute > 59) return [];
    const time = Temporal.PlainTime.from({ hour: (hour % 12) + (/p/iu.test(match.groups!['half']!) ? 12 : 0), minute });
    return [mentionOf(text, match, time, { zone: first.zone, precision: 'minute', assumed: true })];
  });
}

/** Null is the clock of the place. */
function zoneOf(words: string): string | null {
  return CLOCKS.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'iu').test(words))?.[1] ?? null;
}
