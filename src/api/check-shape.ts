import { z } from 'zod';
import type { Breach } from '../record/index.ts';
import { shapeOf } from './agreement.ts';
import { answerShape, ids } from './answer-shape.ts';
import { count } from './quantities.ts';

const breachShape = shapeOf<Breach>()(
  z.strictObject({
    rule: z.enum([
      'a port holds one ship',
      'a ship is at one place',
      'a person is in one place',
      'up once, down once',
      'nobody aboard without a way there',
      'a seat home for everybody',
      'no more people than seats',
      'times in order',
      'expeditions tile',
      'the commander is aboard',
      'a port is there',
      'what is named is known',
      'sources resolve',
      'corrections follow',
      'a preferred claim is the fact',
    ]),
    says: z.string(),
    facts: ids,
  }),
);

/** `union-station/check/1`: whether the record agrees with itself. */
export const checkShape = answerShape('check', {
  facts: count,
  claims: count,
  people: count,
  flights: count,
  sources: count,
  unsourced: count.describe('facts with a field that no page was found for'),
  breaches: z.array(breachShape),
});
