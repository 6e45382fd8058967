import { type Message, type Outcome, message, succeed } from '../../outcome/index.ts';
import { type Board, type BoardCrew, type View, boardAt, seenAt } from '../../record/index.ts';
import { type Instant, addSeconds } from '../../time/index.ts';
import { type RecordQuestion, type World, openView } from '../world/index.ts';

export interface ShownBoard extends Omit<Board, 'crew'> {
  /** With the reason where somebody has no safe way home, as the plan's rule says it. */
  readonly crew: readonly (BoardCrew & { readonly noSafeSeat: Message | null })[];
}

/** `union board`: the station like a departures board. */
export async function showBoard(world: World, question: RecordQuestion): Promise<Outcome<ShownBoard>> {
  const asked = openView(world, question);
  if (!asked.ok) return asked;
  const { view, at } = asked.value;
  const board = boardAt(view, at);
  const without = board.crew.length === 0 ? new Map<string, Message>() : await withoutSeat(view, seenAt(view, at));
  return succeed({ ...board, crew: board.crew.map((member) => ({ ...member, noSafeSeat: without.get(member.id) ?? null })) });
}

/** The rule of the plan judges the moment: the board says what `plan check` says. It is loaded with the first board that has people. */
async function withoutSeat(view: View, at: Instant): Promise<ReadonlyMap<string, Message>> {
  const { SHIPPED_RULES, evaluate, planFromRecord, stationFacts } = await import('../../plan/index.ts');
  const rules = SHIPPED_RULES.filter(({ id }) => id === 'seat-home');
  const plan = planFromRecord(view, addSeconds(at, -1), addSeconds(at, 1));
  const found = new Map<string, Message>();
  for (const { from, to, subjects, key, values } of evaluate(plan, { rules, station: { ...stationFacts(view), plane: null } })) {
    const [person] = subjects;
    if (from <= at && to > at && person !== undefined && view.record.people.has(person)) found.set(person, message(key, values));
  }
  return found;
}
