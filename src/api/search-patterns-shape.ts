import { z } from 'zod';
import type { SearchPass, SearchPattern } from '../recovery/index.ts';
import { shapeOf } from './agreement.ts';
import { answerShape } from './answer-shape.ts';
import { place } from './quantities.ts';

const probability = z.number().min(0).max(1);

export const searchPassShape = shapeOf<SearchPass>()(
  z.strictObject({
    wave: z.int().min(1),
    doneMin: z.number().describe('minutes from the touchdown expected'),
    finds: z.number(),
    findsByThen: z.number().describe('by all passes up to it'),
  }),
);

const patternShape = shapeOf<SearchPattern>()(
  z.strictObject({
    kind: z.enum(['creeping-line', 'expanding-square', 'sector-search']),
    unit: z.string(),
    sector: z.string(),
    wave: z.int().min(1),
    spacingKm: z.number().describe('between neighbouring tracks; of a sector search the mean over its circle'),
    sweepKm: z.number(),
    coverage: z.number().describe('sweep width over spacing'),
    pod: probability,
    lengthKm: z.number(),
    minutes: z.number(),
    coversKm2: z.number(),
    points: z.array(place),
  }),
);

/** `union-station/search-patterns/1`: the tracks that units fly over their sectors. */
export const searchPatternsShape = answerShape('search-patterns', {
  flight: z.string().nullable(),
  flightName: z.string(),
  patterns: z.array(patternShape),
  passes: z.array(searchPassShape),
});
