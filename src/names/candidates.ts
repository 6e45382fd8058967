import { lettersApart } from '../outcome/index.ts';
import type { NameEntry, NameKind } from './name-entry.ts';
import { plainWords } from './plain-words.ts';

/** The words asked for are its id or a whole name; each is a word of its names; each begins one; or they are only like its names. */
export type Fit = 'exact' | 'word' | 'beginning' | 'close';

/** Somebody or something that may be meant. */
export interface Candidate {
  readonly entry: NameEntry;
  readonly how: Fit;
  /** Letter for letter but for capitals and accents, or by sound: across scripts and spellings. */
  readonly by: 'letters' | 'sound';
  /** Of a close one: the letters by which it is apart from the nearest name, for each letter asked for. 0 where the words fit. */
  readonly apart: number;
  /** Of a close one: how unlike it is by Fuse's count, of which 0 is the same and 1 has nothing alike. 0 where the words fit. */
  readonly unlike: number;
}

/** What is asked among: the things of these kinds, in the order of the kinds. */
export interface NameScope {
  readonly entries: readonly NameEntry[];
  readonly kinds: readonly NameKind[];
}

/** By Fuse's count, nothing beyond this is close. */
const MAX_UNLIKE = 0.4;
/** Letters from which on the beginning of a word stands for it. */
const MIN_BEGINNING = 3;

/** The names of a thing as words, in one way of writing them. */
interface Spelled {
  readonly whole: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

interface Heard extends Spelled {
  readonly entry: NameEntry;
  /** Its names as they stand, by sound. */
  readonly keys: readonly string[];
}

/** All that sounds: loaded and made when words fit no name letter for letter. */
interface Sounds {
  readonly soundOf: (text: string) => string;
  readonly heard: ReadonlyMap<NameEntry, Heard>;
  readonly liken: (sound: string) => readonly { readonly heard: Heard; readonly unlike: number }[];
}

interface SearchIndex {
  readonly letters: ReadonlyMap<NameEntry, Spelled>;
  sounds?: Promise<Sounds>;
}

/** An index is made once for a list of things; a record hands out one list for as long as it stands. */
const INDEXES = new WeakMap<readonly NameEntry[], SearchIndex>();

function indexOf(entries: readonly NameEntry[]): SearchIndex {
  const before = INDEXES.get(entries);
  if (before !== undefined) return before;
  const index = { letters: new Map(entries.map((entry) => [entry, spelled(entry, (word) => word)])) };
  INDEXES.set(entries, index);
  return index;
}

function spelled({ id, names }: NameEntry, form: (word: string) => string): Spelled {
  const lists = [id, ...names].map((name) => plainWords(name).map(form));
  return { whole: new Set(lists.map((words) => words.join(' '))), words: new Set(lists.flat()) };
}

/** Whatever the words may mean: those that they fit by letters, else by sound, in the order of the scope; else those like them, the likest first. */
export async function candidatesFor(words: string, { entries, kinds }: NameScope): Promise<readonly Candidate[]> {
  const asked = plainWords(words);
  if (asked.length === 0) return [];
  const index = indexOf(entries);
  const inScope = kinds.flatMap((kind) => entries.filter((entry) => entry.kind === kind));
  const byLetters = inScope.flatMap((entry) => fitting(entry, 'letters', fitOf(asked, index.letters.get(entry)!)));
  if (byLetters.length > 0) return byLetters;
  index.sounds ??= soundsOf(entries);
  const { soundOf, heard, liken } = await index.sounds;
  const sounding = asked.map(soundOf);
  const bySound = inScope.flatMap((entry) => fitting(entry, 'sound', fitOf(sounding, heard.get(entry)!)));
  if (bySound.length > 0) return bySound;
  const query = soundOf(words);
  const place = new Map(inScope.map((entry, i) => [entry, i]));
  return liken(query)
    .filter(({ heard: { entry } }) => place.has(entry))
    .toSorted((a, b) => a.unlike - b.unlike || place.get(a.heard.entry)! - place.get(b.heard.entry)!)
    .map(({ heard: thing, unlike }) => ({ entry: thing.entry, how: 'close', by: 'sound', apart: apartFrom(thing, query), unlike }));
}

function fitting(entry: NameEntry, by: Candidate['by'], how: Fit | null): readonly Candidate[] {
  return how === null ? [] : [{ entry, how, by, apart: 0, unlike: 0 }];
}

function fitOf(asked: readonly string[], { whole, words }: Spelled): Fit | null {
  if (whole.has(asked.join(' '))) return 'exact';
  if (asked.every((word) => words.has(word))) return 'word';
  if (asked.every((word) => word.length < MIN_BEGINNING)) return null;
  return asked.every((beginning) => [...words].some((word) => word.startsWith(beginning))) ? 'beginning' : null;
}

/** A single word is held against the words of the names too. */
function apartFrom({ keys, words }: Heard, query: string): number {
  const forms = query.includes(' ') ? keys : [...keys, ...words];
  return Math.min(...forms.map((form) => lettersApart(query, form))) / Math.max(1, query.length);
}

async function soundsOf(entries: readonly NameEntry[]): Promise<Sounds> {
  const [{ soundOf }, { default: Fuse }] = await Promise.all([import('./sound-of.ts'), import('fuse.js')]);
  const heard = entries.map((entry): Heard => {
    const [name = '', ...others] = entry.names;
    return { entry, ...spelled(entry, soundOf), keys: [name, entry.id.replaceAll('-', ' '), ...others].map(soundOf) };
  });
  const fuse = new Fuse(heard, { keys: ['keys'], includeScore: true, threshold: MAX_UNLIKE, ignoreLocation: true });
  return {
    soundOf,
    heard: new Map(heard.map((thing) => [thing.entry, thing])),
    liken: (sound) => fuse.search(sound).map(({ item, score = 1 }) => ({ heard: item, unlike: score })),
  };
}
