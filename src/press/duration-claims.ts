import { message } from '../outcome/index.ts';
import { NUMBER_WORD, readNumber } from './calendar-words.ts';
import { type Context, NAMED_THERE, flightAt, listGoingOn, peopleAfter, peopleAt } from './claim-subjects.ts';
import type { Draft } from './claim-draft.ts';
import { mentionsIn } from './link-names.ts';
import { wordPattern } from './passages.ts';
import type { ClaimSubject } from './press-report.ts';

const UNIT_SECONDS: readonly (readonly [pattern: string, unit: string, seconds: number])[] = [
  ['years?|год\\p{L}*|лет', 'year', 31_556_952], // the mean Gregorian year, 365.2425 days
  ['months?|месяц\\p{L}*', 'month', 2_629_746], // a twelfth of it
  ['weeks?|недел\\p{L}+', 'week', 604_800],
  ['days?|сутки|суток|дн\\p{L}+|день', 'day', 86_400],
  ['hours?|hrs?|час\\p{L}*', 'hour', 3600],
  ['minutes?|min|минут\\p{L}*|мин', 'minute', 60],
  ['seconds?|sec|секунд\\p{L}*', 'second', 1],
];
const UNIT = UNIT_SECONDS.map(([pattern]) => pattern).join('|');
const NUMBER = `\\d{1,3}(?:[ \\u00A0]\\d{3})+|\\d[\\d,]*(?:\\.\\d+)?|${NUMBER_WORD}`;
const PAIR = `(?:${NUMBER})[\\s\\u00A0-]+(?:(?:consecutive|straight|full|whole|more)\\s)?(?:${UNIT})`;
const QUALIFIER =
  '(?:(?:an?|the)\\s)?(?:[\\p{L}.]+\\s)?record(?:-(?:setting|breaking|long))?(?:\\s(?:of|for|with))?(?:\\s(?:a|the))?\\s|рекордн\\p{L}+\\s';
const DURATION = wordPattern(`(?!(?:19|20)\\d{2}\\sгод)(?<qualifier>${QUALIFIER})?(?<pairs>${PAIR}(?:(?:,|,?\\sand|\\sи)?\\s${PAIR})*)`);
const WHOLE_YEAR = wordPattern(
  '(?<pairs>(?:the|a|an|nearly a|almost a|about a|over a|more than a)\\s(?:past\\s|full\\s|whole\\s)?year|year-?long|yearlong)(?=\\s(?:in|aboard|on|at|mission|stay|flight|space))',
);
const ONE = new RegExp(
  `(?<number>${NUMBER})[\\s\\u00A0-]+(?:(?:consecutive|straight|full|whole|more)\\s)?(?<unit>${UNIT})(?!\\p{L})`,
  'giu',
);
const IN_SPACE = wordPattern(
  'space|aloft|career|weightless\\p{L}*|zero gravity|microgravity|(?:will )?serve[sd]?|(?:home|back|return\\p{L}*) after|orbit\\p{L}*|stations?|missions?|flights?|spaceflights?|aboard|stays?|expeditions?|космос\\p{L}*|космическ\\p{L}+|орбит\\p{L}+|МКС|станци\\p{L}+|пол[её]т\\p{L}*|экспедици\\p{L}+',
  'iu',
);
const SPACEWALK = wordPattern('spacewalk\\p{L}*|выход\\p{L}* в открытый космос', 'iu');
const CAREER = wordPattern(
  'already (?:has|had)|career|total\\p{L}*|cumulative|combined|in all|altogether|logged|amassed|accumulated|в общей сложности|суммарн\\p{L}+|(?:on|over|during|across|in) (?:his|her|their|\\p{L}+) (?:\\p{L}+ )?(?:flights|missions)|times and|за (?:два|две|три|четыре|пять|шесть|\\d+) (?:пол[её]т|экспедици|мисси)\\p{L}*',
  'iu',
);
const IN_ALL = /^(?:in all|in total|all told|all in all|altogether|overall|combined|в общей сложности|всего|суммарно)(?!\p{L})/iu;
/** A record that was broken is somebody else's: whoever is named after it. */
const OTHERS_RECORD =
  /(?<!\p{L})(?:previous|former|old|prior|earlier|existing|broke|breaking|surpass\p{L}*|eclips\p{L}*|beat|beating|topp\p{L}*|(?:прежн|предыдущ)\p{L}+,?)(?!\p{L})[^,;]*$/iu;
const CLOCK_ONLY = /^(?:hour|minute|second)$/;

