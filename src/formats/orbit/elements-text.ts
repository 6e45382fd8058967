import { type Message, type Outcome, fail, message } from '../../outcome/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { ommEncoding, parseOmm } from './omm.ts';
import { checkText, quoted } from '../text/index.ts';
import { parseTle } from './tle.ts';
import { unwrapElements } from './unwrap-elements.ts';

const WANTED = message('formats.element-sets');

/** What people hand in instead of elements, and what to say of it. */
const MISTAKES: readonly (readonly [pattern: RegExp, found: Message, hint: Message])[] = [
  [/^\s*<!doctype\s+html|^\s*<html/i, message('formats.web-page'), message('formats.page-instead-of-data')],
  [/^\s*No GP data found/i, message('formats.no-gp-data'), message('formats.no-current-set')],
  [/^[ \t]*CCSDS_OEM_VERS[ \t]*=/m, message('formats.ephemeris-message'), message('formats.ephemeris-is-states')],
  [/^[ \t]*CCSDS_O[PC]M_VERS[ \t]*=/m, message('formats.other-orbit-message'), message('formats.not-sgp4-elements')],
];

/** Element sets in any of the forms that services publish, recognised by what the text looks like. */
export function parseElements(given: string, name: string): Outcome<ElementSet[]> {
  const text = unwrapElements(given);
  const body = checkText(text, name);
  if (!body.ok) return body;
  for (const [pattern, found, hint] of MISTAKES) if (pattern.test(body.value)) return fail(name, WANTED, found, hint);
  if (ommEncoding(body.value) !== null) return parseOmm(text, name);
  if (/^[12] /m.test(body.value)) return parseTle(text, name);
  return fail(name, WANTED, quoted(body.value.trim()));
}
