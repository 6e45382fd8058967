import { z } from 'zod';
import type { RankingKind, RankingRow, RecordStep } from '../record/index.ts';
import { messageShape } from './message-shape.ts';
import { shapeOf } from './agreement.ts';
import { answerShape, asked, dataAgeShape, ids, moment, seen } from './answer-shape.ts';
import { brokeShape, careerSaying } from './person-shape.ts';

const rankingRowShape = shapeOf<RankingRow>()(
  z.strictObject({
    rank: z.int().min(1),
    id: z.string(),
    name: z.string(),
    seconds: z.number(),
    text: z.string(),
    flights: z.int(),
    up: z.string().nullable(),
    upName: z.string().nullable(),
    down: z.string().nullable(),
    downName: z.string().nullable(),
    inFlight: z.boolean(),
    ...careerSaying,
    facts: ids,
  }),
);

const stepShape = shapeOf<RecordStep>()(
  z.strictObject({
    holders: ids,
    names: ids,
    up: z.string(),
    down: z.string().nullable(),
    seconds: z.number(),
    text: z.string(),
    landedAt: moment.nullable(),
    broke: brokeShape.nullable(),
    facts: ids,
  }),
);

/** `union-station/rankings/1`: the longest flights and careers as of a day. */
export const rankingsShape = answerShape('rankings', {
  of: shapeOf<RankingKind>()(z.enum(['single-flight', 'career', 'flights'])),
  agency: z.string().nullable(),
  nationality: z.string().nullable(),
  women: z.boolean(),
  ...asked,
  ...seen,
  scope: messageShape,
  rows: z.array(rankingRowShape),
  records: z.array(stepShape).describe('the longest single flights in the order in which each broke the one before'),
  dataAge: dataAgeShape,
});
