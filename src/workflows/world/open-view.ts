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

/** A bare date is the end of that day, so that what happened on it is in the answer. */
export function readDayOrMoment(text: string, where: string): Outcome<Instant> {
  const moment = parseInstant(text, where);
  return moment.ok && DATE.test(text.trim()) ? succeed(addSeconds(moment.value, REST_OF_DAY_S)) : moment;
}
