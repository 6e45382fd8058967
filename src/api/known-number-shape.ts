import { z } from 'zod';
import type { KnownNumber, KnownStatus } from '../recovery/index.ts';
import { shapeOf } from './agreement.ts';

/** How surely a number is known: a page says it, it follows from one, it is how things are usually done, or it is ours. */
export const knownStatusShape = shapeOf<KnownStatus>()(z.enum(['published', 'derived', 'practice', 'assumed']));

const known = {
  status: knownStatusShape,
  source: z.string(),
  bounds: z.tuple([z.number(), z.number()]).exactOptional(),
};

export const knownNumberShape = shapeOf<KnownNumber>()(z.strictObject({ value: z.number(), ...known }));
export const knownPositiveShape = shapeOf<KnownNumber>()(z.strictObject({ value: z.number().positive(), ...known }));
export const knownProbabilityShape = shapeOf<KnownNumber>()(z.strictObject({ value: z.number().positive().max(1), ...known }));
