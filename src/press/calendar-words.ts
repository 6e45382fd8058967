/** Months, weekdays and small numbers as reports write them, in English and Russian. Patterns are for a pattern without regard to case. */

const MONTH_PATTERNS: readonly string[] = [
  'January|Jan\\.?|январ[ьяею]|янв\\.?',
  'February|Feb\\.?|феврал[ьяею]|фев\\.?',
  'March|Mar\\.?|март[ауе]?|мар\\.?',
  'April|Apr\\.?|апрел[ьяею]|апр\\.?',
  'May|ма[йяюе]',
  'June|Jun\\.?|июн[ьяею]',
  'July|Jul\\.?|июл[ьяею]',
  'August|Aug\\.?|август[ауе]?|авг\\.?',
  'September|Sept?\\.?|сентябр[ьяею]|сент?\\.?',
  'October|Oct\\.?|октябр[ьяею]|окт\\.?',
  'November|Nov\\.?|ноябр[ьяею]|ноя\\.?',
  'December|Dec\\.?|декабр[ьяею]|дек\\.?',
];
export const MONTH = `(?:${MONTH_PATTERNS.join('|')})`;

const WEEKDAY_PATTERNS: readonly string[] = [
  'Monday|Mon\\.|понедельник[а]?',
  'Tuesday|Tues?\\.|вторник[а]?',
  'Wednesday|Wed\\.|сред[уаы]',
  'Thursday|Thurs?\\.|четверг[а]?',
  'Friday|Fri\\.|пятниц[уаы]',
  'Saturday|Sat\\.|суббот[уаы]',
  'Sunday|Sun\\.|воскресень[ея]',
];
export const WEEKDAY = `(?:${WEEKDAY_PATTERNS.join('|')})`;

const NUMBER_WORDS: readonly (readonly [number, string])[] = [
  [1, 'one|a|an|один|одного|одна|одну'],
  [2, 'two|pair|couple|both|два|двух|двое|двумя|две|оба'],
  [3, 'three|trio|три|трёх|трех|трое|троих|тройка'],
  [4, 'four|quartet|четыре|четырёх|четырех|четверо'],
  [5, 'five|quintet|пять|пяти|пятеро'],
  [6, 'six|шесть|шести'],
  [7, 'seven|семь|семи|семеро'],
  [8, 'eight|восемь|восьми'],
  [9, 'nine|девять|девяти'],
  [10, 'ten|десять|десяти'],
  [11, 'eleven|одиннадцать|одиннадцати'],
  [12, 'twelve|двенадцать|двенадцати'],
];
const ONES = NUMBER_WORDS.map(([, pattern]) => pattern).join('|');
/** `four-and-a-half` counts too. */
const AND_A_HALF = '[\\s-]and[\\s-]a[\\s-]half';
export const NUMBER_WORD = `(?:${ONES})${AND_A_HALF}|${ONES}`;

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'iu');
const MONTHS = MONTH_PATTERNS.map(whole);
const WEEKDAYS = WEEKDAY_PATTERNS.map(whole);
const NUMBERS = NUMBER_WORDS.map(([value, pattern]) => [value, whole(pattern)] as const);

/** 1 to 12. */
export function monthNumber(word: string): number {
  return MONTHS.findIndex((pattern) => pattern.test(word)) + 1;
}

/** 1 (Monday) to 7, as ISO 8601 counts. */
export function weekdayNumber(word: string): number {
  return WEEKDAYS.findIndex((pattern) => pattern.test(word)) + 1;
}

const HALF = new RegExp(`${AND_A_HALF}$`, 'iu');

/** Digits with commas, or a word up to twelve, with a half; null for anything else. */
export function readNumber(text: string): number | null {
  if (/^\d{1,3}(?:[,\u00A0 ]\d{3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(/[,\u00A0 ]/g, ''));
  const words = text.replace(HALF, '');
  const number = NUMBERS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
  return number === null || words === text ? number : number + 0.5;
}
