import type { Message } from '../outcome/index.ts';

/**
 * What `withWords` was given: the words are dropped again, so that what is read from a file is what was written, in whatever language. It needs
 * no catalogue, and stands apart from them so that a page which only reads does not load them.
 */
export function withoutWords(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutWords);
  return Object.fromEntries(Object.entries(withoutText(value)).map(([name, each]): [string, unknown] => [name, withoutWords(each)]));
}

export function isMessage(value: object): value is Message {
  const { key, values } = value as Partial<Message>;
  return typeof key === 'string' && typeof values === 'object';
}

export function withoutText(value: object): object {
  return isMessage(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'text')) : value;
}
