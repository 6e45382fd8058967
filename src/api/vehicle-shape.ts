import { z } from 'zod';
import type { VehicleData } from '../flight/index.ts';
import { shapeOf } from './agreement.ts';
import { knownFields, knownNumberShape as known } from './known-number-shape.ts';

const knownColumn = z.strictObject({ value: z.array(z.number()), ...knownFields });

const stage = z
  .strictObject({
    name: z.string(),
    event: z.string().nullable(),
    afterCommandS: known.exactOptional(),
    altitudeM: known.exactOptional(),
    dragAreaM2: known,
    fillTimeS: known,
  })
  .describe('a canopy, let go so long after the command or falling through an altitude above mean sea level');

const touchdown = z.strictObject({
  baseRadiusM: known,
  cgHeightM: known,
  cgOffsetM: known,
  gyrationM2: known,
  attachHeightM: known,
  lineLengthM: known,
  burnS: known,
  unloadedSinkMps: known,
  fillDistanceM: known,
  sailShare: known,
  restitution: known,
  dispersions: z.array(
    z.strictObject({
      parameter: z.string(),
      distribution: z.string(),
      centre: z.number(),
      sigma: z.number(),
      bounds: z.array(z.number()),
      status: z.string(),
      source: z.string(),
    }),
  ),
});

/** A vehicle of `data/vehicles/`: every value with how it is known. */
export const vehicleShape = shapeOf<VehicleData>()(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    nameRu: z.string(),
    landing: z.string(),
    notes: z.array(z.string()),
    ship: z.strictObject({ massKg: known, dragAreaM2: known }),
    engine: z.strictObject({ thrustN: known, specificImpulseS: known, deltaVMps: known }),
    departure: z.strictObject({ alongTrackMps: known, afterUndockingS: known, typicalBeforeBurnS: known }).nullable(),
    separation: z.strictObject({ altitudeM: known }).nullable(),
    capsule: z.strictObject({
      massKg: known,
      crew: known,
      massPerPersonKg: known,
      referenceAreaM2: known,
      mach: knownColumn,
      dragCoefficient: knownColumn,
      liftCoefficient: knownColumn,
      bankRateDegS: known,
    }),
    guidance: z.strictObject({
      startAltitudeM: known,
      earlyBankDeg: known,
      lateBankDeg: known,
      earlyBankAboveMps: known,
      lateBankBelowMps: known,
      minBankDeg: known,
      maxBankDeg: known,
      lateralReachKm: known,
      loadLimitG: known,
    }),
    parachute: z.strictObject({
      commandAltitudeM: known,
      stages: z.array(stage),
      reserve: z.array(stage).nullable(),
      heatShield: z.strictObject({ altitudeM: known, massKg: known }).nullable(),
    }),
    softLanding: z.strictObject({ heightM: known, speedMps: known, nominalSinkMps: known }).nullable(),
    touchdown: touchdown.exactOptional(),
  }),
);
