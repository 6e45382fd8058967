import { MONTH } from './calendar-words.ts';
import { type FoundDateline, findDateline } from './dateline.ts';
import { datesIn } from './dates.ts';
import { type Range, trimmed } from './passages.ts';
import { CREDIT_LINE, NAME_AT_END, NAME_SLASH_OWNER, OWNER_ALONE, OWNER_AT_END, PRESS_AGENCY } from './press-agencies.ts';
import type { DateMention, PartKind } from './press-report.ts';
import type { ReportText } from './reading.ts';

/** A block with what it is. A caption's separate credit line belongs to the caption's block. */
export interface Part extends Range {
  readonly part: PartKind;
}

export interface Layout {
  readonly parts: readonly Part[];
  readonly dateline: (FoundDateline & { readonly start: number }) | null;
  /** A day that a line of its own, or a labelled start, gives the report. */
  readonly headerDay: string | null;
  /** A header that knows no more than the month: `2022-10`. */
  readonly headerMonth: string | null;
  /** A header's day that can be read in two ways: `11/09/2014`. */
  readonly headerReadings: readonly string[];
}

const MAX_HEADLINE_CHARACTERS = 200;
/** Fewer words before a story are the paper's name or its section. */
const MIN_HEADLINE_WORDS = 5;
const MAX_SUBHEADING_CHARACTERS = 90;
const LABEL = '(?:date|dated|published|posted|issued(?: on)?|released?|updated|last updated|дата|опубликовано)';
/** `Posted at 7:40 PM EDT, 05/24/11`: between a label and its day a clock time may stand. */
const LABELLED_START = new RegExp(
  `^${LABEL}\\s*:?\\s+(?:(?:at|on)\\s+)?(?:\\d{1,2}[:.]\\d{2}\\s*(?:[ap]\\.?m\\.?)?\\s*(?:[A-Z]{2,4}\\b)?\\s*(?:,|on|-|–|—)?\\s*)?`,
  'iu',
);
/** A day in figures with a year of two: the order of month and day is the American one where it can be. */
const SHORT_YEAR = /^(?<one>\d{1,2})[./](?<two>\d{1,2})[./](?<year>\d{2})(?![\d./])/u;
const NAME_ALONE = /^(?:[Bb]y\s+)?\p{Lu}\p{Ll}[\p{L}’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){1,3}$/u;
/** A day written out, wherever it stands in a line. */
export const WHOLE_DATE = new RegExp(`(?:${MONTH}\\s\\d{1,2},?\\s\\d{4}|\\d{1,2}\\s${MONTH}\\s\\d{4})`, 'giu');
const MONTH_ALONE = /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?![\d-])/u;
const BYLINE = /^(?:[Bb]y|BY|Text by|Автор:|Текст:)\s+\p{Lu}|^\(?(?:Reporting|Writing|Additional reporting|Editing|Compiled) by\s/u;
const CAPTION = new RegExp(
  [
    '^\\[\\d+/\\d+\\]|^(?:Photo\\s)?Caption\\b|^Подпись|^(?:Photos?|PHOTO|Image|IMAGE|Picture|Pictured|(?:Автор\\s)?[Фф]ото)\\s*:|^FILE\\s*(?:PHOTO)?\\s*[:–—-]|^На (?:фото|снимке|фотографии)',
    '\\s-\\sРИА Новости,\\s\\d{3,4},\\s\\d{2}\\.\\d{2}\\.\\d{4}$',
    '^(?:In this|This|A|An)\\s+(?:[\\p{L}-]+\\s){0,2}(?:photo|photograph|image|frame|picture|handout|screen ?grab|view|shot|still)\\b.{0,60}?\\b(?:released|provided|taken|made|shows|shared|supplied|issued|published)',
  ].join('|'),
  'u',
);
const CREDIT_ALONE =
  /^(?:(?:Photo\s|Image\s|Picture\s)?[Cc]redits?(?:\sline)?\s*:|PHOTO CREDIT|(?:Photo|Image|Picture|Photograph)\sby\b|(?:Автор\s)?[Фф]ото\s*:|©)|^\(?(?:[A-Z]{2,8}(?:\sPhoto)?\/[\p{L}\s./-]+)\)?$/u;
const ENDS_IN_CREDIT =
  /(?:\((?:[Pp]hotos?|[Ii]mages?|[Pp]icture|[Ss]creen ?(?:grab|shot)|[Cc]ourtesy|[Ss]ource|Фото)(?:\s(?:[Cc]ourtesy|[Cc]redits?|by|from|of|provided by)|\s?:)?[^()]{1,80}\)|(?:Photos?|Images?|Picture|Фото)(?:\s[Cc]ourtesy(?:\sof)?\s|\s?[:/]\s?)\p{Lu}[^.]{1,80}|[.!?…]\s+(?:Courtesy|Courtesy of)\s\p{Lu}[^.]{1,60}|\((?!Reporting|Editing|Writing)[^()]{0,120}(?:\/|\bvia\b|AP Photo|Getty|[Hh]andout|Photo by|Image credit|[Cc]redit)[^()]{0,120}\)|\b(?:Photo|Image)?\s?[Cc]redits?:\s[^.]{2,120}|\b(?:REUTERS|AFP|NASA|ESA|EPA)\s?\/\s?\p{Lu}[^.]{2,60}|©\s?[^.]{2,80})\s*$/u;
/** A bracket that holds nothing but whose the picture is, after the caption's last stop. */
const BARE_CREDIT = new RegExp(
  `[.!?…]["”»]?\\s+\\((?:(?:${PRESS_AGENCY}|JAXA|CSA|SpaceX|Boeing|GCTC|ЦПК|РКК «?Энергия»?|RSC Energia)(?:\\s(?:TV|Television|photos?|images?|video|file|ТВ|фото))?(?:\\s?[,/&]\\s?|\\sand\\s|\\svia\\s)?)+\\)\\s*$`,
  'iu',
);
/** `N speaks by telephone in Kazakhstan (AP)`: above a story the bracket needs no stop before it. */
const AGENCY_AT_END = new RegExp(`\\p{L}{3,}\\s+\\((?:${PRESS_AGENCY})\\)$`, 'u');
const CORRECTION =
  /^(?:corrections?\b|clarification\b|editor[’']?s note|update[sd]?:|\(?corrects\b|\(?this story (?:has been|was) (?:corrected|updated)|исправлен|уточнен)/iu;
const RELEASE_NUMBER = /^(?:[\p{Lu}\s/-]{3,40}|(?:Press|News|Media)\s(?:Release|Advisory))[\s:#№-]*[\d-]*$/u;
const NOTICE =
  /^(?:[_*#=–—-]{2,}|©|\(c\)|copyright\b|all rights|follow (?:us|ap|the|@)|read more|see also|more:|related\b|advertisement|subscribe|sign up|-?\s?end\s?-?$|-30-|for more information|learn more|the associated press .{0,60}(?:receives|is solely)|читайте также)/iu;
/** A header line has little beside its date: a clock time, an agency, a category. */
const MAX_LETTERS_BESIDE_DATE = 30;

const LABEL_ALONE = /^(?:Image|Photo|Picture)\s*:\s[^.!?/]{1,40}$/u;
/** A longer paragraph is no caption, whatever stands below it. */
const MAX_CAPTION_CHARACTERS = 250;
/** What a line above its credit was taken for. */
const CAPTIONED: ReadonlySet<PartKind> = new Set(['header', 'headline', 'subheading', 'story']);

/** What each block of the text is. */
export function layOut(report: ReportText): Layout {
  const { text, blocks } = report;
  const parts: Part[] = [];
  let dateline: Layout['dateline'] = null;
  let headerDay: string | null = null;
  let headerMonth: string | null = null;
  let headerReadings: readonly string[] = [];
  let storyBegun = false;
  for (const [i, block] of blocks.entries()) {
    const label = storyBegun ? null : labelledStart(report, block);
    if (label !== null) {
      headerDay ??= label.day;
      headerMonth ??= label.month;
      parts.push({ start: block.start, end: label.end, part: 'header' });
      if (text.slice(label.end, block.end).replaceAll(/\P{L}/gu, '').length <= MAX_LETTERS_BESIDE_DATE) {
        parts[parts.length - 1] = { start: block.start, end: block.end, part: 'header' };
        continue;
      }
    }
    const [start] = trimmed(text, label?.end ?? block.start, block.end);
    const words = text.slice(start, block.end);
    const line = storyBegun || BYLINE.test(words) ? null : dateLine(report, { start, end: block.end });
    if (line !== null) headerDay ??= line;
    const twofold = storyBegun || line !== null ? [] : readingsOf(report, { start, end: block.end });
    if (headerReadings.length === 0) headerReadings = twofold;
    const dated = line !== null || twofold.length > 0;
    const signed = dated && NAME_ALONE.test(words.replace(WHOLE_DATE, '').replaceAll(/^[\s,|/–—-]+|[\s,|/–—-]+$/gu, ''));
    const part = dated ? (signed ? 'byline' : 'header') : partOf(words, storyBegun, blocks.length - i - 1, label !== null);
    const last = parts.at(-1);
    const credit = CREDIT_ALONE.test(words) || CREDIT_LINE.test(words);
    // A credit right below a line, with no blank line between, makes the line a caption.
    const next = last !== undefined && !/\n\s*\n/u.test(text.slice(last.end, start));
    const below = last !== undefined && CAPTIONED.has(last.part) && next;
    // The owner alone on a line of its own is a credit of the short paragraph above it.
    const owned =
      OWNER_ALONE.test(words) &&
      i < blocks.length - 1 &&
      last !== undefined &&
      CAPTIONED.has(last.part) &&
      last.end - last.start <= MAX_CAPTION_CHARACTERS;
    // A credit that stands above its caption has the line right below it, and so has a label: `Image: Soyuz`.
    const over = last === undefined ? '' : text.slice(last.start, last.end);
    const above = next && last.part === 'caption' && (NAME_SLASH_OWNER.test(over) || LABEL_ALONE.test(over));
    // A short paragraph that no stop ends, above a credit, is its caption.
    const unended =
      credit &&
      last !== undefined &&
      CAPTIONED.has(last.part) &&
      storyBegun &&
      over.length <= MAX_CAPTION_CHARACTERS &&
      !/[.!?…"”»]$/u.test(over);
    if (last !== undefined && ((credit && (last.part === 'caption' || below)) || owned || above || unended)) {
      parts[parts.length - 1] = { ...last, end: block.end, part: 'caption' };
      storyBegun = parts.some((one) => one.part === 'story');
      continue;
    }
    if (part === 'byline') headerDay ??= dayIn(report, { start, end: block.end });
    parts.push({ start, end: block.end, part });
    if (part !== 'story') continue;
    const found: FoundDateline | null = dateline === null && !storyBegun ? findDateline(words) : null;
    if (found !== null) dateline = { ...found, start };
    storyBegun = true;
  }
  return { parts: oneHeadline(text, parts), dateline, headerDay, headerMonth, headerReadings };
}

/** Of the lines before a story the first of enough words is the headline, those before it are the paper's, those after it its own second lines. */
function oneHeadline(text: string, parts: readonly Part[]): readonly Part[] {
  const lines = parts.filter(({ part }) => part === 'headline');
  const wordsOf = ({ start, end }: Part): number => text.slice(start, end).split(/\s+/).length;
  const chosen = lines.find((line) => wordsOf(line) >= MIN_HEADLINE_WORDS) ?? lines[0];
  return parts.map((part) =>
    part.part !== 'headline' || part === chosen ? part : { ...part, part: part.start < chosen!.start ? 'header' : 'subheading' },
  );
}

/** The one full day that a byline ends in. */
function dayIn(report: ReportText, byline: Range): string | null {
  const whole = datesIn(report, byline, null).find(
    ({ date, basis }) => date !== null && date.from === date.to && basis === 'written in full',
  );
  return whole?.date?.from ?? null;
}

function labelledStart(
  report: ReportText,
  { start, end }: Range,
): { readonly end: number; readonly day: string | null; readonly month: string | null } | null {
  const { text } = report;
  const label = LABELLED_START.exec(text.slice(start, end));
  if (label === null) return null;
  const at = start + label[0].length;
  const month = MONTH_ALONE.exec(text.slice(at, end))?.[0];
  if (month !== undefined) return { end: at + month.length, day: null, month };
  const short = dayOfShortYear(text.slice(at, end));
  if (short !== null) return { end: at + short.length, day: short.day, month: null };
  const [first] = datesIn(report, { start: at, end }, null);
  if (first?.passage.start !== at) return null;
  if (first.readings !== undefined) return { end: first.passage.end, day: null, month: null };
  return first.date === null || first.date.from !== first.date.to ? null : { end: first.passage.end, day: first.date.from, month: null };
}

function dayOfShortYear(words: string): { readonly length: number; readonly day: string | null } | null {
  const found = SHORT_YEAR.exec(words);
  if (found === null) return null;
  const [one, two, year] = [Number(found.groups!['one']), Number(found.groups!['two']), 2000 + Number(found.groups!['year'])];
  const american = one <= 12;
  // Where both orders can be meant the day stays open.
  if (one <= 12 && two <= 12 && one !== two) return { length: found[0].length, day: null };
  const [month, day] = american ? [one, two] : [two, one];
  try {
    return { length: found[0].length, day: Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString() };
  } catch {
    return null;
  }
}

/** The two days that a line of figures alone can mean. */
function readingsOf(report: ReportText, line: Range): readonly string[] {
  if (report.text.slice(line.start, line.end).replaceAll(/\P{L}/gu, '').length > MAX_LETTERS_BESIDE_DATE) return [];
  const twofold = datesIn(report, line, null).find(({ readings }) => readings !== undefined);
  return twofold?.readings?.map(({ from }) => from) ?? [];
}

/** The day of a line that says little else. */
function dateLine(report: ReportText, line: Range): string | null {
  const { text } = report;
  const { start, end } = line;
  if (end - start > MAX_HEADLINE_CHARACTERS || findDateline(text.slice(start, end)) !== null) return null;
  const found: readonly DateMention[] = datesIn(report, line, null).filter(
    ({ date, basis }) => date !== null && basis === 'written in full',
  );
  const [first] = found;
  if (first === undefined || first.date!.from !== first.date!.to) return null;
  const dated = found.reduce((sum, { passage }) => sum + passage.words.replaceAll(/\P{L}/gu, '').length, 0);
  const letters = text.slice(start, end).replaceAll(/\P{L}/gu, '').length;
  return letters - dated <= MAX_LETTERS_BESIDE_DATE && !/[.!?]\s+\p{Lu}/u.test(text.slice(first.passage.end, end))
    ? first.date!.from
    : null;
}

function partOf(words: string, storyBegun: boolean, blocksAfter: number, dated: boolean): PartKind {
  if (BYLINE.test(words) && words.length < MAX_HEADLINE_CHARACTERS) return 'byline';
  if (CORRECTION.test(words)) return 'correction';
  if (
    !storyBegun &&
    (RELEASE_NUMBER.test(words) || !/\p{L}{2}/u.test(words) || (words.length < MAX_SUBHEADING_CHARACTERS && words.endsWith(':')))
  )
    return 'header';
  if (CAPTION.test(words) || CREDIT_ALONE.test(words) || ENDS_IN_CREDIT.test(words)) return 'caption';
  // At the very end the name of an agency signs the story.
  if (blocksAfter > 0 && (BARE_CREDIT.test(words) || OWNER_AT_END.test(words))) return 'caption';
  if (!storyBegun && blocksAfter > 0 && (NAME_AT_END.test(words) || AGENCY_AT_END.test(words))) return 'caption';
  if (NOTICE.test(words)) return 'notice';
  const open = !/[.!…:]["”»’)]*$/u.test(words);
  if (!storyBegun && !dated && blocksAfter > 0 && open && words.length <= MAX_HEADLINE_CHARACTERS && findDateline(words) === null)
    return 'headline';
  if (storyBegun && open && words.length <= MAX_SUBHEADING_CHARACTERS && !/[?"”»]$/u.test(words) && blocksAfter > 0) return 'subheading';
  return 'story';
}
