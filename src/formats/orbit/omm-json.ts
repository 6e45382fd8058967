import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { isJsonObject, type MessageHeader, type MessageValue, parseJson, quoted } from '../text/index.ts';
import { elementSetFromOmm, ommEntries } from './omm-fields.ts';

/** One message or an array of them, as CelesTrak (numbers) and Space-Track (strings) publish. */
export function parseOmmJson(text: string, name: string): Outcome<ElementSet[]> {
  const json = parseJson(text, name);
  if (!json.ok) return json;
  const messages: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
  if (messages.length === 0) return fail(name, 'at least one message', 'an empty array', 'The service knows no such object.');
  const sets: ElementSet[] = [];
  for (const [index, message] of messages.entries()) {
    const set = readMessage(message, Array.isArray(json.value) ? `${name}[${index}]` : name);
    if (!set.ok) return set;
    sets.push(set.value);
  }
  return succeed(sets);
}

function readMessage(message: unknown, where: string): Outcome<ElementSet> {
  if (!isJsonObject(message)) return fail(where, 'an object with the keywords of an OMM', quoted(String(JSON.stringify(message))));
  const refusal = message['error'];
  if (typeof refusal === 'string') return fail(where, 'an OMM', `the service's refusal ${quoted(refusal)}`);
  const values = new Map<string, MessageValue>();
  for (const [keyword, value] of Object.entries(message)) {
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
