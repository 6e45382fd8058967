/** What is written on a map itself, in the reader's language. */
export interface MapWords {
  readonly kilometres: (km: string) => string;
  readonly metres: (m: string) => string;
  readonly north: string;
  /** North, south, east, west, as they stand behind degrees. */
  readonly degrees: readonly string[];
}

export const ENGLISH: MapWords = { kilometres: (km) => `${km} km`, metres: (m) => `${m} m`, north: 'N', degrees: ['N', 'S', 'E', 'W'] };
