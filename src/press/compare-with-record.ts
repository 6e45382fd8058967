import { type NameIndex, foldWord, wordsIn } from '../names/index.ts';
import { type Message, message } from '../outcome/index.ts';
import { parseInstant, secondsBetween } from '../time/index.ts';
import { staysNear } from './claim-subjects.ts';
import { AGAINST_RECORD, compareDates } from './compare-dates.ts';
import { unitSeconds } from './duration-claims.ts';
import { valueWords } from './value-words.ts';
import type { RecordedEvent, RecordedMatter, RecordedStay, Relation, ReportClaim } from './press-report.ts';
import type { Reading } from './reading.ts';

const DAY_S = 86_400;
/** A launch farther than this from the day claimed is another launch. */
const MAX_DAYS_APART = 60;
/** Words of an event's name shorter than this are grammar. */
const MIN_WORD = 3;

/** What the record says to one claim; nothing where it holds nothing comparable. */
export function compareWithRecord(claim: ReportClaim, reading: Reading, record: RecordedMatter): readonly Relation[] {
  const { index, reportDay } = reading;
  switch (claim.kind) {
    case 'event':
      return [...eventRelations(claim, claim.property, record), ...riderRelations(claim, record)];
    case 'date':
      return claim.property.startsWith('planned: ') ? planRelations(claim, record) : namedEvents(claim, reading, record);
    case 'duration':
      return claim.property === 'time in space' && reportDay !== null ? stayRelations(claim, record, reportDay) : [];
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
  return events.map((event) => ({ claims: [claim.id], fact: event.id, ...compareDates(date, event.at) }));
}

/** The flight in which a person went up or came down nearest to a day, within the reach of a report's error. */
function flightNear(person: string, kind: string, day: string, record: RecordedMatter): string | null {
  if (kind === 'landed') return staysNear(person, record, day)[0]?.down ?? null;
  if (kind !== 'launched') return null;
  const away = ({ launch }: RecordedStay): number => Math.abs(Date.parse(launch) - Date.parse(day)) / (DAY_S * 1000);
  return (
    record.stays.filter((stay) => stay.person === person && away(stay) < MAX_DAYS_APART).toSorted((a, b) => away(a) - away(b))[0]?.up ??
    null
  );
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
  return ids
    .filter((id) => record.stays.some(({ person }) => person === id))
    .map((person): Relation => {
      const rode = record.stays.filter((stay) => stay.person === person).map(way);
      const agrees = rode.includes(flight);
      return {
        kind: agrees ? 'agrees' : 'contradicts',
        claims: [claim.id],
        fact: flight,
        reason: !agrees ? notInIt(person, rode, flight) : message(RODE[claim.property]!, { person, flight }),
      };
    });
}

/** Whether the sentence itself names it. */
const isNamedThere = ({ key }: Message): boolean => NAMED_THERE.has(key);
const NAMED_THERE: ReadonlySet<string> = new Set([
  'press.named-in-sentence',
  'press.named-in-clause',
  'press.named-after-it',
  'press.speaker-named',
]);

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

function stayRelations(claim: ReportClaim, record: RecordedMatter, reportDay: string): readonly Relation[] {
  const riders = idsOf(claim).flatMap((id) => record.stays.filter(({ down }) => down === id).map(({ person }) => person));
  return [...idsOf(claim), ...riders].flatMap((person): readonly Relation[] => {
    const near = staysNear(person, record, reportDay)[0];
    const stay = near ?? stayOfLength(claim, person, record);
    if (stay === undefined || stay.landing === null) return [];
    const [up, down] = [parseInstant(stay.launch, 'launch'), parseInstant(stay.landing, 'landing')];
    if (!up.ok || !down.ok || !stay.launch.includes('T') || !stay.landing.includes('T')) return [];
    const seconds = secondsBetween(up.value, down.value);
    return [{ claims: [claim.id], fact: `${person}: ${stay.up} to ${stay.down}`, ...compareLength(claim, seconds) }];
  });
}

/** An old flight that a report recalls is found by its length alone, so it can only agree. */
function stayOfLength(claim: ReportClaim, person: string, record: RecordedMatter): RecordedStay | undefined {
  return record.stays.find(
    (stay) =>
      stay.person === person &&
      stay.landing !== null &&
      Math.abs((Date.parse(stay.landing) - Date.parse(stay.launch)) / 1000 - claim.number!) <= unitSeconds(claim.unit!),
  );
}

/** Published durations are cut to whole units; rounding is told, and not held against the report. */
function compareLength(claim: ReportClaim, seconds: number): Pick<Relation, 'kind' | 'reason' | 'unit' | 'difference'> {
  const unit = unitSeconds(claim.unit!);
  const exact = message('press.record-has', {
    value: message('press.launch-to-landing', {
      days: Math.floor(seconds / DAY_S),
      hours: Math.floor((seconds % DAY_S) / 3600),
      minutes: Math.floor((seconds % 3600) / 60),
    }),
  });
  const claimed = claim.number!;
  if (claimed <= seconds && seconds < claimed + unit) return { kind: 'agrees', reason: exact };
  if (Math.abs(seconds - claimed) <= unit / 2) return { kind: 'agrees', reason: message('press.rounded-up', { held: exact }) };
  const difference = Math.round((claimed - seconds) / unit);
  return {
    kind: Math.abs(difference) <= 1 ? 'off by a unit' : 'contradicts',
    unit: claim.unit!,
    difference,
    reason: exact,
  };
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
