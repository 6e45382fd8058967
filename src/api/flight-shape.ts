import { z } from 'zod';
import type { Rider, Voyage } from '../record/index.ts';
import { shapeOf } from './agreement.ts';
import { type Answer, answerShape, asked, dataAgeShape, ids, moment, seen, type Taken } from './answer-shape.ts';
import { messageShape } from './message-shape.ts';
import { factTypeShape } from './fact-shape.ts';
import { type Sourced, sourced } from './person-shape.ts';

const riderShape = shapeOf<Rider>()(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    role: z.string(),
    agency: z.string().nullable(),
    under: z.string().nullable().describe('the agreement that the seat is given under'),
    fact: z.string(),
  }),
);

/** `union-station/flight/1`: who rode a ship up and down, and where it was. */
export const flightShape = shapeOf<Answer<'flight', Voyage & Sourced & Taken>>()(
  answerShape('flight', {
    id: z.string(),
    name: z.string(),
    nameNative: z.string().nullable(),
    vehicle: z.string(),
    spacecraft: z.string().nullable(),
    operator: z.string().nullable(),
    ...asked,
    ...seen,
    taken: messageShape.nullable().describe('where the name asked for is not its alone: as what it was taken'),
    launch: moment.nullable(),
    docking: moment.nullable(),
    undocking: moment.nullable(),
    leftBy: moment.nullable().describe('it had left by then, and may have left before'),
    landing: moment.nullable(),
    endUnknown: z.boolean().describe('it left without people, and what became of it is not in the record'),
    place: z.string().nullable(),
    attitudeAtTouchdown: z.string().nullable(),
    attitudeAtRecovery: z.string().nullable(),
    seconds: z.number().nullable(),
    text: z.string().nullable(),
    up: z.array(riderShape),
    down: z.array(riderShape),
    events: z.array(
      z.strictObject({
        at: moment,
        type: factTypeShape,
        says: z.string(),
        unsourced: ids,
        by: z.boolean(),
        overdue: z.boolean(),
        fact: z.string(),
      }),
    ),
    claims: ids.describe('where sources speak apart'),
    dataAge: dataAgeShape,
    ...sourced,
  }),
);
