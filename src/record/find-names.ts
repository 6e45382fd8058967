import Fuse from 'fuse.js';
import { type Outcome, fail, succeed } from '../outcome/index.ts';

/** What a name can be found by: Latin or native script, id, or a part of them. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly nameNative?: string;
  /** Between two that fit as well, the first of these is meant. */
  readonly first?: boolean;
}

const MAX_NAME = 200;
/** Fuse's score is 0 for the same and 1 for nothing alike; beyond this no name is offered as the one meant. */
const ALIKE = 0.4;
/** A best match must be better than the next by this. */
const CLEARLY = 0.04;
const SHOWN = 5;
/** Letters from which on the beginning of a word stands for it. */
const MIN_BEGINNING = 3;

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const partsOf = (text: string): readonly string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The one that is meant: by id, by whole words of its names, by words that begin so, or by likeness, in Latin or Cyrillic. */
export async function findNamed<T extends Named>(wanted: string, all: Iterable<T>, where: string): Promise<Outcome<T>> {
  const candidates = [...all];
  const exact = candidates.find(({ id }) => id === wanted);
  if (exact !== undefined) return succeed(exact);
  const query = wanted.slice(0, MAX_NAME);
  const parts = partsOf(query);
  if (parts.length === 0) return fail(where, 'a name', JSON.stringify(query));
  const words = candidates.map((item) => new Set(partsOf(`${item.id} ${item.name} ${item.nameNative ?? ''}`)));
  const fitting = fittingBy(candidates, words, parts);
  if (fitting.length > 0) return theOne(fitting, query, where);
  const { default: transliterate } = await import('@sindresorhus/transliterate');
  const sound = (text: string) => soundOf(transliterate(text));
  const sounding = fittingBy(
    candidates,
    words.map((set) => new Set([...set].map(sound))),
    parts.map(sound),
  );
  if (sounding.length > 0) return theOne(sounding, query, where);
  const fuse = new Fuse(
    candidates.map((item) => ({ item, keys: [item.name, item.id.replaceAll('-', ' '), item.nameNative ?? ''].map(sound) })),
    { keys: ['keys'], includeScore: true, threshold: ALIKE, ignoreLocation: true },
  );
  const [best, next] = fuse.search(sound(query));
  if (best !== undefined && (next === undefined || (next.score ?? 1) - (best.score ?? 1) >= CLEARLY)) return succeed(best.item.item);
  const near = fuse.search(sound(query), { limit: SHOWN }).map(({ item }) => item.item);
  return fail(
    where,
    'a name in the record',
    JSON.stringify(query),
    near.length === 0 ? 'Names are as in `union rankings`.' : `Nearest: ${shown(near)}.`,
  );
}

/** Those of whose words each part is one; where there is none, of whose words each part begins one. */
function fittingBy<T>(candidates: readonly T[], words: readonly ReadonlySet<string>[], parts: readonly string[]): readonly T[] {
  const whole = candidates.filter((_, i) => parts.every((part) => words[i]!.has(part)));
  if (whole.length > 0) return whole;
  if (parts.every((part) => part.length < MIN_BEGINNING)) return [];
  return candidates.filter((_, i) => parts.every((part) => [...words[i]!].some((word) => word.startsWith(part))));
}

function theOne<T extends Named>(fitting: readonly T[], query: string, where: string): Outcome<T> {
  const first = fitting.filter(({ first: isFirst }) => isFirst === true);
  const [only, another] = first.length === 1 ? first : fitting;
  if (only !== undefined && another === undefined) return succeed(only);
  return fail(where, 'one name', `${fitting.length} that fit ${JSON.stringify(query)}`, `Say which: ${shown(fitting)}.`);
}

/** What different spellings of one sound become: Khara and Hara, Dmitry and Dmitri, Rubbio and Rubio. */
function soundOf(latin: string): string {
  return plain(latin)
    .replaceAll('kh', 'h')
    .replaceAll('ck', 'k')
    .replaceAll('ph', 'f')
    .replaceAll('w', 'v')
    .replaceAll(/[yj]/g, 'i')
    .replaceAll(/(.)\1+/g, '$1');
}

const shown = (items: readonly Named[]): string =>
  `${items
    .slice(0, SHOWN)
    .map(({ id }) => id)
    .join(', ')}${items.length > SHOWN ? ', ...' : ''}`;
