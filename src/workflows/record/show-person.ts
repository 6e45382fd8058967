import { type Outcome, succeed } from '../../outcome/index.ts';
import { type Life, lifeAt } from '../../record/index.ts';
import { findKnown } from './known-names.ts';
import { type Sourced, factsNamed } from './named-facts.ts';
import { type RecordQuestion, type World, openView } from '../world/index.ts';

export interface PersonAnswer extends Sourced {
  readonly life: Life;
}

/** `union person`: a life in flights, with the facts that it follows from. */
export async function showPerson(world: World, name: string, question: RecordQuestion): Promise<Outcome<PersonAnswer>> {
  const asked = openView(world, question);
  if (!asked.ok) return asked;
  const { view, at } = asked.value;
  const person = await findKnown({ words: name, where: 'name' }, ['person'], view);
  if (!person.ok) return person;
  const life = lifeAt(view, view.record.people.get(person.value.id)!, at);
  return succeed({ life, ...factsNamed(view.record, [...life.stays.flatMap(({ facts }) => facts), ...life.otherFacts]) });
}
