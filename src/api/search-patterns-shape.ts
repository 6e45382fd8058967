import { z } from 'zod';
import type { SearchPass } from '../recovery/index.ts';
import { shapeOf } from './agreement.ts';
import { answerShape } from './answer-shape.ts';
import { latitudeDeg, longitudeDeg, place, probability } from './quantities.ts';

export const searchPassShape = shapeOf<SearchPass>()(
  z.strictObject({
    wave: z.int().min(1),
    doneMin: z.number().describe('minutes from the touchdown expected until it and all before it are done'),
    finds: z.number(),
    findsByThen: z.number().describe('by all passes up to it'),
  }),
);

const kilometres = z.number().nonnegative();
const laws = { ideal: probability.describe('by the inverse-cube law of sighting'), random: probability.describe('tracks as if at random') };

const patternShape = z.strictObject({
  kind: z.enum(['creeping-line', 'expanding-square', 'sector-search']),
  code: z.enum(['CS', 'SS', 'VS']).describe('of IAMSAR, volume II'),
  unit: z.string(),
  sector: z.string(),
  wave: z.int().min(1).nullable().describe('of which pass of the plan; null where the plan has no such task'),
  datum: place,
  courseDeg: z.number().describe('of the first leg, clockwise from north'),
  spacingKm: kilometres.describe('between neighbouring tracks; of a sector search its circle over its length'),
  sweepKm: kilometres.describe('effective sweep width'),
  coverage: z.number().describe('sweep width over spacing'),
  coversKm2: z.number(),
  speedKmh: z.number(),
  lengthKm: kilometres,
  minutes: z.number().describe('of the tracks alone; turns take none'),
  wayKm: kilometres.describe('from where the unit stands to the first turning point'),
  homeKm: kilometres.describe('from the last one back'),
  enduranceMin: z.number(),
  isWithinEndurance: z.boolean().describe('the way, the tracks and the way home'),
  points: z.array(z.strictObject({ name: z.string(), latitudeDeg, longitudeDeg })),
  legs: z.array(z.strictObject({ courseDeg: z.number(), lengthKm: kilometres })),
  containment: probability.describe('that the capsule lies in the area of the pattern, as is believed now'),
  pod: z.strictObject(laws).describe('probability of detection of one flight of the pattern, where it lies there'),
  success: z.array(z.strictObject({ flown: z.int().min(1), ...laws })).describe('cumulative probability of success'),
});

/** `union-station/search-patterns/1`: the tracks that units fly over their sectors. */
export const searchPatternsShape = answerShape('search-patterns', {
  flight: z.string().nullable(),
  flightName: z.string(),
  patterns: z.array(patternShape),
  passes: z.array(searchPassShape),
});
