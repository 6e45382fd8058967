/** A card that was written, read again: whether its parts go together. */
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import type { CardSearch, RecoveryCard } from './card-shape.ts';

/** The card of a file that is of its shape. */
export function cardFromFile(card: RecoveryCard, where: string): Outcome<RecoveryCard> {
  const broken = card.search === null ? null : brokenPart(card.search);
  return broken === null
    ? succeed(card)
    : fail(
        `${where}.search.${broken}`,
        message('recovery.part-as-written'),
        message('recovery.something-else'),
        message('recovery.by-hand'),
      );
}

/** The first part of a search that does not go with the others, or null. */
function brokenPart({ sectors, evidence, samples }: CardSearch): string | null {
  const { latitudeDeg, longitudeDeg, mode, sector } = samples;
  if ([longitudeDeg, mode, sector].some(({ length }) => length !== latitudeDeg.length)) return 'samples';
  if (sector.some((index) => index >= sectors.length)) return 'samples.sector';
  const ids = new Set(sectors.map(({ id }) => id));
  if (ids.size < sectors.length) return 'sectors';
  const lost = evidence.findIndex((piece) => (piece.kind === 'searched' || piece.kind === 'nothing') && !ids.has(piece.sector));
  return lost < 0 ? null : `evidence[${lost}].sector`;
}
