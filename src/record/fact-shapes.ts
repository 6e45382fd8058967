import type { Fact, FactBase, FactType } from './fact.ts';
import type { Field, Shape } from './line-shape.ts';

const ATTITUDE = 'one of upright|on side|dragged?';

const BASE = {
  id: 'id',
  at: 'moment',
  precision: 'one of millisecond|second|minute|day|month|year|span|by',
  until: 'moment?',
  sources: 'ids',
  unsourced: 'texts?',
  deducedFrom: 'ids?',
  recordedAt: 'moment',
  knownAt: 'moment?',
  corrects: 'id?',
  note: 'text?',
} as const satisfies { readonly [K in keyof FactBase]-?: Field };

type Own<F> = Exclude<keyof F, keyof FactBase | 'type'>;

const OWN: { readonly [F in Fact as F['type']]: { readonly [K in Own<F>]: Field } } = {
  portOpened: { port: 'id' },
  left: { person: 'id', flight: 'id', role: 'text' },
  undocked: { flight: 'id', port: 'id?' },
  landed: {
    flight: 'id',
    place: 'text?',
    latitudeDeg: 'latitude?',
    longitudeDeg: 'longitude?',
    attitudeAtTouchdown: ATTITUDE,
    attitudeAtRecovery: ATTITUDE,
  },
  boarded: { person: 'id', flight: 'id', role: 'text', agency: 'id', arrangement: 'text?', under: 'id?' },
  launched: { flight: 'id', site: 'text?' },
  relocated: { flight: 'id', port: 'id', arrivedAt: 'moment' },
  docked: { flight: 'id', port: 'id?', hardMateAt: 'moment?' },
  seatMoved: { person: 'id', flight: 'id', contingency: 'flag?' },
  seatGivenUp: { person: 'id', why: 'text' },
  expeditionBegan: { expedition: 'whole' },
  commandHandedOver: { person: 'id' },
  portClosed: { port: 'id' },
  agreementSigned: {
    agreement: 'id',
    title: 'text',
    otherNames: 'texts?',
    parties: 'texts',
    says: 'text',
    words: 'text?',
    covers: 'ids?',
    announcedAt: 'moment?',
  },
  agreementAmended: { agreement: 'id', title: 'text', parties: 'texts', says: 'text', words: 'text?', covers: 'ids?' },
  agreementExpired: { agreement: 'id', why: 'text' },
  sanctionImposed: { sanction: 'id', by: 'text', on: 'text', says: 'text', words: 'text?', except: 'text?' },
  sanctionExcepted: { sanction: 'id', except: 'text' },
  sanctionLifted: { sanction: 'id', why: 'text' },
  statementMade: {
    by: 'text',
    speaker: 'id?',
    to: 'text?',
    channel: 'text?',
    says: 'text',
    words: 'text?',
    condition: 'text?',
    outcome: 'text?',
    bearsOn: 'ids?',
  },
  letterSent: { letter: 'id', by: 'text', to: 'text', says: 'text', words: 'text?', answerBy: 'moment?', bearsOn: 'ids?' },
  letterAnswered: { letter: 'id', by: 'text', to: 'text', says: 'text', words: 'text?', bearsOn: 'ids?' },
  decisionTaken: { by: 'text', to: 'text?', says: 'text', words: 'text?', outcome: 'text?', bearsOn: 'ids?' },
  planAnnounced: {
    by: 'text',
    flight: 'id',
    event: 'one of launch|docking|undocking|landing',
    plannedFor: 'text',
    net: 'flag?',
    says: 'text?',
  },
  occurred: { by: 'text', says: 'text', names: 'texts?', words: 'text?', outcome: 'text?', bearsOn: 'ids?' },
  withdrawn: { why: 'text' },
};

/** Simultaneous facts are replayed in this order of types, and within a type by id. */
export const FACT_TYPES = Object.keys(OWN) as readonly FactType[];

export const FACT_SHAPES = Object.fromEntries(
  Object.entries(OWN).map(([type, own]) => [type, { ...BASE, type: 'text', ...own }]),
) as unknown as Readonly<Record<FactType, Shape>>;
