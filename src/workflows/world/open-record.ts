/** The record's files read, and seen from the day that is asked for. */
import { isUtf8 } from 'node:buffer';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import { type RecordFile, type StationRecord, type View, readRecord, viewRecord } from '../../record/index.ts';
import { type Instant, addSeconds, parseInstant } from '../../time/index.ts';

const SHIPPED = fileURLToPath(new URL('../../../data/record/', import.meta.url));
const MAX_FILE_BYTES = 500_000_000;
const DATE = /^\d{4}-(?:\d{2}-\d{2}|\d{3})$/;
/** From the first to the last second of a day. */
const REST_OF_DAY_S = 86_399;

export interface RecordQuestion {
  /** The moment asked about; a bare date is the end of that day. Without it, `asOf`, and without that `now`. */
  readonly at?: string;
  /** What was known by then; without it, all that is recorded. */
  readonly asOf?: string;
  /** Another folder of record files. */
  readonly folder?: string;
  readonly now: Instant;
}

export interface AskedView {
  readonly view: View;
  readonly at: Instant;
}

export const recordFolder = (folder: string | undefined): string => folder ?? SHIPPED;

export function readRecordFiles(folder: string): Outcome<readonly RecordFile[]> {
  const files: RecordFile[] = [];
  try {
    const coming = namesComing(folder);
    const names = [...new Set([...readdirSync(folder), ...coming])].filter((name) => name.endsWith('.jsonl'));
    if (names.length === 0) return fail('--record', 'a folder with .jsonl files', folder);
    for (const name of names.toSorted()) {
      const bytes = (coming.includes(name) ? readIfThere(join(folder, `${name}.next`)) : null) ?? readFileSync(join(folder, name));
      if (bytes.length > MAX_FILE_BYTES) return fail(name, `at most ${MAX_FILE_BYTES} bytes`, `${bytes.length}`);
      if (!isUtf8(bytes)) return fail(`${name}:${firstForeignLine(bytes)}`, 'text in UTF-8', 'bytes that are none');
      files.push({ name, text: bytes.toString('utf8') });
    }
  } catch (error) {
    return fail('--record', 'a folder of record files', error instanceof Error ? error.message : String(error));
  }
  return succeed(files);
}

/** Files that a writer has done and that lie beside as `NAME.next` until they have their names (src/store/append-together.ts). */
function namesComing(folder: string): readonly string[] {
  const list = readIfThere(join(folder, '.coming'));
  return list === null ? [] : (JSON.parse(list.toString('utf8')) as readonly string[]);
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
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

export function openRecord(folder?: string): Outcome<StationRecord> {
  const files = readRecordFiles(recordFolder(folder));
  return files.ok ? readRecord(files.value) : files;
}

export function openView(question: RecordQuestion): Outcome<AskedView> {
  const asOf = question.asOf === undefined ? succeed(null) : readDayOrMoment(question.asOf, '--as-of');
  if (!asOf.ok) return asOf;
  const at = question.at === undefined ? succeed(asOf.value ?? question.now) : readDayOrMoment(question.at, '--at');
  if (!at.ok) return at;
  const record = openRecord(question.folder);
  return record.ok ? succeed({ view: viewRecord(record.value, asOf.value), at: at.value }) : record;
}

/** A bare date is the end of that day, so that what happened on it is in the answer. */
export function readDayOrMoment(text: string, where: string): Outcome<Instant> {
  const moment = parseInstant(text, where);
  return moment.ok && DATE.test(text.trim()) ? succeed(addSeconds(moment.value, REST_OF_DAY_S)) : moment;
}
