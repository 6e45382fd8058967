/**
 * Folders below the command line speak of fields; here a field becomes the word that its user has typed.
 *
 * - A failure's place is a path: `deltaVMps` is shown as `--delta-v`, `flight` as `FLIGHT`. Where the field is a file, the place is in
 *   that file: `elements:2:63` is shown as `iss.tle:2:63`, `dispersions.lines[0]` as `own.json: lines[0]`. The empty path is the whole
 *   question and is shown as the command. A path that the command does not know is shown as it is.
 * - A sentence refers to a field by its path in braces: `{@burnStart}` is shown as `--burn-start`, and so too where only another command has
 *   such an option.
 * - A sentence refers to another question in braces after `ask:`, by the words that ask it: `{@ask:sites}` is shown as `union sites`. A page
 *   would show a link.
 */
import { type Command, flagOf, wordOf } from './command.ts';

export interface EdgeWords {
  /** As the user typed it: `union plan check`. */
  readonly command: string;
  readonly fields: ReadonlyMap<string, EdgeWord>;
}

interface EdgeWord {
  /** `--delta-v`, or `FLIGHT` for a word without a dash. */
  readonly word: string;
  /** The name of the file that it was given. */
  readonly file?: string;
}

const PROGRAM = 'union';
const REFERENCE = /\{@([^{}]+)\}/g;
const ASK = 'ask:';

/** The words of a command, with the files that `files` says were given, by field. */
export function edgeWords(
  command: string,
  { words, options }: Pick<Command, 'words' | 'options'>,
  files: ReadonlyMap<string, string>,
): EdgeWords {
  const entry = (field: string, word: string): readonly [string, EdgeWord] => {
    const file = files.get(field);
    return [field, file === undefined ? { word } : { word, file }];
  };
  return {
    command,
    fields: new Map([
      ...Object.entries(words).map(([field, spec]) => entry(field, wordOf(spec))),
      ...Object.entries(options).map(([field, spec]) => entry(field, flagOf(field, spec))),
    ]),
  };
}

/** A failure's place as its user knows it. */
export function sayPlace(where: string, { command, fields }: EdgeWords): string {
  if (where === '') return command;
  // A place that begins with the name of a file has been said already.
  if ([...fields.values()].some(({ file }) => file !== undefined && (where === file || where.startsWith(`${file}:`)))) return where;
  const [field, { word, file }] = [...fields].find(([path, { file: name }]) => isWithin(where, path, name !== undefined)) ?? [
    where,
    { word: where },
  ];
  if (file === undefined) return word;
  const rest = where.slice(field.length);
  return rest === '' || rest.startsWith(':') ? `${file}${rest}` : `${file}: ${rest.replace(/^\./, '')}`;
}

/** What a sentence calls a field or another question. A field that this command has not is an option of another one. */
export function sayReference(path: string, { fields }: EdgeWords): string {
  return path.startsWith(ASK)
    ? `${PROGRAM} ${path.slice(ASK.length)}`
    : (fields.get(path)?.word ?? (/^[a-z][a-zA-Z]*$/.test(path) ? flagOf(path, {}) : path));
}

/** A sentence of the command line's own, with its references said. */
export function sayReferences(text: string, words: EdgeWords): string {
  return text.replaceAll(REFERENCE, (_, path: string) => sayReference(path, words));
}

/** Lines and parts are only in files: `samples.parquet` is no place in the option `--samples`. */
function isWithin(where: string, path: string, isFile: boolean): boolean {
  if (!where.startsWith(path)) return false;
  const next = where[path.length];
  return next === undefined || next === '[' || (isFile && (next === ':' || next === '.'));
}
