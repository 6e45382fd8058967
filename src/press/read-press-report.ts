import { type NameEntry, type NameIndex, findNames, nameIndexOf, wordsIn } from '../names/index.ts';
import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { readCaptions } from './captions.ts';
import { findClaims } from './claims.ts';
import { compareClaims } from './compare-claims.ts';
import { placeToLookUp } from './dateline.ts';
import { findDates } from './dates.ts';
import { type Layout, layOut } from './layout.ts';
import { linkNames } from './link-names.ts';
import { type PassageAt, passagesOf, trimmed } from './passages.ts';
import { pressAgency } from './press-agencies.ts';
import type { DateMention, Dateline, PressReport, RecordedMatter, ResolvedDate } from './press-report.ts';
import { findQuotes } from './quotes.ts';
import type { Reading } from './statements.ts';
import { type ReadPart, readParts } from './read-parts.ts';

/** A long newspaper story has 20,000 characters; a transcript of a news conference 100,000. */
export const MAX_REPORT_CHARACTERS = 400_000;
const MAX_SENTENCES = 5000;
const MAX_NAMES = 20_000;
/** A report of a flight is this near to something that the flight did, or its year stays open. */
const MAX_DAYS_FROM_EVENT = 45;
/** Against a day that the text writes in full, only an event of the very days counts. */
const SAME_EVENT_DAYS = 3;

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
  const layout = layOut(text, passageAt);
  const index = nameIndexOf(names);
  const dateline = readDateline(text, layout, index, passageAt, reportDay, record);
  const bodyStart = layout.dateline === null ? 0 : layout.dateline.start + layout.dateline.length;
  const parts = readParts(text, layout.parts, bodyStart);
  const sentences = parts.reduce((sum, part) => sum + part.sentences.length, 0);
  if (sentences > MAX_SENTENCES)
    return fail('the report', `at most ${MAX_SENTENCES} sentences`, String(sentences), 'Give one report at a time.');
  // With no more than a month, what is told in months and years can still be resolved; from its middle the nearest year is right.
  const middle = layout.headerMonth === null ? null : `${layout.headerMonth}-15`;
  const day = dateline.date ?? middle;
  const anchor = day === null ? null : Temporal.PlainDate.from(day);
  const inDateline = layout.dateline === null ? [] : findDates(text, layout.dateline.start, bodyStart, anchor, passageAt);
  const all = [...inDateline, ...datesOf(text, parts, anchor, passageAt)].toSorted((a, b) => a.passage.start - b.passage.start);
  const dates = dateline.date === null && middle !== null ? all.map(withoutDays) : all;
  const reading: Reading = { text, passageAt, dates, mentions: linkNames(text, index, record, dateline.date, passageAt) };
  const quotes = findQuotes(parts, reading);
  const claims = findClaims(parts, reading, quotes, index, record, dateline.date);
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
    captions: readCaptions(parts, reading, index),
    mentions: reading.mentions,
    dates,
    claims,
    relations: compareClaims(claims, reading, index, dateline.date, record),
    notes: notesOn(dateline, dates, reading),
  });
}

