import { z } from 'zod';
import { answerShape, asked, dataAgeShape } from './answer-shape.ts';
import { messageShape } from './message-shape.ts';
import { factShape } from './fact-shape.ts';

/** `union-station/facts/1`: the lines themselves. */
export const factsShape = answerShape('facts', {
  ...asked,
  taken: messageShape.nullable(),
  facts: z.array(factShape),
  dataAge: dataAgeShape,
});
