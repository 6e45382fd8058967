import { z } from 'zod';
import type { Asset, LandingKind, Limit, LimitQuantity, LimitsFile, Medium } from '../recovery/index.ts';
import { shapeOf } from './agreement.ts';
import { recoveryStatusShape } from './known-number-shape.ts';

const MAX_LIMITS = 500;

export const landingKindShape = shapeOf<LandingKind>()(z.enum(['steppe', 'airbags', 'splash']));
export const mediumShape = shapeOf<Medium>()(z.enum(['capsule', 'air', 'ground', 'sea', 'tent']));
export const limitQuantityShape = shapeOf<LimitQuantity>()(
  z.enum([
    'groundWindMps',
    'gustMps',
    'windAloftMps',
    'temperatureC',
    'visibilityM',
    'ceilingM',
    'cloudCoverPercent',
    'precipitationMmH',
    'snowDepthM',
    'icing',
    'thunder',
    'windShear',
    'waveHeightM',
    'sunElevationDeg',
    'waveSlopeDeg',
  ]),
);

const limitShape = shapeOf<Limit>()(
  z.strictObject({
    asset: z.string().describe('an id of `assets`'),
    quantity: limitQuantityShape,
    side: z.enum(['max', 'min']).describe('max: the value must stay below; min: above'),
    caution: z.number().nullable(),
    noGo: z.number().nullable(),
    unit: z.string(),
    status: recoveryStatusShape,
    source: z.string(),
    bounds: z.array(z.number()).exactOptional(),
  }),
);

/** What each asset bears: `data/recovery/limits.json`, or a file of the user's own. */
export const limitsShape = shapeOf<LimitsFile>()(
  z.strictObject({
    id: z.string().exactOptional(),
    asOf: z.string().exactOptional().describe('the day on which the file was last looked through'),
    about: z.string().exactOptional(),
    assets: z.array(shapeOf<Asset>()(z.strictObject({ id: z.string(), for: z.array(landingKindShape), medium: mediumShape }))),
    limits: z.array(limitShape).max(MAX_LIMITS),
  }),
);