function datesOf(
  text: string,
  parts: readonly ReadPart[],
  anchor: Temporal.PlainDate | null,
  passageAt: PassageAt,
): readonly DateMention[] {
  let told: ResolvedDate | undefined;
  return parts.flatMap((part) => {
    if (part.part !== 'story') told = undefined;
    return part.sentences.flatMap(([start, end]) => {
      const found = findDates(text, start, end, anchor, passageAt, told);
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

function dayOf(text: string): string | null {
  const found = findDates(text, 0, text.length, null, passagesOf(text))[0];
  return found?.passage.words === text && found.date !== null && found.date.from === found.date.to ? found.date.from : null;
}

/** A dateline without a year takes it from the header, or from the full dates of the text itself. */
function readDateline(
  text: string,
  { dateline, headerDay, parts }: Layout,
  index: NameIndex,
  passageAt: PassageAt,
  given: string | undefined,
  record: RecordedMatter | undefined,
): Dateline {
  const known = headerDay ?? given ?? null;
  const day = dateline === null ? null : dateline.date;
  const written =
    day === null ? null : datelineDay(text, day, known, passageAt, (within) => dayOfFlights(text, index, record, day, within));
  const nameId = (words: string, kind: string): string | null => {
    const forms = findNames(words, wordsIn(words), index)[0]?.forms ?? [];
    const ids = new Set(forms.filter(({ entry }) => entry.kind === kind).map(({ entry }) => entry.id));
    return ids.size === 1 ? [...ids][0]! : null;
  };
  const byline = parts.find(({ part }) => part === 'byline');
  const agency = dateline?.agency ?? agencyIn(text.slice(byline?.start ?? 0, byline?.end ?? 0));
  return {
    passage: dateline === null ? null : passageAt(...trimmed(text, dateline.start, dateline.start + dateline.length)),
    place: dateline?.place ?? null,
    placeId: dateline === null ? null : nameId(placeToLookUp(dateline.place), 'place'),
    agency: agency === null ? null : (pressAgency(agency) ?? agency),
    agencyId: agency === null ? null : nameId(agency, 'agency'),
    date: written?.day ?? known,
    dateFrom: written !== null ? written.from : headerDay !== null ? 'header' : known !== null ? 'given' : null,
  };
}

/** A dateline without a year, and no year in the text: of the flights that the report names, the recorded event nearest to that day of its year. */
function dayOfFlights(text: string, index: NameIndex, record: RecordedMatter | undefined, words: string, within: number): string | null {
  const flights = new Set(
    findNames(text, wordsIn(text), index).flatMap(({ forms }) =>
      forms.filter(({ entry }) => entry.kind === 'flight').map(({ entry }) => entry.id),
    ),
  );
  const events = record?.events.filter(({ subjects }) => subjects.some((id) => flights.has(id))) ?? [];
  const away = (at: string): number => {
    const day = Temporal.PlainDate.from(at.slice(0, 10));
    const found = findDates(words, 0, words.length, day, passagesOf(words))[0]?.date;
    return found === undefined || found === null
      ? Infinity
      : Math.abs(day.until(Temporal.PlainDate.from(found.from), { largestUnit: 'days' }).days);
  };
  const nearest = events.filter(({ at }) => at.length >= 10).toSorted((a, b) => away(a.at) - away(b.at))[0];
  return nearest !== undefined && away(nearest.at) <= within ? nearest.at.slice(0, 10) : null;
}

function datelineDay(
  text: string,
  words: string,
  known: string | null,
  passageAt: PassageAt,
  recalled: (within: number) => string | null,
): { readonly day: string; readonly from: NonNullable<Dateline['dateFrom']> } | null {
  const dayNear = (anchor: string | null): string | null => {
    const found = findDates(words, 0, words.length, anchor === null ? null : Temporal.PlainDate.from(anchor), passagesOf(words))[0];
    return found?.date?.precision === 'day' ? found.date.from : null;
  };
  const told = (day: string | null, from: NonNullable<Dateline['dateFrom']>): { readonly day: string; readonly from: typeof from } | null =>
    day === null ? null : { day, from };
  if (known !== null || dayNear(null) !== null) return told(dayNear(known), 'dateline');
  const full = findDates(text, 0, text.length, null, passageAt).filter(
    ({ basis, date }) => basis === 'written in full' && date?.precision === 'day',
  );
  const latest = full
    .map(({ date }) => date!.from)
    .toSorted()
    .at(-1);
  // A flight's own day tells the year best; without one that fits, the latest day that the text writes in full.
  const event = recalled(latest === undefined ? MAX_DAYS_FROM_EVENT : SAME_EVENT_DAYS);
  const recorded = event === null ? null : dayNear(event);
  if (recorded !== null && recorded >= (latest ?? '')) return told(recorded, 'dateline, year from the record');
  return latest === undefined ? null : told(dayNear(latest), 'dateline, year from the text');
}

function agencyIn(words: string): string | null {
  return (
    words
      .split(/[,|/\n]|\s{2,}/)
      .map((piece) => pressAgency(piece))
      .find((name) => name !== null) ?? null
  );
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
