import { type NameIndex, foldWord, wordsIn } from '../names/index.ts';
import { type Message, message } from '../outcome/index.ts';
import { parseInstant, secondsBetween } from '../time/index.ts';
import { NAMED_THERE, stayBegunNear, staysNear } from './claim-subjects.ts';
import { AGAINST_RECORD, compareDates } from './compare-dates.ts';
import { unitSeconds } from './duration-claims.ts';
import { valueWords } from './value-words.ts';
import type { RecordedEvent, RecordedMatter, RecordedStay, Relation, ReportClaim } from './press-report.ts';
import type { Reading } from './reading.ts';

const DAY_S = 86_400;
/** Words of an event's name shorter than this are grammar. */
const MIN_WORD = 3;

/** What the record says to one claim; nothing where it holds nothing comparable. */
export function compareWithRecord(claim: ReportClaim, reading: Reading, record: RecordedMatter): readonly Relation[] {
  return relationsOf(claim, reading, record).map((relation) => inDoubt(claim, relation));
}

/** A difference is no conflict where the report does not say firmly what it speaks of. A false one is the worst answer that a reader can give. */
function inDoubt({ doubt }: ReportClaim, relation: Relation): Relation {
  if (doubt === undefined || (relation.kind !== 'contradicts' && relation.kind !== 'off by a unit')) return relation;
  return { ...relation, kind: 'not decided', reason: message('press.not-decided-for', { doubt, reason: relation.reason }) };
}

function relationsOf(claim: ReportClaim, reading: Reading, record: RecordedMatter): readonly Relation[] {
  const { index, reportDay } = reading;
  switch (claim.kind) {
    case 'event':
      return [...eventRelations(claim, claim.property, record), ...riderRelations(claim, record)];
    case 'date':
      return claim.property.startsWith('planned: ') ? planRelations(claim, record) : namedEvents(claim, reading, record);
    case 'duration':
      return STAYS.has(claim.property) && reportDay !== null ? stayRelations(claim, record, reportDay) : [];
    case 'count':
      return claim.property === 'age' ? ageRelations(claim, index) : crewRelations(claim, index, record);
    case 'attitude':
      return valueRelations(claim, record);
    case 'deadline':
      // Another deadline of the same speaker is another demand.
      return valueRelations(claim, record).filter(({ kind }) => kind === 'agrees');
    default:
      return [];
  }
}

const idsOf = (claim: ReportClaim): readonly string[] => claim.subjects.flatMap(({ id }) => (id === null ? [] : [id]));

function eventRelations(claim: ReportClaim, kind: string, record: RecordedMatter): readonly Relation[] {
  const date = claim.valid?.date;
  const ids = idsOf(claim);
  if (date === undefined) return [];
  const own = record.events.filter((event) => event.kind === kind && event.subjects.some((id) => ids.includes(id)));
  // Without a flight its people tell it: the return of theirs that lies nearest.
  const ridden = own.length > 0 ? null : ids.map((id) => flightNear(id, kind, date.from, record)).find((flight) => flight !== null);
  const events =
    own.length > 0
      ? own
      : record.events.filter((event) => event.kind === kind && ridden !== undefined && ridden !== null && event.subjects.includes(ridden));
  // A ship that docked twice is compared with the docking that is meant.
  const away = ({ at }: RecordedEvent): number => Math.abs(Date.parse(at) - Date.parse(date.at ?? date.from));
  const [event] = events.toSorted((a, b) => away(a) - away(b));
  return event === undefined ? [] : [{ claims: [claim.id], fact: event.id, ...compareDates(date, event.at) }];
}

/** The flight in which a person went up or came down nearest to a day, within the reach of a report's error. */
function flightNear(person: string, kind: string, day: string, record: RecordedMatter): string | null {
  if (kind === 'landed') return staysNear(person, record, day)[0]?.down ?? null;
  return kind === 'launched' ? (stayBegunNear(person, record, day)?.up ?? null) : null;
}

