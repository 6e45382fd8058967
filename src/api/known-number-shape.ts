import { z } from 'zod';
import type { EvidenceData, RecoveryStatus } from '../recovery/index.ts';
import { shapeOf } from './agreement.ts';

type KnownNumber = EvidenceData['outside'];

/** How surely a number is known: a page says it, it follows from one, it is how things are usually done, or it is ours. */
export const recoveryStatusShape = shapeOf<RecoveryStatus>()(z.enum(['published', 'derived', 'practice', 'assumed']));

export const knownFields = { status: z.string(), source: z.string(), bounds: z.array(z.number()).exactOptional() };

export const knownNumberShape = shapeOf<KnownNumber>()(z.strictObject({ value: z.number(), ...knownFields }));
export const knownPositiveShape = shapeOf<KnownNumber>()(z.strictObject({ value: z.number().positive(), ...knownFields }));
export const knownProbabilityShape = shapeOf<KnownNumber>()(z.strictObject({ value: z.number().positive().max(1), ...knownFields }));
