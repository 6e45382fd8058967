import { type Attribution, QUOTED, type Sentence, attribute, signedBy, subjectOfSentence } from './attribution.ts';
import { trimmed } from './passages.ts';
import type { Quote } from './press-report.ts';
import { type Quoted, findQuoted } from './quote-marks.ts';
import type { ReadPart } from './read-parts.ts';
import { type Reported, findReported, findReportedAfter, findReportedBefore } from './reported-speech.ts';
import type { Reading } from './reading.ts';
import { CARRY_PARAGRAPHS, type Situation, type Statement, stateOf } from './statements.ts';

/** Shorter marked words that nobody is said to have said are names or irony, not speech. */
const MIN_UNATTRIBUTED_WORDS = 4;
/** What stands between the pieces of one quotation. */
const MAX_BETWEEN = 140;

type Unnumbered = Omit<Quote, 'id'>;

/** A paragraph with its quotations. */
interface Paragraph {
  readonly part: ReadPart;
  readonly ordinal: number;
  readonly quoted: readonly Quoted[];
  /** Whether a quotation of the paragraph before goes on in it. */
  readonly continued: boolean;
}

/** All quotations and reported speech, in order, each with who said it, by which way and on what day. */
export function findQuotes(parts: readonly ReadPart[], reading: Reading): readonly Quote[] {
  const found: Unnumbered[] = [];
  let last: Statement | null = null;
  let goesOn = false;
  let about: Situation['about'] = null;
  let leadIn: Attributed | null = null;
  for (const [ordinal, part] of parts.entries()) {
    if (part.part === 'notice' || part.part === 'header' || part.part === 'byline') continue;
    const post = signedPost(part, reading);
    if (post !== null) {
      found.push(post);
      continue;
    }
    const quoted = findQuoted(reading.text, part.start, part.end).filter((piece) => !isName(piece, reading));
    const paragraph: Paragraph = { part, ordinal, quoted, continued: goesOn && quoted[0]?.start === part.start + 1 };
    goesOn = quoted.at(-1)?.open === true;
    let previous: Sentence | null = null;
    for (const [from, to] of part.sentences) {
      const sentence = mask(reading.text, from, to, quoted);
      const pieces = quoted.filter(({ start }) => start >= from && start < to);
      const inside = quoted.some(({ start, end }) => start < from && end > from);
      const situation: Situation = { paragraph: ordinal, last, previous, about };
      if (pieces.length === 0 && !inside) {
        const reported: Reported | null =
          part.part !== 'story'
            ? null
            : (findReportedBefore(sentence, previous, reading.mentions) ?? findReported(sentence, reading.text, reading.mentions));
        if (reported !== null) {
          last = stateOf(reported.own, sentence, { ...situation, previous: null }, reading);
          found.push(unquoted(reported, last, part, reading));
        }
        previous = reported === null ? sentence : null;
        const subject = previous === null ? null : subjectOfSentence(sentence, reading.mentions);
        if (subject !== null) about = { person: subject, paragraph: ordinal };
      }
      for (const piece of pieces) {
        const attributed =
          attributionOf(piece, sentence, paragraph, reading) ?? (piece === quoted[0] && piece.start <= part.start + 2 ? leadIn : null);
        const statement: Statement | null =
          attributed === null
            ? carried(last, piece, paragraph, reading.text)
            : stateOf(attributed.own, attributed.sentence, { ...situation, last }, reading);
        const passage = reading.passageAt(...trimmed(reading.text, piece.start, piece.end));
        const before = found.at(-1);
        if (before !== undefined && statement !== null && sameSpeaker(before, statement) && joins(before, piece, paragraph, reading))
          found[found.length - 1] = { ...before, pieces: [...before.pieces, passage] };
        else if (statement !== null || passage.words.split(/\s+/).length >= MIN_UNATTRIBUTED_WORDS)
          found.push({ direct: true, pieces: [passage], part: part.name, ...saidBy(statement, attributed?.own) });
        last = statement ?? last;
      }
      const [end] = pieces.map((piece) => piece.end).slice(-1);
      const added = end === undefined || part.part !== 'story' ? null : findReportedAfter(end, sentence, reading.text, reading.mentions);
      if (added !== null) found.push(unquoted(added, stateOf(added.own, sentence, { ...situation, last }, reading), part, reading));
    }
    leadIn = announced(part, quoted, reading);
  }
  return found.map((quote, i) => ({ id: `q${i + 1}`, ...quote }));
}

/** `— N (@handle)` closes a post that stands in a report without marks. */
const SIGNED_POST = /\s[—–-]{1,2}\s*(?<name>\p{Lu}[\p{L}’'.-]*(?:\s\p{Lu}[\p{L}’'.-]*){0,3})[^\p{L}\n]{0,4}\s?\(@\w{2,30}\)/u;

