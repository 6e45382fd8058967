import { type NameIndex, findNames, foldWord, wordsIn } from '../names/index.ts';
import { mentionsIn } from './link-names.ts';
import { type Range, trimmed, wordPattern } from './passages.ts';
import {
  CREDIT_LINE,
  NAME_AT_END,
  NAME_SLASH_OWNER,
  OWNER_AFTER_CREDIT,
  OWNER_ALONE,
  OWNER_AT_END,
  pressAgency,
} from './press-agencies.ts';
import type { Caption, Passage } from './press-report.ts';
import type { Reading } from './reading.ts';
import type { ReadPart } from './read-parts.ts';

type Party = Caption['photographers'][number];

const MARKER =
  /^(?:\[\d+\/\d+\]|(?:Photo\s)?Caption|Подпись[^:]{0,20}|Photos?|PHOTOS?|Image|IMAGE|Picture|Pictured|Автор\sфото|Фото|FILE PHOTO|FILE)\s*[:.–—-]*\s+/u;
const SEPARATE_CREDIT = /(?:(?:Photo|Image|Picture)\s)?[Cc]redits?(?:\sline)?\s*:\s*|(?:Автор\s)?[Фф]ото\s*:\s*|PHOTO CREDIT\s*:?\s*/gu;
/** Inside a caption `Photo by N` and `N / AGENCY` at its end are its credit line. */
const OPEN_CREDIT =
  /(?:(?<=\s-\s)РИА Новости,\s\d{3,4},\s\d{2}\.\d{2}\.\d{4}|(?<=\S\s+)(?:Photos?|Images?|Picture|Photograph|Фото)(?:\s[Cc]ourtesy(?:\sof)?\s|\s?[:/]\s?)\p{Lu}[^.]{1,80}|(?<=[.!?…]\s+)[Cc]ourtesy(?:\sof)?\s\p{Lu}[^.]{1,60}|(?<=[.!?]\s)\p{Lu}[^.!?()]{0,80}\/[^.!?()]{2,80}|(?:Photo|Image|Photograph|Picture)\sby\s[^.]{3,100}|(?:REUTERS|AFP|NASA|ESA|EPA|Reuters)(?:\sPHOTO)?\s?\/\s?[\p{Lu}][^.()]{2,70}|©\s?[^.]{3,80}|\p{Lu}\p{L}+\s\p{Lu}[\p{L}-]+\s?\/\s?(?:AFP|REUTERS|TASS|AP|NASA|Roscosmos|Sputnik|Getty)[^.()]{0,50})\.?\s*$/u;
const LICENCE = /\s*(?:Acquire|Purchase) Licensing Rights.*$/u;
const NOISE = /^(?:file|file photo|handout|pool|pool photo|via|archive|архив|photo|image|photo by|image by|courtesy of)$/iu;
const ORGANISATION = wordPattern(
  'agency|press|service|news|photo|photos|images|centre|center|ministry|tv|television|pool|handout|corporation|company|institute|university|агентств\\p{L}+|служб\\p{L}+|пресс-служб\\p{L}+|центр\\p{L}*|госкорпораци\\p{L}+',
  'iu',
);

/** Captions with who took the picture, whose it was and through whom it came. */
export function readCaptions(parts: readonly ReadPart[], reading: Reading): readonly Caption[] {
  return parts.filter(({ part }) => part === 'caption').map((part, i) => readCaption(part, i + 1, reading));
}

function readCaption(part: ReadPart, ordinal: number, reading: Reading): Caption {
  const { text, passageAt, index, mentions, dates } = reading;
  const words = text.slice(part.start, part.end).replace(LICENCE, (boilerplate) => ' '.repeat(boilerplate.length));
  const separate = separateCredit(words);
  const bodyEnd = separate?.labelStart ?? words.length;
  const above = creditAbove(words);
  const line = above ?? creditLine(words.slice(0, bodyEnd)) ?? (separate === null ? creditOnly(words) : null);
  const from = part.start + (above?.end ?? MARKER.exec(words)?.[0].length ?? 0);
  const to = part.start + (above === null ? (line?.start ?? bodyEnd) : bodyEnd);
  const inLine = line === null ? [] : partiesIn(words.slice(line.start, line.end), index);
  const inCredit = separate === null ? [] : partiesIn(words.slice(separate.start, separate.end), index);
  const parties = unique([...inLine, ...inCredit]);
  const linked = (...kinds: Parameters<typeof mentionsIn>[3][]): readonly string[] => [
    ...new Set(mentionsIn(mentions, from, Math.max(from, to), ...kinds).flatMap(({ id }) => (id === null ? [] : [id]))),
  ];
  const piece = (range: { readonly start: number; readonly end: number } | null): Passage | null =>
    range === null ? null : passageAt(...trimmed(text, part.start + range.start, part.start + range.end));
  const days = dates.filter(({ passage, date }) => date !== null && passage.start >= from && passage.end <= to);
  return {
    passage: passageAt(part.start, part.end),
    ordinal,
    text: passageAt(...trimmed(text, from, Math.max(from, to))),
    photographers: parties.filter(({ person }) => person).map(({ name, id }) => ({ name, id })),
    agencies: parties.filter(({ person }) => !person).map(({ name, id }) => ({ name, id })),
    creditLine: piece(line),
    credit: piece(separate),
    date: (days.find(({ basis }) => basis === 'written in full') ?? days[0])?.date ?? null,
    people: linked('person'),
    flights: linked('flight'),
    places: linked('place'),
  };
}

