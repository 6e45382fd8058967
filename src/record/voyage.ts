import { type Instant, formatInstant, secondsBetween } from '../time/index.ts';
import { isOverdue, openPlans } from './announced.ts';
import { type DataAge, dataAge } from './data-age.ts';
import type { Fact, FactOf } from './fact.ts';
import { type Seen, seenAt, seenOf } from './horizon.ts';
import type { Flight } from './register.ts';
import { durationText } from './stays.ts';
import { nameIn, sayFact } from './say-fact.ts';
import type { View } from './view.ts';

export interface Rider {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string | null;
  readonly under: string | null;
  readonly fact: string;
}

/** A flight as it stood at `at`. */
export interface Voyage extends Seen {
  readonly id: string;
  readonly name: string;
  readonly nameNative: string | null;
  readonly vehicle: string;
  readonly spacecraft: string | null;
  readonly operator: string | null;
  readonly at: string;
  readonly asOf: string | null;
  readonly launch: string | null;
  readonly docking: string | null;
  readonly undocking: string | null;
  /** It had left by then, and may have left before. */
  readonly leftBy: string | null;
  readonly landing: string | null;
  /** It left without people, and what became of it is not in the record. */
  readonly endUnknown: boolean;
  readonly place: string | null;
  readonly attitudeAtTouchdown: string | null;
  readonly attitudeAtRecovery: string | null;
  readonly seconds: number | null;
  readonly text: string | null;
  readonly up: readonly Rider[];
  readonly down: readonly Rider[];
  readonly events: readonly {
    readonly at: string;
    readonly type: Fact['type'];
    readonly says: string;
    readonly unsourced: readonly string[];
    readonly by: boolean;
    /** A plan whose day has passed, and nothing in the record says that it happened. */
    readonly overdue: boolean;
    readonly fact: string;
  }[];
  /** What sources say apart from one another, by id. */
  readonly claims: readonly string[];
  readonly dataAge: DataAge;
}

export function voyageAt(view: View, flight: Flight, asked: Instant): Voyage {
  const at = seenAt(view, asked);
  const { record } = view;
  const entries = (view.ofFlight.get(flight.id) ?? []).filter(({ moment }) => moment <= at);
  // What befell the ship, and what was decided about it: a leak, a return without its crew.
  const befell = view.timeline.entries.filter(
    ({ fact, moment }) =>
      (fact.type === 'occurred' || fact.type === 'decisionTaken') && moment <= at && fact.bearsOn?.includes(flight.id) === true,
  );
  const find = <T extends Fact['type']>(type: T) =>
    entries.find(({ fact }) => fact.type === type) as { readonly fact: FactOf<T>; readonly moment: Instant } | undefined;
  const [launch, landing] = [find('launched'), find('landed')];
  const undocking = find('undocked');
  const peopleInside = entries.some(({ fact }) => fact.type === 'boarded' || fact.type === 'left');
  // The end of a ship without people is seldom in the record: nobody knows here for how long it flew on.
  const endUnknown = landing === undefined && undocking !== undefined && !peopleInside;
  const seconds = launch === undefined || endUnknown ? null : Math.floor(secondsBetween(launch.moment, landing?.moment ?? at));
  const rider = (fact: FactOf<'boarded'> | FactOf<'left'>): Rider => ({
    id: fact.person,
    name: record.people.get(fact.person)?.name ?? fact.person,
    role: fact.role,
    agency: fact.type === 'boarded' ? fact.agency : null,
    under: fact.type === 'boarded' ? (fact.under ?? null) : null,
    fact: fact.id,
  });
  const facts = entries.map(({ fact }) => fact);
  const overdue = new Set(openPlans(view, asked).flatMap(({ id, plannedFor }) => (isOverdue(plannedFor, asked) ? [id] : [])));
  const about = new Set([flight.id, ...facts.map(({ id }) => id)]);
  return {
    id: flight.id,
    name: flight.name,
    nameNative: flight.nameNative ?? null,
    vehicle: flight.vehicle,
    spacecraft: flight.spacecraft ?? null,
    operator: flight.operator ?? null,
    at: formatInstant(asked),
    ...seenOf(view, asked),
    asOf: view.asOf === null ? null : formatInstant(view.asOf),
    launch: launch?.fact.at ?? null,
    docking: find('docked')?.fact.at ?? null,
    undocking: undocking?.fact.at ?? null,
    leftBy: undocking?.fact.precision === 'by' ? undocking.fact.at : null,
    endUnknown,
    landing: landing?.fact.at ?? null,
    place: landing?.fact.place ?? null,
    attitudeAtTouchdown: landing?.fact.attitudeAtTouchdown ?? null,
    attitudeAtRecovery: landing?.fact.attitudeAtRecovery ?? null,
    seconds,
    text: seconds === null ? null : durationText(seconds),
    up: facts.filter((fact) => fact.type === 'boarded').map(rider),
    down: facts.filter((fact) => fact.type === 'left').map(rider),
    events: [...entries, ...befell]
      .toSorted((a, b) => a.moment - b.moment)
      .map(({ fact }) => fact)
      .filter((fact) => fact.type !== 'boarded' && fact.type !== 'left')
      .map((fact) => ({
        at: fact.at,
        type: fact.type,
        says: sayFact(fact, nameIn(record)),
        unsourced: fact.unsourced ?? [],
        by: fact.precision === 'by',
        overdue: overdue.has(fact.id),
        fact: fact.id,
      })),
    claims: record.claims
      .filter(({ claim, known }) => about.has(claim.subject) && (view.asOf === null || known <= view.asOf))
      .map(({ claim }) => claim.id),
    dataAge: dataAge(view, asked),
  };
}
