import { foldWord } from '../names/index.ts';

/** News agencies and picture desks, with the names that datelines and credit lines give them. The first is the one shown. */
const PRESS_AGENCIES: readonly (readonly string[])[] = [
  ['AP', 'Associated Press', 'The Associated Press', 'AP Photo'],
  ['Reuters', 'Thomson Reuters', 'Рейтер'],
  ['AFP', 'Agence France-Presse', 'AFP Photo'],
  ['TASS', 'ТАСС', 'ITAR-TASS', 'ИТАР-ТАСС'],
  ['Interfax', 'Интерфакс', 'INTERFAX.RU', 'Interfax-AVN', 'Интерфакс-АВН'],
  ['RIA Novosti', 'РИА Новости', 'RIA'],
  ['Sputnik', 'Спутник'],
  ['UPI'],
  ['Xinhua'],
  ['Kyodo', 'Kyodo News'],
  ['dpa'],
  ['EFE'],
  ['ANSA'],
  ['EPA', 'EPA-EFE', 'European Pressphoto Agency'],
  ['PTI'],
  ['ANI'],
  ['Bloomberg'],
  ['Getty Images', 'Getty'],
  ['Anadolu', 'Anadolu Agency'],
  ['CNN'],
  ['BBC'],
  ['Kazinform', 'Казинформ'],
  ['NASA'],
  ['ESA'],
  ['Roscosmos', 'Роскосмос', 'ROSCOSMOS'],
];
const fold = (words: string): string =>
  words
    .split(/[\s-]+/)
    .map(foldWord)
    .join(' ');
const BY_NAME = new Map(PRESS_AGENCIES.flatMap((names) => names.map((name) => [fold(name), names[0]!] as const)));

/** A pattern of all their names, longest first, for a pattern without regard to case. */
export const PRESS_AGENCY = PRESS_AGENCIES.flat()
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replaceAll('.', '\\.'))
  .join('|');

/** The agency's shown name, or null where the words are no agency known here. */
export function pressAgency(words: string): string | null {
  return BY_NAME.get(fold(words.trim())) ?? null;
}
