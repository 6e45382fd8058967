import { z } from 'zod';
import type { Career, Fact, Life, RecordStep, Source } from '../record/index.ts';
import { shapeOf } from './agreement.ts';
import { type Answer, answerShape, asked, dataAgeShape, ids, moment, seen, type Taken } from './answer-shape.ts';
import { messageShape } from './message-shape.ts';
import { factShape, sourceShape } from './fact-shape.ts';

export const brokeShape = shapeOf<NonNullable<RecordStep['broke']>>()(
  z.strictObject({ holders: ids, names: ids, seconds: z.number(), text: z.string() }),
);

/** What a career's time counts. */
export const careerSaying = {
  counts: z
    .enum(['published', 'no others', 'station'])
    .describe(
      'all flights, as published; those of this record, beside which there were no others; or those of this record, others not found',
    ),
  through: moment.nullable().describe('up to which day the sources tell that'),
  sources: ids,
  publishers: ids,
};

/** The lines that an answer follows from, where they are asked for. */
export interface Sourced {
  readonly factLines?: readonly Fact[];
  readonly sources?: readonly Source[];
}

export const sourced = { factLines: z.array(factShape).exactOptional(), sources: z.array(sourceShape).exactOptional() };

/** `union-station/person/1`: a life in flights. */
export const personShape = shapeOf<Answer<'person', Life & Sourced & Taken>>()(
  answerShape('person', {
    id: z.string(),
    name: z.string(),
    nameNative: z.string().nullable(),
    agency: z.string(),
    nationalities: ids,
    born: moment.nullable(),
    ...asked,
    ...seen,
    taken: messageShape.nullable().describe('where the name asked for is not its alone: as what it was taken'),
    stays: z.array(
      z.strictObject({
        up: z.string(),
        upName: z.string(),
        down: z.string().nullable(),
        downName: z.string().nullable(),
        launch: moment,
        landing: moment.nullable(),
        seconds: z.number(),
        text: z.string(),
        role: z.string(),
        agency: z.string(),
        unsourced: z.array(z.enum(['launch', 'landing'])).describe('for whose time no page was found'),
        records: z.array(z.strictObject({ among: z.string(), says: z.string(), broke: brokeShape.nullable() })),
        facts: ids,
      }),
    ),
    totalSeconds: z.number(),
    totalText: z.string(),
    flights: z.int(),
    career: shapeOf<Career>()(z.strictObject({ seconds: z.number(), text: z.string(), ...careerSaying })).nullable(),
    inSpace: z.boolean(),
    otherFacts: ids,
    dataAge: dataAgeShape,
    ...sourced,
  }),
);
