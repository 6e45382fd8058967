import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { type Candidate, type NameScope, candidatesFor } from './candidates.ts';
import type { NameEntry } from './name-entry.ts';
import { plainWords } from './plain-words.ts';

const MAX_NAME = 200;
/** The likest must be likelier than the next by this much of Fuse's count. */
const CLEARLY = 0.04;
const SHOWN = 5;

/** Who asks for whom. */
export interface Asked {
  readonly words: string;
  /** The field that the words stand in. */
  readonly where: string;
  /** Between two that fit as well, the one of which this holds is meant. */
  readonly first?: (entry: NameEntry) => boolean;
}

/** The one that is meant: by id, by whole words of its names, by words that begin so, each by letters or else by sound, or by likeness. */
export async function findNamed({ words, where, first = () => false }: Asked, scope: NameScope): Promise<Outcome<NameEntry>> {
  const byId = scope.kinds.flatMap((kind) => scope.entries.filter((entry) => entry.kind === kind && entry.id === words))[0];
  if (byId !== undefined) return succeed(byId);
  const query = words.slice(0, MAX_NAME);
  const found = JSON.stringify(query);
  if (plainWords(query).length === 0) return fail(where, message('names.name'), found);
  const candidates = await candidatesFor(query, scope);
  const meant = surest(candidates).map(({ entry }) => entry);
  const firsts = meant.filter(first);
  const [only, another] = firsts.length === 1 ? firsts : meant;
  if (only !== undefined && another === undefined) return succeed(only);
  if (only !== undefined)
    return fail(
      where,
      message('names.one-name'),
      message('names.several-fit', { count: meant.length, asked: found }),
      message('names.say-which', { ids: shown(meant) }),
    );
  return fail(
    where,
    message('names.name-in-record'),
    found,
    candidates.length === 0
      ? message('names.as-in-rankings')
      : message('names.nearest', { ids: shown(candidates.slice(0, SHOWN).map(({ entry }) => entry)) }),
  );
}

/** Those of whom all words are words, then those of whom they begin some; where they fit nobody, the one that is clearly the likest. */
function surest(candidates: readonly Candidate[]): readonly Candidate[] {
  const whole = candidates.filter(({ how }) => how === 'exact' || how === 'word');
  if (whole.length > 0) return whole;
  const begun = candidates.filter(({ how }) => how === 'beginning');
  if (begun.length > 0) return begun;
  const [best, next] = candidates;
  return best !== undefined && (next === undefined || next.unlike - best.unlike >= CLEARLY) ? [best] : [];
}

const shown = (entries: readonly NameEntry[]): readonly string[] => [
  ...entries.slice(0, SHOWN).map(({ id }) => id),
  ...(entries.length > SHOWN ? ['...'] : []),
];
