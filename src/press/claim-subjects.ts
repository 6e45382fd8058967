import { message } from '../outcome/index.ts';
import { subjectOfSentence } from './attribution.ts';
import { mentionsIn } from './link-names.ts';
import { wordPattern } from './passages.ts';
import type { ClaimSubject, Mention, RecordedMatter, RecordedStay } from './press-report.ts';
import type { Reading } from './reading.ts';

/** A return that a report tells of lies at most this far from its day. */
const NEAR_DAYS = 60;
/** A capsule without a name is the one that came down this near to the report. */
const JUST_DAYS = 10;

export const SHIP_NOUN = wordPattern(
  'capsule|spacecraft|spaceship|ship|craft|descent module|vehicle|shuttle|капсул\\p{L}+|аппарат\\p{L}*|корабл\\p{L}+|корабль|СА',
  'iu',
);
export const CREW_NOUN = wordPattern(
  'crew|trio|quartet|astronauts?|cosmonauts?|space ?travell?ers?|экипаж\\p{L}*|космонавт\\p{L}*|астронавт\\p{L}*',
  'iu',
);
/** What looks like a verb between two names ends a list of them. */
const CLAUSE_VERB = /\p{Ll}(?:ed|aid|ook)\s/u;
const ROLE = wordPattern('(?:astronaut|cosmonaut|космонавт|астронавт)', 'giu');
const PERSONAL = wordPattern('he|she|his|her|they|their|он|она|они|его|её|ее|их', 'iu');

const PLURAL = wordPattern('they|their|они|их', 'iu');

/** How a subject is named where the sentence itself does so. */
export const NAMED_THERE: ReadonlySet<string> = new Set([
  'press.named-in-sentence',
  'press.named-in-clause',
  'press.named-after-it',
  'press.speaker-named',
]);

export interface Context {
  readonly reading: Reading;
  readonly partStart: number;
  /** Whether a place is in a part that speaks of the same things: the story, or this very caption. */
  readonly inPart: (at: number) => boolean;
  readonly paragraphStart: number;
  /** The sentences before in the paragraph; of a story's paragraph that begins with this one, the last of the paragraph before. */
  readonly before: readonly (readonly [start: number, end: number])[];
  readonly sentenceStart: number;
  readonly sentenceEnd: number;
}

const named = ({ id, passage }: Mention): ClaimSubject => ({ id, name: passage.words, how: message('press.named-in-sentence') });

const CREW_SUBJECT =
  /(?<!\p{L})(?:the|entire|all|экипаж)\s?(?:[\p{L}-]+\s){0,2}(?:crew|trio|quartet|foursome|three|four|экипаж)(?:\s(?:had|has|have|was|were|is|are|spent|провел\p{L}?)|\s\p{Ll}+ed)(?!\p{L})/iu;

/** The people that words at `at` are about: those listed just before, or just after; a pronoun's or an office's; a crew. */
export function peopleAt(at: number, context: Context): readonly ClaimSubject[] {
  const { reading, paragraphStart, sentenceStart, sentenceEnd } = context;
  const people = mentionsIn(reading.mentions, sentenceStart, sentenceEnd, 'person');
  const before = people.filter(({ passage }) => passage.end <= at);
  if (before.length > 0) return listEndingIn(before, reading.text).map(named);
  const lead = reading.text.slice(sentenceStart, at);
  // `the crew spent`: the whole of it, and not whoever was named last.
  if (CREW_SUBJECT.test(lead)) return [];
  const byOffice = personByOffice(lead, context);
  if (byOffice !== null) return [byOffice];
  if (PERSONAL.test(lead)) {
    const plural = PLURAL.test(lead);
    const subject = plural ? null : subjectBefore(context);
    const earlier = subject ?? reading.mentions.findLast(({ kind, passage }) => kind === 'person' && passage.end <= sentenceStart);
    if (earlier !== undefined && plural) {
      if (ABOUT_CREW.test(reading.text.slice(paragraphStart, sentenceStart))) return [];
      const group = reading.mentions.filter(
        ({ kind, passage }) => kind === 'person' && passage.start >= paragraphStart && passage.end <= sentenceStart,
      );
      const listed = group.length > 0 ? [] : crewBefore(context);
      if (listed.length > 0) return listed;
      return (group.length > 0 ? group : [earlier]).map(({ id, passage }) => ({
        id,
        name: passage.words,
        how: message('press.people-before'),
      }));
    }
    if (earlier !== undefined) return [{ id: earlier.id, name: earlier.passage.words, how: message('press.person-before') }];
  }
  const [first] = people;
  if (first !== undefined) return [named(first)];
  const inParagraph = mentionsIn(reading.mentions, paragraphStart, sentenceStart, 'person').at(-1);
  return inParagraph === undefined ? [] : [{ id: inParagraph.id, name: inParagraph.passage.words, how: message('press.person-before') }];
}

