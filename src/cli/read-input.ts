/** From the texts on a line to values: numbers, lists, and files with what is in them. */
import type { ShapeName } from '../api/index.ts';
import { type Message, type Outcome, succeed } from '../outcome/index.ts';
import type { Named, NamedText } from '../workflows/world/index.ts';
import { type AnyAsked, type Command, type Door, type OptionSpec, flagOf, wordOf } from './command.ts';
import { decodeText } from './decode-text.ts';
import type { Line } from './read-line.ts';
import { cannot, ownWords } from './own-words.ts';

const STANDARD_INPUT = '-';

export async function readInput(line: Line, { words, options }: Command, door: Door): Promise<Outcome<AnyAsked>> {
  const asked: Record<string, AnyAsked[string]> = {};
  const once = readingOnce(door);
  for (const [field, text] of line) {
    const spec = options[field];
    const said = spec === undefined ? wordOf(words[field]!) : flagOf(field, spec);
    const { kind, shape } = spec ?? words[field]!;
    const value = await readValue(kind, text, said, once);
    if (!value.ok) return value;
    const held = shape === undefined ? value : await readHeld(field, value.value as NamedText, shape);
    if (!held.ok) return held;
    asked[field] = held.value;
  }
  return succeed(asked);
}

type Kind = OptionSpec['kind'];
type ReadFile = (path: string, where: string) => Promise<Outcome<NamedText>>;

async function readValue(kind: Kind, text: string | true, where: string, readFile: ReadFile): Promise<Outcome<AnyAsked[string]>> {
  if (text === true) return succeed(text);
  switch (kind) {
    case 'file':
      return readFile(text, where);
    case 'number': {
      const value = Number(text);
      return text.trim() === '' || !Number.isFinite(value) ? cannot(where, 'a number', JSON.stringify(text)) : succeed(value);
    }
    case 'list':
      return succeed(text.split(',').map((part) => part.trim()));
    default:
      return succeed(text);
  }
}

/** What a file holds, by its shape. Shapes are loaded only where a file is read. */
async function readHeld(field: string, { name, text }: NamedText, shape: ShapeName): Promise<Outcome<NamedText & Named<unknown>>> {
  const { readFileAs } = await import('../api/index.ts');
  const { sayable } = await import('../presentation/index.ts');
  const read = await readFileAs(shape, { name: field, text });
  if (!read.ok) return read;
  const said = sayable<unknown>(read.value, field);
  return said.ok ? succeed({ name, text, value: said.value }) : said;
}

/** Reads files; standard input only for the first who names it. */
function readingOnce(door: Door): ReadFile {
  let reader: string | null = null;
  return async (path, where) => {
    if (path === STANDARD_INPUT) {
      if (reader !== null) return cannot(where, 'a file', path, `Standard input is read once, and ${reader} has it.`);
      reader = where;
    }
    return readNamedText(path, where, door);
  };
}

/** The names of the files that the line gives, by field. */
export function filesOnLine(line: Line, { words, options }: Command): ReadonlyMap<string, string> {
  return new Map(
    [...line].flatMap(([field, path]) =>
      typeof path === 'string' && (options[field] ?? words[field])?.kind === 'file' ? [[field, fileName(path)] as const] : [],
    ),
  );
}

const fileName = (path: string): string => (path === STANDARD_INPUT ? 'standard input' : path);

/** A file named on the command line, or standard input for `-`. */
async function readNamedText(path: string, where: string, door: Door): Promise<Outcome<NamedText>> {
  try {
    const bytes = path === STANDARD_INPUT ? await door.readStandardInput() : await door.readFile(path);
    const text = await decodeText(bytes, where, fileName(path));
    return text.ok ? succeed({ name: fileName(path), text: text.value }) : text;
  } catch (error) {
    return cannot(
      where,
      'a file that can be read',
      await whyUnread(path, error),
      path === STANDARD_INPUT ? undefined : 'A dash (-) reads standard input.',
    );
  }
}

async function whyUnread(path: string, error: unknown): Promise<Message | string> {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return ownWords(`no file ${path}`);
  // Reading may fail after the file is open, and then the system names none.
  const { systemFault } = await import('../store/index.ts');
  return systemFault(Object.assign(error, { path: fileName(path) }));
}