function signedPost({ start, end, name: part }: ReadPart, { text, passageAt, mentions }: Reading): Unnumbered | null {
  const words = text.slice(start, end);
  const signed = SIGNED_POST.exec(words);
  if (signed === null || /["“«]/u.test(words.slice(0, signed.index))) return null;
  const name = signed.groups!['name']!;
  const at = start + signed.index + signed[0].indexOf(name);
  const id = mentions.find(({ kind, passage }) => kind === 'person' && passage.start === at)?.id ?? null;
  const passage = passageAt(...trimmed(text, start, start + signed.index));
  const channel = {
    kind: 'social network',
    name: 'social media',
    passage: passageAt(at, start + signed.index + signed[0].length),
  } as const;
  const speaker = { name, id, kind: 'person', how: 'named' } as const;
  return { direct: true, pieces: [passage], part, speaker, verb: null, channel, day: null, dayFrom: null };
}

/** A paragraph that ends in a colon says whose words the next one is. */
function announced({ sentences }: ReadPart, quoted: readonly Quoted[], { text, mentions }: Reading): Attributed | null {
  const [from, to] = sentences.at(-1) ?? [0, 0];
  if (!text.slice(from, to).trimEnd().endsWith(':')) return null;
  const sentence = mask(text, from, to, quoted);
  const own = attribute(sentence, null, mentions) ?? bySubject(sentence, mentions);
  return own === null ? null : { own, sentence };
}

function bySubject(sentence: Sentence, mentions: Reading['mentions']): Attribution | null {
  const speaker = subjectOfSentence(sentence, mentions);
  return speaker === null ? null : { speaker, verb: ':', start: speaker.end, end: speaker.end };
}

/** Reported speech, as a quotation without marks. */
function unquoted({ own, start, end }: Reported, statement: Statement, { name: part }: ReadPart, { passageAt }: Reading): Unnumbered {
  return { direct: false, pieces: [passageAt(start, end)], part, ...saidBy(statement, own) };
}

/** Who said it, by which way and when; the verb is that of its own attribution. */
function saidBy(statement: Statement | null, own: Attribution | undefined): Omit<Unnumbered, 'direct' | 'pieces' | 'part'> {
  const { speaker = null, channel = null, day = null, dayStated = false } = statement ?? {};
  return { speaker, verb: own?.verb ?? null, channel, day, dayFrom: day === null ? null : dayStated ? 'stated' : 'same statement' };
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

interface Attributed {
  readonly own: Attribution;
  readonly sentence: Sentence;
}

/** The sentence in which a quotation begins attributes it, or the one in which it ends. */
function attributionOf(piece: Quoted, sentence: Sentence, { part, quoted }: Paragraph, { text, mentions }: Reading): Attributed | null {
  const closesClause =
    /[,?!…—–.]$/u.test(text.slice(piece.start, piece.end).trim()) || /^\s*[,—–-]/u.test(text.slice(piece.end + 1, piece.end + 4));
  const own = attribute(sentence, { ...piece, closesClause }, mentions);
  if (own !== null) return { own, sentence };
  const signed = signedBy(text, piece.end, mentions);
  if (signed !== null) return { own: signed, sentence };
  const closing = part.sentences.find(([from, to]) => piece.end >= from && piece.end <= to);
  if (piece.end <= sentence.end || closing === undefined) return null;
  const last = mask(text, closing[0], closing[1], quoted);
  const late = attribute(last, { ...piece, start: closing[0], closesClause }, mentions);
  return late === null ? null : { own: late, sentence: last };
}

/** The speaker of a quotation that stands alone: whoever spoke just before. */
function carried(last: Statement | null, piece: Quoted, { ordinal, continued }: Paragraph, text: string): Statement | null {
  if (last === null || ordinal - last.paragraph > CARRY_PARAGRAPHS + (continued ? 1 : 0)) return null;
  const alone = /(?:^|[.!?…:—–]["”»’]?\s*|\n\s*)["“«‘']$|[.!?,]\s[—–-]\s$/u.test(text.slice(Math.max(0, piece.start - 8), piece.start));
  return alone || continued ? { ...last, speaker: { ...last.speaker, how: 'same statement' }, dayStated: false, paragraph: ordinal } : null;
}

/** A speaker once named in full and once not is still one. */
function sameSpeaker({ speaker }: Unnumbered, { speaker: next }: Statement): boolean {
  if (speaker === null || next.how === 'same statement') return true;
  return speaker.id === next.id && (speaker.id !== null || speaker.name.split(/\s/).at(-1) === next.name.split(/\s/).at(-1));
}

/** Pieces of one quotation that only its attribution parts: `“…,” he said. “…”`; or one that goes on in the next paragraph. */
function joins(before: Unnumbered, piece: Quoted, { part, continued }: Paragraph, { text }: Reading): boolean {
  if (!before.direct) return false;
  const end = before.pieces.at(-1)!.end;
  if (continued && piece.start === part.start + 1) return true;
  if (before.part !== part.name || end < part.start) return false;
  const [start] = trimmed(text, piece.start, piece.end);
  const between = text.slice(end + 1, start - 1);
  const endsOpen = /[,?!…—–]$/u.test(before.pieces.at(-1)!.words) || /^\s*[,—–-]/u.test(between);
  const stops = between.match(/[.!?…](?=\s|$)/gu)?.length ?? 0;
  return (
    between.length <= MAX_BETWEEN &&
    stops <= 1 &&
    (endsOpen || between.trim() === '') &&
    !/["“”«»]/.test(between) &&
    /(?:^|[\s.,—–:-])$/u.test(between) &&
    (stops === 0 || /[.!?…][\s—–-]*$/u.test(between))
  );
}
