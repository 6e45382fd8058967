import type { Instant } from '../time/index.ts';
import { type Attitude, countUntil, type Fact, type StationRecord, type View } from '../record/index.ts';
import type { RecordedEvent, RecordedMatter, RecordedStay, RecordedValue } from './press-report.ts';

/** How reports put the record's words for how a capsule stands. One that is dragged is in no attitude yet. */
const ATTITUDES: readonly (readonly [recorded: Attitude, told: string])[] = [
  ['upright', 'upright'],
  ['on side', 'on its side'],
];
/** The two moments of a landing: in a claim's `validAt`, and in a report. */
const MOMENTS: readonly (readonly [recorded: string, told: string])[] = [
  ['touchdown', 'touchdown'],
  ['recovery', 'after touchdown'],
];

/** An agreement's own event is that it was signed. */
const SIGNED: readonly (readonly [script: RegExp, verb: string])[] = [
  [/\p{Script=Latin}/u, 'signed'],
  [/\p{Script=Cyrillic}/u, 'подписали'],
  [/\p{Script=Cyrillic}/u, 'подписано'],
];

const told = (pairs: readonly (readonly [string, string])[], recorded: string): string | undefined =>
  pairs.find(([word]) => word === recorded)?.[1];
const recorded = (pairs: readonly (readonly [string, string])[], word: string): string =>
  pairs.find(([, one]) => one === word)?.[0] ?? word;

export const recordedAttitude = (word: string): string => recorded(ATTITUDES, word);
export const recordedMoment = (word: string): string => recorded(MOMENTS, word);

/** What the record, seen from the view's day, holds by `at` that a report can agree or disagree with. */
export function pressMatter(view: View, at: Instant): RecordedMatter {
  const facts = view.timeline.entries.slice(0, countUntil(view.timeline, at)).map(({ fact }) => fact);
  return {
    events: facts.flatMap(eventsOf),
    stays: staysBy(view, at, facts),
    values: [...facts.flatMap((fact) => valuesOf(fact, view.record)), ...claimedAttitudes(view, facts)],
  };
}

function eventsOf(fact: Fact): readonly RecordedEvent[] {
  switch (fact.type) {
    case 'launched':
    case 'docked':
    case 'relocated':
    case 'undocked':
    case 'landed':
      return [{ id: fact.id, kind: fact.type, at: fact.at, subjects: [fact.flight] }];
    case 'occurred':
      return fact.names === undefined ? [] : [{ id: fact.id, kind: 'other', at: fact.at, subjects: [], names: fact.names }];
    case 'agreementSigned': {
      const names = [fact.title, ...(fact.otherNames ?? [])].flatMap((name) =>
        SIGNED.filter(([script]) => script.test(name)).map(([, verb]) => `${verb} ${name}`),
      );
      return [{ id: fact.id, kind: 'other', at: fact.at, subjects: [fact.agreement], names }];
    }
    default:
      return [];
  }
}

function staysBy(view: View, at: Instant, facts: readonly Fact[]): readonly RecordedStay[] {
  const [docked, undocked] = [new Map<string, string>(), new Map<string, string>()];
  for (const fact of facts) {
    if (fact.type === 'docked' && !docked.has(fact.flight)) docked.set(fact.flight, fact.at);
    else if (fact.type === 'undocked') undocked.set(fact.flight, fact.at);
  }
  return [...view.stays.values()].flat().flatMap(({ person, up, down, launch, landing, leftAt }) => {
    if (launch.moment > at) return [];
    const left = leftAt !== null && leftAt <= at ? down : null;
    return [
      {
        person,
        up,
        down: left,
        launch: launch.fact.at,
        landing: landing !== null && landing.moment <= at ? landing.fact.at : null,
        docking: docked.get(up),
        undocking: left === null ? undefined : undocked.get(left),
      },
    ];
  });
}

function valuesOf(fact: Fact, record: StationRecord): readonly RecordedValue[] {
  if (fact.type === 'landed')
    return [
      attitudeValue(fact.id, fact.flight, fact.attitudeAtTouchdown, 'touchdown'),
      attitudeValue(fact.id, fact.flight, fact.attitudeAtRecovery, 'recovery'),
    ].flat();
  if (fact.type !== 'letterSent' || fact.answerBy === undefined) return [];
  const writer = namedIn(fact.by, record);
  return writer === null ? [] : [{ id: fact.id, subject: writer, property: 'deadline', value: fact.answerBy }];
}

function attitudeValue(id: string, subject: string, attitude: string | undefined, moment: string): readonly RecordedValue[] {
  const value = attitude === undefined ? undefined : told(ATTITUDES, attitude);
  const when = told(MOMENTS, moment);
  return value === undefined || when === undefined ? [] : [{ id, subject, property: 'attitude', value, moment: when }];
}

/** What is preferred of an attitude that the landing itself does not tell. */
function claimedAttitudes({ record, asOf }: View, facts: readonly Fact[]): readonly RecordedValue[] {
  const landings = new Set(facts.flatMap((fact) => (fact.type === 'landed' ? [fact.flight] : [])));
  const settled = new Set(facts.flatMap((fact) => valuesOf(fact, record)).map(({ subject, moment }) => `${subject} ${moment}`));
  return record.claims
    .filter(({ claim, known }) => claim.property === 'attitude' && claim.rank === 'preferred' && (asOf === null || known <= asOf))
    .filter(({ claim }) => landings.has(claim.subject))
    .flatMap(({ claim }) => attitudeValue(claim.id, claim.subject, claim.value, claim.validAt ?? ''))
    .filter(({ subject, moment }) => !settled.has(`${subject} ${moment}`));
}

/** The one person whose family name is among the words: `Rogozin (Roscosmos)`. */
function namedIn(words: string, { people }: StationRecord): string | null {
  const all = new Set(words.match(/[\p{L}’'-]+/gu) ?? []);
  const [only, another] = [...people.values()].filter(({ familyName }) => all.has(familyName));
  return only === undefined || another !== undefined ? null : only.id;
}
