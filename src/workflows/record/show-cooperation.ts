import { type Outcome, succeed } from '../../outcome/index.ts';
import { type Cooperation, cooperationAt } from '../../record/index.ts';
import { type RecordQuestion, type World, openView } from '../world/index.ts';

/** `union cooperation`: what holds between the partners, and who flies with whom. */
export function showCooperation(world: World, question: RecordQuestion): Outcome<Cooperation> {
  const asked = openView(world, question);
  return asked.ok ? succeed(cooperationAt(asked.value.view, asked.value.at)) : asked;
}
