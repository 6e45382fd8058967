import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import { findBreaches, readRecord } from '../../record/index.ts';
import { readRecordFiles } from '../world/index.ts';

const MAX_ADDED_LINES = 10_000;
/** What may be added, and to which file. The other registers are changed by hand. */
const FILE_OF = { facts: 'added.jsonl', claims: 'claims.jsonl', sources: 'sources.jsonl' } as const;

export type AddedKind = keyof typeof FILE_OF;
export const ADDED_KINDS = Object.keys(FILE_OF) as readonly AddedKind[];

export interface LinesToAdd {
  readonly kind: AddedKind;
  readonly lines: readonly string[];
}

/** How files of a folder get more text, all at once or none at all; the store has one. */
export type AppendTogether = (
  folder: string,
  additions: readonly { readonly name: string; readonly text: string }[],
) => Promise<Outcome<void>>;

/** Adds facts, claims or sources to a record, from the text of a file. The caller holds the record's lock. */
export async function addLines(folder: string, text: string, kind: AddedKind, append: AppendTogether): Promise<Outcome<number>> {
  return addTogether(folder, [{ kind, lines: text.split('\n').filter((line) => line.trim() !== '') }], append);
}

/**
 * Adds lines of several kinds. Each is checked, then the whole record with them: a breach that was not there before refuses them all, and nothing
 * is written. The caller holds the record's lock.
 */
export async function addTogether(folder: string, added: readonly LinesToAdd[], append: AppendTogether): Promise<Outcome<number>> {
  const files = readRecordFiles(folder);
  if (!files.ok) return files;
  const count = added.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return fail('the lines to add', 'at least one', 'none');
  if (count > MAX_ADDED_LINES) return fail('the lines to add', `at most ${MAX_ADDED_LINES}`, `${count}`);
  const additions = added
    .filter(({ lines }) => lines.length > 0)
    .map(({ kind, lines }) => ({ name: FILE_OF[kind], text: `${lines.join('\n')}\n` }));
  const before = readRecord(files.value);
  if (!before.ok) return before;
  const names = new Set<string>(additions.map(({ name }) => name));
  const longer = additions.map(({ name, text }) => ({ name, text: (files.value.find((file) => file.name === name)?.text ?? '') + text }));
  const after = readRecord([...files.value.filter(({ name }) => !names.has(name)), ...longer]);
  if (!after.ok) return after;
  const known = new Set(findBreaches(before.value).map(({ says }) => says));
  const breach = findBreaches(after.value).find(({ says }) => !known.has(says));
  if (breach !== undefined)
    return fail('the lines to add', `that ${breach.rule}`, breach.says, `By ${breach.facts.slice(0, 5).join(', ')}. Nothing was written.`);
  const written = await append(folder, additions);
  return written.ok ? succeed(count) : written;
}
