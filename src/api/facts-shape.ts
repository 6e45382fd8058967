import { z } from 'zod';
import { answerShape, asked, dataAgeShape } from './answer-shape.ts';
import { factShape } from './fact-shape.ts';

/** `union-station/facts/1`: the lines themselves. */
export const factsShape = answerShape('facts', { ...asked, facts: z.array(factShape), dataAge: dataAgeShape });
