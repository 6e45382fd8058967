import type { Asked, Found, NameEntry, NameKind } from '../../names/index.ts';
import type { Outcome } from '../../outcome/index.ts';
import { type View, recordNames } from '../../record/index.ts';

/** Who or what of the record is meant, of these kinds. The names engine is loaded when a name is asked for, not with the board. */
export async function findKnown(asked: Omit<Asked, 'first'>, kinds: readonly NameKind[], { record, stays }: View): Promise<Outcome<Found>> {
  const { findNamed } = await import('../../names/index.ts');
  // A life in flights is asked for: Borisov flew and Borisov spoke, and the one who flew is meant.
  const first = ({ id, kind }: NameEntry) => kind === 'person' && stays.has(id);
  return findNamed({ ...asked, first }, { entries: recordNames(record), kinds });
}
