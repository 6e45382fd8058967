import { type Message, type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { type Candidate, type NameScope, candidatesFor } from './candidates.ts';
import type { NameEntry } from './name-entry.ts';
import { plainWords } from './plain-words.ts';

const MAX_NAME = 200;
const SHOWN = 5;
/** A slip of one letter in so many: `Konanenko` is taken as Kononenko, and of four letters each must be right. */
const LETTERS_A_SLIP = 5;

/** Who asks for whom. */
export interface Asked {
  readonly words: string;
  /** The field that the words stand in. */
  readonly where: string;
  /** Where words fit several whole, the question is only about those of which this holds; the answer then says which was taken. */
  readonly first?: (entry: NameEntry) => boolean;
}

export interface Found {
  readonly entry: NameEntry;
  /** Where the words do not name it alone: what they were taken as, to be told with the answer. */
  readonly taken: Message | null;
}

/**
 * The one that is meant. Words that are its id, a name of it whole, or whole words of its names answer, where they fit nothing else. Words that are
 * only like a name answer where they are at most one letter in five apart from it and everything else is at least twice as far.
 */
export async function findNamed({ words, where, first = () => false }: Asked, scope: NameScope): Promise<Outcome<Found>> {
  const query = words.slice(0, MAX_NAME);
  const found = JSON.stringify(query);
  const letters = plainWords(query).join('').length;
  if (letters === 0) return fail(where, message('names.name'), found);
  const candidates = await candidatesFor(query, scope);
  const [best, next] = candidates;
  if (best === undefined) return fail(where, message('names.name-in-record'), found, message('names.none-near'));
  if (best.how === 'close') {
    const near =
      best.lettersApart <= letters / LETTERS_A_SLIP && (next === undefined || next.lettersApart >= Math.max(1, 2 * best.lettersApart));
    return near ? taken(best.entry, found, []) : fail(where, message('names.name-in-record'), found, nearest(candidates));
  }
  const fitting = bestOf(candidates);
  const [only, another] = fitting;
  if (another === undefined) return succeed({ entry: only!, taken: null });
  const firsts = fitting.filter(first);
  if (firsts.length === 1) return taken(firsts[0]!, found, fitting);
  return fail(
    where,
    message('names.one-name'),
    message('names.several-fit', { count: fitting.length, asked: found }),
    message('names.say-which', { names: fitting.map(nameOf) }),
  );
}

/** A whole name goes before words of names, and an id before both: it is of one thing in a kind. */
function bestOf(candidates: readonly Candidate[]): readonly NameEntry[] {
  const exact = candidates.filter(({ how }) => how === 'exact');
  return (exact.length > 0 ? exact : candidates).map(({ entry }) => entry);
}

function taken(entry: NameEntry, asked: string, among: readonly NameEntry[]): Outcome<Found> {
  const others = shown(among.filter((other) => other !== entry));
  const name = entry.names[0] ?? entry.id;
  return succeed({
    entry,
    taken: others.length === 0 ? message('names.taken-as', { asked, name }) : message('names.taken-of', { asked, name, others }),
  });
}

/** Those to choose from: what begins so, then the nearest. */
function nearest(candidates: readonly Candidate[]): Message {
  const inOrder = [...candidates.filter(({ begun }) => begun), ...candidates.filter(({ begun }) => !begun)];
  return message('names.nearest', { names: shown(inOrder.map(({ entry }) => entry)) });
}

const nameOf = ({ id, names }: NameEntry): string => names[0] ?? id;

const shown = (entries: readonly NameEntry[]): readonly string[] => [
  ...entries.slice(0, SHOWN).map(nameOf),
  ...(entries.length > SHOWN ? ['...'] : []),
];
