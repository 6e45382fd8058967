import type { MessageValues } from '../outcome/index.ts';
import type { Instant } from './instant.ts';

/** Whether two types are the same, field by field: a field that may be left out in one of them must be so in the other. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** A type as a file or an answer has it: its instants are told in ISO 8601, and it is read-only through and through. Values of messages stay as they are. */
export type Told<T> = T extends Instant
  ? string
  : T extends string | number | boolean | null | undefined
    ? T
    : Same<T, MessageValues> extends true
      ? T
      : { readonly [K in keyof T]: Told<T[K]> };
