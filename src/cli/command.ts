/** What a command is: a file that exports one of these, alone or with verbs of its own. */
import type { ShapeName, Shaped } from '../api/index.ts';
import type { Outcome } from '../outcome/index.ts';
import type { Named, NamedText } from '../workflows/world/index.ts';

/** What a command gets of each kind. A `file` is named on the line, and its text is handed on. */
interface Kinds {
  readonly text: string;
  readonly number: number;
  readonly list: readonly string[];
  readonly file: NamedText;
  readonly switch: true;
}

/** Other fields of the same command, and the sentence that says why they matter. */
interface Condition {
  readonly of: readonly string[];
  readonly why: string;
}

/** An option stands under the path of the field that it fills in the question. */
export interface OptionSpec {
  readonly kind: keyof Kinds;
  /** Of a file in JSON: what it is read by. The command gets what it holds, too. */
  readonly shape?: ShapeName;
  /** Its name, where that is not the field's in small letters with dashes: `delta-v` for `deltaVMps`. */
  readonly name?: string;
  /** As shown in the help: `ID`, `LAT,LON`; a switch has none. */
  readonly value?: string;
  readonly needed?: true;
  /** Of an option that may stand alone: what it means then, and what its values look like. */
  readonly alone?: { readonly means: string; readonly value: RegExp };
  /** It would be ignored unless one of these is given too, so it is refused. */
  readonly beside?: Condition;
  /** It and any of these cannot both have an effect, so they are refused together. */
  readonly apart?: Condition;
  readonly help: string;
}

/** A word without a dash, under the path of its field too. The last may be several, which are joined by blanks. */
export interface WordSpec {
  readonly kind: 'text' | 'file';
  readonly shape?: ShapeName;
  readonly value: string;
  readonly needed?: true;
  readonly upTo?: number;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;
export type WordSpecs = Readonly<Record<string, WordSpec>>;
type Spec = Pick<OptionSpec, 'kind' | 'shape' | 'needed'>;
type Specs = Readonly<Record<string, Spec>>;
type Value<S extends Spec> = S extends { readonly shape: infer Name extends ShapeName }
  ? NamedText & Named<Shaped<Name>>
  : Kinds[S['kind']];

/** What was given on the line, by field; what was not given is not there. */
export type Asked<S extends Specs> = {
  readonly [F in keyof S as S[F] extends { readonly needed: true } ? F : never]: Value<S[F]>;
} & {
  readonly [F in keyof S as S[F] extends { readonly needed: true } ? never : F]?: Value<S[F]>;
};

export type AnyAsked = Readonly<Record<string, Kinds[keyof Kinds] | (NamedText & Named<unknown>)>>;

export interface Door {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly readStandardInput: () => Promise<Uint8Array>;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Shows a line that the next one replaces, on a terminal; elsewhere nothing. An empty one takes it away. */
  readonly showProgress: (text: string) => void;
  /** Aborted by Ctrl-C from the first time it is asked for, instead of ending the program. */
  readonly interruption: () => AbortSignal;
  /** How the command calls a field of its question: `--burn-start`. */
  readonly fieldWord: (path: string) => string;
  /** Columns of the terminal, or null where the output is not one. */
  readonly columns: number | null;
  readonly colour: boolean;
}

/** How a command that answered ends: 1 where its answer is no. */
export type Exit = 0 | 1;
export const ANSWERED_NO = 1;

export interface CommandEntry {
  /** One line for the help of what it belongs to. */
  readonly about: string;
  readonly load: () => Promise<{ readonly command: AnyCommand }>;
}

/** Commands that only point to others: the program itself, and `union plan`. */
export interface CommandTable {
  readonly about: string;
  readonly examples: readonly string[];
  /** Each is named by the word that stands first. */
  readonly verbs: Readonly<Record<string, CommandEntry>>;
}

/** A command that answers. It may have verbs beside that: `union orbit`, `union orbit passes`. */
interface CommandOf<W, O, A> extends Partial<CommandTable> {
  readonly about: string;
  readonly examples: readonly string[];
  readonly words: W;
  readonly options: O;
  /** When its answer is no, and it ends with 1. */
  readonly saysNo?: string;
  run(asked: A, door: Door): Promise<Outcome<void | Exit>>;
}

export type Command = CommandOf<WordSpecs, OptionSpecs, AnyAsked>;

export type AnyCommand = Command | CommandTable;

/** Keeps the types of what is asked for `run`, and gives a command like any other. */
export function defineCommand<const W extends WordSpecs, const O extends OptionSpecs>(command: CommandOf<W, O, Asked<W & O>>): Command {
  return command;
}

export const JSON_OPTION = { kind: 'switch', help: 'prints one JSON object instead of text' } as const satisfies OptionSpec;

/** As the help names it, without what may stand for it: `FILE` of `FILE|-`. */
export const wordOf = ({ value }: WordSpec): string => value.replace(/\|-$/, '');

/** As the user types it: `--burn-start`. */
export function flagOf(field: string, { name }: Pick<OptionSpec, 'name'>): string {
  return `--${name ?? field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
