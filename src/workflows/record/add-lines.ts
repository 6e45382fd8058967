import { type Failure, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type RecordFile, findBreaches, readRecord } from '../../record/index.ts';
import type { NamedText, World } from '../world/index.ts';

const MAX_ADDED_LINES = 10_000;
const FACTS_TOLD = 5;
/** What may be added, and to which file. The other registers are changed by hand. */
const FILE_OF = { facts: 'added.jsonl', claims: 'claims.jsonl', sources: 'sources.jsonl' } as const;

export type AddedKind = keyof typeof FILE_OF;
export const ADDED_KINDS = Object.keys(FILE_OF) as readonly AddedKind[];

export interface LinesToAdd {
  readonly kind: AddedKind;
  readonly lines: readonly string[];
  /** Where they stand in what the user gave: a file's name, and the number of each line in it. */
  readonly at?: { readonly name: string; readonly numbers: readonly number[] };
}

/** What is to be written at the end of which file, to all of them or to none. */
export interface AddedLines {
  readonly count: number;
  readonly additions: readonly { readonly name: string; readonly text: string }[];
}

/** `union facts --add`: lines of one kind, from the text of a file. */
export function addText(world: World, { text, name }: NamedText, kind: AddedKind): Outcome<AddedLines> {
  const full = text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [{ line, number: i + 1 }]));
  const at = { name, numbers: full.map(({ number }) => number) };
  return addLines(world, 'add', [{ kind, lines: full.map(({ line }) => line), at }]);
}

/** Where a line of the longer record stands in what the user gave, if it was added; else as it is. */
function placeGiven(where: string, added: readonly LinesToAdd[], files: readonly RecordFile[]): string {
  const [, name, number, rest = ''] = /^([^:]+):(\d+)(.*)$/s.exec(where) ?? [];
  const from = added.find(({ kind }) => FILE_OF[kind] === name);
  if (from?.at === undefined) return where;
  const before = (files.find((file) => file.name === name)?.text.split('\n').length ?? 1) - 1;
  const given = from.at.numbers[Number(number) - before - 1];
  return given === undefined ? where : `${from.at.name}:${given}${rest}`;
}

/** A fault, told with the user's own lines: where it is, and the other line that it speaks of. */
function asGiven({ where, found, ...rest }: Failure, placed: (where: string) => string): Failure {
  const other = typeof found === 'string' ? undefined : found.values['where'];
  const told =
    typeof found !== 'string' && typeof other === 'string' ? message(found.key, { ...found.values, where: placed(other) }) : found;
  return { ...rest, where: placed(where), found: told };
}

/** The first added line that one of these facts is of; a breach may be of a pair of which only one is new. */
function lineOf(facts: readonly string[], added: readonly LinesToAdd[]): string | undefined {
  for (const { lines, at } of added)
    for (const [i, line] of lines.entries()) {
      const { id } = JSON.parse(line) as { readonly id?: string };
      if (at !== undefined && id !== undefined && facts.includes(id)) return `${at.name}:${at.numbers[i]!}`;
    }
  return undefined;
}

/**
 * Lines of several kinds for the record. Each is checked, then the whole record with them: a breach that was not there before refuses them all.
 * The caller holds the record's lock, and writes what is answered. `field` is where the lines stand in the question.
 */
export function addLines(world: World, field: string, added: readonly LinesToAdd[]): Outcome<AddedLines> {
  const before = world.record();
  if (!before.ok) return before;
  const count = added.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count === 0) return fail(field, message('workflows.one-line'), message('workflows.none'));
  if (count > MAX_ADDED_LINES) return fail(field, message('workflows.at-most-lines', { count: MAX_ADDED_LINES }), `${count}`);
  const additions = added
    .filter(({ lines }) => lines.length > 0)
    .map(({ kind, lines }) => ({ name: FILE_OF[kind], text: `${lines.join('\n')}\n` }));
  const { files, record } = before.value;
  const names = new Set<string>(additions.map(({ name }) => name));
  const longer = additions.map(({ name, text }) => ({ name, text: (files.find((file) => file.name === name)?.text ?? '') + text }));
  const after = readRecord([...files.filter(({ name }) => !names.has(name)), ...longer]);
  if (!after.ok) return { ok: false, failure: asGiven(after.failure, (where) => placeGiven(where, added, files)) };
  const known = new Set(findBreaches(record).map(({ says }) => says));
  const breach = findBreaches(after.value).find(({ says }) => !known.has(says));
  if (breach !== undefined)
    return fail(
      lineOf(breach.facts, added) ?? field,
      message('workflows.that-rule', { rule: breach.rule }),
      breach.says,
      message('workflows.by-facts', { facts: breach.facts.slice(0, FACTS_TOLD) }),
    );
  return succeed({ count, additions });
}
