import { foldWord } from './fold-word.ts';
import { type NameEntry, allNames } from './name-entry.ts';
import { russianCases } from './russian-cases.ts';

/** One word of the text. `key` is its folded form, without a possessive. */
export interface Word {
  readonly text: string;
  readonly key: string;
  /** The key, and for a Cyrillic word what it may be without the ending of a case. */
  readonly keys: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** One way to name an entry: for each of its words the keys that stand for it, more than one where Russian inflects it. */
export interface NameForm {
  readonly entry: NameEntry;
  readonly whole: boolean;
  readonly words: readonly (readonly string[])[];
}

export interface NameIndex {
  readonly entries: readonly NameEntry[];
  /** By the keys of a form's first word, longest forms first. */
  readonly byFirstWord: ReadonlyMap<string, readonly NameForm[]>;
  /** Keys of given names, to see that a family name has another person's given name before it. */
  readonly givenNames: ReadonlySet<string>;
  readonly byId: ReadonlyMap<string, NameEntry>;
}

/** Letters and the digits after them are two words too: `MS19` is `MS-19`. */
const WORD = /\p{L}+(?=\p{N})|[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

/** Words of a text. A hyphen parts words, so that `Soyuz MS-19` and `Soyuz MS 19` are one. */
export function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const bare = match[0].replace(/['’]s$/u, '');
    const key = foldWord(bare);
    return { text: bare, key, keys: withoutCases(bare, key), start: match.index, end: match.index + bare.length };
  });
}

function withoutCases(word: string, key: string): readonly string[] {
  if (!/^\p{Lu}\p{Ll}{3,}$/u.test(word) || !/\p{Script=Cyrillic}/u.test(word)) return [key];
  return [
    ...new Set([key, key.replace(/(?:om|im|em|a|u|e)$/u, ''), key.replace(/(?:ogo|omu|im|om)$/u, 'i'), key.replace(/(?:oi|u|i|e)$/u, 'a')]),
  ];
}

/** An index is made once for a list of things; a record hands out one list for as long as it stands. */
const INDEXES = new WeakMap<readonly NameEntry[], NameIndex>();

export function nameIndexOf(entries: readonly NameEntry[]): NameIndex {
  const before = INDEXES.get(entries);
  if (before !== undefined) return before;
  const index = buildNameIndex(entries);
  INDEXES.set(entries, index);
  return index;
}

function buildNameIndex(entries: readonly NameEntry[]): NameIndex {
  const byFirstWord = new Map<string, NameForm[]>();
  const givenNames = new Set<string>();
  for (const entry of entries)
    for (const name of allNames(entry)) {
      const words = wordsIn(name.replace(/,?\s+(?:Jr|Sr)\.?$/u, ''));
      if (entry.kind === 'person' && words.length > 1) for (const key of keysOf(words[0]!)) givenNames.add(key);
      for (const { part, whole } of formsOf(entry, words)) {
        const form = { entry, whole, words: part.map(keysOf) };
        for (const key of form.words[0] ?? []) byFirstWord.set(key, [...(byFirstWord.get(key) ?? []), form]);
      }
    }
  for (const forms of byFirstWord.values()) forms.sort((a, b) => b.words.length - a.words.length || Number(b.whole) - Number(a.whole));
  return { entries, byFirstWord, givenNames, byId: new Map(entries.map((entry) => [entry.id, entry])) };
}

function keysOf(word: Word): readonly string[] {
  return [...new Set(russianCases(word.text).map(foldWord))];
}

interface Form {
  readonly part: readonly Word[];
  readonly whole: boolean;
}

/** People go by given and family name or the family name alone, flights by their number; all else by its whole name. */
function formsOf({ kind }: NameEntry, words: readonly Word[]): readonly Form[] {
  if (words.length < 2) return words.length === 0 ? [] : [{ part: words, whole: true }];
  const all = { part: words, whole: true };
  if (kind === 'person') {
    const [given, ...rest] = words;
    const named = rest.filter(({ text }, i) => text.length > 1 && (i === rest.length - 1 || !/(?:вич|вна|чна)$/u.test(text)));
    const short = named.length < rest.length ? [{ part: [given!, ...named], whole: true }] : [];
    const family = named
      .map((_, i) => ({ part: named.slice(i), whole: false }))
      .filter(({ part }) => part[0]!.text.length > 2 || part.length > 1);
    return [all, ...short, ...family];
  }
  const number = words.findIndex(({ text }) => /\d/.test(text));
  if (kind === 'flight' && number > 1) return [all, { part: words.slice(number - 1), whole: false }];
  return [all];
}

export interface Named {
  readonly first: number;
  /** One past the last word. */
  readonly end: number;
  readonly forms: readonly NameForm[];
}

/** Where names stand among the words, the longest first; words between are left alone. */
export function findNames(text: string, words: readonly Word[], index: NameIndex): readonly Named[] {
  const found: Named[] = [];
  for (let i = 0; i < words.length;) {
    const named = namesAt(text, words, i, index);
    if (named !== null) found.push(named);
    i = named?.end ?? i + 1;
  }
  return found;
}

function namesAt(text: string, words: readonly Word[], first: number, index: NameIndex): Named | null {
  const forms = words[first]!.keys.flatMap((key) => index.byFirstWord.get(key) ?? [])
    .filter((form) => standsAt(text, words, first, form))
    .toSorted((a, b) => b.words.length - a.words.length);
  const longest = forms[0]?.words.length ?? 0;
  if (longest === 0) return null;
  const best = forms.filter((form) => form.words.length === longest);
  const whole = best.filter((form) => form.whole);
  return { first, end: first + longest, forms: whole.length > 0 ? whole : best };
}

function standsAt(text: string, words: readonly Word[], first: number, { entry, words: keys }: NameForm): boolean {
  const written = text.slice(words[first]!.start, words[first + keys.length - 1]?.end ?? words[first]!.start);
  const capital = entry.kind === 'agreement' ? /./u : /^[\p{Lu}\p{N}]/u;
  return (
    first + keys.length <= words.length &&
    keys.every((options, i) => words[first + i]!.keys.some((key) => options.includes(key))) &&
    keys.every((_, i) => i === 0 || /^[\s.‐‑–-]{0,3}$/u.test(text.slice(words[first + i - 1]!.end, words[first + i]!.start))) &&
    (capital.test(written) || allNames(entry).some((name) => /^\p{Ll}/u.test(name)))
  );
}