/** A first line that is nothing but whose the picture is. */
function creditAbove(words: string): Range | null {
  const end = words.indexOf('\n');
  return end > 0 && NAME_SLASH_OWNER.test(words.slice(0, end).trim()) ? { start: 0, end } : null;
}

function separateCredit(words: string): (Range & { readonly labelStart: number }) | null {
  // A label inside the parenthesis is part of the credit line.
  const last = [...words.matchAll(SEPARATE_CREDIT)].findLast((match) => match.index > 0 && !/\([^()]*$/u.test(words.slice(0, match.index)));
  return last === undefined ? null : { labelStart: last.index, start: last.index + last[0].length, end: words.length };
}

/** `Photo: NASA/N` has nothing but its credit. */
function creditOnly(words: string): Range | null {
  const start = MARKER.exec(words)?.[0].length ?? 0;
  const rest = words.slice(start);
  const owned = /\S\s?\/\s?\p{Lu}/u.test(rest) || OWNER_ALONE.test(rest.trim());
  return start > 0 && rest.length < 100 && owned && !/[.!?]\s/u.test(rest) ? { start, end: words.length } : null;
}

function creditLine(words: string): Range | null {
  const length = words.replace(OWNER_AFTER_CREDIT, '').trimEnd().length;
  const bracket = [...words.matchAll(/\([^()]{2,200}\)/gu)].findLast((match) => match.index + match[0].length >= length - 2);
  if (bracket !== undefined && /\/|\bvia\b|,|Photo|\p{Lu}/u.test(bracket[0]))
    return { start: bracket.index, end: bracket.index + bracket[0].length };
  const lastLine = words.lastIndexOf('\n') + 1;
  const ending = words.slice(lastLine).trim();
  if (lastLine > 0 && (CREDIT_LINE.test(ending) || OWNER_ALONE.test(ending))) return { start: lastLine, end: words.length };
  const open = OPEN_CREDIT.exec(words) ?? OWNER_AT_END.exec(words.trimEnd()) ?? NAME_AT_END.exec(words.trimEnd());
  return open === null ? null : { start: open.index, end: words.length };
}

interface FoundParty extends Party {
  readonly person: boolean;
}

/** `(N, Space Agency via AP, File)`, `N/NASA`, `REUTERS/N`, `© AFP / N`: people, then agencies in the order of the words. */
function partiesIn(credit: string, index: NameIndex): readonly FoundParty[] {
  const bare = credit
    .replaceAll(/^[\s(]+|[\s).]+$/gu, '')
    .replaceAll(SEPARATE_CREDIT, '')
    .replaceAll(/[©()]/gu, ' ');
  return bare
    .split(/\s*(?:\/|,|;|\||\bvia\b|\bfor\b|\band\b)\s*/u)
    .map((piece) =>
      piece
        .replace(
          /^(?:(?:Photos?|Images?|Photograph|Picture|Handout|Screen ?grab|Screenshot|Source|Фото)?\s*(?:by|from|courtesy(?:\sof)?|provided by|credit)\s*:?\s+|(?:Photos?|Images?|Picture|Source|Фото)\s*:?\s+)/iu,
          '',
        )
        .trim(),
    )
    .filter((piece) => /\p{L}{2}/u.test(piece) && !NOISE.test(piece))
    .flatMap((piece) => splitPhotoOf(piece))
    .map((name) => partyOf(name, index));
}

/** `AP Photo` before a slash is the agency; `NASA TV` stays whole. */
function splitPhotoOf(piece: string): readonly string[] {
  const agency = /^(\p{L}+)\s+(?:Photo|PHOTO)$/u.exec(piece)?.[1];
  return [agency !== undefined && pressAgency(agency) !== null ? agency : piece];
}

/** `KIRILL KUDRYAVTSEV / AFP`: a name in capital letters; bodies so written are shorter, or one word. */
const NAME_IN_CAPITALS = /^\p{Lu}{3,}\s\p{Lu}{4,}$/u;

function partyOf(name: string, index: NameIndex): FoundParty {
  const entry = entryNamed(name, index);
  if (entry !== null && entry.kind !== 'person') return { name, id: entry.id, person: false };
  const organisation =
    pressAgency(name) !== null ||
    ORGANISATION.test(name) ||
    /^The\s/u.test(name) ||
    (/^[\p{Lu}\d.\s-]+$/u.test(name) && !NAME_IN_CAPITALS.test(name)) ||
    !/^\p{Lu}[\p{L}’'.-]*(?:\s[\p{L}’'.-]+){1,3}$/u.test(name);
  return { name, id: entry?.id ?? null, person: !organisation };
}

function entryNamed(name: string, index: NameIndex): NameIndex['entries'][number] | null {
  const words = wordsIn(name);
  const [first] = findNames(name, words, index);
  return first !== undefined && first.first === 0 && first.end === words.length && first.forms[0]!.whole ? first.forms[0]!.entry : null;
}

function unique(parties: readonly FoundParty[]): readonly FoundParty[] {
  const same = (a: FoundParty, b: FoundParty): boolean => (a.id !== null && a.id === b.id) || foldWord(a.name) === foldWord(b.name);
  return parties.filter((party, i) => parties.findIndex((other) => same(other, party)) === i);
}
