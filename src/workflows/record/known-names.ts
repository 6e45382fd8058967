import type { Asked, NameEntry, NameKind } from '../../names/index.ts';
import type { Outcome } from '../../outcome/index.ts';
import { type View, recordNames } from '../../record/index.ts';

/** Who or what of the record is meant, of these kinds. The names engine is loaded when a name is asked for, not with the board. */
export async function findKnown(
  asked: Omit<Asked, 'first'>,
  kinds: readonly NameKind[],
  { record, stays }: View,
): Promise<Outcome<NameEntry>> {
  const { findNamed } = await import('../../names/index.ts');
  // Borisov flew and Borisov spoke, and the one who flew is meant; MS-19 is a Soyuz and a Progress, and the one that carries people is.
  const first = ({ id, kind }: NameEntry) =>
    kind === 'person' ? stays.has(id) : (record.vehicles.get(record.flights.get(id)?.vehicle ?? '')?.seats ?? 0) > 0;
  return findNamed({ ...asked, first }, { entries: recordNames(record), kinds });
}
