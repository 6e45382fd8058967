/**
 * How surely a thing is known: a page says it, it follows from one, it is how the trade does it, it was found on all shipped cases at once inside
 * its bounds, or it is our judgement and said to be so.
 */
export const KNOWN_STATUSES = ['published', 'derived', 'practice', 'fitted', 'assumed'] as const;
export type KnownStatus = (typeof KNOWN_STATUSES)[number];

/** Why a thing of `data/` is believed. The status is any text until a reader has checked it. */
export interface Provenance<Status extends string = string> {
  readonly status: Status;
  readonly source: string;
}

/** A value of `data/`, how it is known, and between which bounds it lies. */
export interface Known<T = number, Status extends string = string> extends Provenance<Status> {
  readonly value: T;
  readonly bounds?: readonly number[];
}
