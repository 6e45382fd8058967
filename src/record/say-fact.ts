import type { Fact } from './fact.ts';

/** A fact in a few words of its own fields. */
export function sayFact(fact: Fact): string {
  switch (fact.type) {
    case 'launched':
      return `${fact.flight} launched${fact.site === undefined ? '' : ` from ${fact.site}`}`;
    case 'docked':
      return `${fact.flight} docked${fact.port === undefined ? '' : ` at ${fact.port}`}${fact.hardMateAt === undefined ? '' : `, hard mate ${fact.hardMateAt}`}`;
    case 'relocated':
      return `${fact.flight} moved to ${fact.port}, there at ${fact.arrivedAt}`;
    case 'undocked':
      return `${fact.flight} undocked${fact.port === undefined ? '' : ` from ${fact.port}`}`;
    case 'landed':
      return `${fact.flight} landed${fact.place === undefined ? '' : `, ${fact.place}`}`;
    case 'boarded':
      return `${fact.person} went up in ${fact.flight}, ${fact.role}, for ${fact.agency}`;
    case 'left':
      return `${fact.person} left in ${fact.flight}`;
    case 'seatMoved':
      return `the seat home of ${fact.person} moved to ${fact.flight}${fact.contingency === true ? ', beyond its ordinary seats' : ''}`;
    case 'seatGivenUp':
      return `${fact.person} had no seat home: ${fact.why}`;
    case 'commandHandedOver':
      return `${fact.person} took command`;
    case 'expeditionBegan':
      return `expedition ${fact.expedition} began`;
    case 'portOpened':
      return `${fact.port} was there for ships`;
    case 'portClosed':
      return `${fact.port} was no longer there for ships`;
    case 'agreementSigned':
      return `${fact.parties.join(' and ')} signed ${fact.title}: ${fact.says}`;
    case 'agreementAmended':
      return `${fact.parties.join(' and ')} amended ${fact.agreement} by ${fact.title}: ${fact.says}`;
    case 'agreementExpired':
      return `${fact.agreement} ended: ${fact.why}`;
    case 'sanctionImposed':
      return `${fact.by} on ${fact.on}: ${fact.says}${fact.except === undefined ? '' : `; except ${fact.except}`}`;
    case 'sanctionExcepted':
      return `excepted from ${fact.sanction}: ${fact.except}`;
    case 'sanctionLifted':
      return `${fact.sanction} ended: ${fact.why}`;
    case 'planAnnounced':
      return `${fact.by}: ${fact.event} of ${fact.flight} planned for ${fact.net === true ? 'no earlier than ' : ''}${fact.plannedFor}${fact.says === undefined ? '' : `; ${fact.says}`}`;
    case 'letterSent':
    case 'letterAnswered':
      return `${fact.by} ${fact.type === 'letterSent' ? 'wrote' : 'answered'} to ${fact.to}: ${fact.says}`;
    case 'statementMade':
    case 'decisionTaken':
    case 'occurred':
      return `${fact.by}: ${fact.says}`;
    case 'withdrawn':
      return `${fact.corrects} was withdrawn: ${fact.why}`;
  }
}
