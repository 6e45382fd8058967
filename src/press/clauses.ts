import type { Context } from './claim-subjects.ts';
import { mentionsIn } from './link-names.ts';
import { type Range, trimmed, wordPattern } from './passages.ts';

const OPENS_CLAUSE =
  '(?:when|while|after|before|as|since|because|although|though|but|and then|that|who|which|whose|where|prompting|following which|когда|после того как|поэтому|который|которая|которые|которого|что|но|а)';
const BREAK = wordPattern(`(?<=[\\s,])${OPENS_CLAUSE}(?=\\s)`);
/** A comma inside a date, a number or a list of names parts no clauses. */
const STOP = /;|:(?!\d)|\s(?:--|[—–-])\s|,(?!\s?\d)(?<!,\s\d\d,)/gu;

/** The clause of a sentence that holds a place: between commas, dashes, and words that open another clause. */
export function clauseAt({ reading: { text, mentions }, sentenceStart, sentenceEnd }: Context, start: number, end: number): Range {
  const sentence = text.slice(sentenceStart, sentenceEnd);
  const people = mentionsIn(mentions, sentenceStart, sentenceEnd, 'person').map(({ passage }) => passage);
  // `with A, the astronaut B and C`: the commas of a list of people part nothing.
  const lists = (at: number): boolean =>
    people.some((one, i) => {
      const next = people[i + 1];
      return (
        next !== undefined &&
        one.end <= sentenceStart + at &&
        next.start > sentenceStart + at &&
        /^\s?,\s(?:(?:an?|the)\s(?:[\p{L}-]+\s?){1,6},\s)?(?:(?:and|и|а также)\s)?(?:[\p{L}’'.-]+\s){0,3}$/u.test(
          text.slice(one.end, next.start),
        )
      );
    });
  const marks = [...sentence.matchAll(STOP)]
    .filter((match) => match[0] !== ',' || !lists(match.index))
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));
  // A word such as `after` opens a clause only where a verb may follow: `after touchdown` and `after the landing` stay.
  const words = [...sentence.matchAll(BREAK)]
    .filter(
      (match) =>
        !/^(?:after|before|since|as)$/iu.test(match[0]) ||
        /^\s+(?:\S+\s+){1,3}?\p{Ll}+(?:ed|s)\s/u.test(sentence.slice(match.index + match[0].length)),
    )
    .map((match) => ({ from: match.index, to: match.index }));
  const bounds = [...marks, ...words];
  const from = Math.max(0, ...bounds.filter(({ to }) => to <= start - sentenceStart).map(({ to }) => to));
  const to = Math.min(sentence.length, ...bounds.filter((bound) => bound.from >= end - sentenceStart).map((bound) => bound.from));
  const lead = /^[\s,;:”»"’)“«„‘—–-]*/u.exec(sentence.slice(from, to))![0].length;
  const [first, last] = trimmed(text, sentenceStart + from + lead, sentenceStart + to);
  return { start: first, end: last - /[.!?…”»"]*$/u.exec(text.slice(first, last))![0].length };
}
