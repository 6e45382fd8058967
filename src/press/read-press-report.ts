import { type NameEntry, type NameIndex, nameIndexOf } from '../names/index.ts';
import { type Message, type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { dateHint } from '../time/index.ts';
import { readCaptions } from './captions.ts';
import { findClaims } from './claims.ts';
import { compareClaims } from './compare-claims.ts';
import { blocksIn } from './blocks.ts';
import { type DaysTold, datesIn, dayOf, findDates } from './dates.ts';
import { WHOLE_DATE, layOut } from './layout.ts';
import { linkNames } from './link-names.ts';
import { type PassageAt, passagesOf } from './passages.ts';
import { pressAgency } from './press-agencies.ts';
import type { DateMention, Dateline, PressReport, RecordedMatter, ResolvedDate } from './press-report.ts';
import { plainMarks } from './quote-marks.ts';
import { findQuotes } from './quotes.ts';
import { dayWithoutYear, readDateline } from './read-dateline.ts';
import type { Reading, ReportText } from './reading.ts';
import { type ReadPart, readParts } from './read-parts.ts';

/** A long newspaper story has 20,000 characters; a transcript of a news conference 100,000. */
export const MAX_REPORT_CHARACTERS = 400_000;
const MAX_SENTENCES = 5000;
const MAX_NAMES = 20_000;

/**
 * Reads a press report: what it says, who said it, whom and what it names, and how that stands to the record. `reportDay` (ISO) gives the
 * day where the text has none; a dateline's own day goes before it. Without any day relative dates stay unresolved, and a note says so.
 */
export function readPressReport(
  given: string,
  names: readonly NameEntry[],
  record?: RecordedMatter,
  reportDay?: string,
): Outcome<PressReport> {
  const refused = refuse(given, names, reportDay);
  if (refused !== null) return refused;
  const passageAt = passagesOf(given);
  const text = plainMarks(given);
  const blocks = blocksIn(text);
  const index = nameIndexOf(names);
  const source: ReportText = { text, passageAt, blocks, written: findDates(text, blocks), index, record };
  const layout = layOut(source);
  const dateline = readDateline(source, layout, reportDay);
  const bodyStart = layout.dateline === null ? 0 : layout.dateline.start + layout.dateline.length;
  const parts = readParts(text, layout.parts, bodyStart);
  const sentences = parts.reduce((sum, part) => sum + part.sentences.length, 0);
  if (sentences > MAX_SENTENCES)
    return fail('text', message('press.at-most-sentences', { most: MAX_SENTENCES }), String(sentences), message('press.one-report'));
  // With no more than a month, what is told in months and years can still be resolved; from its middle the nearest year is right.
  const middle = layout.headerMonth === null ? (dateline.date === null ? dayWithoutYear(source) : null) : `${layout.headerMonth}-15`;
  const day = dateline.date ?? middle;
  const anchor = day === null ? null : Temporal.PlainDate.from(day);
  const inDateline = layout.dateline === null ? [] : datesIn(source, { start: layout.dateline.start, end: bodyStart }, anchor);
  const all = [...inDateline, ...datesOf(source, parts, anchor)].toSorted((a, b) => a.passage.start - b.passage.start);
  const dates = dateline.date === null && middle !== null ? all.map(withoutDays) : all;
  const reading: Reading = { ...source, reportDay: dateline.date, dates, mentions: linkNames(source, dateline.date) };
  const quotes = findQuotes(parts, reading);
  const claims = findClaims(parts, reading, quotes);
  return succeed({
    language: languageOf(text),
    characters: text.length,
    headline: passageOf(parts, 'headline', passageAt),
    byline: readByline(text, parts, index, passageAt),
    dateline,
    paragraphs: parts.map(({ start, end, part, sentences: places }) => ({
      passage: passageAt(start, end),
      part,
      sentences: places.map(([from, to]) => passageAt(from, to)),
    })),
    quotes,
    captions: readCaptions(parts, reading),
    mentions: reading.mentions,
    dates,
    claims,
    relations: compareClaims(claims, reading),
    notes: notesOn(dateline, dates, reading),
  });
}

/** A day told in another paragraph is still meant in the next when it is this near to the report's. */
const STILL_MEANT_DAYS = 3;
/** A day of what is to come is meant for longer: the plan's times stand in the paragraphs below it. */
const STILL_AHEAD_DAYS = 14;

function datesOf(source: ReportText, parts: readonly ReadPart[], anchor: Temporal.PlainDate | null): readonly DateMention[] {
  let told: DaysTold = {};
  return parts.flatMap((part) => {
    const story = part.part === 'story';
    // A caption and a heading give the story no day.
    const before = told;
    told = story ? { past: recent(told.past, anchor, STILL_MEANT_DAYS), ahead: recent(told.ahead, anchor, STILL_AHEAD_DAYS) } : {};
    const found = part.sentences.flatMap(([start, end]) => {
      const inSentence = datesIn(source, { start, end }, anchor, told);
      const days = inSentence.flatMap(({ date }) =>
        date === null || date.from !== date.to ? [] : [{ from: date.from, to: date.to, precision: 'day' as const }],
      );
      const past = days.findLast(({ from }) => anchor === null || from <= anchor.toString());
      const ahead = days.findLast(({ from }) => anchor !== null && from > anchor.toString());
      told = { past: past ?? told.past, ahead: ahead ?? told.ahead };
      return inSentence;
    });
    if (!story) told = before;
    return found;
  });
}

function recent(day: ResolvedDate | undefined, anchor: Temporal.PlainDate | null, within: number): ResolvedDate | undefined {
  if (day === undefined || anchor === null) return undefined;
  const { days } = anchor.until(Temporal.PlainDate.from(day.from), { largestUnit: 'days' });
  return Math.abs(days) <= within ? day : undefined;
}

/** Days told from a report of which only the month is known stay open. */
function withoutDays(mention: DateMention): DateMention {
  const open = mention.basis === 'relative to the report' && mention.date !== null && !/month|season|year/.test(mention.date.precision);
  return open ? { ...mention, date: null } : mention;
}

function refuse(text: string, names: readonly NameEntry[], reportDay: string | undefined): ReturnType<typeof fail> | null {
  if (text.length > MAX_REPORT_CHARACTERS)
    return fail(
      'text',
      message('press.at-most-characters', { most: MAX_REPORT_CHARACTERS }),
      String(text.length),
      message('press.one-report'),
    );
  if (text.trim() === '')
    return fail('text', message('press.text'), text === '' ? message('press.empty-file') : message('press.only-blanks'));
  if (names.length > MAX_NAMES) return fail('names', message('press.at-most-names', { most: MAX_NAMES }), String(names.length));
  // Everything below a space but tab, line feed, vertical tab, form feed and carriage return.
  // oxlint-disable-next-line no-control-regex
  const control = /[\u0000-\u0008\u000E-\u001F]/.exec(text);
  if (control !== null)
    return fail(
      'text',
      message('press.plain-text'),
      message('press.control-character', { at: control.index + 1 }),
      message('press.maybe-binary'),
    );
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text))
    return fail('text', message('press.plain-text'), message('press.markup'), message('press.save-as-text'));
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  if (broken > text.length / 100)
    return fail('text', message('press.utf-8'), message('press.no-characters', { count: broken }), message('press.maybe-encoding'));
  if (!/\p{L}{2}/u.test(text)) return fail('text', message('press.words'), JSON.stringify(text.trim().slice(0, 40)));
  if (reportDay !== undefined && dayOf(reportDay) === null)
    return fail('date', message('press.date'), JSON.stringify(reportDay), dateHint(reportDay));
  return null;
}

