import { type Message, type Outcome, succeed } from '../../outcome/index.ts';
import { type Voyage, voyageAt } from '../../record/index.ts';
import { findKnown } from './known-names.ts';
import { type Sourced, factsNamed } from './named-facts.ts';
import { type RecordQuestion, type World, openView } from '../world/index.ts';

export interface FlightAnswer extends Sourced {
  readonly voyage: Voyage;
  readonly taken: Message | null;
}

/** `union flight`: who rode it up and down, where it was, and what sources say apart. */
export async function showFlight(world: World, name: string, question: RecordQuestion): Promise<Outcome<FlightAnswer>> {
  const asked = openView(world, question);
  if (!asked.ok) return asked;
  const { view, at } = asked.value;
  const found = await findKnown({ words: name, where: 'name' }, ['flight'], view);
  if (!found.ok) return found;
  const { entry, taken } = found.value;
  const voyage = voyageAt(view, view.record.flights.get(entry.id)!, at);
  const ids = [...voyage.events, ...voyage.up, ...voyage.down].map(({ fact }) => fact);
  return succeed({ voyage, taken, ...factsNamed(view.record, ids) });
}
