import { type Outcome, succeed } from '../../outcome/index.ts';
import type { View } from '../../record/index.ts';
import { type Instant, addSeconds, parseInstant } from '../../time/index.ts';
import type { World } from './world.ts';

const DATE = /^\d{4}-(?:\d{2}-\d{2}|\d{3})$/;
/** From the first to the last second of a day. */
const REST_OF_DAY_S = 86_399;

export interface RecordQuestion {
  /** The moment asked about; a bare date is the end of that day. Without it, `asOf`, and without that now. */
  readonly at?: string;
  /** What was known by then; without it, all that is recorded. */
  readonly asOf?: string;
}

export interface AskedView {
  readonly view: View;
  readonly at: Instant;
}

/** The record as it is asked about. */
export function openView(world: World, question: RecordQuestion): Outcome<AskedView> {
  const asOf = question.asOf === undefined ? succeed(null) : readDayOrMoment(question.asOf, 'asOf');
  if (!asOf.ok) return asOf;
  const at = question.at === undefined ? succeed(asOf.value ?? world.now) : readDayOrMoment(question.at, 'at');
  if (!at.ok) return at;
  const record = world.record();
  return record.ok ? succeed({ view: record.value.view(asOf.value), at: at.value }) : record;
}

/** A year or a month stands for its last day. */
function lastDayOf(text: string): string {
  if (/^\d{4}$/.test(text)) return `${text}-12-31`;
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  return month === undefined ? text : `${text}-${new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()}`;
}

/** A bare date is the end of that day, so that what happened on it is in the answer. */
export function readDayOrMoment(given: string, where: string): Outcome<Instant> {
  const text = lastDayOf(given.trim());
  const moment = parseInstant(text, where);
  return moment.ok && DATE.test(text) ? succeed(addSeconds(moment.value, REST_OF_DAY_S)) : moment;
}
