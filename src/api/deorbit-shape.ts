import { z } from 'zod';
import { answerShape } from './answer-shape.ts';
import { warningsShape } from './message-shape.ts';
import { latitudeDeg, longitudeDeg, utc } from './quantities.ts';

/** `union-station/deorbit/1`: every chance in a window to land at a place. */
export const deorbitShape = answerShape('deorbit', {
  request: z.strictObject({ vehicle: z.string(), site: z.string().nullable(), latitudeDeg, longitudeDeg, from: utc, to: utc }),
  elements: z.strictObject({ epoch: utc, catalogNumber: z.int().nullable() }),
  reachKm: z.number().describe('how far to the side the entry can steer'),
  opportunities: z.array(
    z.strictObject({
      burnStart: utc,
      touchdown: utc,
      crossRangeKm: z.number(),
      withinReach: z.boolean(),
      pass: z.enum(['ascending', 'descending']),
      sunElevationDeg: z.number(),
      elementsAgeHours: z.number(),
    }),
  ),
  warnings: warningsShape,
});
