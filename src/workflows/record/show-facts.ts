import { type Message, type Outcome, succeed } from '../../outcome/index.ts';
import { type DataAge, type Fact, dataAge } from '../../record/index.ts';
import { formatInstant, parseInstant } from '../../time/index.ts';
import { findKnown } from './known-names.ts';
import { type RecordQuestion, type World, openView } from '../world/index.ts';

export interface FactsQuestion extends RecordQuestion {
  readonly about?: string;
  readonly since?: string;
}

export interface FactList {
  readonly at: string;
  readonly asOf: string | null;
  readonly facts: readonly Fact[];
  readonly taken: Message | null;
  readonly dataAge: DataAge;
}

/** `union facts`: the lines themselves, no later than `at`, with those that were corrected left out. */
export async function showFacts(world: World, question: FactsQuestion): Promise<Outcome<FactList>> {
  const since = question.since === undefined ? succeed(null) : parseInstant(question.since, 'since');
  if (!since.ok) return since;
  const asked = openView(world, question);
  if (!asked.ok) return asked;
  const { view, at } = asked.value;
  const inTime = view.timeline.entries
    .filter(({ moment }) => moment <= at && (since.value === null || moment >= since.value))
    .map(({ fact }) => fact);
  const answer = (facts: readonly Fact[], taken: Message | null = null) =>
    succeed({
      at: formatInstant(at),
      asOf: view.asOf === null ? null : formatInstant(view.asOf),
      facts,
      taken,
      dataAge: dataAge(view, at, 'all'),
    });
  const { about } = question;
  if (about === undefined) return answer(inTime);
  const direct = inTime.filter((fact) => speaksOf(fact, about));
  if (direct.length > 0) return answer(direct);
  const spoken = inTime.filter((fact) => isBy(fact, about));
  if (spoken.length > 0) return answer(spoken);
  const named = await findKnown({ words: about, where: 'about' }, ['person', 'flight', 'port'], view);
  if (!named.ok) return named;
  const { taken } = named.value;
  const { id } = named.value.entry;
  const ofIt = inTime.filter((fact) => speaksOf(fact, id));
  const person = view.record.people.get(id);
  return answer(ofIt.length === 0 && person !== undefined ? inTime.filter((fact) => isBy(fact, person.familyName)) : ofIt, taken);
}

/** The fact itself, or one that names it in any field. */
function speaksOf(fact: Fact, id: string): boolean {
  return Object.entries(fact).some(
    ([field, value]) => field !== 'sources' && (value === id || (Array.isArray(value) && value.includes(id))),
  );
}

/** What somebody said, wrote or decided: by whole words, `Rogozin` in `Rogozin (Telegram)`. */
function isBy(fact: Fact, name: string): boolean {
  const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return 'by' in fact && words(name).length > 0 && words(name).every((word) => words(fact.by).includes(word));
}
