import { z } from 'zod';
import { answerShape } from './answer-shape.ts';
import { messageShape } from './message-shape.ts';
import { latitudeDeg, longitudeDeg, utc } from './quantities.ts';

const vector = z.array(z.number()).length(3);

const elements = z.strictObject({
  epoch: utc,
  catalogNumber: z.int().nullable(),
  name: z.string().nullable(),
  ageDays: z.number().describe('from the epoch to the first instant asked about; negative where the epoch is later'),
});
const warnings = z.array(messageShape);

/** `union-station/orbit/1`: where the station is, as states and as a ground track. */
export const orbitShape = answerShape('orbit', {
  elements,
  points: z.array(
    z.strictObject({
      time: utc,
      teme: z.strictObject({ positionKm: vector, velocityKmS: vector }).describe('true equator, mean equinox of date, as SGP4 gives it'),
      itrf: z.strictObject({ positionKm: vector, velocityKmS: vector }).describe('fixed to the Earth'),
      latitudeDeg,
      longitudeDeg,
      altitudeKm: z.number().describe('above the WGS 84 ellipsoid (HAE)'),
      inertialSpeedKmS: z.number(),
      lighting: z.enum(['sunlit', 'penumbra', 'umbra']),
      groundSunElevationDeg: z.number().describe('of the Sun at the place below'),
    }),
  ),
  warnings,
});

const look = z.strictObject({
  time: utc,
  elevationDeg: z.number().describe('above the horizon, without refraction'),
  azimuthDeg: z.number().describe('clockwise from north'),
  rangeKm: z.number(),
  sunlit: z.boolean(),
});

/** `union-station/passes/1`: when the station rises over a place. */
export const passesShape = answerShape('passes', {
  elements,
  from: utc,
  to: utc,
  minElevationDeg: z.number(),
  passes: z.array(z.strictObject({ rise: look, highest: look, set: look, visible: z.boolean().describe('to the eye') })),
  none: messageShape.nullable().describe('why there is no pass, where there is none'),
  warnings,
});
