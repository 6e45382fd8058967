import { type Outcome, fail, succeed } from '../outcome/index.ts';
import type { NamedText } from '../workflows/world/index.ts';
import type { CommandInput, Door } from './command.ts';

const MAX_INPUT_BYTES = 50_000_000;

export function textOption(options: CommandInput['options'], name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberOption(options: CommandInput['options'], name: string): Outcome<number | undefined> {
  const text = textOption(options, name);
  if (text === undefined) return succeed(undefined);
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? fail(`--${name}`, 'a number', JSON.stringify(text)) : succeed(value);
}

/** A file named on the command line, or standard input for `-`. */
export async function readNamedText(door: Door, path: string, where: string): Promise<Outcome<NamedText>> {
  try {
    const bytes = path === '-' ? await door.readStandardInput() : await door.readFile(path);
    if (bytes.length > MAX_INPUT_BYTES) return fail(where, `at most ${MAX_INPUT_BYTES} bytes`, `${bytes.length}`);
    return succeed({ name: path === '-' ? 'standard input' : path, text: new TextDecoder('utf-8').decode(bytes) });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const found =
      code === 'ENOENT'
        ? `no file ${path}`
        : code === 'EISDIR'
          ? `${path}, a directory`
          : error instanceof Error
            ? error.message
            : String(error);
    return fail(where, 'a file that can be read', found, path === '-' ? undefined : 'A dash (-) reads standard input.');
  }
}

export async function optionalText(input: CommandInput, option: string): Promise<Outcome<NamedText | undefined>> {
  const path = textOption(input.options, option);
  return path === undefined ? succeed(undefined) : readNamedText(input.door, path, `--${option}`);
}

/** The entries that were given: absent options are left out, as exact optional properties want. */
export function given<T extends object>(entries: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as T;
}
