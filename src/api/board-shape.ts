import { z } from 'zod';
import type { Message } from '../outcome/index.ts';
import type { Board, BoardCrew, BoardMove, BoardPort } from '../record/index.ts';
import { shapeOf } from './agreement.ts';
import { messageShape } from './message-shape.ts';
import { type Answer, answerShape, asked, dataAgeShape, ids, moment, seen } from './answer-shape.ts';

/** With the reason where somebody has no safe way home, as the plan's rule says it. */
type ShownCrew = BoardCrew & { readonly noSafeSeat: Message | null };

const crewShape = shapeOf<ShownCrew>()(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    agency: z.string(),
    role: z.string(),
    up: z.string(),
    upName: z.string(),
    seatHome: z.string().nullable(),
    seatHomeName: z.string().nullable(),
    contingencySeat: z.boolean(),
    daysThisFlight: z.int(),
    daysTotal: z.int(),
    textThisFlight: z.string(),
    noSafeSeat: messageShape.nullable(),
    facts: ids,
  }),
);

const portShape = shapeOf<BoardPort>()(
  z.strictObject({
    port: z.string().nullable(),
    name: z.string(),
    nameNative: z.string().nullable(),
    otherName: z.string().nullable(),
    otherNameNative: z.string().nullable(),
    ship: z.string().nullable(),
    shipName: z.string().nullable(),
    vehicle: z.string().nullable(),
    since: moment.nullable(),
    state: z.enum(['free', 'not-in-record', 'docked', 'berthed', 'moving']),
    days: z.int().nullable().describe('whole days there'),
    leftBy: moment.nullable(),
    facts: ids,
  }),
);

const moveShape = shapeOf<BoardMove>()(
  z.strictObject({
    flight: z.string(),
    name: z.string(),
    event: z.enum(['launch', 'docking', 'undocking', 'landing', 'relocation']),
    at: moment,
    basis: z.enum(['happened', 'planned', 'overdue']),
    net: z.boolean().describe('no earlier than'),
    by: z.boolean().describe('it had happened by then, and may have before'),
    unsourced: z.boolean().describe('no page was found for its day'),
    fact: z.string(),
  }),
);

/** `union-station/board/1`: who is aboard, what is docked, what comes next. */
export const boardShape = shapeOf<Answer<'board', Omit<Board, 'crew'> & { readonly crew: readonly ShownCrew[] }>>()(
  answerShape('board', {
    ...asked,
    ...seen,
    crew: z.array(crewShape),
    ports: z.array(portShape),
    inFreeFlight: z.array(z.strictObject({ ship: z.string(), name: z.string(), since: moment, people: ids, names: ids })),
    commander: z.string().nullable(),
    expedition: z.int().nullable(),
    command: z.strictObject({
      commanderName: z.string().nullable(),
      commanderSince: moment.nullable(),
      expeditionSince: moment.nullable(),
      unsourced: z.array(z.enum(['commander', 'expedition'])),
      facts: ids,
    }),
    next: z.array(moveShape),
    dataAge: dataAgeShape,
  }),
);
