import { message } from '../outcome/index.ts';
import type { Claim, Fact } from '../record/index.ts';
import type { Accepting, Lines, Refusal } from './accepting.ts';
import { recordedAttitude, recordedMoment } from './known-matter.ts';
import type { PressReport, Relation, RelationKind, ReportClaim } from './press-report.ts';
import { timeOf } from './word-lines.ts';

/** What a claim says of the record's own matter: the subject and property by which the record's claims are grouped. */
interface Matter {
  readonly subject: string;
  readonly property: string;
  readonly value: string;
  readonly validAt?: string;
  /** How it stands to what the record holds of this matter; null where it holds nothing. */
  readonly stands: Pick<Relation, 'kind' | 'reason'> | null;
}

const DAY_S = 86_400;
const flat = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

/** One claim of a report as claims of the record, one for each thing that it says something of. */
export function claimLines(claim: ReportClaim, accepting: Accepting): Lines | Refusal {
  const matters = mattersOf(claim, accepting);
  if ('why' in matters) return matters;
  const several = matters.length > 1;
  return {
    claims: matters.flatMap((matter, i) =>
      lineOf(matter, claim, `${accepting.source}.${claim.id}${several ? `.${i + 1}` : ''}`, accepting),
    ),
    facts: [],
  };
}

function mattersOf(claim: ReportClaim, accepting: Accepting): readonly Matter[] | Refusal {
  const { report, record } = accepting;
  const first = repeatedBy(claim.id, report) ?? claim.id;
  const relations = report.relations.filter(({ claims, fact }) => fact !== null && claims.includes(first));
  const facts = new Set(record.entries.map(({ fact }) => fact.id));
  const subjects = claim.subjects.flatMap(({ id }) => (id !== null && isKnown(id, accepting) ? [id] : []));
  const date = claim.valid?.date;
  const dated = relations.filter(({ fact }) => facts.has(fact!));
  switch (claim.kind) {
    case 'date':
    case 'event': {
      const days =
        date === undefined
          ? []
          : dated.map((relation) => ({ subject: relation.fact!, property: 'at', value: timeOf(date).at, stands: relation }));
      const rides = claim.kind === 'event' ? ridesOf(claim.property, subjects, accepting) : [];
      return days.length + rides.length > 0 ? [...days, ...rides] : { why: message('press.dates-nothing') };
    }
    case 'attitude':
      return each(subjects, (subject) => ({
        subject,
        property: 'attitude',
        value: recordedAttitude(claim.value),
        validAt: recordedMoment(claim.valid?.moment ?? ''),
        stands: relations.find(({ kind }) => kind !== 'different moments') ?? relations[0] ?? null,
      }));
    case 'duration':
      return each(subjects, (subject) => {
        const [stands] = relations;
        const up = stands?.fact?.replace(/^.*: (\S+) to \S+$/u, '$1');
        return { subject, property: durationOf(claim.property, up), value: lengthOf(claim), stands: stands ?? null };
      });
    case 'count': {
      const age = claim.property === 'age';
      return each(subjects, (subject) => ({
        subject,
        property: claim.property,
        value: String(claim.number),
        ...(age && date !== undefined ? { validAt: date.from } : {}),
        stands: relations[0] ?? null,
      }));
    }
    case 'deadline': {
      const [letter] = dated;
      if (letter !== undefined) return [{ subject: letter.fact!, property: 'answerBy', value: claim.value, stands: letter }];
      return each(subjects, (subject) => ({ subject, property: 'deadline', value: claim.value, stands: null }));
    }
    case 'condition':
    case 'statement':
      return each(subjects, (subject) => ({ subject, property: claim.property, value: flat(claim.value), stands: null }));
  }
}

/** Of claims in the same words one is compared for all: which, where it is not this one. */
export function repeatedBy(id: string, { relations }: PressReport): string | null {
  const first = relations.find(({ kind, claims }) => kind === 'same origin' && claims.includes(id))?.claims[0];
  return first === undefined || first === id ? null : first;
}

function each(subjects: readonly string[], matterOf: (subject: string) => Matter): readonly Matter[] | Refusal {
  return subjects.length === 0 ? { why: message('press.subject-unknown') } : subjects.map(matterOf);
}

function isKnown(id: string, { record }: Accepting): boolean {
  return record.people.has(id) || record.flights.has(id) || record.agencies.has(id) || record.modules.has(id) || record.ports.has(id);
}