/** The person whom the sentence before begins with, or where that is a pronoun too the one before it. */
function subjectBefore({ reading, before }: Context): Mention | null {
  const sentence = before.findLast(([start, end]) => !BEGINS_WITH_PRONOUN.test(reading.text.slice(start, end)));
  if (sentence === undefined) return null;
  const [start, end] = sentence;
  const subject = subjectOfSentence({ start, end, masked: reading.text.slice(start, end) }, reading.mentions);
  return subject === null
    ? null
    : (mentionsIn(reading.mentions, start, end, 'person').find(({ passage }) => passage.end === subject.end) ?? null);
}
const BEGINS_WITH_PRONOUN = /^\s*(?:he|she|his|her|он|она|его|её|ее)\s/iu;

/** The sentence before is about a crew and not about those whom it names: `The crew was met by N and M.` */
const ABOUT_CREW =
  /(?:^|[.!?]["”»]?\s+)(?:The\s)?(?:\p{L}+\s)?(?:crew|trio|quartet|three|four|astronauts|cosmonauts|экипаж)\s[^.!?]*[.!?]["”»]?\s*$/iu;

/** How many a word for a crew counts. */
const CREW_SIZES: readonly (readonly [word: RegExp, size: number])[] = [
  [wordPattern('trio|three|трое|тройка', 'iu'), 3],
  [wordPattern('quartet|four|четверо', 'iu'), 4],
  [wordPattern('pair|duo|two|двое', 'iu'), 2],
];

/** The people whom a sentence shortly before lists, for `the crew` and `the trio` of a story without their ship. */
export function crewBefore({ reading, partStart, inPart, sentenceStart, sentenceEnd }: Context): readonly ClaimSubject[] {
  const size = CREW_SIZES.find(([word]) => word.test(reading.text.slice(sentenceStart, sentenceEnd)))?.[1] ?? null;
  const before = mentionsIn(reading.mentions, partStart, sentenceStart, 'person').filter(({ passage }) => inPart(passage.start));
  const list = before.length === 0 ? [] : listEndingIn(before, reading.text);
  const fits = list.length > 1 && (size === null || list.length === size);
  return fits ? list.map(({ id, passage }) => ({ id, name: passage.words, how: message('press.people-before') })) : [];
}

/** The flight in which all of some people went up, or came down, near a day, as the record has it. */
export function flightOf(people: readonly ClaimSubject[], kind: string, day: string, { reading }: Context): ClaimSubject | null {
  const { record } = reading;
  const ids = people.flatMap(({ id }) => (id === null ? [] : [id]));
  if (record === undefined || ids.length === 0) return null;
  const up = kind === 'launched' || kind === 'docked';
  const flights = ids.map((id) => (up ? stayBegunNear(id, record, day)?.up : staysNear(id, record, day)[0]?.down) ?? null);
  const [flight] = flights;
  if (flight === undefined || flight === null || flights.some((one) => one !== flight)) return null;
  return { id: flight, name: flight, how: message(up ? 'press.gone-up-in' : 'press.come-down-in', { people: ids }) };
}

/** The stay of a person that begins nearest to a day. */
export function stayBegunNear(person: string, record: RecordedMatter, day: string): RecordedStay | null {
  const away = ({ launch }: RecordedStay): number => daysAway(launch, day);
  return record.stays.filter((stay) => stay.person === person && away(stay) <= NEAR_DAYS).toSorted((a, b) => away(a) - away(b))[0] ?? null;
}

/** What is known to the month is near no day. */
const daysAway = (at: string, day: string): number =>
  at.length < day.length
    ? Infinity
    : Math.abs(Temporal.PlainDate.from(day).until(Temporal.PlainDate.from(at.slice(0, 10)), { largestUnit: 'days' }).days);

/** The first person named after `at` in the sentence. */
export function peopleAfter(at: number, { reading, sentenceEnd }: Context): readonly ClaimSubject[] {
  return mentionsIn(reading.mentions, at, sentenceEnd, 'person').slice(0, 1).map(named);
}

/** People listed on after `last`: `with A, the cosmonauts B and C`, also past a clause about one of them. */
export function listGoingOn(last: Mention, { reading, sentenceEnd }: Context): readonly Mention[] {
  const list = [last];
  for (const later of mentionsIn(reading.mentions, last.passage.end, sentenceEnd, 'person')) {
    const between = reading.text.slice(list.at(-1)!.passage.end, later.passage.start);
    if (
      !/^(?:\s(?:of|from)\s(?:the\s)?\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*){0,3})?(?:,\s(?:who|which)\s[^,.;]{1,80})?(?:,|\s(?:and|и))\s(?:(?:and|и)\s)?(?:[\p{L}’'.-]+\s){0,4}$/u.test(
        between,
      ) ||
      CLAUSE_VERB.test(between.replace(/,\swho[^,]*/u, ''))
    )
      break;
    list.push(later);
  }
  return list.slice(1);
}

/** `A, B and C` before a verb are all meant; a name in an earlier clause is not. */
export function listEndingIn(people: readonly Mention[], text: string): readonly Mention[] {
  const list = [people.at(-1)!];
  for (const earlier of people.slice(0, -1).toReversed()) {
    const between = text.slice(earlier.passage.end, list[0]!.passage.start);
    if (
      !/^(?:\s(?:of|from)\s(?:the\s)?(?:\p{Lu}[\p{L}.]*\s?){1,4}(?=,|\s|and\s))?(?:,\s(?:an?|the)\s(?:[\p{L}-]+\s?){1,6}(?=,))?(?:\s*,)?\s*(?:(?:and|и|with|alongside|а также)\s)?\s*(?:[\p{L}’'.-]+\s){0,4}(?:["“][\p{L} ]+["”]\s)?$/u.test(
        between,
      ) ||
      CLAUSE_VERB.test(between)
    )
      break;
    list.unshift(earlier);
  }
  return list;
}

/** `A NASA astronaut`: the one person of that agency whom the report names. */
function personByOffice(lead: string, { reading, sentenceStart }: Context): ClaimSubject | null {
  const office = [...lead.matchAll(ROLE)].at(-1);
  if (office === undefined) return null;
  const agency = mentionsIn(reading.mentions, sentenceStart, sentenceStart + office.index, 'agency').at(-1);
  if (agency === undefined || agency.id === null) return null;
  const ids = new Set(
    reading.mentions.flatMap(({ kind, id }) =>
      kind === 'person' && id !== null && reading.index.byId.get(id)?.attributes?.['agency'] === agency.id ? [id] : [],
    ),
  );
  const [only] = ids;
  if (ids.size !== 1 || only === undefined) return null;
  return { id: only, name: `${agency.passage.words} ${office[0]}`, how: message('press.only-one-of', { agency: agency.passage.words }) };
}

/** Which end of a flight is told: what goes up and docks is not the ship in which others come down. */
export type FlightEnd = 'up' | 'down';

/**
 * The flight that a sentence is about: named there; named before in the same part; the one that the paragraph's people, or of all people of the
 * report those just back, came down in, or went up in where that end is told; the only one of the report.
 */
export function flightAt(at: number, context: Context, end: FlightEnd = 'down'): ClaimSubject | null {
  const flight = flightMeant(at, context, end);
  const kind = vehicleBefore(at, context);
  if (flight === null || kind === null || NAMED_THERE.has(flight.how.key)) return flight;
  const { vehicle } = context.reading.index.byId.get(flight.id ?? '')?.attributes ?? {};
  return vehicle === undefined || isOfKind(vehicle, kind) ? flight : onlyFlightOf(kind, context);
}

/** The ship of the story is a Starliner where that stands last, and no Dragon that is named elsewhere. */
function vehicleBefore(at: number, { reading, partStart, sentenceStart, sentenceEnd }: Context): string | null {
  const here = mentionsIn(reading.mentions, sentenceStart, sentenceEnd, 'vehicle');
  const nearest = here.findLast(({ passage }) => passage.start <= at) ?? here[0];
  return (nearest ?? mentionsIn(reading.mentions, partStart, sentenceStart, 'vehicle').at(-1))?.id ?? null;
}

/** `dragon` is crew-dragon and cargo-dragon, `soyuz` every Soyuz. */
const isOfKind = (vehicle: string, kind: string): boolean => vehicle === kind || vehicle.split('-').includes(kind);

/** The one flight of a kind of ship that did something near the report's day, as the record has it. */
function onlyFlightOf(kind: string, { reading }: Context): ClaimSubject | null {
  const { record, reportDay, index } = reading;
  if (record === undefined || reportDay === null) return null;
  const near = record.events.filter(({ at }) => daysAway(at, reportDay) <= JUST_DAYS).flatMap(({ subjects }) => subjects);
  const flights = [...new Set(near)].filter((id) => isOfKind(index.byId.get(id)?.attributes?.['vehicle'] ?? '', kind));
  const [only] = flights;
  return flights.length === 1 && only !== undefined ? { id: only, name: only, how: message('press.only-of-kind', { kind }) } : null;
}

function flightMeant(at: number, context: Context, end: FlightEnd): ClaimSubject | null {
  const { reading, partStart, inPart, paragraphStart, sentenceStart, sentenceEnd } = context;
  const here = mentionsIn(reading.mentions, sentenceStart, sentenceEnd, 'flight');
  const nearest = here.findLast(({ passage }) => passage.start <= at) ?? here[0];
  if (nearest !== undefined) return named(nearest);
  const before = mentionsIn(reading.mentions, partStart, sentenceStart, 'flight').findLast(({ passage }) => inPart(passage.start));
  if (before !== undefined && before.id !== null) return { id: before.id, name: before.passage.words, how: message('press.flight-before') };
  const ridden =
    flightRidden(context, paragraphStart, sentenceEnd, NEAR_DAYS, end) ?? flightRidden(context, 0, reading.text.length, JUST_DAYS, end);
  if (ridden !== null) return ridden;
  const all = new Set(reading.mentions.flatMap(({ kind, id }) => (kind === 'flight' && id !== null ? [id] : [])));
  const [only] = all;
  return all.size === 1 && only !== undefined ? { id: only, name: only, how: message('press.only-flight') } : null;
}

/** The one flight in which those named between two places who came down, or went up, near the report's day did so, as the record has it. */
function flightRidden({ reading }: Context, from: number, to: number, within: number, end: FlightEnd): ClaimSubject | null {
  const { record, reportDay } = reading;
  if (record === undefined || reportDay === null) return null;
  const people = [...new Set(mentionsIn(reading.mentions, from, to, 'person').flatMap(({ id }) => (id === null ? [] : [id])))];
  const rides = (way: FlightEnd): readonly Ride[] => people.flatMap((person) => ridesNear(person, way, record, reportDay, within));
  const [own, others] = [rides(end), rides(end === 'up' ? 'down' : 'up')];
  const flight = own[0]?.flight;
  // Between a crew that just came and one about to leave, a report's `capsule` is either's.
  const twoShips = new Set([...own, ...others].map((ride) => ride.flight)).size > 1;
  if (flight === undefined || own.some((ride) => ride.flight !== flight) || (within === JUST_DAYS && twoShips && end === 'down'))
    return null;
  return {
    id: flight,
    name: flight,
    how: message(end === 'up' ? 'press.gone-up-in' : 'press.come-down-in', { people: own.map(({ person }) => person) }),
  };
}

interface Ride {
  readonly person: string;
  readonly flight: string;
}

function ridesNear(person: string, end: FlightEnd, record: RecordedMatter, day: string, within: number): readonly Ride[] {
  if (end === 'down')
    return staysNear(person, record, day, within).flatMap(({ down }) => (down === null ? [] : [{ person, flight: down }]));
  return record.stays
    .filter((stay) => stay.person === person && daysAway(stay.launch, day) <= within)
    .map(({ up }) => ({ person, flight: up }));
}

/** Stays of a person that end near a day, the nearest first. */
export function staysNear(person: string, record: RecordedMatter, day: string, within = NEAR_DAYS): readonly RecordedStay[] {
  const away = (at: string): number => daysAway(at, day);
  return record.stays
    .filter((stay) => stay.person === person && stay.landing !== null && away(stay.landing) <= within)
    .toSorted((a, b) => away(a.landing!) - away(b.landing!));
}
