import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { isJsonObject, type MessageHeader, type KeywordValue, parseJson, quoted } from '../text/index.ts';
import { elementSetFromOmm, ommEntries } from './omm-fields.ts';

/** One message or an array of them, as CelesTrak (numbers) and Space-Track (strings) publish. */
export function parseOmmJson(text: string, name: string): Outcome<ElementSet[]> {
  const json = parseJson(text, name);
  if (!json.ok) return json;
  const omms: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
  if (omms.length === 0)
    return fail(name, message('formats.one-message'), message('formats.empty-array'), message('formats.no-such-object'));
  const sets: ElementSet[] = [];
  for (const [index, omm] of omms.entries()) {
    const set = readMessage(omm, Array.isArray(json.value) ? `${name}[${index}]` : name);
    if (!set.ok) return set;
    sets.push(set.value);
  }
  return succeed(sets);
}

function readMessage(omm: unknown, where: string): Outcome<ElementSet> {
  if (!isJsonObject(omm)) return fail(where, message('formats.omm-object'), quoted(String(JSON.stringify(omm))));
  const refusal = omm['error'];
  if (typeof refusal === 'string') return fail(where, message('formats.omm'), message('formats.refusal', { refusal: quoted(refusal) }));
  const values = new Map<string, KeywordValue>();
  for (const [keyword, value] of Object.entries(omm)) {
    // Nulls and nested values are of no keyword read here; a keyword given as one counts as missing.
    if (typeof value === 'string' || typeof value === 'number')
      values.set(keyword, { text: String(value).trim(), unit: null, where: `${where}.${keyword}` });
  }
  return elementSetFromOmm({ where, values });
}

export function formatOmmJson(sets: readonly ElementSet[], header: MessageHeader): string {
  const messages = sets.map((set) => ({
    CCSDS_OMM_VERS: '3.0',
    ...Object.fromEntries(ommEntries(set, header).map(({ keyword, value }) => [keyword, value])),
  }));
  return `${JSON.stringify(messages, null, 1)}\n`;
}
