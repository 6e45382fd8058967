import { type Attribution, FINITE, type Sentence, attribute } from './attribution.ts';
import { trimmed } from './passages.ts';
import type { Mention } from './press-report.ts';
import { REPORTS_ALONE, SAYING, SPEECH_VERB } from './speech-verbs.ts';

/** Reported words start at most this far after their verb. */
const THAT_REACH = 60;
/** With fewer letters nothing is reported. */
const MIN_LETTERS = 12;

/** After a comma, somebody else says something of his own. */
const GOES_ON = /^(?:while|and|but|whereas|а|но|и|тогда как)(?!\p{L})/iu;
const ACCORDING = /\s|^(?:according)/iu;

export interface Reported {
  readonly own: Attribution;
  readonly start: number;
  readonly end: number;
}

/** Reported speech without marks: somebody, a verb of speech, and where the words stand that tell what was said. */
export function findReported(sentence: Sentence, text: string, mentions: readonly Mention[]): Reported | null {
  const own = attribute(sentence, null, mentions);
  const words = own === null ? null : reportedWords(own, sentence, text);
  return own === null || words === null ? null : { own, start: words[0], end: words[1] };
}

/** `N сообщил об этом`: what the sentence before tells is what was said. */
const OF_THAT = /(?:^|\s)об этом(?=[\s,.])/iu;

export function findReportedBefore(sentence: Sentence, previous: Sentence | null, mentions: readonly Mention[]): Reported | null {
  if (previous === null || !OF_THAT.test(sentence.masked)) return null;
  const own = attribute(sentence, null, mentions);
  return own === null ? null : { own, start: previous.start, end: previous.end };
}

/** `“The hatch is open,” N said and added that the crew was aboard`: what a sentence reports after its last quotation. */
const ADDS_THAT = new RegExp(`(?:${SPEECH_VERB.source}|${SAYING.source}),?\\s(?:that|что)\\s`, 'giu');

export function findReportedAfter(
  end: number,
  { start, masked, end: to }: Sentence,
  text: string,
  mentions: readonly Mention[],
): Reported | null {
  const rest: Sentence = { start: end, end: to, masked: masked.slice(end - start) };
  const [adds] = rest.masked.matchAll(ADDS_THAT);
  const own = adds === undefined ? null : attribute(rest, null, mentions);
  const words = adds === undefined ? null : reportedFrom(text, end + adds.index + adds[0].length, to);
  return own === null || words === null ? null : { own, start: words[0], end: words[1] };
}

function reportedWords(own: Attribution, { start, end, masked }: Sentence, text: string): readonly [number, number] | null {
  const lead = masked.slice(0, Math.min(own.start, own.speaker.start) - start);
  const comma = lead.lastIndexOf(',');
  const rest = masked.slice(own.end - start);
  const that = /(?<!\p{L})(?<!(?:and|и)\s)(?:that|что|whether|how)\s/u.exec(rest.slice(0, THAT_REACH));
  const between = lead.slice(comma + 1).trim();
  // `…, сообщает ТАСС со ссылкой на …`, `…, said a source in …`: a verb right after the comma tells of what came before it, however long its own words are.
  const closes = between === '' && own.speaker.start > own.start;
  // The reported words come first: `The crew is well, the agency said on Friday.` They do not in `…, while the agency said the crew is well`.
  // Nor in `At their first news conference, the two said they were surprised`.
  const follow = /^\s\p{L}/u.test(rest) && FINITE.test(rest) && !FINITE.test(lead.slice(0, comma));
  if (that === null && comma > 20 && between.length < 40 && (rest.length < 60 || closes) && !GOES_ON.test(between) && !follow)
    return trimmed(text, start, start + comma);
  // `According to the agency, the crew is well.`
  const named = own.speaker.end - start;
  if (ACCORDING.test(own.verb) && own.speaker.start >= own.end && masked[named] === ',') return reportedFrom(text, start + named + 1, end);
  if (that === null && !REPORTS_ALONE.test(own.verb) && !ACCORDING.test(own.verb)) return null;
  if (that === null && rest.replaceAll(/\P{L}/gu, '').length <= 25) return null;
  const past = that === null ? /^[\s,:—–-]*/u.exec(rest)![0].length : that.index + that[0].length;
  return reportedFrom(text, own.end + past, end);
}

function reportedFrom(text: string, from: number, end: number): readonly [number, number] | null {
  const [first, last] = trimmed(text, from, end);
  return last - first < MIN_LETTERS ? null : [first, /[.!?…]$/u.test(text.slice(first, last)) ? last - 1 : last];
}
