import { z } from 'zod';
import type { Claim, Dependency, Fact, Relation, Source } from '../record/index.ts';
import { shapeOf } from './agreement.ts';
import { ids, moment } from './answer-shape.ts';
import { latitudeDeg, longitudeDeg } from './quantities.ts';

/** Of every line of the record. */
const base = {
  id: z.string(),
  at: moment,
  precision: z.enum(['millisecond', 'second', 'minute', 'day', 'month', 'year', 'span', 'by']),
  until: moment.exactOptional(),
  sources: ids,
  unsourced: ids.exactOptional().describe('fields that no page was found for'),
  deducedFrom: ids.exactOptional(),
  recordedAt: moment,
  knownAt: moment.exactOptional(),
  corrects: z.string().exactOptional(),
  note: z.string().exactOptional(),
};
const text = z.string();
const perhaps = z.string().exactOptional();
const attitude = z.enum(['upright', 'on side', 'dragged']).exactOptional();

const of = <const Type extends string, S extends z.ZodRawShape>(type: Type, fields: S) =>
  z.strictObject({ ...base, type: z.literal(type), ...fields });

/** A line of the record: something that happened, in the past tense, with its sources. */
export const factShape = shapeOf<Fact>()(
  z.discriminatedUnion('type', [
    of('portOpened', { port: text }),
    of('left', { person: text, flight: text, role: text }),
    of('undocked', { flight: text, port: perhaps }),
    of('landed', {
      flight: text,
      place: perhaps,
      latitudeDeg: latitudeDeg.exactOptional(),
      longitudeDeg: longitudeDeg.exactOptional(),
      attitudeAtTouchdown: attitude,
      attitudeAtRecovery: attitude,
    }),
    of('boarded', { person: text, flight: text, role: text, agency: text, arrangement: perhaps, under: perhaps }),
    of('launched', { flight: text, site: perhaps }),
    of('relocated', { flight: text, port: text, arrivedAt: moment }),
    of('docked', { flight: text, port: perhaps, hardMateAt: moment.exactOptional() }),
    of('seatMoved', { person: text, flight: text, contingency: z.boolean().exactOptional() }),
    of('seatGivenUp', { person: text, why: text }),
    of('expeditionBegan', { expedition: z.int() }),
    of('commandHandedOver', { person: text }),
    of('portClosed', { port: text }),
    of('agreementSigned', {
      agreement: text,
      title: text,
      otherNames: ids.exactOptional(),
      parties: ids,
      says: text,
      words: perhaps,
      covers: ids.exactOptional(),
      announcedAt: moment.exactOptional(),
    }),
    of('agreementAmended', {
      agreement: text,
      title: text,
      parties: ids,
      says: text,
      words: perhaps,
      covers: ids.exactOptional(),
    }),
    of('agreementExpired', { agreement: text, why: text }),
    of('sanctionImposed', { sanction: text, by: text, on: text, says: text, words: perhaps, except: perhaps }),
    of('sanctionExcepted', { sanction: text, except: text }),
    of('sanctionLifted', { sanction: text, why: text }),
    of('statementMade', {
      by: text,
      speaker: perhaps,
      to: perhaps,
      channel: perhaps,
      says: text,
      words: perhaps,
      condition: perhaps,
      outcome: perhaps,
      bearsOn: ids.exactOptional(),
    }),
    of('letterSent', {
      letter: text,
      by: text,
      to: text,
      says: text,
      words: perhaps,
      answerBy: moment.exactOptional(),
      bearsOn: ids.exactOptional(),
    }),
    of('letterAnswered', { letter: text, by: text, to: text, says: text, words: perhaps, bearsOn: ids.exactOptional() }),
    of('decisionTaken', {
      by: text,
      to: perhaps,
      says: text,
      words: perhaps,
      outcome: perhaps,
      bearsOn: ids.exactOptional(),
    }),
    of('planAnnounced', {
      by: text,
      flight: text,
      event: z.enum(['launch', 'docking', 'undocking', 'landing']),
      plannedFor: text.describe('TBD, or a date as fine as it was given'),
      net: z.boolean().exactOptional().describe('no earlier than'),
      says: perhaps,
    }),
    of('occurred', {
      by: text,
      says: text,
      names: ids.exactOptional(),
      words: perhaps,
      outcome: perhaps,
      bearsOn: ids.exactOptional(),
    }),
    z.strictObject({ ...base, type: z.literal('withdrawn'), corrects: text, why: text }),
  ]),
);

export const factTypeShape = shapeOf<Fact['type']>()(z.enum(factShape.options.map(({ shape }) => shape.type.value)));

export const sourceShape = shapeOf<Source>()(
  z.strictObject({
    id: text,
    publisher: text,
    url: perhaps,
    family: perhaps.describe('copies and translations of one original are one family'),
    sha256: perhaps,
    lists: z.literal('ships and crews').exactOptional(),
    readOn: z.string().exactOptional(),
    note: perhaps,
  }),
);

/** What a source says of one property of one subject. */
export const claimFields = {
  id: text,
  subject: text,
  property: text,
  value: text,
  validAt: perhaps,
  words: perhaps,
  sources: ids,
  unsourced: ids.exactOptional(),
  rank: z.enum(['preferred', 'normal', 'deprecated']),
  reason: z.enum([
    'same value',
    'precision',
    'rounding',
    'time zone',
    'arithmetic',
    'plan and outcome',
    'other event',
    'other moment',
    'signed and announced',
    'scope',
    'typo',
    'superseded',
    'unreliable source',
    'forecast',
    'speaker changed',
    'report and words',
    'open',
  ]),
  because: perhaps,
  supports: ids.exactOptional(),
  contradicts: ids.exactOptional(),
  refines: ids.exactOptional(),
  sameOrigin: ids.exactOptional(),
  recordedAt: moment,
  knownAt: moment.exactOptional(),
};
export const claimShape = shapeOf<Claim>()(z.strictObject(claimFields));

export const relationShape = shapeOf<Relation>()(z.enum(['supports', 'contradicts', 'refines', 'same origin']));

export const dependencyShape = shapeOf<Dependency>()(
  z.strictObject({
    id: text,
    sources: ids,
    unsourced: ids.exactOptional(),
    note: perhaps,
    service: text,
    givenBy: text,
    takenBy: text,
    without: text,
    instead: perhaps,
    since: perhaps,
  }),
);
