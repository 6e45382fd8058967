import { MONTH, WEEKDAY } from './calendar-words.ts';
import type { Range } from './passages.ts';
import { PRESS_AGENCY } from './press-agencies.ts';

/** A dateline as it stands at the start of a paragraph: offsets are from that start. */
export interface FoundDateline {
  readonly length: number;
  readonly place: string | null;
  readonly agency: string | null;
  readonly date: Range | null;
}

const MAX_PLACE_WORDS = 7;
const DAY = `(?i:${MONTH}\\s+\\d{1,2}(?:,?\\s+\\d{4})?|\\d{1,2}\\s+${MONTH}(?:,?\\s+\\d{4}(?:\\s*(?:года|г\\.))?)?|\\d{1,2}\\.\\d{1,2}\\.\\d{4})`;
const WRITTEN_DAY = `(?i:${MONTH}\\s+\\d{1,2},?\\s+\\d{4}|\\d{1,2}\\s+${MONTH}\\s+\\d{4}(?:\\s*(?:года|г\\.))?)`;
const PLACE = '(?<place>\\p{Lu}[^()/:;!?«“"—–\\d\\n]{1,60}?)';
const DATE = `(?:[,.]\\s*(?<date>${DAY}))?[,.]?\\s*`;
const DASH = '(?:--|[—–-])';

/**
 * The forms in use: `PLACE (AGENCY) —` (AP, AFP), `PLACE, day (AGENCY) -` (Reuters, Xinhua; ANI puts region and country in brackets), `PLACE, day. /AGENCY/.` (TASS), `PLACE, day - AGENCY.`
 * (RIA Novosti), `Place. Day. AGENCY -` (Interfax), and `PLACE, day —` alone (releases).
 * A station has `ISS, day.` in its letters, and a day with its year needs no place: `May 4, 2003 —`.
 */
const FORMS: readonly RegExp[] = [
  `${PLACE}(?:\\s\\([^()\\n]{2,40}\\))?(?:\\s\\[[^\\]\\n]{2,30}\\])?${DATE}\\((?<agency>[^()\\n]{2,40})\\)\\s*(?:${DASH}|:)\\s*`,
  `(?<place>\\p{Lu}[^()/:;!?«“"—–\\d\\n]{1,40}?)\\s/[^/\\n]{3,30}/${DATE}/(?<agency>[^/\\n]{2,40})/\\.?\\s*`,
  `${PLACE}${DATE}/(?<agency>[^/\\n]{2,40})/\\.?,?\\s*(?:${DASH}\\s)?\\s*`,
  `${PLACE}${DATE}${DASH}\\s*(?<agency>(?i:${PRESS_AGENCY}))[.,:]\\s*`,
  `${PLACE}${DATE}(?<agency>(?i:${PRESS_AGENCY}))\\s*${DASH}\\s*`,
  `${PLACE}[,.]\\s*(?<date>${DAY})\\.?\\s*(?:--|[—–]|\\s-)\\s*`,
  `(?<place>[\\p{Lu}.’' ]{2,40}|\\p{Lu}[\\p{L} ]{2,20}),\\s(?<date>${WRITTEN_DAY})\\.\\s+(?=\\p{Lu})`,
  `(?<place>[\\p{Lu}][\\p{L}, -]{1,40})[,.]\\s(?<date>${WRITTEN_DAY})[,.]?\\s*(?:\\((?:${PRESS_AGENCY})\\)|(?:${PRESS_AGENCY}))?\\.?\\s*(?=[\\p{Lu}«"])`,
  `(?<place>\\p{Lu}[\\p{Lu}.’' ]{2,40}(?:,\\s[\\p{L}. ]{2,20})?)\\s*${DASH}\\s*(?:${WEEKDAY}),\\s(?<date>${WRITTEN_DAY})\\s*[.–—-]?\\s*`,
  `(?<date>${WRITTEN_DAY})\\s*${DASH}\\s*(?=\\p{Lu})`,
  `(?<date>${DAY})\\s*\\((?<agency>[^()\\n]{2,40})\\)\\s*${DASH}\\s*`,
  `(?<place>\\p{Lu}[\\p{Lu}.’' ]{2,40}(?:,\\s[\\p{L}. ]{2,20})?)\\s*(?:--|[—–]|\\s-)\\s*`,
].map((form) => new RegExp(`^${form}`, 'u'));

/** The dateline that a paragraph begins with, or null. */
export function findDateline(paragraph: string): FoundDateline | null {
  for (const [i, form] of FORMS.entries()) {
    const match = form.exec(paragraph);
    if (match === null) continue;
    const [whole] = match;
    const groups = match.groups!;
    const place = groups['place']?.trim().replace(/[,.]$/, '') ?? null;
    const capitals = i < FORMS.length - 1 || place === null || /^[\p{Lu}\s.’']+(?:,|$)/u.test(place);
    if (!capitals || (place !== null && !looksLikePlace(place))) continue;
    const date = groups['date'];
    // No place has a figure in it, so the day does not stand there too.
    const at = date === undefined ? -1 : whole.indexOf(date);
    return {
      length: whole.length,
      place,
      agency: groups['agency']?.trim() ?? null,
      date: date === undefined ? null : { start: at, end: at + date.length },
    };
  }
  return null;
}

/** Each word has a capital, but for the small words inside names of places. */
function looksLikePlace(place: string): boolean {
  const words = place.split(/[\s,]+/);
  return words.length <= MAX_PLACE_WORDS && words.every((word) => /^[\p{Lu}(]/u.test(word) || /^(?:of|the|de|la|al|на|над|и)$/u.test(word));
}

/** `CAPE CANAVERAL, Fla.` as a name to look up: without the state, in ordinary capitals. */
export function placeToLookUp(place: string): string {
  const [town = place] = place.split(',');
  return town === town.toUpperCase() ? town.toLowerCase().replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()) : town;
}