/** What stands before a length that is not meant exactly. */
const HEDGES: readonly (readonly [pattern: RegExp, about: NonNullable<Draft['about']>])[] = [
  [/(?:just (?:under|short of|shy of)|under|nearly|almost|close to|less than|not quite|up to|a little less than|почти|менее|меньше|чуть менее|без малого)\s(?:an?\s|the\s)?$/iu, 'under'],
  [/(?:just over|over|more than|at least|upwards of|a little more than|более|больше|свыше|чуть более|не менее)\s(?:an?\s|the\s)?$/iu, 'over'],
  [/(?:about|around|some|roughly|approximately|an estimated|approx\.|около|примерно|порядка|приблизительно)\s(?:an?\s|the\s)?$/iu, 'around'],
]; // prettier-ignore
/** What is told of a length before it was lived. */
const PLAN_BEFORE =
  /(?<!\p{L})(?:supposed|planned|scheduled|expected|meant|intended|due|set|slated|originally|initially|will|would|should|was to|were to|is to|are to|going to|планир\p{L}+|должн\p{L}+|должен|предстоит|рассчитан\p{L}*|запланирован\p{L}*|будет|будут|пров[её]д[её]т|проведут)(?!\p{L})(?!.*(?<!\p{L})(?:became|becoming|turned|turning|stretched|stretching|grew|ended|instead|but|after|превратил\p{L}*|но)(?!\p{L}))/iu;
/** `for a six-month mission`, `began a year-long stay`: a length that lies ahead of what the sentence tells. */
const PLAN_AROUND =
  /(?<!\p{L})(?:(?:launched|lifted off|blasted off|arrived|docked|left|departed|flew|headed|heading|bound|embark\p{L}*) (?:[^,;.]{0,80} )?(?:for|on)|beg[au]n|begin\p{L}*|start\p{L}*|kick\p{L}* off)\s(?:an?|the|their|his|her)\s(?:\p{L}+\s)?$/iu;
const STAY_NOUN = /^[\s-]*(?:long\s)?(?:mission|stay|flight|expedition|tour|rotation|stint|trip|journey|research)/iu;
const PLAN_AFTER =
  /^[^.;]{0,80}?(?<!\p{L})(?:will|would|is to|are to|set to|is expected|are expected|is scheduled|are scheduled|предстоит|будет|планир\p{L}+)(?!\p{L})/iu;
/** Days aboard the station, and not those of the way there and back. */
const ABOARD = wordPattern(
  '(?:aboard|on|at|in) (?:the )?(?:(?:international |orbiting |orbital )?(?:space )?(?:station|outpost|laboratory|complex)|ISS)|на (?:борту )?(?:МКС|станци\\p{L}+)',
  'iu',
);
/** Another flight of the same people than the one that the report is of. */
const ANOTHER_FLIGHT = wordPattern(
  "(?:first|second|third|fourth|fifth|previous|earlier|prior|past|last|two|three|four|five|six) (?:\\p{L}+ )?(?:flights?|missions?|stays?|spaceflights?|expeditions?|trips?|tours?)|(?:his|her|their|\\p{L}+[’']s) (?:first|second|third|fourth|fifth) time|перв\\p{L}+ пол[её]т\\p{L}*|(?:прошл|предыдущ)\\p{L}+ (?:пол[её]т|экспедици)\\p{L}*",
  'iu',
);

/** Lengths that a ship's people live, whether or not the sentence names it. */
const STAY_LENGTHS: ReadonlySet<string> = new Set(['time in space', 'time aboard the station', 'planned time in space']);

/** How long something lasted, in whole seconds as said; the coarsest unit named last gives the precision. */
export function findDurations(context: Context): readonly Draft[] {
  const { reading, sentenceStart, sentenceEnd } = context;
  const sentence = reading.text.slice(sentenceStart, sentenceEnd);
  const years = [...sentence.matchAll(WHOLE_YEAR)];
  const counted = [...sentence.matchAll(DURATION)].filter(
    ({ index, 0: words }) => !years.some((year) => year.index < index + words.length && index < year.index + year[0].length),
  );
  return [...counted, ...years].flatMap((match) => durationAt(match, sentence, context) ?? []);
}

