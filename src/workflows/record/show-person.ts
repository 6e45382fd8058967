import { type Message, type Outcome, succeed } from '../../outcome/index.ts';
import { type Life, lifeAt } from '../../record/index.ts';
import { findKnown } from './known-names.ts';
import { type Sourced, factsNamed } from './named-facts.ts';
import { type RecordQuestion, type World, openView } from '../world/index.ts';

export interface PersonAnswer extends Sourced {
  readonly life: Life;
  readonly taken: Message | null;
}

/** `union person`: a life in flights, with the facts that it follows from. */
export async function showPerson(world: World, name: string, question: RecordQuestion): Promise<Outcome<PersonAnswer>> {
  const asked = openView(world, question);
  if (!asked.ok) return asked;
  const { view, at } = asked.value;
  const found = await findKnown({ words: name, where: 'name' }, ['person'], view);
  if (!found.ok) return found;
  const { entry, taken } = found.value;
  const life = lifeAt(view, view.record.people.get(entry.id)!, at);
  return succeed({ life, taken, ...factsNamed(view.record, [...life.stays.flatMap(({ facts }) => facts), ...life.otherFacts]) });
}
