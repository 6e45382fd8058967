import { type NameEntry, type NameIndex, nameIndexOf } from '../names/index.ts';
import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { readCaptions } from './captions.ts';
import { findClaims } from './claims.ts';
import { compareClaims } from './compare-claims.ts';
import { blocksIn } from './blocks.ts';
import { datesIn, dayOf, findDates } from './dates.ts';
import { layOut } from './layout.ts';
import { linkNames } from './link-names.ts';
import { type PassageAt, passagesOf } from './passages.ts';
import { pressAgency } from './press-agencies.ts';
import type { DateMention, Dateline, PressReport, RecordedMatter, ResolvedDate } from './press-report.ts';
import { findQuotes } from './quotes.ts';
import { readDateline } from './read-dateline.ts';
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
  text: string,
  names: readonly NameEntry[],
  record?: RecordedMatter,
  reportDay?: string,
): Outcome<PressReport> {
  const refused = refuse(text, names, reportDay);
  if (refused !== null) return refused;
  const passageAt = passagesOf(text);
  const blocks = blocksIn(text);
  const index = nameIndexOf(names);
  const source: ReportText = { text, passageAt, blocks, written: findDates(text, blocks), index, record };
  const layout = layOut(source);
  const dateline = readDateline(source, layout, reportDay);
  const bodyStart = layout.dateline === null ? 0 : layout.dateline.start + layout.dateline.length;
  const parts = readParts(text, layout.parts, bodyStart);
  const sentences = parts.reduce((sum, part) => sum + part.sentences.length, 0);
  if (sentences > MAX_SENTENCES)
    return fail('the report', `at most ${MAX_SENTENCES} sentences`, String(sentences), 'Give one report at a time.');
  // With no more than a month, what is told in months and years can still be resolved; from its middle the nearest year is right.
  const middle = layout.headerMonth === null ? null : `${layout.headerMonth}-15`;
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

function datesOf(source: ReportText, parts: readonly ReadPart[], anchor: Temporal.PlainDate | null): readonly DateMention[] {
  let told: ResolvedDate | undefined;
  return parts.flatMap((part) => {
    if (part.part !== 'story') told = undefined;
    return part.sentences.flatMap(([start, end]) => {
      const found = datesIn(source, { start, end }, anchor, told);
      const day = found.findLast(({ date }) => date !== null && date.from === date.to)?.date;
      if (day !== undefined && day !== null) told = { from: day.from, to: day.to, precision: 'day' };
      return found;
    });
  });
}

/** Days told from a report of which only the month is known stay open. */
function withoutDays(mention: DateMention): DateMention {
  const open = mention.basis === 'relative to the report' && mention.date !== null && !/month|season|year/.test(mention.date.precision);
  return open ? { ...mention, date: null } : mention;
}

function refuse(text: string, names: readonly NameEntry[], reportDay: string | undefined): ReturnType<typeof fail> | null {
  if (text.length > MAX_REPORT_CHARACTERS)
    return fail('the report', `at most ${MAX_REPORT_CHARACTERS} characters`, String(text.length), 'Give one report at a time.');
  if (text.trim() === '') return fail('the report', 'text', text === '' ? 'an empty file' : 'only blanks');
  if (names.length > MAX_NAMES) return fail('the name index', `at most ${MAX_NAMES} entries`, String(names.length));
  // Everything below a space but tab, line feed, vertical tab, form feed and carriage return.
  // oxlint-disable-next-line no-control-regex
  const control = /[\u0000-\u0008\u000E-\u001F]/.exec(text);
  if (control !== null)
    return fail('the report', 'plain text', `a control character at ${control.index + 1}`, 'Maybe the file is compressed or binary.');
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text))
    return fail('the report', 'plain text', 'markup (HTML or XML)', 'Save the page as text first.');
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  if (broken > text.length / 100)
    return fail(
      'the report',
      'UTF-8',
      `${broken} characters that are none`,
      'Maybe the file is in another encoding, as Windows-1251: convert it first.',
    );
  if (!/\p{L}{2}/u.test(text)) return fail('the report', 'words', JSON.stringify(text.trim().slice(0, 40)));
  if (reportDay !== undefined && dayOf(reportDay) === null)
    return fail('the day of the report', 'a date as 2022-04-02', JSON.stringify(reportDay));
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
    .replace(/;?\s*Editing by.*$/su, '');
  const people = words
    .split(/[;,\n|—–]|\s-\s|\s(?:and|in|for|и)\s/u)
    .map((piece) =>
      piece.replace(/^\s*(?:(?:Reporting|Writing|Additional reporting|Editing|Compiled|Text)?\s?[Bb]y|BY|Автор|Текст)\s*:?\s*/u, '').trim(),
    )
    .filter(
      (piece) =>
        /^\p{Lu}[\p{L}’'.-]*(?:\s\p{Lu}[\p{L}’'.-]*){1,3}$/u.test(piece) &&
        pressAgency(piece) === null &&
        !/Press|Writer|Correspondent|News|Editor/u.test(piece),
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

function notesOn(dateline: Dateline, dates: readonly DateMention[], { mentions }: Reading): readonly string[] {
  const open = dates.filter(({ date, basis }) => date === null && basis === 'relative to the report');
  const twofold = dates.filter(({ readings }) => readings !== undefined);
  const ambiguous = mentions.filter(({ how }) => how === 'ambiguous');
  return [
    ...(dateline.date === null ? ['The text does not say its day: give it with --date.'] : []),
    ...(open.length > 0 ? [`Not resolved for want of that day: ${open.map(({ passage }) => `“${passage.words}”`).join(', ')}.`] : []),
    ...dates.flatMap(({ passage, problem }) => (problem === undefined ? [] : [`“${passage.words}”: ${problem}.`])),
    ...twofold.map(({ passage, readings }) => `“${passage.words}” is ${readings!.map(({ from }) => from).join(' or ')}.`),
    ...ambiguous.map(({ passage, candidates }) => `“${passage.words}” at ${passage.start} may be ${candidates.join(' or ')}.`),
  ];
}
