import { z } from 'zod';
import type { DispersionLine, Driver, EllipseReport, Footprint, FootprintMode, ModeFootprint, Return, Spread } from '../flight/index.ts';
import { shapeOf } from './agreement.ts';
import { messageShape, warningsShape } from './message-shape.ts';
import { count, latitudeDeg, longitudeDeg, place, probability, schemaName, utc, version } from './quantities.ts';
import { returnShape } from './return-shape.ts';

export const modeShape = shapeOf<FootprintMode>()(z.enum(['guided', 'ballistic', 'late-failure', 'reserve-parachute']));

const ellipseShape = shapeOf<EllipseReport>()(
  z.strictObject({
    probability: probability.describe('of a two-dimensional Gaussian; one, two, three sigma hold 39.3, 86.5, 98.9 %'),
    semiMajorKm: z.number(),
    semiMinorKm: z.number(),
    azimuthDeg: z.number().describe('of the major axis, clockwise from north, 0 to 180'),
    areaKm2: z.number(),
    empiricalCover: probability.describe('the share of samples inside'),
  }),
);

const spreadShape = shapeOf<Spread>()(
  z.strictObject({
    mean: z.number(),
    sigma: z.number(),
    p05: z.number(),
    p50: z.number(),
    p95: z.number(),
    min: z.number(),
    max: z.number(),
  }),
);

const driverShape = shapeOf<Driver>()(
  z.strictObject({
    parameter: z.string(),
    about: z.string(),
    shareOfVariance: z.number().describe('of the place, east and north together'),
    shares: z.strictObject({
      along: z.number(),
      across: z.number(),
      touchdownTime: z.number(),
      peakLoad: z.number(),
      horizontalSpeed: z.number(),
    }),
  }),
);

const dispersionLineShape = shapeOf<DispersionLine>()(
  z.strictObject({
    parameter: z.string(),
    about: z.string(),
    distribution: z.string(),
    sigma: z.union([z.number(), z.string()]).describe('one standard deviation in `unit`, or in words for a profile'),
    unit: z.string(),
    correlation: z.string(),
    status: z.string(),
    source: z.string(),
  }),
);

/** What is told of every mode; the mode asked for has it at the top too. */
const zone = {
  samples: count,
  failed: count,
  origin: place.describe('touchdown with every deviate zero, from which east and north are counted'),
  centre: place,
  ellipses: z.array(ellipseShape).min(1),
  radiusKm: z
    .strictObject({ r50: z.number(), r90: z.number(), r95: z.number(), r99: z.number() })
    .describe('circles about the centre that hold this share of the samples'),
  r95RelativePrecision: z.number().nullable().describe('half-width of the 95 % confidence interval of r95 over r95'),
  fromTarget: z.strictObject({ distanceKm: z.number(), azimuthDeg: z.number() }),
  touchdownTime: z.strictObject({ mean: utc, sigmaS: z.number(), p05: utc, p95: utc }),
  peakLoadG: spreadShape,
  verticalSpeedMps: spreadShape,
  horizontalSpeedMps: spreadShape,
  onItsSideProbability: probability.nullable(),
};

const modeFootprintShape = shapeOf<ModeFootprint>()(
  z.strictObject({
    mode: modeShape,
    weight: probability.describe('the chance that a return is of this mode'),
    weightSource: z.string(),
    ...zone,
    bands: z
      .array(
        z.strictObject({ fromKm: z.number(), toKm: z.number(), samples: count, centre: place, ellipses: z.array(ellipseShape).min(1) }),
      )
      .exactOptional(),
  }),
);

const footprint = {
  schema: schemaName('union-station/footprint/1'),
  flight: z.string().nullable(),
  vehicle: z.string(),
  mode: modeShape,
  seed: count,
  confidence: probability,
  ended: z.enum(['samples', 'precision', 'interrupted']),
  ...zone,
  touchdown: z.strictObject({
    kind: z.enum(['steppe', 'splash', 'airbags']),
    pulledOverProbability: probability.nullable(),
    note: z.string(),
  }),
  drivers: z.array(driverShape),
  unexplainedShare: z.number(),
  modes: z.array(modeFootprintShape).min(1).describe('the first is the mode asked for'),
  dispersions: z.array(dispersionLineShape),
  notApplied: z.array(z.strictObject({ parameter: z.string(), why: messageShape })),
  statistics: z.strictObject({ exactUpTo: count, sketchRelativeError: z.number(), batchSamples: count }),
  actual: z
    .strictObject({
      latitudeDeg,
      longitudeDeg,
      distanceFromCentreKm: z.number(),
      atProbability: probability.describe('of the least ellipse that holds the real landing'),
      inside: z.strictObject({ '50': z.boolean(), '95': z.boolean(), '99': z.boolean() }),
    })
    .exactOptional(),
  warnings: warningsShape,
  version,
};

/** `union-station/footprint/1`: where a crew may come down, as a run writes it. */
export const footprintShape = shapeOf<Footprint>()(z.strictObject({ ...footprint, nominal: returnShape }));

/** What `union footprint --json` prints: with `inside`, the probability to come down in an area. */
export const footprintAnswerShape = footprintShape.extend({
  inside: z
    .strictObject({
      area: z.string(),
      modes: z.array(
        z.strictObject({
          mode: modeShape,
          weight: probability,
          samples: count,
          inside: count,
          probability,
          low: probability.describe('Wilson’s 95 % interval'),
          high: probability,
        }),
      ),
      probability: probability.describe('over all modes by their chances'),
      note: messageShape.nullable().describe('where the area’s numbers look swapped'),
    })
    .exactOptional(),
});

/** What `union return --json` prints: with samples, the footprint beside it, whose nominal return it is. */
export const returnAnswerShape = shapeOf<Return & { readonly footprint?: Omit<Footprint, 'nominal'> }>()(
  returnShape.extend({ footprint: z.strictObject(footprint).exactOptional() }),
);
