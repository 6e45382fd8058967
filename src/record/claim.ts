import type { Shape } from './line-shape.ts';

export const REASONS = [
  'same value',
  'precision',
  'rounding',
  'time zone',
  'arithmetic',
  'plan and outcome',
  'other event',
  'other moment',
  'signed and announced',
  'scope',
  'typo',
  'superseded',
  'unreliable source',
  'forecast',
  'speaker changed',
  'report and words',
  'open',
] as const;

export type ClaimReason = (typeof REASONS)[number];

/** How one claim stands to another. Only `contradicts` is a disagreement; `refines` and `same origin` are not. */
export type Relation = 'supports' | 'contradicts' | 'refines' | 'same origin';

/** What a source says of one property of one subject. Two that disagree both stay. */
export interface Claim {
  readonly id: string;
  /** A fact, a flight, a person, an agreement: what is spoken of. */
  readonly subject: string;
  /** `at` of a fact, or what else is claimed: `attitude`, `duration`. */
  readonly property: string;
  readonly value: string;
  /** The moment or time for which the value is said to hold, where that is not always: `touchdown`, `2022`. */
  readonly validAt?: string;
  /** The exact words. */
  readonly words?: string;
  readonly sources: readonly string[];
  readonly unsourced?: readonly string[];
  /** `preferred` is what the record goes by; `deprecated` is known to be wrong and kept. */
  readonly rank: 'preferred' | 'normal' | 'deprecated';
  /** Why it has that rank, or why it differs. */
  readonly reason: ClaimReason;
  readonly because?: string;
  readonly supports?: readonly string[];
  readonly contradicts?: readonly string[];
  readonly refines?: readonly string[];
  readonly sameOrigin?: readonly string[];
  readonly recordedAt: string;
  readonly knownAt?: string;
}

export const CLAIM_SHAPE: Shape = {
  id: 'id',
  subject: 'id',
  property: 'text',
  value: 'text',
  validAt: 'text?',
  words: 'text?',
  sources: 'ids',
  unsourced: 'texts?',
  rank: 'one of preferred|normal|deprecated',
  reason: `one of ${REASONS.join('|')}`,
  because: 'text?',
  supports: 'ids?',
  contradicts: 'ids?',
  refines: 'ids?',
  sameOrigin: 'ids?',
  recordedAt: 'moment',
  knownAt: 'moment?',
};
