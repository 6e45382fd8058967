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

const OWNER = `(?:${PRESS_AGENCY}|JAXA|CSA|SpaceX|Boeing|GCTC|ЦПК|РКК «?Энергия»?|RSC Energia)(?:\\s(?:TV|Television|photos?|images?|video|file|ТВ|фото))?`;
const PERSON_NAME = "\\p{Lu}[\\p{L}.’'-]+(?:\\s\\p{Lu}[\\p{L}.’'-]+){1,2}";

/** A line that is nothing but whose the picture is: `N, NASA/AFP`. */
export const CREDIT_LINE = new RegExp(`^${PERSON_NAME},\\s(?:${OWNER})(?:\\s?[/,]\\s?(?:${OWNER}))*\\.?$`, 'u');
/** A line that is nothing but an owner, and one that is nothing but a name with owners behind slashes: `N/Pool Photo/AP`. */
export const OWNER_ALONE = new RegExp(`^(?:${OWNER})$`, 'u');
/** `(AP Photo/N) — AP`: whose a picture is once more, after its credit. */
export const OWNER_AFTER_CREDIT = new RegExp(`(?<=\\))\\s[—–-]{1,2}\\s${OWNER}\\s*$`, 'u');
export const NAME_SLASH_OWNER = new RegExp(`^${PERSON_NAME}(?:\\s?/\\s?\\p{Lu}[\\p{L}. -]{1,30}){1,3}$`, 'u');
/** After a caption's last stop nothing but an owner: `docked on Friday. NASA TV`, `NASA via Roscosmos`, `September 4, 2023. /CFP`. */
export const OWNER_AT_END = new RegExp(
  `(?<=[.!?]["”»]?\\s+)(?:/\\s?\\p{Lu}{2,8}|${OWNER}(?:\\s?/\\s?${OWNER}|\\svia\\s${OWNER})*)\\.?$`,
  'u',
);
/** After a caption's last stop nothing but a name. */
export const NAME_AT_END = new RegExp(`(?<=\\p{Ll}[.!?]["”»]?\\s+)${PERSON_NAME}$`, 'u');
