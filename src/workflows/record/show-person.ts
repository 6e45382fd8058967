import { type Outcome, succeed } from '../../outcome/index.ts';
import { type Life, findNamed, lifeAt } from '../../record/index.ts';
import { knownPeople } from './known-names.ts';
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
  const person = await findNamed(name, knownPeople(view), 'name');
  if (!person.ok) return person;
  const life = lifeAt(view, person.value, at);
  return succeed({ life, ...factsNamed(view.record, [...life.stays.flatMap(({ facts }) => facts), ...life.otherFacts]) });
}
