import { type Message, type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { sayIn } from './words.ts';

/** What was read from a file, if every message in it can be said; else where the first one is that this version has no words for. */
export function sayable<T>(value: T, where: string): Outcome<T> {
  const path = firstUnsayable(value, where);
  return path === null ? succeed(value) : fail(path, message('api.known-message'), message('api.other-message'), message('api.newer'));
}

function firstUnsayable(value: unknown, path: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const { key, values } = value as Partial<Message>;
  if (typeof key === 'string' && typeof values === 'object') return isSayable({ key, values }) ? null : path;
  for (const [name, part] of Object.entries(value)) {
    const found = firstUnsayable(part, Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

/** An unknown key and a value that is missing throw: in what the program itself says they are its faults. */
function isSayable(told: Message): boolean {
  try {
    return sayIn('en')(told.key, told.values) !== null;
  } catch {
    return false;
  }
}
