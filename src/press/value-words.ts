import { type Message, message } from '../outcome/index.ts';
import type { ReportClaim } from './press-report.ts';

const ATTITUDES: Readonly<Record<string, string>> = { upright: 'press.upright', 'on its side': 'press.on-its-side' };
const MOMENTS: Readonly<Record<string, string>> = { touchdown: 'press.touchdown', 'after touchdown': 'press.after-touchdown' };

/** What a claim says, to be said in any language: an attitude and an age are in words of ours, all else is the report's own. */
export function valueWords({
  kind,
  property,
  value,
  number,
}: Pick<ReportClaim, 'kind' | 'property' | 'value' | 'number'>): Message | string {
  if (property === 'age' && number !== undefined) return message('press.years', { count: number });
  const key = kind === 'attitude' ? ATTITUDES[value] : undefined;
  return key === undefined ? value : message(key);
}

/** A moment of an event. */
export function momentWords(moment: string | undefined): Message | string {
  const key = MOMENTS[moment ?? ''];
  return key === undefined ? (moment ?? '') : message(key);
}
