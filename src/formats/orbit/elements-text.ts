import { type Outcome, fail } from '../../outcome/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { ommEncoding, parseOmm } from './omm.ts';
import { checkText, quoted } from '../text/index.ts';
import { parseTle } from './tle.ts';

const WANTED = 'element sets as OMM (JSON, XML, KVN, CSV) or two-line sets';

/** What people hand in instead of elements, and what to say of it. */
const MISTAKES: readonly (readonly [pattern: RegExp, found: string, hint: string])[] = [
  [/^\s*<!doctype\s+html|^\s*<html/i, 'a web page', 'The service answered with a page (an error, a login?) instead of data.'],
  [/^\s*No GP data found/i, 'the answer "No GP data found"', 'CelesTrak has no current set of that object.'],
  [
    /^[ \t]*CCSDS_OEM_VERS[ \t]*=/m,
    'an orbit ephemeris message (OEM)',
    'An ephemeris is states, not mean elements: read it as an ephemeris.',
  ],
  [/^[ \t]*CCSDS_O[PC]M_VERS[ \t]*=/m, 'another orbit data message', 'Its elements are not of SGP4; ask for an OMM.'],
];

/** Element sets in any of the forms that services publish, recognised by what the text looks like. */
export function parseElements(text: string, name: string): Outcome<ElementSet[]> {
  const body = checkText(text, name);
  if (!body.ok) return body;
  for (const [pattern, found, hint] of MISTAKES) if (pattern.test(body.value)) return fail(name, WANTED, found, hint);
  if (ommEncoding(body.value) !== null) return parseOmm(text, name);
  if (/^[12] /m.test(body.value)) return parseTle(text, name);
  return fail(name, WANTED, quoted(body.value.trim()));
}