function durationAt(match: RegExpExecArray, sentence: string, context: Context): Draft | null {
  const { reading, sentenceStart } = context;
  const { pairs, qualifier } = match.groups! as { pairs: string; qualifier?: string };
  const end = match.index + match[0].length;
  const at = sentenceStart + end - pairs.length;
  const after = sentence.slice(end);
  if (NO_LENGTH.test(after) || (A_UNIT.test(pairs) && !/^\s(?:in|aboard|of) /u.test(after))) return null;
  const lead = sentence.slice(0, match.index + (qualifier?.length ?? 0));
  if (READING_TIME.test(lead)) return null;
  const until = UNTIL.test(lead) && !/^\s(?:in|aboard|of|on) (?:space|orbit|the|weightless)/u.test(after);
  const length = DIFFERENCE.test(lead) || until ? null : readLength(pairs);
  if (length === null) return null;
  const hedge = hedgeOf(lead, pairs);
  const property = propertyOf({ sentence, lead, after, ...length });
  const before = OTHERS_RECORD.test(lead);
  const owner = ownerAfter(after, end, context);
  const people = property === 'duration' ? [] : owner.length > 0 ? owner : before ? peopleAfter(at, context) : peopleAt(at, context);
  const ridden = people.length > 0 || before ? null : flightAt(at, context);
  // A bare length is a ship's only where its sentence names the ship.
  const flight = ridden !== null && (STAY_LENGTHS.has(property) || NAMED_THERE.has(ridden.how.key)) ? ridden : null;
  const subjects = flight === null ? people : [flight];
  const record = qualifier?.trim().replace(/^(?:an?|the)\s|\s(?:of|for|with)?(?:\s(?:a|the))?$/giu, '');
  // `N and M splashed down with K and L, ending a mission of nine months`: whose it is, the sentence leaves open.
  const others = mentionsIn(reading.mentions, sentenceStart, at, 'person').filter(
    ({ id }) => people.length > 0 && !people.some((one) => one.id === id),
  );
  const doubt = ANOTHER_FLIGHT.test(sentence)
    ? message('press.doubt-which-flight')
    : others.length === 0 && subjects.some(({ how }) => NAMED_THERE.has(how.key))
      ? null
      : message('press.doubt-subject');
  return {
    kind: 'duration',
    subjects,
    property,
    value: pairs.trim(),
    number: length.seconds,
    unit: length.unit,
    ...(hedge === undefined ? {} : { about: hedge }),
    ...(doubt === null || property === 'duration' ? {} : { doubt }),
    ...(record === undefined || record === '' ? {} : { qualifier: record }),
    valid: null,
    words: reading.passageAt(sentenceStart + match.index, at + pairs.length),
  };
}

/** `broke the record by more than two months`. */
const DIFFERENCE = /(?<!\p{L})(?:by|на)\s(?:(?:just|more than|over|about|around|nearly|almost|some|почти|более чем)\s)*$/iu;
/** `expected in two days`: how long it is until something. */
const UNTIL = /(?<!\p{L})(?:in|within|через)\s(?:(?:just|more than|over|about|around|nearly|almost|some|почти|примерно)\s)*$/iu;
/** `put off by a day`, `a week of rest`: the article counts nothing. */
const A_UNIT = /^an?\s/iu;
/** `Читать 3 мин.` */
const READING_TIME = /(?:читать|время чтения:?|reading time:?)\s$/iu;
/** `three years ago`, `two weeks longer`, `2 min read`: no length of anything. */
const NO_LENGTH =
  /^[\s-]*(?:ago|назад|old|earlier|later|before|after|prior|ahead|in advance|into|apart|shy|short of|since|from now|спустя|-летн|read(?!\p{L})|career|history|tenure|,?\s?(?:humans|people|crews) have|longer|shorter|more than|less than|of (?:co-?operation|collaboration|partnership|(?:(?:continuous|permanent|human|uninterrupted)\s)+(?:occup|presence|habit)\p{L}*))/iu;

function hedgeOf(lead: string, pairs: string): Draft['about'] {
  const written = /^(?:nearly|almost) a/iu.test(pairs) ? 'under' : /^(?:over|more than) a/iu.test(pairs) ? 'over' : /^about a/iu.test(pairs) ? 'around' : undefined; // prettier-ignore
  return written ?? HEDGES.find(([pattern]) => pattern.test(lead))?.[1];
}

