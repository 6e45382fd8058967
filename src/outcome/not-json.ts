import { jsonFault } from './json-fault.ts';
import { type Message, message } from './message.ts';

/** So much of the text is shown where it goes wrong. */
const SHOWN = 20;
/** What breaks a string unseen; shown as it would be written in one. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f]/g;

/** Whether a text that is no JSON is so because it ends too early. */
export function endsTooEarly(text: string): boolean {
  return jsonFault(text) === text.length;
}

/** Where a text that is no JSON goes wrong: the line, the column and what stands there, or that it ends too early. */
export function notJson(text: string): Message {
  if (text.trim() === '') return message('outcome.json-empty');
  const at = jsonFault(text) ?? text.length;
  const before = text.slice(0, at);
  const place = { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
  if (at >= text.length) return message('outcome.json-ends', place);
  const rest = text.slice(at, at + SHOWN);
  const line = rest.slice(0, rest.search(/.[\r\n]|$/su) + 1);
  const near = line.replaceAll(CONTROL, (mark) => JSON.stringify(mark).slice(1, -1));
  return message('outcome.json-breaks', { ...place, near });
}
