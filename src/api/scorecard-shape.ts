import { z } from 'zod';
import { answerShape } from './answer-shape.ts';
import { count, probability, utc } from './quantities.ts';

const scoredFootprint = z.strictObject({
  samples: count,
  failed: count,
  seed: count,
  semiMajor95Km: z.number(),
  semiMinor95Km: z.number(),
  area95Km2: z.number(),
  touchdownSigmaS: z.number(),
  atProbability: probability.nullable().describe('of the smallest ellipse that holds the real landing'),
  distanceFromCentreKm: z.number().nullable(),
  inside: z.strictObject({ '50': z.boolean(), '95': z.boolean(), '99': z.boolean() }).nullable(),
  touchdownInside95: z.boolean(),
});

const flight = z.strictObject({
  flight: z.string(),
  name: z.string(),
  elementsEpoch: utc,
  elementsAgeHours: z.number(),
  burnStart: utc,
  burnStartErrorS: z.number().nullable().describe('predicted minus actual'),
  burnStartPrecision: z.string(),
  touchdown: utc,
  actualTouchdown: utc,
  touchdownPrecision: z.string(),
  touchdownErrorS: z.number().describe('predicted minus actual'),
  missKm: z.number().nullable(),
  guidanceMissKm: z.number().nullable(),
  landingFromTarget: z.tuple([z.number(), z.number()]).nullable().describe('the real place, metres east and north of the target'),
  peakLoadG: z.number(),
  footprint: scoredFootprint.nullable(),
});

/** `union-station/scorecard/1`: every shipped landing, predicted and real. */
export const scorecardShape = answerShape('scorecard', {
  flights: z.array(flight),
  toTheSecond: z.strictObject({
    count,
    medianErrorS: z.number(),
    medianAbsoluteErrorS: z.number(),
    worstErrorS: z.number(),
  }),
  toTheMinute: z.strictObject({ count, worstErrorS: z.number() }),
  medianMissKm: z.number(),
  cover: z
    .strictObject({
      flights: count,
      inside50: count,
      inside95: count,
      inside99: count,
      meanArea95Km2: z.number(),
      landingsArea95Km2: z.number().describe('of the 95 % ellipse of the landings’ own places'),
      landingsSigmaEastKm: z.number(),
      landingsSigmaNorthKm: z.number(),
      touchdowns: count,
      touchdownsInside95: count,
    })
    .nullable(),
  leftOut: z.array(z.strictObject({ flight: z.string(), name: z.string(), why: z.string() })),
});
