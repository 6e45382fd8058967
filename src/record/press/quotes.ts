import { type Attribution, type Candidate, QUOTED, type Sentence, attribute } from './attribution.ts';
import { findChannel } from './channels.ts';
import { foldWord } from './fold-name.ts';
import { type PassageAt, trimmed } from './passages.ts';
import type { Channel, DateMention, Mention, Passage, Quote, ResolvedDate, Speaker } from './press-report.ts';
import { type Quoted, findQuoted } from './quote-marks.ts';
import type { ReadPart } from './read-parts.ts';
import { DAY_REACH, isStatementDay } from './statement-day.ts';

/** Reported words without marks start at most this far after their verb. */
const THAT_REACH = 60;
/** Shorter marked words that nobody is said to have said are names or irony, not speech. */
const MIN_UNATTRIBUTED_WORDS = 4;
/** `the agency` is the one named at most this many characters before. */
const AGENCY_REACH = 400;
/** A quotation that its own sentence does not attribute is given to a speaker at most this many paragraphs before. */
const CARRY_PARAGRAPHS = 1;

export interface Reading {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly dates: readonly DateMention[];
  readonly passageAt: PassageAt;
}

interface Statement {
  readonly speaker: Speaker;
  readonly verb: string;
  readonly channel: Channel | null;
  readonly day: ResolvedDate | null;
  readonly paragraph: number;
}

/** All quotations and reported speech of the story, in order, each with who said it, by which way and on what day. */
export function findQuotes(parts: readonly ReadPart[], reading: Reading): readonly Quote[] {
  const found: Omit<Quote, 'id'>[] = [];
  let last: Statement | null = null;
  let goesOn = false;
  for (const [paragraph, part] of parts.entries()) {
    if (part.part === 'notice' || part.part === 'header' || part.part === 'byline') continue;
    const quoted = findQuoted(reading.text, part.start, part.end).filter((piece) => !isName(piece, reading));
    const continued = goesOn && quoted[0]?.start === part.start + 1;
    goesOn = quoted.at(-1)?.open === true;
    for (const [from, to] of part.sentences) {
      const sentence = mask(reading.text, from, to, quoted);
      const pieces = quoted.filter(({ start }) => start >= from && start < to);
      if (pieces.length === 0 && !quoted.some(({ start, end }) => start < from && end > from)) {
        const reported = paraphrase(sentence, part, paragraph, last, reading);
        if (reported === null) continue;
        found.push(reported.quote);
        last = reported.statement;
      }
      for (const piece of pieces) {
        const own = attributionOf(piece, sentence, part, quoted, reading);
        const statement: Statement | null =
          own === null ? carried(last, paragraph, piece, reading.text, continued) : stateOf(own, sentence, paragraph, last, reading);
        const passage = reading.passageAt(...trimmed(reading.text, piece.start, piece.end));
        const before = found.at(-1);
        if (before !== undefined && statement !== null && joins(before, passage, part, piece, continued, reading.text)) {
          found[found.length - 1] = { ...before, pieces: [...before.pieces, passage] };
          continue;
        }
        if (statement === null && passage.words.split(/\s+/).length < MIN_UNATTRIBUTED_WORDS) continue;
        found.push({
          direct: true,
          pieces: [passage],
          part: part.name,
          speaker: statement?.speaker ?? null,
          verb: own?.verb ?? null,
          channel: statement?.channel ?? null,
          day: statement?.day ?? null,
          dayFrom: statement === null || statement.day === null ? null : dayIsOwn(own, sentence, reading) ? 'stated' : 'same statement',
        });
        last = statement ?? last;
      }
    }
  }
  return found.map((quote, i) => ({ id: `q${i + 1}`, ...quote }));
}

function mask(text: string, start: number, end: number, quoted: readonly Quoted[]): Sentence {
  let masked = text.slice(start, end);
  for (const piece of quoted) {
    const [from, to] = [Math.max(piece.start, start) - start, Math.min(piece.end, end) - start];
    if (to > from) masked = masked.slice(0, from) + QUOTED.repeat(to - from) + masked.slice(to);
  }
  return { start, end, masked };
}

