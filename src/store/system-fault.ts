import { type Message, message } from '../outcome/index.ts';

const KNOWN: Readonly<Record<string, string>> = {
  ENOENT: 'store.nothing-there',
  EISDIR: 'store.a-folder',
  ENOTDIR: 'store.not-a-folder',
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
  const { code, path: from, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  // A file that is put in its place is written beside it first: the place is what was asked for.
  const path = dest ?? from;
  const key = code === undefined ? undefined : KNOWN[code];
  return key === undefined || path === undefined ? error.message : message(key, { path });
}
