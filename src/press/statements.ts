import { foldWord } from '../names/index.ts';
import { type Attribution, type Candidate, QUOTED, type Sentence, subjectOfSentence } from './attribution.ts';
import { findChannel } from './channels.ts';
import type { Channel, DateMention, ResolvedDate, Speaker } from './press-report.ts';
import type { Reading } from './reading.ts';
import { resolveSpeaker } from './speakers.ts';
import { isStatementDay } from './statement-day.ts';

/** A speaker is remembered for so many paragraphs, the way and the day of a statement for one. */
const RECALL_PARAGRAPHS = 2;
export const CARRY_PARAGRAPHS = 1;

/** Somebody saying something, by some way, on some day. */
export interface Statement {
  readonly speaker: Speaker;
  readonly verb: string;
  readonly channel: Channel | null;
  readonly day: ResolvedDate | null;
  /** Whether its own sentence tells its day. */
  readonly dayStated: boolean;
  readonly paragraph: number;
}

export interface Situation {
  readonly paragraph: number;
  readonly last: Statement | null;
  /** The sentence before in the same paragraph, where it says nothing in anybody's name. */
  readonly previous: Sentence | null;
  /** The last person that a sentence without speech is about, and the paragraph of it. */
  readonly about: { readonly person: Candidate; readonly paragraph: number } | null;
}

/** The statement that an attribution makes. Way and day that its sentence lacks come from the sentence before, or from the same speaker's last statement. */
export function stateOf(
  own: Attribution,
  sentence: Sentence,
  { paragraph, last, previous, about }: Situation,
  reading: Reading,
): Statement {
  const subject = previous === null ? null : subjectOfSentence(previous, reading.mentions);
  const recalled = last !== null && paragraph - last.paragraph <= RECALL_PARAGRAPHS ? last.speaker : null;
  // Who spoke in this paragraph is nearer than whom its sentences tell of; whom a later paragraph tells of is nearer than who spoke before it.
  const told =
    about !== null && paragraph - about.paragraph <= CARRY_PARAGRAPHS && about.paragraph > (last?.paragraph ?? -1) ? about.person : null;
  const nearer = last !== null && last.paragraph === paragraph && last.speaker.kind === 'person' ? null : (subject ?? told);
  const speaker = resolveSpeaker(own.speaker, { recalled, subject: nearer }, reading.text, reading.mentions);
  const channel = findChannel(sentence.masked, sentence.start, reading.passageAt);
  const day = statedDay(own, sentence, reading);
  const led = previous !== null && subject !== null && sameName(subject.name, speaker.name) ? leadOf(previous, reading) : null;
  const carried = last !== null && last.speaker.name === speaker.name && paragraph - last.paragraph <= CARRY_PARAGRAPHS ? last : null;
  return {
    speaker,
    verb: own.verb,
    channel: channel ?? led?.channel ?? carried?.channel ?? null,
    day: day ?? led?.day ?? carried?.day ?? null,
    dayStated: day !== null,
    paragraph,
  };
}

/** One may be the other's family name. */
function sameName(a: string, b: string): boolean {
  return foldWord(a.split(/\s/).at(-1)!) === foldWord(b.split(/\s/).at(-1)!);
}

/** `Speaking at a briefing on Monday, N was blunt.`: the way and the day that a sentence tells of its subject. */
function leadOf({ start, end, masked }: Sentence, { dates, passageAt }: Reading): Pick<Statement, 'channel' | 'day'> {
  const channel = findChannel(masked, start, passageAt);
  const day = dates.find(({ passage, date }) => date?.precision === 'day' && passage.start >= start && passage.end <= end)?.date ?? null;
  return { channel, day: channel === null ? null : day };
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
