import { message } from '../outcome/index.ts';
import { CREW_NOUN, type Context, SHIP_NOUN, flightAt, listEndingIn, listGoingOn, peopleAt } from './claim-subjects.ts';
import type { Draft } from './claim-draft.ts';
import { clauseAt } from './clauses.ts';
import { mentionsIn } from './link-names.ts';
import { type Range, wordPattern } from './passages.ts';
import type { ClaimSubject, DateMention, EventKind } from './press-report.ts';
import { SPEECH_VERB } from './speech-verbs.ts';
import { isStatementDay } from './statement-day.ts';

interface Form {
  readonly kind: Exclude<EventKind, 'other'>;
  readonly past: RegExp;
  /** After `will`, `is scheduled to`, `plans to`, and nouns of what is planned. */
  readonly base: string;
  /** Russian says what is to come by the verb alone. */
  readonly future: string;
}

const FORMS: readonly Form[] = [
  {
    kind: 'landed',
    past: wordPattern(
      'landed|lands|touched down|came down|(?:has|have) come home|made (?:an?|the) (?:[\\p{L}-]+,? ){0,3}(?:landing|touchdown|splashdown)|splashed down|parachuted|(?:returned|came back|came home|ride back|ride home|return(?:ing)?|back) (?:safely )?(?:to|on) earth|(?:landing|touchdown|splashdown) (?:took place|occurred|came|happened)|посадка (?:состоялась|произошла|прошла)|приземление (?:состоялось|произошло)|приземлил\\p{L}+|вернул\\p{L}+ на землю|совершил\\p{L}* посадку|возвращени\\p{L}+ на землю',
    ),
    base: 'land|return|touch down|splash down|come home|come back|landing|приземл\\p{L}+|вернут\\p{L}+|вернется|посадк\\p{L}+|возвращени\\p{L}+',
    future: 'верн[её]тся|вернутся|приземлится|приземлятся|совершит посадку',
  },
  {
    kind: 'launched',
    past: wordPattern(
      'launched|(?:went|flew|rode) up|(?:travell?ed|flew) to the (?:international )?(?:space )?station|launch took place|запуск состоялся|blasted off|lifted off|rocketed|took off|стартовал\\p{L}*|отправил\\p{L}+ (?:к|на) (?:станци\\p{L}+|МКС)|был\\p{L}* запущен\\p{L}*',
    ),
    base: 'launch|blast off|lift off|fly|старт\\p{L}*|запуск\\p{L}*|полет\\p{L}*|отправ\\p{L}+',
    future: 'стартует|стартуют|отправится|отправятся|полетит|полетят',
  },
  {
    kind: 'undocked',
    past: wordPattern(
      'undocked|separated from the (?:[\\p{L}-]+ ){0,3}(?:module|station)|pulled away from the (?:space )?station|(?:departed|left) the (?:international )?(?:space )?station|отстыковал\\p{L}+|расстыковал\\p{L}+|отошел от станции',
    ),
    base: 'undock|depart|undocking|отстыку\\p{L}+|расстыковк\\p{L}+|отстыковк\\p{L}+',
    future: 'отстыкуется|отстыкуются|расстыкуется',
  },
  {
    kind: 'docked',
    past: wordPattern('docked|arrived at the (?:(?:international )?(?:space )?station|ISS)|linked up|пристыковал\\p{L}+'),
    base: 'dock|docking|arrive|стыковк\\p{L}+|пристыку\\p{L}+',
    future: 'пристыкуется|состыкуется',
  },
];
/** Fewer characters beside a day say nothing of it. */
const MIN_CLAUSE = 8;
/** In a sentence of several days an event's stands at most this far away. */
const DATE_REACH = 150;
const PLANNED =
  '(?:will|would|shall|due to|due|scheduled to|scheduled for|scheduled|set to|set for|plan(?:s|ned)? to|plan(?:s|ned)? for|expected to|targeted for|targeting|slated to|slated for|is to|are to|no earlier than|будет|будут|планируется|запланирован\\p{L}*|намечен\\p{L}*|должен|должны|предстоит|состоится)';

const PATTERNS = FORMS.map(({ kind, past, base, future }) => ({
  kind,
  past,
  planned: wordPattern(
    `${PLANNED}\\s(?:[\\p{L}-]+\\s){0,4}?(?:${base})(?:ed)?|(?:${base})\\s(?:is|are|was)\\s(?:now\\s)?${PLANNED}|${future}`,
  ),
}));

