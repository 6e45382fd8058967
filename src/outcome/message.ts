/**
 * What is to be said, without its words: a key of the catalogues in `data/words/`, and the values that the words speak of. The words are made at
 * the edge, in the reader's language (`sayIn` of presentation).
 */
export interface Message {
  readonly key: string;
  readonly values: MessageValues;
}

export type MessageValues = Readonly<Record<string, MessageValue>>;

/** A list is said with commas; a message within a message in the same language. */
export type MessageValue = string | number | Message | readonly MessageValue[];

export function message(key: string, values: MessageValues = {}): Message {
  return { key, values };
}

export function saysTheSame(a: Message, b: Message): boolean {
  return a.key === b.key && Object.entries(a.values).every(([name, value]) => isSame(value, b.values[name]));
}

function isSame(a: MessageValue, b: MessageValue | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if ('key' in a) return 'key' in b && saysTheSame(a, b);
  return !('key' in b) && a.length === b.length && a.every((value, i) => isSame(value, b[i]));
}
