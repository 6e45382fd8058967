import { z } from 'zod';
import type { Comparison, Return, ReturnEvent, ReturnInput } from '../flight/index.ts';
import { shapeOf } from './agreement.ts';
import { warningsShape } from './message-shape.ts';
import { latitudeDeg, longitudeDeg, schemaName, sha256, utc, version } from './quantities.ts';

const altitudeKm = z.number().describe('above the WGS 84 ellipsoid (HAE)');

const eventShape = shapeOf<ReturnEvent>()(
  z.strictObject({
    name: z.enum([
      'burn-start',
      'burn-end',
      'separation',
      'entry-400kft',
      'entry-100km',
      'guidance-start',
      'peak-load',
      'parachute-command',
      'drogue',
      'main-parachute',
      'heat-shield-release',
      'soft-landing',
      'touchdown',
    ]),
    time: utc,
    sinceBurnS: z.number(),
    altitudeKm,
    latitudeDeg,
    longitudeDeg,
    speedMps: z.number().describe('relative to the Earth'),
    loadG: z.number().describe('non-gravitational acceleration over 9.80665 m/s2'),
  }),
);

const inputShape = shapeOf<ReturnInput>()(z.strictObject({ name: z.string(), sha256, epoch: utc.exactOptional() }));

const comparisonShape = shapeOf<Comparison>()(
  z.strictObject({
    touchdownTime: utc,
    touchdownPrecisionS: z.number().describe('half a unit in the last place of the published time'),
    latitudeDeg: latitudeDeg.nullable(),
    longitudeDeg: longitudeDeg.nullable(),
    touchdownErrorS: z.number().describe('predicted minus actual'),
    missKm: z.number().nullable(),
    burnStart: utc.nullable(),
    burnStartErrorS: z.number().nullable().describe('predicted minus actual'),
  }),
);

/** `union-station/return/1`: one return, predicted. */
export const returnShape = shapeOf<Return>()(
  z.strictObject({
    schema: schemaName('union-station/return/1'),
    request: z.strictObject({
      flight: z.string().nullable(),
      flightName: z.string().nullable(),
      vehicle: z.string(),
      site: z.string().nullable(),
      target: z.strictObject({ latitudeDeg, longitudeDeg, groundAltitudeM: z.number().describe('above mean sea level') }).nullable(),
      mode: z.enum(['guided', 'ballistic']),
      ballisticBelowKm: z.number().nullable(),
      parachute: z.enum(['main', 'reserve']),
      after: utc.nullable(),
      burnStart: utc.nullable(),
      deltaVMps: z.number(),
      wind: z.string().nullable(),
    }),
    inputs: z.array(inputShape),
    elements: z.strictObject({
      epoch: utc,
      ageHours: z.number().describe('at the start of the burn'),
      catalogNumber: z.int().nullable(),
      name: z.string().nullable(),
    }),
    burn: z.strictObject({ start: utc, durationS: z.number(), deltaVMps: z.number(), attitude: z.string() }),
    massAfterSeparationKg: z.number(),
    events: z.array(eventShape).describe('in the order of time'),
    peakLoadG: z.number().describe('non-gravitational acceleration over 9.80665 m/s2'),
    touchdown: z.strictObject({
      time: utc,
      latitudeDeg,
      longitudeDeg,
      groundAltitudeM: z.number().describe('above mean sea level'),
      groundAboveEllipsoidM: z.number().describe('above the WGS 84 ellipsoid (HAE)'),
      verticalSpeedMps: z.number(),
      horizontalSpeedMps: z.number(),
    }),
    sun: z.strictObject({
      elevationDeg: z.number().describe('above the horizon at touchdown'),
      azimuthDeg: z.number().describe('clockwise from north'),
    }),
    guidance: z.strictObject({ missKm: z.number().nullable(), crossRangeKm: z.number().nullable(), bankReversals: z.int() }),
    actual: comparisonShape.exactOptional(),
    warnings: warningsShape,
    version,
  }),
);
