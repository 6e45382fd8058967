import { z } from 'zod';
import { answerShape } from './answer-shape.ts';
import { latitudeDeg, longitudeDeg, probability } from './quantities.ts';

const kilometres = z.number().nonnegative();
const laws = { ideal: probability.describe('by the inverse-cube law of sighting'), random: probability.describe('tracks as if at random') };

/** `union-station/recovery-pattern/1`: a search pattern to fly, and what it may find. */
export const recoveryPatternShape = answerShape('recovery-pattern', {
  flight: z.string().nullable(),
  flightName: z.string(),
  kind: z.enum(['square', 'creeping', 'sector']),
  code: z.enum(['SS', 'CS', 'VS']).describe('of IAMSAR, volume II'),
  sector: z.string(),
  unit: z.string(),
  datum: z.strictObject({ latitudeDeg, longitudeDeg }),
  courseDeg: z.number().describe('of the first leg, clockwise from north'),
  spacingKm: kilometres.describe('between neighbouring tracks; of a sector search its area over its length'),
  sweepKm: kilometres.describe('effective sweep width'),
  coverage: z.number().describe('sweep width over spacing'),
  areaKm2: z.number(),
  speedKmh: z.number(),
  lengthKm: kilometres,
  flightMin: z.number().describe('of the pattern alone; turns take none'),
  wayKm: kilometres.describe('from where the unit stands to the first waypoint'),
  homeKm: kilometres.describe('from the last waypoint back'),
  enduranceMin: z.number(),
  isWithinEndurance: z.boolean().describe('the way, the pattern and the way home'),
  waypoints: z.array(z.strictObject({ name: z.string(), latitudeDeg, longitudeDeg })),
  legs: z.array(z.strictObject({ courseDeg: z.number(), lengthKm: kilometres })),
  containment: probability.describe('that the capsule lies in the area of the pattern, as is believed now'),
  pod: z.strictObject(laws).describe('probability of detection of one pass, where it lies there'),
  successByPass: z.array(z.strictObject({ pass: z.int(), ...laws })).describe('cumulative probability of success'),
});
