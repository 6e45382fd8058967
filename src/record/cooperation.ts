import { DAY_S, type Instant, formatInstant } from '../time/index.ts';
import { type DataAge, dataAge } from './data-age.ts';
import type { Fact, FactOf } from './fact.ts';
import { momentOf } from './moment.ts';
import type { Dependency } from './register.ts';
import { type Seen, seenOf } from './horizon.ts';
import { nameIn } from './say-fact.ts';
import { countUntil, stationIn } from './timeline.ts';
import type { View } from './view.ts';

/** Words older than this are shown only where they bear on something in force, or are still unanswered. */
const RECENT_S = 366 * DAY_S;
const SHOWN_WORDS = 40;

export interface AgreementInForce {
  readonly id: string;
  readonly title: string;
  readonly parties: readonly string[];
  readonly since: string;
  readonly says: string;
  readonly amendments: readonly {
    readonly title: string;
    readonly at: string;
    readonly says: string;
    readonly covers: readonly string[];
    readonly fact: string;
  }[];
  /** Flights that the agreement or an amendment names. */
  readonly covers: readonly string[];
  /** The same by their names. */
  readonly coversNames: readonly string[];
  /** Seats flown under it by then. */
  readonly seats: readonly { readonly person: string; readonly flight: string; readonly fact: string }[];
  readonly facts: readonly string[];
}

export interface SanctionInForce {
  readonly id: string;
  readonly by: string;
  readonly on: string;
  readonly since: string;
  readonly says: string;
  readonly except: readonly string[];
  readonly facts: readonly string[];
}

export interface Word {
  readonly at: string;
  readonly type: Fact['type'];
  readonly by: string;
  readonly to: string | null;
  readonly says: string;
  readonly words: string | null;
  readonly condition: string | null;
  readonly outcome: string | null;
  readonly bearsOn: readonly string[];
  readonly fact: string;
}

export interface JointSeat {
  readonly person: string;
  readonly name: string;
  readonly agency: string;
  readonly up: string;
  readonly upName: string;
  readonly seatHome: string | null;
  readonly seatHomeName: string | null;
  /** Whose ship carries whom. */
  readonly says: string;
  readonly under: string | null;
  readonly facts: readonly string[];
}

/** `knownUntil` is the newest fact of any kind: what was signed and said has no list to be read from. */
export interface Cooperation extends Seen {
  readonly at: string;
  readonly asOf: string | null;
  readonly agreements: readonly AgreementInForce[];
  readonly sanctions: readonly SanctionInForce[];
  readonly words: readonly Word[];
  readonly unanswered: readonly {
    readonly letter: string;
    readonly by: string;
    readonly to: string;
    readonly answerBy: string | null;
    readonly fact: string;
  }[];
  readonly jointFlights: readonly JointSeat[];
  readonly dependencies: readonly Dependency[];
  readonly dataAge: DataAge;
}

