import { type Message, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Disagreements, disagreementsAt } from '../../record/index.ts';
import { findKnown } from './known-names.ts';
import { type RecordQuestion, type World, openView } from '../world/index.ts';

export interface ClaimsQuestion extends RecordQuestion {
  /** A flight, a person, a fact or a claim; without it, all. */
  readonly about?: string;
}

export interface ClaimsAnswer extends Disagreements {
  readonly taken: Message | null;
}

/** `union claims`: where sources disagree, what is preferred, and why. */
export async function showClaims(world: World, question: ClaimsQuestion): Promise<Outcome<ClaimsAnswer>> {
  const asked = openView(world, question);
  if (!asked.ok) return asked;
  const { view, at } = asked.value;
  const { about } = question;
  if (about === undefined) return succeed({ ...disagreementsAt(view, null, at), taken: null });
  const direct = disagreementsAt(view, about, at);
  if (direct.matters.length > 0) return succeed({ ...direct, taken: null });
  const named = await findKnown({ words: about, where: 'about' }, ['flight', 'person'], view);
  if (named.ok) return succeed({ ...disagreementsAt(view, named.value.entry.id, at), taken: named.value.taken });
  if (named.failure.wanted.key === 'names.one-name') return named;
  return fail('about', message('workflows.claimed-of'), JSON.stringify(about), named.failure.hint);
}
