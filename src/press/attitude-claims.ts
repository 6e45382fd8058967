import { type Context, SHIP_NOUN, flightAt } from './claim-subjects.ts';
import type { Draft } from './claim-draft.ts';
import { clauseAt } from './clauses.ts';
import { mentionsIn } from './link-names.ts';
import { wordPattern } from './passages.ts';

const ATTITUDES: readonly (readonly [value: string, pattern: RegExp])[] = [
  [
    'on its side',
    wordPattern(
      '(?:on|onto|over on|over onto|to)\\s(?:its|the|one)\\sside|tipp(?:ed|ing) over|toppl(?:ed|ing)(?: over)?|roll(?:ed|ing) over|sideways|horizontal(?:ly)?|на\\s(?:левый |правый )?бок(?:у)?|горизонтальн\\p{L}+',
    ),
  ],
  ['upright', wordPattern('upright|vertical(?:ly)?|on its (?:base|feet|heat shield)|вертикальн\\p{L}+')],
];
const AFTERWARDS = wordPattern(
  'following|after|afterwards?|later|then|subsequently|eventually|winds?|dragg(?:ed|ing)|pull(?:ed|ing)|bl[eo]wn?|push(?:ed|ing)|tipp(?:ed|ing)|topp?l(?:ed|ing)|roll(?:ed|ing)|fell|came to rest|lies|lay|lying|ended up|final|после|затем|ветер|ветром|повалил\\p{L}*|опрокинул\\p{L}*|завалил\\p{L}*|лежит|лежал\\p{L}*|оказал\\p{L}*',
  'iu',
);
const AT_LANDING = wordPattern(
  '(?:land(?:ed|s|ing)|settled|for (?:a|some) (?:few )?(?:moments?|seconds?|minutes?|while)|briefly|momentarily|touch(?:ed|es|ing) down|came down|touchdown|initially|at first|приземлил\\p{L}*|сел|посадк\\p{L}+|сначала|первоначально)',
  'iu',
);

/** A ship that `it` stands for is named at most this many characters before. */
const PRONOUN_REACH = 150;

/** How a ship came to rest. Landing and what the wind did later are two moments of one matter. */
export function findAttitudes(context: Context): readonly Draft[] {
  const { reading, sentenceStart, sentenceEnd } = context;
  const sentence = reading.text.slice(sentenceStart, sentenceEnd);
  const ofShip = SHIP_NOUN.test(sentence) || mentionsIn(reading.mentions, sentenceStart, sentenceEnd, 'flight', 'vehicle').length > 0;
  // `It settled upright`: the ship of the sentence before.
  const before =
    /^(?:It|Он|Она)\s/u.test(sentence) && SHIP_NOUN.test(reading.text.slice(Math.max(0, sentenceStart - PRONOUN_REACH), sentenceStart));
  if (!ofShip && !before) return [];
  const found = ATTITUDES.flatMap(([value, pattern]) => [...sentence.matchAll(pattern)].map((match) => ({ value, match })));
  const claims = found.flatMap(({ value, match }) => {
    const at = sentenceStart + match.index;
    const clause = clauseAt(context, at, at + match[0].length);
    const words = reading.text.slice(clause.start, clause.end);
    const flight = flightAt(at, context);
    return [
      {
        kind: 'attitude' as const,
        subjects: flight === null ? [] : [flight],
        property: 'attitude',
        value,
        valid: { moment: momentOf(words, match.index + sentenceStart - clause.start, sentence) },
        words: reading.passageAt(clause.start, clause.end),
      },
    ];
  });
  // `tipped over on its side` says one thing twice.
  return claims.filter(
    (claim, i) => claims.findIndex((other) => other.value === claim.value && other.words.start === claim.words.start) === i,
  );
}

/** The verb nearest before the attitude tells: it landed so, or it was blown, tipped, found so. */
function momentOf(clause: string, at: number, sentence: string): string {
  const lead = clause.slice(0, Math.max(0, at));
  const landed = lead.search(AT_LANDING);
  const moved = lead.search(AFTERWARDS);
  if (moved >= 0 && moved > landed) return 'after touchdown';
  if (landed >= 0) return 'touchdown';
  // A ship that is seen so, with no word of the landing, is seen after it.
  return AFTERWARDS.test(clause) || !AT_LANDING.test(sentence) ? 'after touchdown' : 'touchdown';
}