/** What holds between the partners at `at`, what was said about it, and who flies with whom. */
export function cooperationAt(view: View, at: Instant): Cooperation {
  const { record, timeline } = view;
  const facts = timeline.entries.slice(0, countUntil(timeline, at)).map(({ fact }) => fact);
  const of = <T extends Fact['type']>(type: T) => facts.filter((fact) => fact.type === type) as unknown as readonly FactOf<T>[];
  const ended = new Set([
    ...of('agreementExpired').map(({ agreement }) => agreement),
    ...of('sanctionLifted').map(({ sanction }) => sanction),
  ]);
  const agreements = of('agreementSigned')
    .filter(({ agreement }) => !ended.has(agreement))
    .map((signed): AgreementInForce => {
      const amendments = of('agreementAmended').filter(({ agreement }) => agreement === signed.agreement);
      const seats = of('boarded').filter(({ under }) => under === signed.agreement);
      const covers = [...new Set([signed, ...amendments].flatMap((fact) => fact.covers ?? []))];
      return {
        id: signed.agreement,
        title: signed.title,
        parties: signed.parties,
        since: signed.at,
        says: signed.says,
        amendments: amendments.map((fact) => ({
          title: fact.title,
          at: fact.at,
          says: fact.says,
          covers: fact.covers ?? [],
          fact: fact.id,
        })),
        covers,
        coversNames: covers.map(nameIn(record)),
        seats: seats.map(({ person, flight, id }) => ({ person, flight, fact: id })),
        facts: [signed.id, ...amendments.map(({ id }) => id), ...seats.map(({ id }) => id)],
      };
    });
  const sanctions = of('sanctionImposed')
    .filter(({ sanction }) => !ended.has(sanction))
    .map((imposed): SanctionInForce => {
      const excepted = of('sanctionExcepted').filter(({ sanction }) => sanction === imposed.sanction);
      return {
        id: imposed.sanction,
        by: imposed.by,
        on: imposed.on,
        since: imposed.at,
        says: imposed.says,
        except: [...(imposed.except === undefined ? [] : [imposed.except]), ...excepted.map(({ except }) => except)],
        facts: [imposed.id, ...excepted.map(({ id }) => id)],
      };
    });
  const answered = new Set(of('letterAnswered').map(({ letter, by }) => `${letter} ${by}`));
  const inForce = new Set([...agreements.map(({ id }) => id), ...sanctions.map(({ id }) => id)]);
  const words = facts
    .filter(isWord)
    .filter((fact) => at - momentOf(fact.at) <= RECENT_S || (fact.bearsOn ?? []).some((id) => inForce.has(id)));
  return {
    at: formatInstant(at),
    ...seenOf({ horizon: timeline.entries.at(-1)?.moment ?? view.horizon }, at),
    asOf: view.asOf === null ? null : formatInstant(view.asOf),
    agreements,
    sanctions,
    words: words.slice(-SHOWN_WORDS).toReversed().map(wordOf),
    unanswered: of('letterSent')
      .flatMap((sent) => sent.to.split(', ').map((to) => ({ sent, to })))
      .filter(({ sent, to }) => !answered.has(`${sent.letter} ${to}`))
      .map(({ sent, to }) => ({ letter: sent.letter, by: sent.by, to, answerBy: sent.answerBy ?? null, fact: sent.id })),
    jointFlights: jointSeats(view, at, of('boarded')),
    dependencies: [...record.dependencies.values()].filter(({ since }) => since === undefined || momentOf(since) <= at),
    dataAge: dataAge(view, at, 'all'),
  };
}

type WordFact = FactOf<'statementMade' | 'letterSent' | 'letterAnswered' | 'decisionTaken' | 'occurred'>;

function isWord(fact: Fact): fact is WordFact {
  return ['statementMade', 'letterSent', 'letterAnswered', 'decisionTaken', 'occurred'].includes(fact.type);
}

function wordOf(fact: WordFact): Word {
  return {
    at: fact.at,
    type: fact.type,
    by: fact.by,
    to: 'to' in fact ? (fact.to ?? null) : null,
    says: fact.says,
    words: fact.words ?? null,
    condition: fact.type === 'statementMade' ? (fact.condition ?? null) : null,
    outcome: 'outcome' in fact ? (fact.outcome ?? null) : null,
    bearsOn: fact.bearsOn ?? [],
    fact: fact.id,
  };
}

/** Who is up, or has a seat home, in the ship of the other side. */
function jointSeats({ record, timeline }: View, at: Instant, boarded: readonly FactOf<'boarded'>[]): readonly JointSeat[] {
  const sideOfShip = (flight: string | null) => record.vehicles.get(record.flights.get(flight ?? '')?.vehicle ?? '')?.side;
  const nameOf = nameIn(record);
  const seats: JointSeat[] = [];
  for (const member of stationIn(timeline, at).crew.values()) {
    const side = record.agencies.get(member.agency)?.side;
    if (side === undefined || [member.up, member.seat].every((flight) => (sideOfShip(flight) ?? side) === side)) continue;
    const ticket = boarded.findLast(({ person, flight }) => person === member.person && flight === member.up);
    const other = side === 'us' ? 'a Russian ship' : 'a US ship';
    seats.push({
      person: member.person,
      name: record.people.get(member.person)?.name ?? member.person,
      agency: member.agency,
      up: member.up,
      upName: nameOf(member.up),
      seatHome: member.seat,
      seatHomeName: member.seat === null ? null : nameOf(member.seat),
      says: `${member.agency} in ${other}`,
      under: ticket?.under ?? null,
      facts: member.facts,
    });
  }
  return seats;
}
