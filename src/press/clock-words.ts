import { wordPattern } from './passages.ts';

/** Clocks that reports name. The letters of American zones stand for an offset; the others are a zone, whose offset changed with the law. */
const CLOCKS: readonly (readonly [pattern: string, zone: string])[] = [
  ['GMT|UTC|Z', 'UTC'],
  ['EDT', '-04:00'],
  ['EST|CDT', '-05:00'],
  ['CST|MDT', '-06:00'],
  ['MST|PDT', '-07:00'],
  ['PST', '-08:00'],
  ['Eastern(?: time)?|ET', 'America/New_York'],
  ['Central time|CT', 'America/Chicago'],
  ['BST', '+01:00'],
  ['CEST', '+02:00'],
  ['CET', '+01:00'],
  ['Moscow(?: standard)? time|MSK|мск|по московскому времени|по Москве', 'Europe/Moscow'],
  ['(?:Kazakhstan|Kazakh|Astana|Almaty) time|по времени (?:Астаны|Казахстана)', 'Asia/Almaty'],
];
const CLOCK_PATTERN = CLOCKS.map(([pattern]) => pattern).join('|');
const TIME = wordPattern(
  `(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2})(?::(?<second>\\d{2}))?)?\\s*(?<half>[ap]\\.?m\\.?)?,?\\s*\\(?(?<clock>${CLOCK_PATTERN})|(?<compact>\\d{4})\\s*(?<compactClock>GMT|UTC)`,
);

export interface TimeMention {
  readonly start: number;
  readonly end: number;
  readonly precision: 'minute' | 'second';
  /** The UTC moment on a day of that clock. */
  readonly on: (day: Temporal.PlainDate) => string;
}

/** Times of day with a named clock. A time without one is no instant, and is left in the words. */
export function findTimes(text: string): readonly TimeMention[] {
  const found: TimeMention[] = [];
  for (const match of text.matchAll(TIME)) {
    const { hour, minute = '0', second, half, clock, compact, compactClock } = match.groups!;
    const zone = zoneOf(clock ?? compactClock!);
    let hours = Number(compact === undefined ? hour : compact.slice(0, 2));
    const minutes = Number(compact === undefined ? minute : compact.slice(2));
    if (compact === undefined && match.groups!['minute'] === undefined && half === undefined) continue;
    if (half !== undefined) {
      if (hours < 1 || hours > 12) continue;
      hours = (hours % 12) + (/^p/i.test(half) ? 12 : 0);
    }
    const seconds = Number(second ?? 0);
    if (hours > 23 || minutes > 59 || seconds > 59) continue;
    const time = Temporal.PlainTime.from({ hour: hours, minute: minutes, second: seconds });
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      precision: second === undefined ? 'minute' : 'second',
      on: (day) => day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant().toString({ smallestUnit: 'second' }),
    });
  }
  return found;
}

function zoneOf(words: string): string {
  return CLOCKS.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'iu').test(words))![1];
}
