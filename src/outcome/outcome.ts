import type { Message } from './message.ts';

/**
 * Expected failures are values: where it went wrong, what was wanted, what was found, and what to try.
 * Broken promises (a caller's bug) throw instead.
 */
export interface Failure {
  /** The path of a field of the question (`burn.deltaVMps`), with line and column where it holds a text (`elements:2:63`). */
  readonly where: string;
  readonly wanted: Message;
  /** What was there, as it was there; a message where that is to be said in words. */
  readonly found: Message | string;
  /** Names other fields by their paths, `{@site}`; each edge writes its own word for them. */
  readonly hint?: Message;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function succeed<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function fail(
  where: string,
  wanted: Message,
  found: Message | string,
  hint?: Message,
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: hint === undefined ? { where, wanted, found } : { where, wanted, found, hint } };
}
