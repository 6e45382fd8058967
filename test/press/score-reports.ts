/** How much of what a person marked in the test reports is found, and how much of what is found was marked. */
import { readFileSync } from 'node:fs';
import { formatDate } from '../../src/presentation/format-press-report.ts';
import { sayIn } from '../../src/presentation/index.ts';
import type { NameEntry } from '../../src/names/index.ts';
import type { PressReport, RecordedMatter, ReportClaim } from '../../src/press/press-report.ts';
import { readPressReport } from '../../src/press/read-press-report.ts';

const ENGLISH = sayIn('en');

export interface Expected {
  readonly day: string | null;
  readonly place: string | null;
  readonly agency: string | null;
  readonly byline: readonly string[];
  readonly headline: string | null;
  readonly quotes: readonly {
    readonly words: readonly string[];
    readonly speaker: string;
    readonly channel: string | null;
    readonly day: string | null;
  }[];
  readonly captions: readonly {
    readonly photographers: readonly string[];
    readonly agencies: readonly string[];
    readonly date: string | null;
  }[];
  readonly names: readonly string[];
  readonly dates: readonly string[];
  readonly claims: readonly string[];
}

export interface Score {
  readonly found: number;
  readonly marked: number;
  readonly right: number;
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

const HERE = new URL('./', import.meta.url);
const readJson = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, HERE), 'utf8')) as T;

export const names = readJson<readonly NameEntry[]>('names.json');
export const record = readJson<RecordedMatter>('record.json');
export const reportText = (name: string): string => readFileSync(new URL(`${name}.txt`, HERE), 'utf8');

export function readReport(name: string): PressReport {
  const report = readPressReport(reportText(name), names, record);
  if (!report.ok) throw new Error(JSON.stringify(report.failure));
  return report.value;
}

/** Scores of one report, by what was asked. */
export function scoreReport(name: string): Readonly<Record<string, Score>> {
  const expected = readJson<Expected>(`${name}.expected.json`);
  const report = readReport(name);
  const direct = report.quotes.filter((quote) => quote.direct);
  const wordsOf = (pieces: readonly string[]): string => pieces.join(' | ');
  const quoteKey = (quote: (typeof direct)[number]): string => wordsOf(quote.pieces.map(({ words }) => words));
  const known = new Map(expected.quotes.map((quote) => [wordsOf(quote.words), quote]));
  const matched = direct.filter((quote) => known.has(quoteKey(quote)));
  return {
    frame: compare(
      [
        report.dateline.date,
        report.dateline.placeId,
        report.dateline.agency,
        ...(report.byline?.people.map(({ name: by }) => by) ?? []),
        report.headline?.words ?? null,
      ],
      [expected.day, expected.place, expected.agency, ...expected.byline, expected.headline],
    ),
    quotes: compare(direct.map(quoteKey), [...known.keys()]),
    speakers: compare(
      matched.map((quote) => `${quoteKey(quote)}: ${quote.speaker?.id ?? quote.speaker?.name}`),
      expected.quotes.map((quote) => `${wordsOf(quote.words)}: ${quote.speaker}`),
    ),
    channels: compare(
      matched.flatMap((quote) => (quote.channel === null ? [] : [`${quoteKey(quote)}: ${quote.channel.name}`])),
      expected.quotes.flatMap((quote) => (quote.channel === null ? [] : [`${wordsOf(quote.words)}: ${quote.channel}`])),
    ),
    days: compare(
      matched.flatMap((quote) => (quote.day === null ? [] : [`${quoteKey(quote)}: ${formatDate(quote.day, ENGLISH)}`])),
      expected.quotes.flatMap((quote) => (quote.day === null ? [] : [`${wordsOf(quote.words)}: ${quote.day}`])),
    ),
    captions: compare(
      report.captions.map(({ photographers, agencies, date }) =>
        captionKey(
          photographers.map(({ name: by }) => by),
          agencies.map(({ name: by }) => by),
          date === null ? null : formatDate(date, ENGLISH),
        ),
      ),
      expected.captions.map(({ photographers, agencies, date }) => captionKey(photographers, agencies, date)),
    ),
    names: compare([...new Set(report.mentions.flatMap(({ id }) => (id === null ? [] : [id])))], expected.names),
    dates: compare(
      report.dates.map(({ date, passage }) => `${date === null ? '?' : formatDate(date, ENGLISH)} ${passage.words}`),
      expected.dates,
    ),
    claims: compare(report.claims.filter(({ kind }) => kind !== 'statement').map(claimKey), expected.claims),
  };
}

const captionKey = (photographers: readonly string[], agencies: readonly string[], date: string | null): string =>
  `${photographers.join(',')}; ${agencies.join(',')}; ${date ?? '-'}`;

export function claimKey({ kind, property, value, number, unit, valid, subjects }: ReportClaim): string {
  // A ship that the record knows its people in is no part of what the report itself tells.
  const told = subjects.filter(({ how }) => how.key !== 'press.come-down-in' && how.key !== 'press.gone-up-in');
  const ids = (told.length > 0 ? told : subjects)
    .flatMap(({ id }) => (id === null ? [] : [id]))
    .toSorted()
    .join(' ');
  const day = valid?.date === undefined ? '-' : formatDate(valid.date, ENGLISH);
  const who = ids === '' ? '' : ` ${ids}`;
  switch (kind) {
    case 'event':
      return `event ${property} ${day}${who === '' ? ' -' : who}`;
    case 'date':
      return `date ${property} ${day}${who}`;
    case 'deadline':
      return `deadline ${day}${who}`;
    case 'attitude':
      return `attitude ${value} ${valid?.moment}${who}`;
    case 'count':
      return property === 'age' ? `count age ${number}${who}` : `count ${unit} ${number}${who}`;
    default:
      return `${kind} ${value}${who === '' && kind === 'duration' ? ' -' : who}`;
  }
}

/** Counts with repetition: a thing found twice and marked once is right once. */
function compare(found: readonly (string | null)[], marked: readonly (string | null)[]): Score {
  const left = marked.map(String);
  const extra: string[] = [];
  for (const one of found.map(String)) {
    const at = left.indexOf(one);
    if (at < 0) extra.push(one);
    else left.splice(at, 1);
  }
  return { found: found.length, marked: marked.length, right: found.length - extra.length, missed: left, extra };
}

export function sum(scores: readonly Score[]): Score {
  const total = (key: 'found' | 'marked' | 'right'): number => scores.reduce((all, score) => all + score[key], 0);
  return {
    found: total('found'),
    marked: total('marked'),
    right: total('right'),
    missed: scores.flatMap(({ missed }) => missed),
    extra: scores.flatMap(({ extra }) => extra),
  };
}
