import { type Message, message } from '../outcome/index.ts';

/** How English and Russian names of months begin. */
const MONTHS = [
  /^(?:jan|янв)/u,
  /^(?:feb|фев)/u,
  /^(?:mar|мар)/u,
  /^(?:apr|апр)/u,
  /^(?:may|ма[йя])/u,
  /^(?:jun|июн)/u,
  /^(?:jul|июл)/u,
  /^(?:aug|авг)/u,
  /^(?:sep|сен)/u,
  /^(?:oct|окт)/u,
  /^(?:nov|ноя)/u,
  /^(?:dec|дек)/u,
] as const;

const WRITTEN = [
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?<word>\p{L}{3,})\.?,?[\s-]+(?<year>\d{4})(?!\d)/u,
  /^(?<word>\p{L}{3,})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})(?!\d)/u,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})(?!\d)/u,
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)/u,
] as const;

/** What to try for a day that is written as people write it, or that there is none of: `31 сентября 2024`, `30 Sep 2024`, `2024-02-30`. */
export function dateHint(text: string): Message | undefined {
  for (const pattern of WRITTEN) {
    const found = pattern.exec(text.trim().toLowerCase())?.groups;
    if (found === undefined) continue;
    const { word } = found;
    const month = word === undefined ? Number(found['month']) : MONTHS.findIndex((name) => name.test(word)) + 1;
    if (month < 1 || month > 12) return undefined;
    const [year, day] = [Number(found['year']), Number(found['day'])];
    const iso = (of: number): string => new Date(Date.UTC(year, month - 1, of)).toISOString().slice(0, 10);
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return day < 1 || day > days
      ? message('time.days-of-month', { days, first: iso(1), last: iso(days) })
      : message('time.write-as', { date: iso(day) });
  }
  return undefined;
}
