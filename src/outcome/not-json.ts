import { type Message, message } from './message.ts';

/** So much of the text is shown where it goes wrong. */
const SHOWN = 20;

/** Where a text that is no JSON goes wrong, by what the engine threw for it. */
export function notJson(text: string, error: unknown): Message {
  const words = error instanceof Error ? error.message : '';
  const told = /end of JSON input/.test(words) ? `${text.length}` : /position (\d+)/.exec(words)?.[1];
  if (told === undefined) return message('outcome.no-json', { start: text.trimStart().slice(0, SHOWN) });
  const at = Math.min(Number(told), text.length);
  const before = text.slice(0, at);
  const place = { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
  const near = text.slice(at).trim().slice(0, SHOWN).split('\n')[0]!;
  return near === '' ? message('outcome.json-ends', place) : message('outcome.json-breaks', { ...place, near });
}