/** A plan that was kept agrees; one that was not is another moment of the matter, no contradiction. */
function planRelations(claim: ReportClaim, record: RecordedMatter): readonly Relation[] {
  return eventRelations(claim, claim.property.slice('planned: '.length), record).map((relation) =>
    relation.kind === 'agrees' || relation.kind === 'refines'
      ? relation
      : { ...relation, kind: 'different moments', reason: message('press.plan-and-outcome', { reason: relation.reason }) },
  );
}

/** Whether those whom the report puts in a flight rode it. */
function riderRelations(claim: ReportClaim, record: RecordedMatter): readonly Relation[] {
  const ids = idsOf(claim);
  const flights = new Set(record.stays.flatMap(({ up, down }) => [up, ...(down === null ? [] : [down])]));
  const flight = claim.subjects.find(({ id, how }) => id !== null && flights.has(id) && isNamedThere(how))?.id;
  if (flight === undefined || flight === null || (claim.property !== 'landed' && claim.property !== 'launched')) return [];
  const way = (stay: RecordedStay): string | null => (claim.property === 'landed' ? stay.down : stay.up);
  const firm = new Set(claim.subjects.filter(({ how }) => isNamedThere(how)).map(({ id }) => id));
  return ids
    .filter((id) => record.stays.some(({ person }) => person === id))
    .map((person): Relation => {
      const rode = record.stays.filter((stay) => stay.person === person).map(way);
      const agrees = rode.includes(flight);
      return {
        kind: agrees ? 'agrees' : firm.has(person) ? 'contradicts' : 'not decided',
        claims: [claim.id],
        fact: flight,
        reason: !agrees ? notInIt(person, rode, flight) : message(RODE[claim.property]!, { person, flight }),
      };
    });
}

const isNamedThere = ({ key }: Message): boolean => NAMED_THERE.has(key);

const RODE: Readonly<Record<string, string>> = { landed: 'press.landed-in', launched: 'press.launched-in' };

function notInIt(person: string, rode: readonly (string | null)[], flight: string): Message {
  const flights = rode.filter((one) => one !== null);
  return flights.length === 0
    ? message('press.record-has-in-none', { person, flight })
    : message('press.record-has-not-in', { person, flights, flight });
}

/** Something that no flight names, found by the words of its name in the clause that dates it. */
function namedEvents(claim: ReportClaim, { text, dates, reportDay }: Reading, record: RecordedMatter): readonly Relation[] {
  const date = claim.valid?.date;
  if (date === undefined) return [];
  const own = dates.find(({ passage }) => passage.start >= claim.words.start && passage.end <= claim.words.end)?.passage.words;
  const telling =
    own === undefined || reportDay === null
      ? AGAINST_RECORD
      : { ...AGAINST_RECORD, claimed: (day: string) => message('press.words-are', { words: own, report: reportDay, day }) };
  const clause = new Set(wordsIn(text.slice(claim.words.start, claim.words.end)).map(({ key }) => stem(key)));
  const isNamed = (name: string): boolean => {
    const keys = wordsIn(name)
      .filter(({ text: word }) => word.length >= MIN_WORD)
      .map(({ key }) => stem(key));
    return keys.length > 1 && keys.every((key) => clause.has(key));
  };
  return record.events
    .filter((event: RecordedEvent) => event.names?.some(isNamed) === true)
    .map((event) => {
      const compared = compareDates(date, event.at, telling);
      const early = compared.kind === 'off by a unit' && compared.unit === 'month';
      const reason = early ? message('press.fits-month-before', { reason: compared.reason }) : compared.reason;
      return { claims: [claim.id], fact: event.id, ...compared, reason };
    });
}

/** English endings cut, so that `invaded` meets `invade`; folded names are left as they are. */
function stem(key: string): string {
  return key.length > 5 ? foldWord(key).replace(/(?:ing|ed|es|s|e)$/u, '') : key;
}

/** What lengths of a stay can be compared with. A plan is held against nothing, a career against no single flight. */
const STAYS: ReadonlySet<string> = new Set(['time in space', 'time aboard the station']);

