const CASES = {
  consonant: ['', 'а', 'у', 'ом', 'ым', 'ем', 'е'],
  adjective: ['ий', 'ый', 'ой', 'ого', 'его', 'ому', 'ему', 'им', 'ым', 'ом', 'ем'],
  soft: ['й', 'ь', 'я', 'ю', 'ем', 'ём', 'е', 'и'],
  feminine: ['а', 'я', 'ы', 'и', 'е', 'у', 'ю', 'ой', 'ей', 'ою'],
  feminineAdjective: ['ая', 'ой', 'ую'],
  neuter: ['о', 'а', 'у', 'ом', 'е'],
} as const;

/** A Russian word in the cases that prose puts it in, itself first. An abbreviation in capitals has none: США is no form of «сша». */
export function russianCases(word: string): readonly string[] {
  const lower = word.toLowerCase();
  const [end, stem] = [lower.at(-1) ?? '', lower.slice(0, -1)];
  const short = lower.slice(0, -2);
  const forms = (base: string, endings: readonly string[]): readonly string[] => [lower, ...endings.map((ending) => base + ending)];
  if (!/^[а-яё-]+$/u.test(lower) || lower.length < 3 || (word.length > 2 && word === word.toUpperCase())) return [lower];
  if (/(?:[кгхнр])ий$|ый$|(?:ск|цк)ой$/u.test(lower)) return forms(short, CASES.adjective);
  if (lower.endsWith('ая')) return forms(short, CASES.feminineAdjective);
  // Пётр and Павел drop a vowel in the other cases.
  if (/ёк$|ел$/u.test(lower)) return [...forms(lower, CASES.consonant), ...forms(short + end, CASES.consonant)];
  if (/[йь]$/u.test(lower)) return forms(stem, CASES.soft);
  if (/[ая]$/u.test(lower)) return forms(stem, CASES.feminine);
  if (lower.endsWith('о')) return forms(stem, CASES.neuter);
  return /[бвгджзклмнпрстфхцчшщ]$/u.test(lower) ? forms(lower, CASES.consonant) : [lower];
}