/** `11 days for N`, `the 340-day mark of N`: whose it is follows. */
function ownerAfter(after: string, at: number, context: Context): readonly ClaimSubject[] {
  const lead =
    /^(?:\s(?:mark|record|stay|mission|flight|held|set))*(?:\s(?:in|aboard)\s(?:space|orbit|the\sstation))?\s(?:for|of|by)\s(?:\p{Ll}+\s){0,3}(?=\p{Lu})/u.exec(
      after,
    );
  if (lead === null) return [];
  const start = context.sentenceStart + at + lead[0].length;
  const first = mentionsIn(context.reading.mentions, start, context.sentenceEnd, 'person').find(({ passage }) => passage.start === start);
  return first === undefined
    ? []
    : [first, ...listGoingOn(first, context)].map(({ id, passage }) => ({ id, name: passage.words, how: message('press.named-after-it') }));
}

/** Stays that the record of this station does not have. */
const OTHER_STATION = wordPattern('Mir|Skylab|Salyut(?:-\\d)?|Tiangong|«?Мир»?|Салют\\p{L}*', 'u');
/** `a two-day trip`, `after a two-day chase`: the way there, and no stay. */
const WAY = /^[\s-]*(?:\p{L}+\s){0,2}(?:trip|cruise|chase|voyage|trek|ride|journey|pursuit|rendezvous|transit)(?!\p{L})/iu;

/** `commander of the station for 66 days`: how long somebody led it. */
const COMMAND = wordPattern(
  'command\\p{L}*|skipper\\p{L}*|at the (?:helm|head)|in charge|l[ae]d|командир\\p{L}*|командова\\p{L}+|во главе',
  'iu',
);

/** Nobody has stayed longer: the longest stay, Polyakov's, is 437 days. The longest career, Kononenko's, is 1,111. */
const [LONGEST_STAY_S, LONGEST_CAREER_S] = [440 * 86_400, 1300 * 86_400];

/** What a length is of, by its sentence, the words before it and those after. */
interface ToldLength {
  readonly sentence: string;
  readonly lead: string;
  readonly after: string;
  readonly unit: string;
  readonly seconds: number;
}

function propertyOf({ sentence, lead, after, unit, seconds }: ToldLength): string {
  if (SPACEWALK.test(sentence) && CLOCK_ONLY.test(unit)) return 'duration of a spacewalk';
  if (CLOCK_ONLY.test(unit) && !/\d+\s?(?:days?|сут)/iu.test(sentence)) return 'duration';
  if (
    !IN_SPACE.test(sentence) ||
    OTHER_STATION.test(sentence) ||
    (unit === 'day' && WAY.test(after)) ||
    (/\sfor\s$/u.test(lead) && COMMAND.test(lead.split(/[,;]/u).at(-1)!))
  )
    return 'duration';
  const clause = lead.split(/[,;:](?!\d)/u).at(-1)!;
  // `his mission lasted 168 days, bringing his total to 879`: each length has the words of its own part.
  const own = clause + after.split(/[,;:](?!\d)/u)[0]!;
  if (CAREER.test(own) || IN_ALL.test(sentence)) return 'time in space over all flights';
  if (seconds > LONGEST_CAREER_S) return 'duration';
  if (seconds > LONGEST_STAY_S) return 'time in space over all flights';
  const ahead = PLAN_BEFORE.test(clause) || (STAY_NOUN.test(after) && (PLAN_AROUND.test(lead) || PLAN_AFTER.test(after)));
  if (ahead) return 'planned time in space';
  return ABOARD.test(after.slice(0, 60)) && !/^\s(?:in|of) (?:space|orbit)/iu.test(after) ? 'time aboard the station' : 'time in space';
}

function readLength(pairs: string): { readonly seconds: number; readonly unit: string } | null {
  if (/year/i.test(pairs) && !/\d/.test(pairs) && [...pairs.matchAll(ONE)].length === 0)
    return { seconds: UNIT_SECONDS[0]![2], unit: 'year' };
  let seconds = 0;
  let unit = '';
  for (const { groups } of pairs.matchAll(ONE)) {
    const number = readNumber(groups!['number']!);
    const found = UNIT_SECONDS.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'iu').test(groups!['unit']!));
    if (number === null || found === undefined) return null;
    seconds += number * found[2];
    unit = found[1];
  }
  return unit === '' ? null : { seconds, unit };
}

/** What a unit is called, by its name in a claim. */
export const UNIT_KEYS: Readonly<Record<string, string>> = {
  year: 'press.unit-year',
  month: 'press.unit-month',
  week: 'press.unit-week',
  day: 'press.unit-day',
  hour: 'press.unit-hour',
  minute: 'press.unit-minute',
  second: 'press.unit-second',
};

export function unitSeconds(unit: string): number {
  return UNIT_SECONDS.find(([, name]) => name === unit)?.[2] ?? 1;
}