/** The people of a flight lived one length, so one relation tells it; where they differ, those with whom the claim agrees. */
function stayRelations(claim: ReportClaim, record: RecordedMatter, reportDay: string): readonly Relation[] {
  const people = claim.subjects.flatMap(({ id }) => (id !== null && record.stays.some(({ person }) => person === id) ? [id] : []));
  const riders = idsOf(claim).flatMap((id) => record.stays.filter(({ down }) => down === id).map(({ person }) => person));
  const relations = [...new Set([...people, ...riders])].flatMap((person): readonly Relation[] => {
    const stay = staysNear(person, record, reportDay)[0] ?? stayOfLength(claim, person, record);
    if (stay === undefined) return [];
    const compared = compareStay(claim, stay);
    return compared === null ? [] : [{ claims: [claim.id], fact: `${person}: ${stay.up} to ${stay.down}`, ...compared }];
  });
  const agreeing = relations.filter(({ kind }) => kind === 'agrees');
  const crew = people.length === 0 && relations.length > 1;
  // A crew's length that one of them lived is told of him.
  if (crew && agreeing.length > 0) return agreeing.slice(0, 1);
  return crew ? relations.slice(0, 1) : relations;
}

/** An old flight that a report recalls is found by its length alone, so it can only agree. */
function stayOfLength(claim: ReportClaim, person: string, record: RecordedMatter): RecordedStay | undefined {
  return record.stays.find((stay) => stay.person === person && compareStay(claim, stay)?.kind === 'agrees');
}

type Compared = Pick<Relation, 'kind' | 'reason' | 'unit' | 'difference'>;

/** A claimed length beside those of one stay: launch to landing or docking to undocking, as it says, and calendar days, which reports count too. */
function compareStay(claim: ReportClaim, stay: RecordedStay): Compared | null {
  const flown = span(stay.launch, stay.landing);
  const aboard = span(stay.docking, stay.undocking);
  const isAboard = claim.property === 'time aboard the station';
  const [seconds, other] = isAboard ? [aboard, flown] : [flown, aboard];
  const [held, heldOther] = isAboard ? [ABOARD, FLOWN] : [FLOWN, ABOARD];
  if (seconds === null) return null;
  const compared = compareLength(claim, seconds, held);
  if (compared.kind === 'agrees') return compared;
  if (other !== null) {
    const instead = compareLength(claim, other, heldOther);
    if (instead.kind === 'agrees')
      return isAboard || compared.kind === 'off by a unit'
        ? {
            ...instead,
            kind: 'not decided',
            reason: message('press.fits-other-length', { held: instead.reason, instead: compared.reason }),
          }
        : instead;
  }
  const days = calendarDays(isAboard ? stay.docking! : stay.launch, isAboard ? stay.undocking! : stay.landing!);
  if (claim.unit === 'day' && days === Math.round(claim.number! / DAY_S))
    return { kind: 'agrees', reason: message('press.calendar-days', { held: compared.reason }) };
  return compared;
}

function span(from: string | null | undefined, to: string | null | undefined): number | null {
  if (from === null || to === null || from === undefined || to === undefined || !from.includes('T') || !to.includes('T')) return null;
  const [start, end] = [parseInstant(from, 'from'), parseInstant(to, 'to')];
  return start.ok && end.ok ? secondsBetween(start.value, end.value) : null;
}

/** Days from date to date, by UTC. */
function calendarDays(from: string, to: string): number {
  return Temporal.PlainDate.from(from.slice(0, 10)).until(Temporal.PlainDate.from(to.slice(0, 10)), { largestUnit: 'days' }).days;
}

const [FLOWN, ABOARD] = ['press.launch-to-landing', 'press.docking-to-undocking'] as const;
/** A length that is told as nearly, over or about may be this part of itself away. */
const ABOUT_PART = 0.05;

