import type { Fact } from './fact.ts';
import type { StationRecord } from './station-record.ts';

/** What people call what is named by an id; the id itself where the record has no name for it. */
export type NameOf = (id: string) => string;

export function nameIn(record: StationRecord): NameOf {
  const { people, flights, ports, agencies, vehicles } = record;
  return (id) =>
    (people.get(id) ?? flights.get(id) ?? ports.get(id) ?? agencies.get(id) ?? vehicles.get(id))?.name ?? saidIn(record, id) ?? id;
}

/** An agreement by its title, a sanction by who imposed it on whom, a fact in its own words. */
function saidIn(record: StationRecord, id: string): string | undefined {
  for (const { fact } of record.entries) {
    if (fact.id === id) return sayFact(fact, nameIn(record));
    if (fact.type === 'agreementSigned' && fact.agreement === id) return fact.title;
    if (fact.type === 'sanctionImposed' && fact.sanction === id) return `the sanctions of ${fact.by} on ${fact.on}`;
  }
  return undefined;
}

/** A fact in a few words of its own fields. */
export function sayFact(fact: Fact, nameOf: NameOf): string {
  switch (fact.type) {
    case 'launched':
      return `${nameOf(fact.flight)} launched${fact.site === undefined ? '' : ` from ${fact.site}`}`;
    case 'docked':
      return `${nameOf(fact.flight)} docked${fact.port === undefined ? '' : ` at ${nameOf(fact.port)}`}${fact.hardMateAt === undefined ? '' : `, hard mate ${fact.hardMateAt}`}`;
    case 'relocated':
      return `${nameOf(fact.flight)} moved to ${nameOf(fact.port)}, there at ${fact.arrivedAt}`;
    case 'undocked':
      return `${nameOf(fact.flight)} undocked${fact.port === undefined ? '' : ` from ${nameOf(fact.port)}`}`;
    case 'landed':
      return `${nameOf(fact.flight)} landed${fact.place === undefined ? '' : `, ${fact.place}`}`;
    case 'boarded':
      return `${nameOf(fact.person)} went up in ${nameOf(fact.flight)}, ${fact.role}, for ${fact.agency}`;
    case 'left':
      return `${nameOf(fact.person)} left in ${nameOf(fact.flight)}`;
    case 'seatMoved':
      return `the seat home of ${nameOf(fact.person)} moved to ${nameOf(fact.flight)}${fact.contingency === true ? ', beyond its ordinary seats' : ''}`;
    case 'seatGivenUp':
      return `${nameOf(fact.person)} had no seat home: ${fact.why}`;
    case 'commandHandedOver':
      return `${nameOf(fact.person)} took command`;
    case 'expeditionBegan':
      return `expedition ${fact.expedition} began`;
    case 'portOpened':
      return `${nameOf(fact.port)} was there for ships`;
    case 'portClosed':
      return `${nameOf(fact.port)} was no longer there for ships`;
    case 'agreementSigned':
      return `${fact.parties.join(' and ')} signed ${fact.title}: ${fact.says}`;
    case 'agreementAmended':
      return `${fact.parties.join(' and ')} amended ${nameOf(fact.agreement)} by ${fact.title}: ${fact.says}`;
    case 'agreementExpired':
      return `${nameOf(fact.agreement)} ended: ${fact.why}`;
    case 'sanctionImposed':
      return `${fact.by} on ${fact.on}: ${fact.says}${fact.except === undefined ? '' : `; except ${fact.except}`}`;
    case 'sanctionExcepted':
      return `excepted from ${nameOf(fact.sanction)}: ${fact.except}`;
    case 'sanctionLifted':
      return `${nameOf(fact.sanction)} ended: ${fact.why}`;
    case 'planAnnounced':
      return `${fact.by}: ${fact.event} of ${nameOf(fact.flight)} planned for ${fact.net === true ? 'no earlier than ' : ''}${fact.plannedFor}${fact.says === undefined ? '' : `; ${fact.says}`}`;
    case 'letterSent':
    case 'letterAnswered':
      return `${fact.by} ${fact.type === 'letterSent' ? 'wrote' : 'answered'} to ${fact.to}: ${fact.says}`;
    case 'statementMade':
    case 'decisionTaken':
    case 'occurred':
      return `${fact.by}: ${fact.says}`;
    case 'withdrawn':
      return `withdrawn: ${nameOf(fact.corrects)}, because ${fact.why}`;
  }
}
