import { z } from 'zod';
import type { StagedUnits, StagingArea, StagingFile, UnitKind } from '../recovery/index.ts';
import { shapeOf } from './agreement.ts';
import { knownPositiveShape, knownProbabilityShape, recoveryStatusShape } from './known-number-shape.ts';
import { landingKindShape } from './limits-shape.ts';
import { latitudeDeg, longitudeDeg, place } from './quantities.ts';

const MAX_COUNT = 50;

const kindShape = shapeOf<UnitKind>()(
  z.strictObject({
    medium: z.enum(['air', 'ground', 'sea']),
    carriesCrew: z.boolean().describe('whether it can fetch people'),
    cruiseKmh: knownPositiveShape,
    enduranceH: knownPositiveShape,
    sweepKm: knownPositiveShape,
    nightSweepKm: knownPositiveShape,
    pod: knownProbabilityShape,
    nightPod: knownProbabilityShape,
  }),
);

const unitsShape = shapeOf<StagedUnits>()(
  z.strictObject({
    id: z.string(),
    kind: z.string().describe('a name of `kinds`'),
    count: z.int().min(1).max(MAX_COUNT),
    at: z
      .union([z.string(), place, z.strictObject({ alongKm: z.number(), rightKm: z.number() })])
      .describe('a place of data/places.json, a place on the ground, or one along the flight and to its right from the target'),
    readyMin: z.number().describe('from which it may leave, from touchdown'),
    usedH: z.number().min(0).describe('of its endurance, by then'),
  }),
);

const areaShape = shapeOf<StagingArea>()(
  z.strictObject({
    id: z.string(),
    near: z.strictObject({ latitudeDeg, longitudeDeg, withinKm: z.number() }).exactOptional(),
    for: landingKindShape.exactOptional(),
    status: recoveryStatusShape,
    source: z.string(),
    units: z.array(unitsShape),
  }),
);

/** Who stands where: `data/recovery/staging.json`, or a file of the user's own. */
export const stagingShape = shapeOf<StagingFile>()(
  z.strictObject({
    id: z.string().exactOptional(),
    asOf: z.string().exactOptional().describe('the day on which the file was last looked through'),
    about: z.string().exactOptional(),
    kinds: z.record(z.string(), kindShape),
    areas: z.array(areaShape),
  }),
);