/** What happened or is to happen to flights and their people, with its day; and every other day that the report gives something. */
export function findEvents(context: Context): readonly Draft[] {
  const { reading, sentenceStart, sentenceEnd } = context;
  const sentence = reading.text.slice(sentenceStart, sentenceEnd);
  const dates = reading.dates.filter(
    ({ passage }) => passage.start >= sentenceStart && passage.end <= sentenceEnd && passage.end > passage.start,
  );
  const used = new Set<DateMention>();
  const events = PATTERNS.flatMap(({ kind, past, planned }) => {
    const plans = [...sentence.matchAll(planned)];
    const done = [...sentence.matchAll(past)].filter(
      (match) => !plans.some((plan) => match.index >= plan.index && match.index < plan.index + plan[0].length),
    );
    return [...done.map((match) => ({ match, ahead: false })), ...plans.map((match) => ({ match, ahead: true }))].flatMap(
      ({ match, ahead }) => {
        const at = sentenceStart + match.index;
        const own = clauseAt(context, at, at + match[0].length);
        // `N's capsule, Soyuz MS-19, landed`: a verb cut off from its subject takes the sentence up to it.
        const clause = own.start === at ? { ...own, start: sentenceStart } : own;
        const { subjects, start } = subjectsOf(at, clause, context);
        if (subjects.length === 0) return [];
        const inClause = dates.filter(({ passage }) => passage.start >= clause.start && passage.end <= clause.end);
        const date = nearestDate(at, at + match[0].length, inClause) ?? nearestDate(at, at + match[0].length, dates);
        if (date !== undefined) used.add(date);
        if (ahead && date === undefined) return [];
        return [
          {
            kind: ahead ? ('date' as const) : ('event' as const),
            subjects,
            property: ahead ? `planned: ${kind}` : kind,
            value: match[0],
            valid: date === undefined || date.date === null ? null : { date: date.date },
            words: reading.passageAt(...stretched({ start: Math.min(start, clause.start), end: clause.end }, date)),
          },
        ];
      },
    );
  });
  return [
    ...events,
    ...otherDates(
      dates.filter((date) => !used.has(date)),
      context,
    ),
  ];
}

function stretched({ start, end }: Range, date: DateMention | undefined): readonly [number, number] {
  return date === undefined ? [start, end] : [Math.min(start, date.passage.start), Math.max(end, date.passage.end)];
}

/** The ship and people of the clause. A clause without either is about something else that is launched or lands. */
function subjectsOf(at: number, clause: Range, context: Context): { readonly subjects: readonly ClaimSubject[]; readonly start: number } {
  const { reading } = context;
  const words = reading.text.slice(clause.start, clause.end);
  const ships = mentionsIn(reading.mentions, clause.start, clause.end, 'flight', 'vehicle');
  const people = mentionsIn(reading.mentions, clause.start, clause.end, 'person');
  // `which is to be launched` is about the ship named before.
  const relative = /^(?:which|that|котор\p{L}+)\s/u.test(words);
  const pronoun = /^(?:they|he|she|они|он|она)\s/iu.test(words);
  // A landing that took place is its ship's.
  const noun = /^(?:landing|touchdown|splashdown|launch|посадка|приземление|запуск)\s/iu.test(reading.text.slice(at, clause.end));
  const nouns = relative || pronoun || noun || SHIP_NOUN.test(words) || CREW_NOUN.test(words);
  if (ships.length === 0 && people.length === 0 && !nouns) return { subjects: [], start: clause.start };
  // People without a ship in their sentence went in a ship that the record knows and a guess would not.
  const shipsHere = mentionsIn(reading.mentions, context.sentenceStart, context.sentenceEnd, 'flight').length > 0;
  const flight = (people.length > 0 || pronoun) && !shipsHere ? null : flightAt(at, context);
  const last = people.at(-1);
  // `N, who launched with`: the person whom the clause is about.
  const antecedent = /^(?:who|котор\p{L}+)\s/u.test(words)
    ? mentionsIn(reading.mentions, context.sentenceStart, clause.start, 'person').filter(({ passage }) => clause.start - passage.end <= 2)
    : [];
  const earlier = mentionsIn(reading.mentions, context.sentenceStart, clause.end, 'person');
  const listed =
    last === undefined
      ? []
      : [...new Set([...antecedent, ...listEndingIn(earlier, reading.text), ...people, ...listGoingOn(last, context)])];
  const all =
    people.length > 0
      ? listed.map(({ id, passage }) => ({ id, name: passage.words, how: message('press.named-in-clause') }))
      : pronoun
        ? peopleAt(at, context)
        : [];
  const unique = all.filter(({ id }, i) => id === null || all.findIndex((other) => other.id === id) === i);
  return { subjects: [...(flight === null ? [] : [flight]), ...unique], start: listed[0]?.passage.start ?? clause.start };
}

function nearestDate(start: number, end: number, dates: readonly DateMention[]): DateMention | undefined {
  const gap = ({ passage }: DateMention): number => (passage.start >= end ? passage.start - end : start - passage.end);
  return dates
    .filter((date) => date.date !== null && (dates.length === 1 || gap(date) < DATE_REACH))
    .toSorted((a, b) => gap(a) - gap(b))[0];
}

/** A day given to something else: `the sanctions of February 24`. The day of a statement is the statement's own. */
function otherDates(dates: readonly DateMention[], context: Context): readonly Draft[] {
  const { reading, sentenceStart, sentenceEnd } = context;
  return dates.flatMap(({ passage, date }) => {
    if (date === null) return [];
    const own = clauseAt(context, passage.start, passage.end);
    // A day between commas is its sentence's.
    const clause = own.end - own.start - passage.words.length < MIN_CLAUSE ? { start: sentenceStart, end: sentenceEnd } : own;
    const words = reading.text.slice(clause.start, clause.end);
    const verbs = [...reading.text.slice(sentenceStart, sentenceEnd).matchAll(SPEECH_VERB)].map(({ index, 0: verb }) => ({
      start: sentenceStart + index,
      end: sentenceStart + index + verb.length,
    }));
    const spoken = verbs.some((verb) => isStatementDay(reading.text, sentenceStart, verb, passage));
    if (spoken || words.length - passage.words.length < MIN_CLAUSE) return [];
    return [
      {
        kind: 'date' as const,
        subjects: [],
        property: 'dated',
        value: date.from === date.to ? date.from : `${date.from}/${date.to}`,
        valid: { date },
        words: reading.passageAt(clause.start, clause.end),
      },
    ];
  });
}
