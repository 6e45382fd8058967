import { MIN_BEGINNING, isNear, lettersApart } from '../outcome/index.ts';
import { type NameEntry, type NameKind, allNames } from './name-entry.ts';
import { plainWords } from './plain-words.ts';

/**
 * How words fit a thing. `exact`: they are its id or one of its names whole. `word`: each is a whole word of its names. `close`: they are only like
 * a name of it, as a slip of the pen, the beginning of a word or a patronymic is.
 */
export type Fit = 'exact' | 'word' | 'close';

/** Somebody or something that may be meant. */
export interface Candidate {
  readonly entry: NameEntry;
  readonly how: Fit;
  /** Of a close one: the letters by which it is apart from the nearest form of its names. 0 where the words fit. */
  readonly lettersApart: number;
  /** Of a close one: whether a form of its names begins with the words. */
  readonly begun: boolean;
}

/** What is asked among: the things of these kinds, in the order of the kinds. */
export interface NameScope {
  readonly entries: readonly NameEntry[];
  readonly kinds: readonly NameKind[];
}

/** The names of a thing in one way of writing them. */
interface Spelled {
  readonly whole: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

interface Known {
  readonly entry: NameEntry;
  readonly letters: Spelled;
  /** By sound, across scripts: filled when words fit nothing letter for letter. */
  sound?: Spelled & { readonly forms: readonly string[] };
}

/** An index is made once for a list of things; a record hands out one list for as long as it stands. */
const INDEXES = new WeakMap<readonly NameEntry[], readonly Known[]>();

function indexOf(entries: readonly NameEntry[]): readonly Known[] {
  const before = INDEXES.get(entries);
  if (before !== undefined) return before;
  const index = entries.map((entry) => ({ entry, letters: spelled(entry, (word) => word) }));
  INDEXES.set(entries, index);
  return index;
}

/** Whatever the words may mean: those that they fit, in the order of the scope; where they fit nothing, those like them, the nearest first. */
export async function candidatesFor(words: string, { entries, kinds }: NameScope): Promise<readonly Candidate[]> {
  const asked = plainWords(words);
  if (asked.length === 0) return [];
  const index = indexOf(entries);
  const inScope = kinds.flatMap((kind) => index.filter(({ entry }) => entry.kind === kind));
  const byLetters = inScope.flatMap(({ entry, letters }) => fitting(entry, fitOf(asked, letters)));
  if (byLetters.length > 0) return byLetters;
  const { soundOf } = await import('./sound-of.ts');
  for (const known of inScope) known.sound ??= heard(known.entry, soundOf);
  // Another script is another spelling; in one script another letter is a slip.
  const script = scriptOf(words);
  const bySound = inScope.flatMap((known) =>
    namesIn(known.entry, script) ? [] : fitting(known.entry, fitOf(asked.map(soundOf), known.sound!)),
  );
  if (bySound.length > 0) return bySound;
  const joined = asked.map(soundOf).join('');
  return inScope
    .filter(({ entry }) => sameNumbers(asked, entry))
    .map(({ entry, sound }): Candidate => {
      const begun = joined.length >= MIN_BEGINNING && sound!.forms.some((form) => form.startsWith(joined));
      return { entry, how: 'close', lettersApart: apartFrom(joined, sound!.forms), begun };
    })
    .filter(({ lettersApart: apart, begun }) => begun || isNear(apart, joined.length))
    .toSorted((a, b) => a.lettersApart - b.lettersApart);
}

function fitting(entry: NameEntry, how: Fit | null): readonly Candidate[] {
  return how === null ? [] : [{ entry, how, lettersApart: 0, begun: false }];
}

function fitOf(asked: readonly string[], { whole, words }: Spelled): Fit | null {
  if (whole.has(asked.join(' '))) return 'exact';
  return asked.every((word) => words.has(word)) ? 'word' : null;
}

function spelled(entry: NameEntry, form: (word: string) => string): Spelled {
  const lists = [entry.id, ...allNames(entry)].map((name) => plainWords(name).map(form));
  const words = allNames(entry).flatMap((name) => plainWords(withoutPatronymic(entry, name)).map(form));
  return { whole: new Set(lists.map((list) => list.join(' '))), words: new Set([...words, ...plainWords(entry.id).map(form)]) };
}

/** All that words may be like: names whole, their last words, and each word, blanks left out. */
function heard(entry: NameEntry, soundOf: (text: string) => string): Spelled & { readonly forms: readonly string[] } {
  const lists = [entry.id, ...allNames(entry)].map((name) => plainWords(name).map(soundOf));
  const forms = lists.flatMap((list) => [...list, ...list.map((_, i) => list.slice(i).join(''))]);
  return { ...spelled(entry, soundOf), forms: [...new Set(forms)] };
}

/** `Олег Дмитриевич Кононенко` is called by the first word and the last; the one between is his father's. */
function withoutPatronymic({ kind }: NameEntry, name: string): string {
  const words = name.split(/\s+/);
  return kind === 'person' && words.length === 3 && /(?:вич|ич|вна|чна|кызы|улы|ұлы)$/iu.test(words[1]!) ? `${words[0]} ${words[2]}` : name;
}

const apartFrom = (query: string, forms: readonly string[]): number => Math.min(...forms.map((form) => lettersApart(query, form)));

/** Figures and Roman numerals name one of many, so no other is near: HTV-9 is not HTV-8. */
function sameNumbers(asked: readonly string[], entry: NameEntry): boolean {
  const wanted = numbersOf(asked);
  return [entry.id, ...allNames(entry)].some((name) => numbersOf(plainWords(name)) === wanted);
}

function numbersOf(words: readonly string[]): string {
  return words
    .filter((word) => /\d/.test(word) || /^[ivx]+$/.test(word))
    .map((word) => word.replace(/^0+(?=\d)/, ''))
    .join(' ');
}

const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u] as const;
const scriptOf = (text: string): RegExp | undefined => SCRIPTS.find((script) => script.test(text));
/** Whether it is written in that script, so that its spelling there is known. */
const namesIn = (entry: NameEntry, script: RegExp | undefined): boolean =>
  script !== undefined && allNames(entry).some((name) => script.test(name));
