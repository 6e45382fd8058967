import { z } from 'zod';
import type { Board, BoardCrew, BoardMove, BoardPort } from '../record/index.ts';
import { shapeOf } from './agreement.ts';
import { type Answer, answerShape, asked, dataAgeShape, ids, moment } from './answer-shape.ts';

const crewShape = shapeOf<BoardCrew>()(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    agency: z.string(),
    role: z.string(),
    up: z.string(),
    seatHome: z.string().nullable(),
    contingencySeat: z.boolean(),
    daysThisFlight: z.int(),
    daysTotal: z.int(),
    textThisFlight: z.string(),
    facts: ids,
  }),
);

const portShape = shapeOf<BoardPort>()(
  z.strictObject({
    port: z.string().nullable(),
    name: z.string(),
    otherName: z.string().nullable(),
    ship: z.string().nullable(),
    shipName: z.string().nullable(),
    vehicle: z.string().nullable(),
    since: moment.nullable(),
    state: z.enum(['free', 'docked', 'berthed', 'moving']),
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
    basis: z.enum(['happened', 'planned']),
    net: z.boolean().describe('no earlier than'),
    fact: z.string(),
  }),
);

/** `union-station/board/1`: who is aboard, what is docked, what comes next. */
export const boardShape = shapeOf<Answer<'board', Board>>()(
  answerShape('board', {
    ...asked,
    crew: z.array(crewShape),
    ports: z.array(portShape),
    inFreeFlight: z.array(z.strictObject({ ship: z.string(), name: z.string(), since: moment, people: ids })),
    commander: z.string().nullable(),
    expedition: z.int().nullable(),
    command: z.strictObject({
      commanderName: z.string().nullable(),
      commanderSince: moment.nullable(),
      expeditionSince: moment.nullable(),
      facts: ids,
    }),
    next: z.array(moveShape),
    dataAge: dataAgeShape,
  }),
);