/** Who rode what, where the report names both: it stands to the fact that the person boarded, or left. */
function ridesOf(property: string, subjects: readonly string[], { record, report }: Accepting): readonly Matter[] {
  const flight = subjects.find((id) => record.flights.has(id));
  const type = property === 'landed' ? 'left' : property === 'launched' ? 'boarded' : null;
  if (flight === undefined || type === null) return [];
  const day = Date.parse(report.dateline.date ?? '');
  return subjects
    .filter((id) => record.people.has(id))
    .flatMap((person): readonly Matter[] => {
      const rides = record.entries.flatMap(({ fact }) =>
        (fact.type === 'left' || fact.type === 'boarded') && fact.type === type && fact.person === person ? [fact] : [],
      );
      const away = (at: string): number => Math.abs(Date.parse(at) - day);
      const ride = rides.find((fact) => fact.flight === flight) ?? rides.toSorted((a, b) => away(a.at) - away(b.at))[0];
      if (ride === undefined) return [];
      const agrees = ride.flight === flight;
      return [
        {
          subject: ride.id,
          property: 'flight',
          value: flight,
          stands: { kind: agrees ? 'agrees' : 'contradicts', reason: message('press.record-has-in', { person, flights: [ride.flight] }) },
        },
      ];
    });
}

function durationOf(property: string, up: string | undefined): string {
  if (property === 'time in space over all flights') return 'duration of all flights';
  return property === 'time in space' && up !== undefined ? `duration of up ${up}` : property;
}

/** `355 d 3 h 45 m`, down to the unit that the report gives. */
function lengthOf({ number, unit, value }: ReportClaim): string {
  if (number === undefined || !/^(?:day|hour|minute|second)$/.test(unit ?? '')) return flat(value);
  const parts = [
    [Math.floor(number / DAY_S), 'd'],
    [Math.floor((number % DAY_S) / 3600), 'h'],
    [Math.floor((number % 3600) / 60), 'm'],
    [number % 60, 's'],
  ] as const;
  const last = ['day', 'hour', 'minute', 'second'].indexOf(unit!);
  const shown = parts.slice(0, last + 1);
  return shown
    .slice(
      Math.max(
        0,
        shown.findIndex(([count]) => count > 0),
      ),
    )
    .map(([count, letter]) => `${count} ${letter}`)
    .join(' ');
}

const LINKS: Readonly<Record<RelationKind, 'supports' | 'refines' | 'contradicts' | null>> = {
  agrees: 'supports',
  refines: 'refines',
  contradicts: 'contradicts',
  'off by a unit': 'contradicts',
  'not decided': null,
  'different moments': null,
  'same origin': null,
};

/** The claim, and where it contradicts a fact that no claim speaks for, the record's own value beside it. */
function lineOf({ stands, ...matter }: Matter, { kind, words }: ReportClaim, id: string, accepting: Accepting): readonly Claim[] {
  const { record, source, day, recordedAt } = accepting;
  const own = record.claims
    .map(({ claim }) => claim)
    .filter(
      ({ subject, property, validAt, rank }) =>
        rank === 'preferred' && subject === matter.subject && property === matter.property && validAt === matter.validAt,
    );
  const link = stands === null ? null : LINKS[stands.kind];
  const beside = link === 'contradicts' && own.length === 0 ? claimOfFact(matter, accepting) : null;
  const others = [...own, ...(beside === null ? [] : [beside])];
  // `refines` both ways: one value more finely or more coarsely told is no contradiction.
  const same = others.filter(({ value }) => value === matter.value);
  const relation = link === 'supports' && others.length > same.length ? 'refines' : link;
  const named = (relation === 'supports' ? same : others).map((claim) => claim.id);
  return [
    ...(beside === null ? [] : [beside]),
    {
      id,
      ...matter,
      words: flat(words.words),
      sources: [source],
      rank: 'normal',
      reason:
        stands === null ? 'open' : reasonOf(stands.kind, matter.property === 'at' && same.length === 0 ? finer(relation) : relation, kind),
      because: stands === null ? 'the record holds nothing to compare it with' : flat(accepting.inWords(stands.reason)),
      ...(relation === null || named.length === 0 ? {} : { [relation]: named }),
      recordedAt,
      knownAt: day,
    },
  ];
}

/** A day agrees with a recorded moment without being the same value. */
const finer = (link: (typeof LINKS)[RelationKind]): typeof link => (link === 'supports' ? 'refines' : link);

/** Which of two is right is for a person to say. */
function reasonOf(stands: RelationKind, link: (typeof LINKS)[RelationKind], kind: ReportClaim['kind']): Claim['reason'] {
  if (stands === 'different moments') return 'other moment';
  if (link === 'supports') return 'same value';
  if (link === 'refines') return kind === 'duration' ? 'rounding' : 'precision';
  return 'open';
}

function claimOfFact({ subject, property }: Omit<Matter, 'stands'>, { record, recordedAt }: Accepting): Claim | null {
  const fact = record.entries.find((entry) => entry.fact.id === subject)?.fact as (Fact & Readonly<Record<string, unknown>>) | undefined;
  const value = fact?.[property];
  if (fact === undefined || typeof value !== 'string') return null;
  return {
    id: `${subject}.${property}`,
    subject,
    property,
    value,
    sources: fact.sources,
    ...(fact.sources.length === 0 ? { unsourced: ['value'] } : {}),
    rank: 'preferred',
    reason: 'open',
    because: 'what the record goes by',
    recordedAt,
    ...(fact.knownAt === undefined ? {} : { knownAt: fact.knownAt }),
  };
}
