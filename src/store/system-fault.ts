import { type Message, message } from '../outcome/index.ts';

const KNOWN: Readonly<Record<string, string>> = {
  ENOENT: 'store.nothing-there',
  EISDIR: 'store.a-folder',
  ENOTDIR: 'store.not-a-folder',
  ELOOP: 'store.link-loop',
  EEXIST: 'store.taken',
  EACCES: 'store.not-allowed',
  EPERM: 'store.not-allowed',
  EROFS: 'store.read-only',
  ENOSPC: 'store.full',
  ENAMETOOLONG: 'store.long-name',
};

/** What the operating system found wrong with a path, in words; what is not foreseen in its own. */
export function systemFault(error: unknown): Message | string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const key = code === undefined ? undefined : KNOWN[code];
  return key === undefined || path === undefined ? error.message : message(key, { path });
}
