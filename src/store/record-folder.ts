/** The files of a record on the disk, read once for each state that the folder is in. */
import { isUtf8 } from 'node:buffer';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { type OpenRecord, type RecordFile, openRecord } from '../record/index.ts';
import { COMING, nextOf } from './append-together.ts';
import { systemFault } from './system-fault.ts';

// An import of it takes 3 ms at the start of every command: whatever it has beside is loaded with it.
const fs = process.getBuiltinModule('node:fs');

export const SHIPPED_RECORD = fileURLToPath(new URL('../../data/record/', import.meta.url));
const MAX_FILE_BYTES = 500_000_000;
/** Folders of which the latest state is kept. */
const MAX_KEPT = 8;

interface Kept {
  readonly revision: string;
  readonly record: Outcome<OpenRecord>;
}
const kept = new Map<string, Kept>();

/** The record of a folder as it stands now. While no file of it changes, it is the same object, with its views replayed already. */
export function openRecordFolder(folder: string): Outcome<OpenRecord> {
  // Taken before the files are read: where one changes meanwhile, the next question finds another revision and reads anew.
  const revision = revisionOf(folder);
  const before = kept.get(folder);
  if (revision !== null && before?.revision === revision) return before.record;
  const files = readRecordFolder(folder);
  const record = files.ok ? openRecord(files.value) : files;
  kept.delete(folder);
  if (revision !== null) kept.set(folder, { revision, record });
  if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value!);
  return record;
}

/** Which files are there and when each was last changed; null where that cannot be told. */
function revisionOf(folder: string): string | null {
  try {
    return fs
      .readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl') || name.endsWith('.next') || name === COMING)
      .map((name) => {
        const { ino, size, mtimeNs, ctimeNs } = fs.statSync(join(folder, name), { bigint: true });
        return `${name} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
      })
      .join('\n');
  } catch {
    return null;
  }
}

/** Files that a writer has done and that lie beside until they have their names are read from there (append-together.ts). */
export function readRecordFolder(folder: string): Outcome<readonly RecordFile[]> {
  const files: RecordFile[] = [];
  try {
    const list = readIfThere(join(folder, COMING));
    const coming = list === null ? [] : (JSON.parse(list.toString('utf8')) as readonly string[]);
    const names = [...new Set([...fs.readdirSync(folder), ...coming])].filter((name) => name.endsWith('.jsonl'));
    if (names.length === 0) return fail('folder', message('store.folder-of-lines'), folder);
    for (const name of names.toSorted()) {
      const bytes = (coming.includes(name) ? readIfThere(nextOf(folder, name)) : null) ?? fs.readFileSync(join(folder, name));
      if (bytes.length > MAX_FILE_BYTES) return fail(name, message('store.at-most-bytes', { count: MAX_FILE_BYTES }), `${bytes.length}`);
      if (!isUtf8(bytes)) return fail(`${name}:${firstForeignLine(bytes)}`, message('store.utf8'), message('store.no-utf8'));
      files.push({ name, text: bytes.toString('utf8') });
    }
  } catch (error) {
    return fail('folder', message('store.folder-of-record'), systemFault(error));
  }
  return succeed(files);
}

function readIfThere(path: string): Buffer | null {
  try {
    return fs.readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

const NEW_LINE = 10;

function firstForeignLine(bytes: Buffer): number {
  let [line, start] = [1, 0];
  for (;;) {
    const end = bytes.indexOf(NEW_LINE, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    [line, start] = [line + 1, end + 1];
  }
}