function passageOf(parts: readonly ReadPart[], kind: ReadPart['part'], passageAt: PassageAt): PressReport['headline'] {
  const part = parts.find((one) => one.part === kind);
  return part === undefined ? null : passageAt(part.start, part.end);
}

function readByline(text: string, parts: readonly ReadPart[], index: NameIndex, passageAt: PassageAt): PressReport['byline'] {
  const part = parts.find((one) => one.part === 'byline');
  if (part === undefined) return null;
  const words = text
    .slice(part.start, part.end)
    .replaceAll(/^\(|\)$/gu, '')
    .replace(/;?\s*Editing by.*$/su, '')
    .replaceAll(WHOLE_DATE, '|');
  const people = words
    .split(/[;,\n|—–]|\s-\s|\s(?:and|in|for|и)\s/u)
    .map((piece) =>
      piece.replace(/^\s*(?:(?:Reporting|Writing|Additional reporting|Editing|Compiled|Text)?\s?[Bb]y|BY|Автор|Текст)\s*:?\s*/u, '').trim(),
    )
    .filter(
      (piece) =>
        /^\p{Lu}[\p{L}’'.-]*(?:\s\p{Lu}[\p{L}’'.-]*){1,3}$/u.test(piece) &&
        pressAgency(piece) === null &&
        !/^The\s|Press|Writer|Correspondent|News|Editor/u.test(piece),
    );
  const linked = people.map((name) => ({
    name,
    id: index.entries.find((entry) => entry.kind === 'person' && entry.names.includes(name))?.id ?? null,
  }));
  return { passage: passageAt(part.start, part.end), people: linked };
}

function languageOf(text: string): 'en' | 'ru' {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return cyrillic * 2 > (text.match(/\p{L}/gu)?.length ?? 0) ? 'ru' : 'en';
}

function notesOn(dateline: Dateline, dates: readonly DateMention[], { mentions }: Reading): readonly Message[] {
  const open = dates.filter(({ date, basis }) => date === null && basis === 'relative to the report');
  const ambiguous = mentions.filter(({ how }) => how === 'ambiguous');
  const quoted = ({ passage: { words } }: DateMention): Message => message('press.quoted', { words });
  return [
    ...(dateline.date === null ? [message('press.no-day')] : []),
    ...(open.length > 0 ? [message('press.not-resolved', { words: open.map(quoted) })] : []),
    ...dates.flatMap((date) =>
      date.problem === undefined ? [] : [message('press.problem', { words: quoted(date), problem: date.problem })],
    ),
    ...dates.flatMap((date) =>
      date.readings === undefined
        ? []
        : [message('press.twofold', { words: quoted(date), days: anyOf(date.readings.map(({ from }) => from)) })],
    ),
    ...ambiguous.map(({ passage: { words, start }, candidates }) => message('press.may-be', { words, start, who: anyOf(candidates) })),
  ];
}

/** One or the other, of however many. */
function anyOf(words: readonly string[]): Message | string {
  return words.slice(1).reduce<Message | string>((before, last) => message('press.or', { before, last }), words[0] ?? '');
}
