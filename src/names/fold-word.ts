/** Names made alike across spellings: one key for Пётр, Pyotr, Petr and Piotr. Keys are for comparing only, never shown. */

/** Cyrillic to Latin letter by letter, near BGN/PCGN 1947, the form of most English reports. */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o',
  п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia',
}; // prettier-ignore

/** What transliterations differ in, each brought to one form. The order matters: digraphs before single letters. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/['’ʼ`´]/g, ''],
  [/dzh/g, 'zh'],
  [/tch/g, 'ch'],
  [/(?<![a-z])y(?=e)/g, ''],
  [/(?<=[aeiou])ye/g, 'e'],
  [/y[oe](?=[a-z])/g, 'e'],
  [/(?<=[bcdfghklmnpqrstvwxz])io(?=[a-z])/g, 'e'],
  [/j(?=[aeiou])/g, 'zh'],
  [/x/g, 'ks'],
  [/kh/g, 'h'],
  [/c(?![ehiy])/g, 'k'],
  [/w/g, 'v'],
  [/ph/g, 'f'],
  [/tz/g, 'ts'],
  [/y|j/g, 'i'],
  [/(?<=[bcdfghklmnprstvz])ie(?=v|[a-z]*v$)/g, 'e'],
  [/ander$/g, 'andr'],
  [/([a-z])\1+/g, '$1'],
];

/** Keys already made. The names of a record are folded again for each report; folding is most of a reading's time. */
const KEYS = new Map<string, string>();
const MAX_KEYS = 50_000;

/** One word's key: lower case, no accents, Latin letters, one spelling. */
export function foldWord(word: string): string {
  const known = KEYS.get(word);
  if (known !== undefined) return known;
  const key = fold(word);
  if (KEYS.size < MAX_KEYS) KEYS.set(word, key);
  return key;
}

function fold(word: string): string {
  const latin = word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/(?<=[a-z])\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .replaceAll(/[а-яё]/g, (letter) => LATIN[letter] ?? letter);
  return SPELLINGS.reduce((key, [pattern, plain]) => key.replaceAll(pattern, plain), latin);
}
