import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { type Instant, parseInstant } from '../time/index.ts';
import type { Precision } from './fact.ts';

const FULL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/;
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** Many lines have the same times, and each is asked for more than once. */
const READ = new Map<string, Instant>();
const MAX_REMEMBERED = 100_000;

/** The first moment of a date as fine as it is known: a year, a month, a day, a minute, a second. */
export function readMoment(text: string, where: string): Outcome<Instant> {
  const before = READ.get(text);
  if (before !== undefined) return succeed(before);
  const full = FULL.test(text) ? text : DATE.test(text) ? `${text}${'-01-01'.slice(0, 10 - text.length)}` : null;
  if (full === null) return fail(where, message('record.utc-or-date'), JSON.stringify(text.slice(0, 60)));
  const moment = parseInstant(full, where);
  if (moment.ok) {
    if (READ.size >= MAX_REMEMBERED) READ.clear();
    READ.set(text, moment.value);
  }
  return moment;
}

export function isMoment(text: string): boolean {
  return READ.has(text) || readMoment(text, '').ok;
}

/** The instant of a text that was checked when its line was read. */
export function momentOf(text: string): Instant {
  const before = READ.get(text);
  if (before !== undefined) return before;
  const read = readMoment(text, 'a line already checked');
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return read.value;
}

/** How fine a text is by its form. */
export function finenessOf(text: string): Exclude<Precision, 'span' | 'by'> {
  if (text.length === 4) return 'year';
  if (text.length === 7) return 'month';
  if (text.length === 10) return 'day';
  if (text.length === 17) return 'minute';
  return text.length === 20 ? 'second' : 'millisecond';
}

/** What `precision` says must be the form of `at`; a span ends no earlier than it begins, and only a span has an end. */
export function checkPrecision(at: string, precision: Precision, until: string | undefined, where: string): Outcome<void> {
  if (precision === 'span') {
    if (until === undefined) return fail(where, message('record.end-of-span'), message('record.nothing'));
    return momentOf(until) >= momentOf(at) ? succeed(undefined) : fail(where, message('record.until-no-earlier', { at }), until);
  }
  if (until !== undefined)
    return fail(where, message('record.until-only-span'), message('record.precision-found', { precision: JSON.stringify(precision) }));
  if (precision === 'by' || precision === finenessOf(at)) return succeed(undefined);
  return fail(where, message('record.precision-written', { precision: finenessOf(at), at }), JSON.stringify(precision));
}