/** «Союз МС-19» and “Nauka” are names: all their words are a mention, or in Russian they are a few words that begin with a capital and end without a stop. */
function isName({ start, end }: Quoted, { text, mentions }: Reading): boolean {
  const words = text.slice(start, end).trim();
  if (mentions.some(({ passage }) => passage.start <= start + 1 && passage.end >= end - 1)) return true;
  const afterNoun = /\p{Ll}\s[«"]$/u.test(text.slice(Math.max(0, start - 3), start));
  return /^\p{Lu}[\p{L}\d-]*(?:\s[\p{Lu}\d][\p{L}\d-]*){0,2}$/u.test(words) && afterNoun && /\p{Script=Cyrillic}/u.test(words);
}

/** The sentence that holds the quotation attributes it; one that begins inside it and ends after it may be the next. */
function attributionOf(piece: Quoted, sentence: Sentence, part: ReadPart, quoted: readonly Quoted[], reading: Reading): Attribution | null {
  const closesClause =
    /[,?!…—–.]$/u.test(reading.text.slice(piece.start, piece.end).trim()) ||
    /^\s*[,—–-]/u.test(reading.text.slice(piece.end + 1, piece.end + 4));
  const own = attribute(sentence, { ...piece, closesClause }, reading.mentions);
  if (own !== null || piece.end <= sentence.end) return own;
  const closing = part.sentences.find(([from, to]) => piece.end >= from && piece.end <= to);
  if (closing === undefined) return null;
  return attribute(mask(reading.text, closing[0], closing[1], quoted), { ...piece, start: closing[0], closesClause }, reading.mentions);
}

/** The speaker of a quotation that stands alone: whoever spoke just before. */
function carried(last: Statement | null, paragraph: number, piece: Quoted, text: string, continued: boolean): Statement | null {
  if (last === null || paragraph - last.paragraph > CARRY_PARAGRAPHS + (continued ? 1 : 0)) return null;
  const alone = /(?:^|[.!?…:—–]["”»’]?\s*|\n\s*)["“«‘']$/u.test(text.slice(Math.max(0, piece.start - 8), piece.start));
  return alone || continued ? { ...last, speaker: { ...last.speaker, how: 'same statement' }, paragraph } : null;
}

/** Pieces of one quotation that only its attribution parts: `“…,” he said. “…”`; or one that goes on in the next paragraph. */
function joins(before: Omit<Quote, 'id'>, passage: Passage, part: ReadPart, piece: Quoted, continued: boolean, text: string): boolean {
  if (!before.direct) return false;
  const end = before.pieces.at(-1)!.end;
  if (continued && piece.start === part.start + 1) return true;
  if (before.part !== part.name || end < part.start) return false;
  const between = text.slice(end + 1, passage.start - 1);
  const endsOpen = /[,?!…—–]$/u.test(before.pieces.at(-1)!.words) || /^\s*[,—–-]/u.test(between);
  const stops = between.match(/[.!?…](?=\s|$)/gu)?.length ?? 0;
  return (
    between.length <= DAY_REACH * 2 &&
    stops <= 1 &&
    (endsOpen || between.trim() === '') &&
    !/["“”«»]/.test(between) &&
    /(?:^|[\s.,—–:-])$/u.test(between) &&
    (stops === 0 || /[.!?…][\s—–-]*$/u.test(between))
  );
}

function stateOf(own: Attribution, sentence: Sentence, paragraph: number, last: Statement | null, reading: Reading): Statement {
  const speaker = resolveSpeaker(own.speaker, last, paragraph, reading);
  const channel = findChannel(sentence.masked, sentence.start, reading.passageAt);
  const day = statedDay(own, sentence, reading);
  const same = last !== null && last.speaker.name === speaker.name && paragraph - last.paragraph <= CARRY_PARAGRAPHS;
  return { speaker, verb: own.verb, channel: channel ?? (same ? last.channel : null), day: day ?? (same ? last.day : null), paragraph };
}

/** The day named nearest to the verb, of those that are the statement's. */
function statedDay(own: Attribution, { start, end, masked }: Sentence, { text, dates }: Reading): ResolvedDate | null {
  const gap = ({ passage }: DateMention): number => (passage.start >= own.end ? passage.start - own.end : own.start - passage.end);
  const near = dates.filter(
    ({ passage, date }) =>
      date !== null &&
      !/year|month|season/.test(date.precision) &&
      passage.start >= start &&
      passage.end <= end &&
      !masked.slice(passage.start - start, passage.end - start).includes(QUOTED) &&
      isStatementDay(text, start, own, passage),
  );
  return near.toSorted((one, other) => gap(one) - gap(other))[0]?.date ?? null;
}

function dayIsOwn(own: Attribution | null, sentence: Sentence, reading: Reading): boolean {
  return own !== null && statedDay(own, sentence, reading) !== null;
}

function resolveSpeaker(candidate: Candidate, last: Statement | null, paragraph: number, reading: Reading): Speaker {
  const { id, name, kind } = candidate;
  const recalled = last !== null && paragraph - last.paragraph <= 2 ? last.speaker : null;
  const body =
    name.toLowerCase() === 'it' ||
    /^(?:the(?:\s\S+){0,2}\s(?:agency|corporation|company)|госкорпорация|ведомство|(?:в\s)?сообщении)$/iu.test(name);
  if (body && kind !== 'organisation' && recalled !== null && recalled.kind !== 'person') return { ...recalled, how: 'pronoun' };
  if (body && kind === 'unnamed') {
    const agency = reading.mentions.findLast(
      (mention) =>
        mention.kind === 'agency' && mention.passage.end <= candidate.start && candidate.start - mention.passage.end < AGENCY_REACH,
    );
    if (agency !== undefined) return { name: agency.passage.words, id: agency.id, kind: 'organisation', how: 'pronoun' };
  }
  if (kind === 'pronoun' && body) return { name, id: null, kind: 'unnamed', how: 'pronoun' };
  const office =
    kind === 'unnamed'
      ? reading.mentions.find(
          (mention) =>
            mention.kind === 'agency' && isOfficeOf(reading.text.slice(candidate.end, mention.passage.start), candidate.end, mention),
        )
      : undefined;
  if (office !== undefined)
    return { name: reading.text.slice(candidate.start, office.passage.end), id: office.id, kind: 'organisation', how: 'named' };
  if (recalled !== null && /^the\s(?:source|official|spokes\p{L}+)$/iu.test(name)) return { ...recalled, how: 'pronoun' };
  if (kind === 'pronoun' || /^the\s(?:\p{L}+\s)?(?:astronaut|cosmonaut|commander)$/iu.test(name)) {
    const person = personBefore(candidate.start, reading);
    const recent = recalled?.kind === 'person' ? recalled : null;
    const meant = recent ?? person;
    return meant === null
      ? { name, id: null, kind: 'unnamed', how: 'pronoun' }
      : { name: meant.name, id: meant.id, kind: 'person', how: 'pronoun' };
  }
  if (kind === 'unnamed' || id !== null) return { name, id, kind, how: 'named' };
  return { name: kind === 'person' ? fullerName(name, reading.text) : name, id, kind, how: 'named' };
}

/** `the press service of`, `пресс-служба`: what stands between an office and its agency. */
function isOfficeOf(between: string, end: number, { passage }: Mention): boolean {
  return passage.start > end && /^\s(?:(?:of|for|at)\s)?(?:the\s)?$/u.test(between);
}

function personBefore(at: number, { mentions }: Reading): { readonly name: string; readonly id: string | null } | null {
  const person = mentions.findLast(({ kind, passage }) => kind === 'person' && passage.end <= at);
  return person === undefined ? null : { name: person.passage.words, id: person.id };
}

/** Somebody whom the index does not know, under the fullest name that the report gives: given name and the same family name. */
function fullerName(name: string, text: string): string {
  if (/\s/.test(name)) return name;
  const key = foldWord(name);
  const fuller = [...text.matchAll(/(?<!\p{L})(\p{Lu}\p{Ll}+(?:\s\p{Lu}\.)?)\s(\p{Lu}[\p{L}’'-]+)/gu)].find(
    (match) =>
      foldWord(match[2]!.replace(/['’]s?$/u, '')) === key &&
      !/^(?:The|But|And|When|Mr|Dr|Later|Earlier|In|On|At|As|President|Administrator|Chief|Minister|Глава|Как|По)$/u.test(match[1]!),
  );
  return fuller === undefined ? name : `${fuller[1]!} ${name}`;
}

/** Reported speech without marks: somebody, a verb of speech, and what was said. */
function paraphrase(
  sentence: Sentence,
  part: ReadPart,
  paragraph: number,
  last: Statement | null,
  reading: Reading,
): { readonly quote: Omit<Quote, 'id'>; readonly statement: Statement } | null {
  if (part.part !== 'story') return null;
  const own = attribute(sentence, null, reading.mentions);
  if (own === null) return null;
  const words = reportedWords(own, sentence, reading.text);
  if (words === null) return null;
  const statement = stateOf(own, sentence, paragraph, last, reading);
  const { speaker, verb, channel, day } = statement;
  const quote = {
    direct: false,
    pieces: [reading.passageAt(...words)],
    part: part.name,
    speaker,
    verb,
    channel,
    day,
    dayFrom: day === null ? null : dayIsOwn(own, sentence, reading) ? ('stated' as const) : ('same statement' as const),
  };
  return { quote, statement };
}

function reportedWords(own: Attribution, { start, end, masked }: Sentence, text: string): readonly [number, number] | null {
  const lead = masked.slice(0, Math.min(own.start, own.speaker.start) - start);
  const comma = lead.lastIndexOf(',');
  const restAt = own.end - start;
  const that = /(?<!\p{L})(?:that|что|whether|how)\s/u.exec(masked.slice(restAt, restAt + THAT_REACH));
  const rest = masked.slice(restAt);
  const saidAfter = that !== null || rest.replaceAll(/\P{L}/gu, '').length > 25;
  // The reported words come first: `The crew is well, the agency said on Friday.`
  if (that === null && comma > 20 && lead.slice(comma + 1).trim().length < 40 && rest.length < 60)
    return trimmed(text, start, start + comma);
  if (!saidAfter) return null;
  const past = that === null ? /^[\s,:—–-]*/u.exec(rest)![0].length : that.index + that[0].length;
  const from = own.end + past;
  const [first, last] = trimmed(text, from, end);
  return last - first < 12 ? null : [first, /[.!?…]$/u.test(text.slice(first, last)) ? last - 1 : last];
}
