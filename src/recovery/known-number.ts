/** How surely a number is known: a page says it, it follows from one, it is how things are usually done, or it is ours. */
export const KNOWN_STATUSES = ['published', 'derived', 'practice', 'assumed'] as const;
export type KnownStatus = (typeof KNOWN_STATUSES)[number];

/** A number of `data/recovery/`, with where it comes from. */
export interface KnownNumber {
  readonly value: number;
  readonly status: KnownStatus;
  readonly source: string;
  readonly bounds?: readonly [low: number, high: number];
}
