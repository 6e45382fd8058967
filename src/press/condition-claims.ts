import { type Context, peopleAt } from './claim-subjects.ts';
import type { Draft } from './claim-draft.ts';
import { clauseAt } from './clauses.ts';
import { wordPattern } from './passages.ts';

const CONDITION = wordPattern(
  'only (?:with|if|after|when|once|upon|through)|on (?:the )?condition that|on condition of|provided that|unless|as long as|if and only if|(?:is|are) conditional on|depends? on|hinges? on|только (?:после|при|если|в случае|с)|при условии|если|в случае',
);
const DEADLINE_WORD = wordPattern('deadline|due date|ultimatum|крайний срок|ультиматум\\p{L}*', 'iu');
const BY =
  /(?<![\p{L}])(?:by|until|till|no later than|not later than|before the end of|through|до|к|не позднее)\s(?:the\s)?(?:end of\s|конца\s)?$/iu;
/** Names nobody wants as a condition. */
const ANONYMITY = /^on condition of anonymity/iu;

/** On what something depends, and by when. */
export function findConditions(context: Context): readonly Draft[] {
  const { reading, sentenceStart, sentenceEnd } = context;
  const sentence = reading.text.slice(sentenceStart, sentenceEnd);
  const conditions = [...sentence.matchAll(CONDITION)].flatMap((match): readonly Draft[] => {
    const at = sentenceStart + match.index;
    if (ANONYMITY.test(sentence.slice(match.index))) return [];
    const clause = clauseAt(context, at, at + match[0].length);
    const value = reading.text
      .slice(at + match[0].length, clause.end)
      .replaceAll(/[“”«»"]|[.!?]$/gu, '')
      .trim();
    // `only after 2024` is a day, not a condition.
    if (reading.dates.some(({ passage }) => passage.start - at - match[0].length >= 0 && passage.start - at - match[0].length < 5))
      return [];
    return value === ''
      ? []
      : [
          {
            kind: 'condition',
            subjects: [],
            property: 'condition',
            value,
            qualifier: match[0],
            valid: null,
            words: reading.passageAt(clause.start, clause.end),
          },
        ];
  });
  const deadlines = reading.dates
    .filter(({ passage, date }) => date !== null && passage.start >= sentenceStart && passage.end <= sentenceEnd)
    .flatMap(({ passage, date }): readonly Draft[] => {
      const clause = clauseAt(context, passage.start, passage.end);
      const words = reading.text.slice(clause.start, clause.end);
      const by = BY.exec(reading.text.slice(sentenceStart, passage.start));
      const ahead = reading.reportDay === null || date!.to >= reading.reportDay;
      if (!DEADLINE_WORD.test(words) && (by === null || !ahead)) return [];
      return [
        {
          kind: 'deadline',
          subjects: [],
          property: 'deadline',
          value: date!.to,
          valid: { date: date! },
          words: reading.passageAt(clause.start, clause.end),
        },
      ];
    });
  // Who sets it: the sentence's own first person, where no quotation says.
  const first = peopleAt(sentenceStart + (/^(?:\p{Lu}\p{L}*\s){1,2}/u.exec(sentence)?.[0].length ?? 0), context);
  return [...conditions, ...deadlines].map((draft) => ({ ...draft, subjects: first.slice(0, 1) }));
}
