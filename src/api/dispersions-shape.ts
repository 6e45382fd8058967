import { z } from 'zod';
import type { DispersionSpec, DispersionsFile, Growth, ParameterName } from '../flight/index.ts';
import { shapeOf } from './agreement.ts';
import { count } from './quantities.ts';

const MAX_LINES = 100;

export const parameterShape = shapeOf<ParameterName>()(
  z.enum([
    'target.alongTrackM',
    'target.crossTrackM',
    'elements.alongTrackM',
    'elements.crossTrackM',
    'elements.radialM',
    'departure.alongTrackMps',
    'burn.startS',
    'burn.magnitudeFraction',
    'burn.magnitudeMps',
    'burn.pitchDeg',
    'burn.yawDeg',
    'engine.thrustFraction',
    'ship.massFraction',
    'capsule.massFraction',
    'aero.dragFraction',
    'aero.liftToDragFraction',
    'air.mass',
    'air.windEast',
    'air.windNorth',
    'navigation.alongTrackM',
    'navigation.crossTrackM',
    'navigation.speedMps',
    'navigation.altitudeRateMps',
    'navigation.dragFraction',
    'guidance.bankDeg',
    'parachute.commandAltitudeM',
    'parachute.sequenceS',
    'parachute.fillFraction',
    'parachute.drogueAreaFraction',
    'parachute.mainAreaFraction',
    'ground.heightM',
  ]),
);

const growthShape = shapeOf<Growth>()(
  z
    .strictObject({ s0M: z.number().min(0), aM: z.number().min(0), exponent: z.number().min(0) })
    .describe('sqrt(s0^2 + (a t^exponent)^2), t the age of the elements in days'),
);

const said = z.string().min(1);

const lineShape = shapeOf<DispersionSpec>()(
  z.strictObject({
    parameter: parameterShape,
    sigma: z.number().min(0).exactOptional().describe('one standard deviation in the parameter’s unit'),
    mean: z.number().exactOptional(),
    growth: z.strictObject({ quiet: growthShape, disturbed: growthShape }).exactOptional(),
    profile: z.string().exactOptional(),
    bounds: z.tuple([z.number(), z.number()]).exactOptional(),
    status: said,
    source: said,
  }),
);

/** What a campaign disperses: `data/dispersions/standard.json`, or a file of the user's own. What it leaves out is as there. */
export const dispersionsShape = shapeOf<DispersionsFile>()(
  z.strictObject({
    id: z.string().exactOptional(),
    about: z.string().exactOptional(),
    lines: z.array(lineShape).min(1).max(MAX_LINES),
    failureAltitude: z
      .strictObject({ fromKm: z.number().positive(), toKm: z.number().positive(), status: z.string(), source: z.string() })
      .exactOptional(),
    modes: z
      .strictObject({
        about: z.string().exactOptional(),
        counts: z.strictObject({ guided: count, ballistic: count, 'late-failure': count, 'reserve-parachute': count }),
        status: z.string().exactOptional(),
        source: z.string(),
      })
      .exactOptional(),
  }),
);
