import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { addOnce, isComment, keywordLine, type MessageHeader, type KeywordValue, quoted, readKeyword, readLines } from '../text/index.ts';
import { type OmmFields, elementSetFromOmm, ommEntries } from './omm-fields.ts';

/** One or more messages of `KEYWORD = value` lines; each starts with CCSDS_OMM_VERS. */
export function parseOmmKvn(text: string, name: string): Outcome<ElementSet[]> {
  const lines = readLines(text, name);
  if (!lines.ok) return lines;
  const messages: (OmmFields & { readonly values: Map<string, KeywordValue> })[] = [];
  for (const line of lines.value) {
    if (isComment(line)) continue;
    const entry = readKeyword(line);
    if (entry === null) return fail(line.where, message('formats.keyword-line'), quoted(line.text));
    if (entry.keyword === 'CCSDS_OMM_VERS') messages.push({ where: line.where, values: new Map() });
    const omm = messages.at(-1);
    if (omm === undefined) return fail(line.where, message('formats.keyword-first', { keyword: 'CCSDS_OMM_VERS' }), quoted(line.text));
    const added = addOnce(omm.values, entry.keyword, entry.value);
    if (!added.ok) return added;
  }
  const sets: ElementSet[] = [];
  for (const omm of messages) {
    const set = elementSetFromOmm(omm);
    if (!set.ok) return set;
    sets.push(set.value);
  }
  return sets.length > 0
    ? succeed(sets)
    : fail(name, message('formats.exactly', { text: 'CCSDS_OMM_VERS' }), message('formats.only-comments'));
}

export function formatOmmKvn(sets: readonly ElementSet[], header: MessageHeader): string {
  return sets
    .map((set) => {
      const lines = ommEntries(set, header).map(({ keyword, value }) => keywordLine(keyword, kvnValue(value)));
      return `${[keywordLine('CCSDS_OMM_VERS', '3.0'), ...lines].join('\n')}\n`;
    })
    .join('\n');
}

/** The standard's KVN rules put a decimal point in the mantissa of a number with an exponent: 1e-7 is written 1.0e-7. */
function kvnValue(value: string | number): string {
  return typeof value === 'number' ? String(value).replace(/^(-?\d)e/, '$1.0e') : value;
}
