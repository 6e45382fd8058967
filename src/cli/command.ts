/** What a command is: a file that exports one of these. */
import type { Outcome } from '../outcome/index.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** As shown in the help: `ID`, `LAT,LON`; left out for switches. */
  readonly value?: string;
  /** Of an option that may stand alone: what it means then, and what its values look like. */
  readonly alone?: { readonly means: string; readonly value: RegExp };
  readonly help: string;
}

export interface Door {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly readStandardInput: () => Promise<Uint8Array>;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Shows a line that the next one replaces, on a terminal; elsewhere nothing. An empty one takes it away. */
  readonly showProgress: (text: string) => void;
  /** Aborted by Ctrl-C from the first time it is asked for, instead of ending the program. */
  readonly interruption: () => AbortSignal;
  /** Columns of the terminal, or null where the output is not one. */
  readonly columns: number | null;
  readonly colour: boolean;
}

export interface CommandInput {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly door: Door;
}

/** How a command that answered ends: 1 where its answer is no. */
export type Exit = 0 | 1;
export const ANSWERED_NO = 1;

export interface Command {
  readonly usage: string;
  readonly about: string;
  readonly words: { readonly min: number; readonly max: number };
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly string[];
  readonly run: (input: CommandInput) => Promise<Outcome<void | Exit>>;
}

export const JSON_OPTION: OptionSpec = { type: 'boolean', help: 'print one JSON object instead of text' };
