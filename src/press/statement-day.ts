import type { Passage } from './press-report.ts';

/** A day of statement stands at most this far from its verb. */
const DAY_REACH = 70;
/** A day with fewer letters before it opens its sentence: `On Wednesday, N said`. */
const OPENING_LETTERS = 12;

/** `But in a post on Monday, N had written`: a phrase without a verb. */
const OPENING_PHRASE = /^(?:\p{Lu}\p{L}*\s)?(?:in|on|at|during|в|во|на)\s(?!.*(?:ed|ал|ил|ла|ли)\s)[^,]*$/iu;

/**
 * Whether a day is that of a verb of speech: near it and not in what is said. In `the crew landed on Wednesday, N said` the day is the
 * landing's, for words that end at a comma are what was said.
 */
export function isStatementDay(
  text: string,
  sentenceStart: number,
  verb: { readonly start: number; readonly end: number },
  { start, end }: Passage,
): boolean {
  if (/\bdated\s$/u.test(text.slice(sentenceStart, start))) return Math.abs(verb.start - end) <= DAY_REACH;
  if (start >= verb.end) {
    const between = text.slice(verb.end, start);
    return between.length <= DAY_REACH && !/(?<!\p{L})(?:that|whether|что)\s|[“”«»"]\s/u.test(between);
  }
  const between = text.slice(end, verb.start);
  const lead = text.slice(sentenceStart, start);
  const opens = lead.replaceAll(/\P{L}/gu, '').length <= OPENING_LETTERS || OPENING_PHRASE.test(lead);
  return between.length <= DAY_REACH && (opens || !between.includes(',')) && !/[“”«»"]\s/u.test(between);
}
