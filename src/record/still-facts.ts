import type { FactType } from './fact.ts';

/** What was said and signed, and what was taken back; it tells nothing of where people and ships are. */
export const STILL: ReadonlySet<FactType> = new Set<FactType>([
  'agreementSigned',
  'agreementAmended',
  'agreementExpired',
  'sanctionImposed',
  'sanctionExcepted',
  'sanctionLifted',
  'statementMade',
  'letterSent',
  'letterAnswered',
  'decisionTaken',
  'planAnnounced',
  'occurred',
  'withdrawn',
]);
