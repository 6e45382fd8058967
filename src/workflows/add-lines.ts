import { join } from 'node:path';
import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { findBreaches, readRecord } from '../record/index.ts';
import { readRecordFiles } from './open-record.ts';

const MAX_ADDED_LINES = 10_000;
/** What may be added, and to which file. The other registers are changed by hand. */
const FILE_OF = { facts: 'added.jsonl', claims: 'claims.jsonl', sources: 'sources.jsonl' } as const;

export type AddedKind = keyof typeof FILE_OF;
export const ADDED_KINDS = Object.keys(FILE_OF) as readonly AddedKind[];

/** How a file gets more text at once or not at all; the store has one. */
export type Append = (path: string, text: string) => Promise<Outcome<void>>;

/**
 * Adds facts, claims or sources to a record. Each line is checked, then the whole record with them: a breach that was not there before
 * refuses them all, and nothing is written. The caller holds the record's lock.
 */
export async function addLines(folder: string, text: string, kind: AddedKind, append: Append): Promise<Outcome<number>> {
  const files = readRecordFiles(folder);
  if (!files.ok) return files;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return fail('the lines to add', 'at least one', 'none');
  if (lines.length > MAX_ADDED_LINES) return fail('the lines to add', `at most ${MAX_ADDED_LINES}`, `${lines.length}`);
  const name = FILE_OF[kind];
  const added = `${lines.join('\n')}\n`;
  const before = readRecord(files.value);
  if (!before.ok) return before;
  const old = files.value.find((file) => file.name === name)?.text ?? '';
  const after = readRecord([...files.value.filter((file) => file.name !== name), { name, text: old + added }]);
  if (!after.ok) return after;
  const known = new Set(findBreaches(before.value).map(({ says }) => says));
  const breach = findBreaches(after.value).find(({ says }) => !known.has(says));
  if (breach !== undefined)
    return fail('the lines to add', `that ${breach.rule}`, breach.says, `By ${breach.facts.slice(0, 5).join(', ')}. Nothing was written.`);
  const written = await append(join(folder, name), added);
  return written.ok ? succeed(lines.length) : written;
}
