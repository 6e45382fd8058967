import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { addOnce, isComment, keywordLine, type MessageHeader, type MessageValue, quoted, readKeyword, readLines } from '../text/index.ts';
import { type OmmFields, elementSetFromOmm, ommEntries } from './omm-fields.ts';

/** One or more messages of `KEYWORD = value` lines; each starts with CCSDS_OMM_VERS. */
export function parseOmmKvn(text: string, name: string): Outcome<ElementSet[]> {
  const lines = readLines(text, name);
  if (!lines.ok) return lines;
  const messages: (OmmFields & { readonly values: Map<string, MessageValue> })[] = [];
  for (const line of lines.value) {
    if (isComment(line)) continue;
    const entry = readKeyword(line);
    if (entry === null) return fail(line.where, 'KEYWORD = value', quoted(line.text));
    if (entry.keyword === 'CCSDS_OMM_VERS') messages.push({ where: line.where, values: new Map() });
    const message = messages.at(-1);
    if (message === undefined) return fail(line.where, 'CCSDS_OMM_VERS first', quoted(line.text));
    const added = addOnce(message.values, entry.keyword, entry.value);
    if (!added.ok) return added;
  }
  const sets: ElementSet[] = [];
  for (const message of messages) {
    const set = elementSetFromOmm(message);
    if (!set.ok) return set;
    sets.push(set.value);
  }
  return sets.length > 0 ? succeed(sets) : fail(name, 'CCSDS_OMM_VERS', 'only comments');
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
