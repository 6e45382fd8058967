/**
 * Expected failures are values: where it went wrong, what was wanted, what was found, and what to try.
 * Broken promises (a caller's bug) throw instead.
 */
export interface Failure {
  readonly where: string;
  readonly wanted: string;
  readonly found: string;
  readonly hint?: string;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function succeed<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function fail(where: string, wanted: string, found: string, hint?: string): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: hint === undefined ? { where, wanted, found } : { where, wanted, found, hint } };
}