/** Published durations are cut to whole units; rounding is told, and not held against the report. */
function compareLength(claim: ReportClaim, seconds: number, as: typeof FLOWN | typeof ABOARD): Compared {
  const unit = unitSeconds(claim.unit!);
  const exact = message('press.record-has', {
    value: message(as, {
      days: Math.floor(seconds / DAY_S),
      hours: Math.floor((seconds % DAY_S) / 3600),
      minutes: Math.floor((seconds % 3600) / 60),
    }),
  });
  const claimed = claim.number!;
  const apart = seconds - claimed;
  if (claim.about !== undefined) {
    const room = claimed * ABOUT_PART + unit;
    const fits = claim.about === 'around' ? Math.abs(apart) <= room : claim.about === 'under' ? apart <= unit / 2 && -apart <= room : apart >= -unit / 2 && apart <= room; // prettier-ignore
    if (fits) return { kind: 'agrees', reason: exact };
  }
  if (claimed <= seconds && seconds < claimed + unit) return { kind: 'agrees', reason: exact };
  if (Math.abs(apart) <= unit / 2) return { kind: 'agrees', reason: message('press.rounded-up', { held: exact }) };
  const difference = Math.round(-apart / unit);
  const told = { unit: claim.unit!, difference, reason: exact };
  if (claim.about !== undefined)
    return {
      ...told,
      kind: 'not decided',
      reason: message('press.not-decided-for', { doubt: message('press.doubt-about'), reason: exact }),
    };
  return { ...told, kind: Math.abs(difference) <= 1 ? 'off by a unit' : 'contradicts' };
}

function ageRelations(claim: ReportClaim, index: NameIndex): readonly Relation[] {
  const day = claim.valid?.date?.from;
  const [person] = idsOf(claim);
  const birth = person === undefined ? undefined : index.byId.get(person)?.attributes?.['birth'];
  if (day === undefined || birth === undefined || person === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(birth)) return [];
  const { years } = Temporal.PlainDate.from(birth).until(Temporal.PlainDate.from(day), { largestUnit: 'years' });
  const difference = claim.number! - years;
  const kind = difference === 0 ? 'agrees' : Math.abs(difference) === 1 ? 'off by a unit' : 'contradicts';
  return [{ kind, claims: [claim.id], fact: person, unit: 'year', difference, reason: message('press.born', { birth, years, day }) }];
}

/** A crew counted whole, or all its Russians as cosmonauts; a part of a crew proves nothing. */
function crewRelations(claim: ReportClaim, index: NameIndex, record: RecordedMatter): readonly Relation[] {
  const [flight] = idsOf(claim);
  if (flight === undefined) return [];
  const riders = [...new Set(record.stays.filter(({ up, down }) => (down ?? up) === flight).map(({ person }) => person))];
  if (riders.length === 0) return [];
  const cosmonauts = riders.filter((id) => index.byId.get(id)?.attributes?.['nationality'] === 'RUS').length;
  const whole = /crew$|crew ?members|экипажа/u.test(claim.unit ?? '');
  if (!whole && !(/cosmonaut|космонавт/u.test(claim.unit ?? '') && claim.number === cosmonauts)) return [];
  const recorded = whole ? riders.length : cosmonauts;
  const difference = claim.number! - recorded;
  // Another number counts others: those who stay aboard, those who wait, a part of the crew.
  if (difference !== 0) return [];
  return [
    {
      kind: 'agrees',
      claims: [claim.id],
      fact: flight,
      reason: message('press.come-down-in', { people: riders }),
    },
  ];
}

function valueRelations(claim: ReportClaim, record: RecordedMatter): readonly Relation[] {
  const ids = idsOf(claim);
  return record.values
    .filter(({ subject, property }) => property === claim.property && ids.includes(subject))
    .map(({ id, value, moment }): Relation => {
      const held = message('press.record-has', { value: valueWords({ ...claim, value }) });
      if (value === claim.value) return { kind: 'agrees', claims: [claim.id], fact: id, reason: held };
      const apart = moment !== undefined && claim.valid?.moment !== undefined && moment !== claim.valid.moment;
      const reason =
        moment === undefined
          ? held
          : moment === 'touchdown'
            ? message('press.held-at-touchdown', { held })
            : message('press.held-after-touchdown', { held });
      return { kind: apart ? 'different moments' : 'contradicts', claims: [claim.id], fact: id, reason };
    });
}
