import { type MessageValue, message } from '../../outcome/index.ts';

/** What may stand in one place: `1.0 or 2.0 or 3.0`. */
export function either(words: readonly string[]): MessageValue {
  return words.slice(1).reduce<MessageValue>((first, second) => message('formats.or', { first, second }), words[0] ?? '');
}
