import { type Message, message } from '../outcome/index.ts';
import {
  CREW_NOUN,
  type Context,
  type FlightEnd,
  SHIP_NOUN,
  crewBefore,
  flightAt,
  flightOf,
  listEndingIn,
  listGoingOn,
  peopleAt,
} from './claim-subjects.ts';
import type { Draft } from './claim-draft.ts';
import { clauseAt } from './clauses.ts';
import { SINCE } from './dates.ts';
import { mentionsIn } from './link-names.ts';
import { type Range, wordPattern } from './passages.ts';
import type { ClaimSubject, DateMention, EventKind, Mention, ResolvedDate } from './press-report.ts';
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

const STATION = '(?:the )?(?:international |orbiting |orbital )?(?:space )?(?:station|outpost|complex|laboratory|ISS)';
const HOW_SAFELY = '(?:safely |successfully |safe and sound )?';

const FORMS: readonly Form[] = [
  {
    kind: 'landed',
    past: wordPattern(
      [
        'landed|lands|touched down|touches down|came down|(?:has|have) come home|splashed down|splashes down|parachuted',
        'completed (?:its|their|the) (?:landing|descent|splashdown)|touched (?:the )?ground|made (?:an?|the) (?:[\\p{L}-]+,? ){0,3}(?:landing|touchdown|splashdown)|with (?:an?|the) (?:[\\p{L}-]+,? ){0,3}(?:landing|touchdown|splashdown)',
        `(?:returned|returns|came|went|rode|ride|flew|got) ${HOW_SAFELY}(?:back )?(?:home )?(?:to|on) earth|came ${HOW_SAFELY}home|back on earth`,
        `(?:after|upon|on|since|following) ${HOW_SAFELY}returning (?:home )?(?:to|on) earth`,
        '(?:brought|carried|ferried|delivered) (?:[^.;]{1,120}? )?(?:home|back to earth|to earth)',
        '(?:landing|touchdown|splashdown) (?:took place|occurred|came|happened)|посадка (?:состоялась|произошла|прошла)|приземление (?:состоялось|произошло)',
        '(?<=(?:корабл|капсул|аппарат|экипаж|«Союз|"Союз)\\p{L}*[^.;]{0,40}\\s)сел\\p{L}? (?:в|на)|опустил\\p{L}+ (?:на землю|в (?:степи )?казахстан\\p{L}*)|(?:привез|доставил)\\p{L}* на землю',
        '(?:приземли|приводни)(?:л|вш)\\p{L}+|вернул\\p{L}+ на землю|на землю вернул\\p{L}+|совершил\\p{L}* (?:[\\p{L}-]+ )?посадку|(?:после|с) возвращени\\p{L}+ на землю',
      ].join('|'),
    ),
    base: 'land|return|touch down|come down|splash down|come home|come back|landing|приземл\\p{L}+|вернут\\p{L}+|вернется|посадк\\p{L}+|возвращени\\p{L}+|сесть',
    future: 'верн[её]тся|вернутся|приземлится|приземлятся|совершит посадку|сядет|сядут|(?:прилет[ия]т|прибуд[еу]т) на землю',
  },
  {
    kind: 'launched',
    past: wordPattern(
      [
        `(?:launched|launches|blasted off|blasts off|lifted off|lifts off|took off)(?! from ${STATION})|(?:went|flew|rode) up|rocketed|roared (?:off|away|into)|soared (?:off|away|into)|rose (?:from [^.,;]{3,40} )?into (?:the|a)|set off from`,
        '(?:travell?ed|flew) to the (?:international )?(?:space )?station',
        'left earth|(?:left|leaves) (?:(?:its|the|their) (?:launch ?)?pad|(?:the )?Baikonur(?: Cosmodrome)?|the (?:Kazakh )?(?:cosmodrome|spaceport))|(?:launch|lift-?off|blast-?off) (?:took place|occurred|came|happened)|(?:запуск|старт) (?:состоялся|произошел|прошел|был в)',
        'ушл?\\p{L}{0,2} с (?:\\p{L}+ |\\d+-й )?(?:площадк\\p{L}+|стартов\\p{L}+)|стартова(?:л|вш)\\p{L}*|отправил\\p{L}+ (?:к|на) (?:станци\\p{L}+|МКС)|был\\p{L}* запущен\\p{L}*',
      ].join('|'),
    ),
    base: 'launch|blast off|lift off|fly|старт\\p{L}*|запуск\\p{L}*|полет\\p{L}*|отправ\\p{L}+',
    future:
      'стартует|стартуют|отправится|отправятся|(?:полетит|полетят) (?:на|к) (?:МКС|станци\\p{L}+|орбит\\p{L}+)|(?:полетит|полетят) в космос',
  },
  {
    kind: 'undocked',
    past: wordPattern(
      [
        'undocked|undocks|separated from the (?:[\\p{L}-]+ ){0,3}(?:module|station)|undocking (?:took place|occurred|came|happened)',
        `(?:departed|departs|left|leaves|(?:departed|cast off|pulled away|backed away|flew away|blasted off|lifted off|took off) from) ${STATION}`,
        '(?:от|рас)стыкова(?:л|вш)\\p{L}+|(?:отош|уш)(?:е?л|едш)\\p{L}* (?:от|с) (?:станции|МКС|модуля|Международной)|(?:расстыковка|отстыковка) (?:состоялась|произошла|прошла)',
      ].join('|'),
    ),
    base: 'undock|depart|undocking|отстыку\\p{L}+|расстыковк\\p{L}+|отстыковк\\p{L}+',
    future:
      'отстыкуется|отстыкуются|расстыкуется|(?:отойд[её]т|уйд[её]т) от (?:станции|МКС|модуля)|от (?:станции|МКС) (?:[\\p{L}]+ )?отойд[её]т',
  },
  {
    kind: 'docked',
    past: wordPattern(
      `docked|docks|(?:(?:arrived|arrives) at|came to) ${STATION}|причалил\\p{L}*|(?:reached|reaches) ${STATION}|linked up|docking (?:took place|occurred|came|happened)|прибы(?:л|вш)\\p{L}* на (?:борт )?(?:МКС|станци\\p{L}+)|(?:при|со)стыкова(?:л|вш)\\p{L}+|стыковка (?:состоялась|произошла|прошла)`,
    ),
    base: 'dock|docking|arrive|стыковк\\p{L}+|пристыку\\p{L}+',
    future: 'пристыкуется|состыкуется',
  },
];
/** What stands before a verb of something that did not happen, or only might have. */
const NEVER_HAPPENED =
  /(?<!\p{L})(?:not|never|n[’']t|cannot|yet to|failed to|unable to|instead of|(?:would|could|should|might|may) (?:have|be)|unless|if|to be|не|ни разу не|вместо)\s(?:yet\s|been\s|have\s|actually\s|successfully\s|ever\s)*$/iu;
/** A landing of an aeroplane, and a place where no capsule comes down. */
const ON_EARTH =
  /^(?:\p{L}+\s)?(?:in|at)\s(?:Houston|Ellington|Star City|Moscow|Chkalovsky|Karaganda|Kostanay|Kustanai|Cologne|Tsukuba)(?!\p{L})/u;
/** People who are not those of the ship that the story is about: `two new cosmonauts`, `a fresh crew`. */
const OTHERS = wordPattern('cargo (?:Dragon|ship|spacecraft|craft|mission|freighter)|(?:new|more|other|another|fresh|additional|further|replacement|next|second)\\s(?:\\p{L}+\\s){0,2}(?:crew(?: ?members)?|trio|quartet|astronauts?|cosmonauts?)|their replacements|нов\\p{L}+ (?:экипаж\\p{L}*|космонавт\\p{L}*)', 'iu'); // prettier-ignore
/** Fewer characters beside a day say nothing of it. */
const MIN_CLAUSE = 8;
/** In a sentence of several days an event's stands at most this far away. */
const DATE_REACH = 150;
const PLANNED =
  '(?:will|would|shall|due to|due|scheduled to|scheduled for|scheduled|set to|set for|plan(?:s|ned)? to|plan(?:s|ned)? for|expected to|targeted for|targeting|slated to|slated for|is to|are to|on course for|headed for|no earlier than|будет|будут|планируется|запланирован\\p{L}*|намечен\\p{L}*|должен|должны|предстоит|состоится)';

const PATTERNS = FORMS.map(({ kind, past, base, future }) => ({
  kind,
  past,
  planned: wordPattern(
    `${PLANNED}\\s(?:[\\p{L}\\d-]+\\s){0,4}?(?:${base})(?:ed)?|(?:${base})\\s(?:(?:is|are|was)\\s(?:now\\s)?|(?:\\p{Script=Cyrillic}+\\s){0,4})${PLANNED}|${future}`,
  ),
}));

/** A verb of something that happened, or is to. */
interface EventVerb extends Range {
  readonly kind: Form['kind'];
  readonly ahead: boolean;
}

/** What happened or is to happen to flights and their people, with its day; and every other day that the report gives something. */
export function findEvents(context: Context): readonly Draft[] {
  const { reading, sentenceStart, sentenceEnd } = context;
  const dates = reading.dates.filter(
    ({ passage }) => passage.start >= sentenceStart && passage.end <= sentenceEnd && passage.end > passage.start,
  );
  const verbs = verbsIn(reading.text.slice(sentenceStart, sentenceEnd), sentenceStart);
  const used = new Set<string>();
  const events = verbs.flatMap((verb): readonly Draft[] => {
    const own = clauseAt(context, verb.start, verb.end);
    // `N's capsule, Soyuz MS-19, landed`: a verb cut off from its subject takes the sentence up to it.
    const clause = CUT_OFF.test(reading.text.slice(own.start, verb.start)) ? { ...own, start: sentenceStart } : own;
    const found = dateOf(verb, clause, dates, verbs, context);
    const { subjects, start, firm } = subjectsOf(verb, clause, found?.date.date ?? null, context);
    if (subjects.length === 0) return [];
    if (found !== null) used.add(found.date.date!.from);
    if (verb.ahead && found === null) return [];
    const doubt = firm ? (found?.doubt ?? severalShips(clause, context)) : message('press.doubt-subject');
    return [
      {
        kind: verb.ahead ? 'date' : 'event',
        subjects,
        property: verb.ahead ? `planned: ${verb.kind}` : verb.kind,
        value: reading.text.slice(verb.start, verb.end),
        ...(doubt === null ? {} : { doubt }),
        valid: found === null ? null : { date: found.date.date! },
        words: reading.passageAt(...stretched({ start: Math.min(start, clause.start), end: clause.end }, found?.date)),
      },
    ];
  });
  // `brought them home with a splashdown`: one landing told by two words.
  const key = ({ property, valid, subjects }: Draft): string =>
    JSON.stringify([property, valid, subjects.map(({ id, name }) => id ?? name)]);
  const single = events.filter((event, i) => events.findIndex((other) => key(other) === key(event)) === i);
  return [
    ...single,
    ...otherDates(
      dates.filter(({ date }) => date === null || !used.has(date.from)),
      context,
    ),
  ];
}

function verbsIn(sentence: string, offset: number): readonly EventVerb[] {
  const at = (kind: Form['kind'], ahead: boolean, { index, 0: words }: RegExpExecArray): EventVerb => ({
    kind,
    ahead,
    start: offset + index,
    end: offset + index + words.length,
  });
  return PATTERNS.flatMap(({ kind, past, planned }) => {
    const plans = [...sentence.matchAll(planned)];
    const done = [...sentence.matchAll(past)].filter(
      (match) =>
        !plans.some((plan) => match.index >= plan.index && match.index < plan.index + plan[0].length) &&
        !NEVER_HAPPENED.test(sentence.slice(0, match.index)) &&
        !ON_EARTH.test(sentence.slice(match.index + match[0].length).trimStart()),
    );
    return [...done.map((match) => at(kind, false, match)), ...plans.map((match) => at(kind, true, match))];
  }).toSorted((a, b) => a.start - b.start);
}

function stretched({ start, end }: Range, date: DateMention | undefined): readonly [number, number] {
  return date === undefined ? [start, end] : [Math.min(start, date.passage.start), Math.max(end, date.passage.end)];
}

/** Nothing but an adverb or an auxiliary stands before a verb: its subject came before the comma. */
const CUT_OFF = /^(?:(?:\p{L}+ly|is|are|was|were|has|have|had|also|then|later|finally|soon|было|были)\s)*$/iu;

/** Words that begin what happened at another time. */
const PARTS_VERBS =
  /(?<!\p{L})(?:after|before|when|while|as|since|until|once|prior|following|who|which|that|после|перед|когда|пока|котор\p{L}+)(?!\p{L})/iu;

const RECKONED =
  /^[^,;]{0,80}?(?<!\p{L})(?:(?:minutes|hours|days|weeks|months) (?:later|after|earlier|before)|(?:a|an|one) (?:minute|hour|day|week|month) (?:later|after|earlier)|the (?:next|following) (?:day|morning|night)|на следующий день|(?:через|спустя) (?:\p{L}+|\d+) (?:сутки|дня|дней|час\p{L}*|минут\p{L}*))(?!\p{L})/iu;

/** What begins what another verb tells, up to its day. */
const ELSEWHERE =
  /,\s(?:which|who|whose|where|while|whereas|котор\p{L}+|тогда как)\s[^,]*$|(?<!\p{L})(?:after|before|following)\s(?:\p{L}+\s)?(?:un)?(?:docking|launch\p{L}*|lift-?off|landing|leaving|departing|departure)\s[^,]*$/iu;

/** The day of an event: the nearest in its clause, or else in its sentence; of another verb's days only where none is left, and in doubt. */
function dateOf(
  verb: EventVerb,
  clause: Range,
  dates: readonly DateMention[],
  verbs: readonly EventVerb[],
  context: Context,
): { readonly date: DateMention; readonly doubt?: Message } | null {
  const { text, reportDay } = context.reading;
  const gap = ({ passage }: DateMention): number => (passage.start >= verb.end ? passage.start - verb.end : verb.start - passage.end);
  const inClause = ({ passage }: DateMention): boolean => passage.start >= clause.start && passage.end <= clause.end;
  const crosses = ({ passage }: DateMention): boolean =>
    verbs.some(({ kind, start, end }) => {
      const [from, to] = passage.start >= verb.end ? [verb.end, passage.start] : [passage.end, verb.start];
      return kind !== verb.kind && start >= from && end <= to;
    });
  // `who had left on Sunday, landed`: a day in another verb's clause is that verb's.
  const othersOwnClause = (passage: Range): boolean => {
    const around = clauseAt(context, passage.start, passage.end);
    const has = (one: Range): boolean => one.start >= around.start && one.end <= around.end;
    return !has(verb) && verbs.some((one) => one.kind !== verb.kind && has(one));
  };
  const anothers = (date: DateMention): boolean => crosses(date) || othersOwnClause(date.passage);
  // `landed after turning over the post, which he took up in March`, `landed at 4:59, after undocking at 11:36`: the day is that of something else.
  const isElsewhere = ({ passage }: DateMention): boolean =>
    passage.start >= verb.end && ELSEWHERE.test(text.slice(verb.end, passage.start));
  const isStatements = ({ passage }: DateMention): boolean =>
    [...text.slice(context.sentenceStart, context.sentenceEnd).matchAll(SPEECH_VERB)].some(({ index, 0: word }) => {
      const start = context.sentenceStart + index;
      return (
        start > verb.end &&
        passage.start > start &&
        isStatementDay(text, context.sentenceStart, { start, end: start + word.length }, passage)
      );
    });
  // `on the station since May, is due to return`: what goes on since a day is no event of that day.
  const open = dates.filter(
    (one) =>
      one.date !== null &&
      !isElsewhere(one) &&
      // What lies ahead is not of the day on which somebody said so; what happened mostly is.
      !(verb.ahead && isStatements(one)) &&
      (dates.length === 1 || gap(one) < DATE_REACH) &&
      !SINCE.test(text.slice(0, one.passage.start).slice(-40)),
  );
  // Another verb's day is this one's too only where `and` joins them: `undocked and returned to Earth Wednesday`.
  const joined = ({ passage }: DateMention): boolean =>
    passage.start >= verb.end && !PARTS_VERBS.test(text.slice(verb.end, passage.start)) && !othersOwnClause(passage);
  // `touched down about 50 minutes later`, `docked the next day`: its day is its own, and nobody reckons it.
  const reckoned = RECKONED.test(text.slice(verb.end, clause.end));
  const own = open.filter((date) => (!anothers(date) || joined(date)) && (!reckoned || date.passage.start >= verb.end));
  const rank = (date: DateMention): number => (anothers(date) ? 2 : 0) + (inClause(date) ? 0 : 1);
  const [date] = own.toSorted((a, b) => rank(a) - rank(b) || gap(a) - gap(b));
  if (date === undefined) return null;
  const doubt = anothers(date) ? message('press.doubt-verb') : rank(date) > 0 ? message('press.doubt-clause') : dayDoubt(date, reportDay);
  return doubt === null ? { date } : { date, doubt };
}

/** A day without its year that is farther from the report's than this may be of another year. */
const SAME_YEAR_DAYS = 120;

function dayDoubt({ basis, date }: DateMention, reportDay: string | null): Message | null {
  if (date?.dayAssumed === true) return message('press.doubt-day');
  if (date?.clockAssumed === true) return message('press.doubt-clock');
  if (basis !== 'year from the report' || date === null || reportDay === null) return null;
  const { days } = Temporal.PlainDate.from(reportDay).until(Temporal.PlainDate.from(date.from), { largestUnit: 'days' });
  return Math.abs(days) > SAME_YEAR_DAYS ? message('press.doubt-year') : null;
}

function severalShips({ start, end }: Range, { reading }: Context): Message | null {
  const ships = new Set(mentionsIn(reading.mentions, start, end, 'flight').map(({ id, passage }) => id ?? passage.words));
  return ships.size > 1 ? message('press.doubt-ships') : null;
}

interface EventSubjects {
  readonly subjects: readonly ClaimSubject[];
  readonly start: number;
  /** The clause itself names the ship, or the people right at the verb. */
  readonly firm: boolean;
}

/** The ship and people of the clause. A clause without either is about something else that is launched or lands. */
function subjectsOf(verb: EventVerb, clause: Range, date: ResolvedDate | null, context: Context): EventSubjects {
  const { reading } = context;
  const none = { subjects: [], start: clause.start, firm: false };
  const words = reading.text.slice(clause.start, clause.end);
  const ships = mentionsIn(reading.mentions, clause.start, clause.end, 'flight', 'vehicle');
  const people = mentionsIn(reading.mentions, clause.start, clause.end, 'person');
  // `It was launched on 2 March`, `Отстыковался он в среду`: the ship of the sentence before.
  const isShipBefore =
    /^(?:it|он|\p{L}+лся он)\s/iu.test(words) &&
    context.before.slice(-1).some(([from, to]) => SHIP_NOUN.test(reading.text.slice(from, to)));
  // `which is to be launched` is about the ship named before.
  const relative = /^(?:which|that|(?:\p{L}+\s)?котор\p{L}+)\s/u.test(words);
  const pronoun = /^(?:they|he|she|они|он|она)\s/iu.test(words) && !isShipBefore;
  // A landing that took place is its ship's.
  const noun = /^(?:landing|touchdown|splashdown|launch|lift-?off|docking|undocking|посадка|приземление|запуск|старт|стыковка)\s/iu.test(
    reading.text.slice(verb.start, clause.end),
  );
  const nouns =
    relative ||
    pronoun ||
    isShipBefore ||
    noun ||
    /^(?:the|this|that) (?:mission|flight)\s/iu.test(words) ||
    SHIP_NOUN.test(words) ||
    CREW_NOUN.test(words);
  if (ships.length === 0 && people.length === 0 && (!nouns || OTHERS.test(words))) return none;
  // People without a ship in their sentence went in a ship that the record knows and a guess would not.
  const shipsHere = mentionsIn(reading.mentions, context.sentenceStart, context.sentenceEnd, 'flight').length > 0;
  const flight = (people.length > 0 || pronoun) && !shipsHere ? null : flightAt(verb.start, context, endTold(verb.kind));
  const last = people.at(-1);
  // `N, who launched with`: the person whom the clause is about.
  const antecedent = /^(?:who|(?:\p{L}+\s)?котор\p{L}+)\s/u.test(words)
    ? mentionsIn(reading.mentions, context.sentenceStart, clause.start, 'person').filter(({ passage }) => clause.start - passage.end <= 2)
    : [];
  const earlier = mentionsIn(reading.mentions, context.sentenceStart, clause.end, 'person');
  const listed =
    last === undefined
      ? []
      : [...new Set([...antecedent, ...listEndingIn(earlier, reading.text), ...people, ...listGoingOn(last, context)])];
  const crew = flight === null && people.length === 0 && CREW_NOUN.test(words) ? crewBefore(context) : [];
  const all =
    people.length > 0
      ? listed.map(({ id, passage }) => ({
          id,
          name: passage.words,
          how: message(atVerb(listed, verb, reading.text) ? 'press.named-in-clause' : 'press.named-beside'),
        }))
      : pronoun
        ? peopleAt(verb.start, context)
        : crew;
  const unique = all.filter(({ id }, i) => id === null || all.findIndex((other) => other.id === id) === i);
  const ridden = flight === null && date !== null ? flightOf(unique, verb.kind, date.from, context) : null;
  const ship = flight ?? ridden;
  const shipNamed = ships.some(({ id }) => id !== null && id === flight?.id);
  return {
    subjects: [...(ship === null ? [] : [ship]), ...unique],
    start: listed[0]?.passage.start ?? clause.start,
    firm: shipNamed || (flight === null && people.length > 0 && atVerb(listed, verb, reading.text)),
  };
}

const endTold = (kind: Form['kind']): FlightEnd => (kind === 'launched' || kind === 'docked' ? 'up' : 'down');

/** Whether people stand right before a verb, or after it behind `with`. */
function atVerb(people: readonly Mention[], verb: Range, text: string): boolean {
  const [first, last] = [people[0], people.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (first.passage.start >= verb.end)
    return /(?:with|carrying|aboard|bringing|brought|including|:)\s[^.;]{0,60}$/iu.test(text.slice(verb.start, first.passage.start));
  return /^[\s,]*(?:\p{L}+\s){0,2}$/u.test(text.slice(last.passage.end, verb.start)) || last.passage.start >= verb.start;
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
