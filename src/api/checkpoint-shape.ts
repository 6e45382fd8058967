import { z } from 'zod';
import { dispersionsShape } from './dispersions-shape.ts';
import { schemaName, sha256 } from './quantities.ts';

const MAX_TEXT = 50_000_000;
const fileText = z.strictObject({ name: z.string(), text: z.string().max(MAX_TEXT) });

/** The question of a campaign, as it was asked. */
export const footprintQuestionShape = z.strictObject({
  flight: z.string().exactOptional(),
  vehicle: z.string().exactOptional(),
  elements: fileText.exactOptional(),
  site: z.string().exactOptional(),
  target: z.string().exactOptional().describe('LAT,LON'),
  groundAltitudeM: z.number().exactOptional().describe('above mean sea level'),
  after: z.string().exactOptional(),
  burnStart: z.string().exactOptional(),
  deltaVMps: z.number().exactOptional(),
  mode: z.string().exactOptional(),
  ballisticBelowKm: z.number().exactOptional(),
  reserveParachute: z.boolean().exactOptional(),
  wind: fileText.exactOptional(),
  samples: z.number(),
  seed: z.number().exactOptional(),
  confidence: z.number().exactOptional(),
  stopWhen: z.number().exactOptional(),
  onlyAsked: z.boolean().exactOptional(),
  dispersions: z.strictObject({ name: z.string(), value: dispersionsShape }).exactOptional(),
});

/** `union-station/checkpoint/1`: what an interrupted campaign goes on from, beside its samples. */
export const checkpointShape = z.strictObject({
  schema: schemaName('union-station/checkpoint/1'),
  question: footprintQuestionShape,
  digest: sha256.describe('of all that samples depend on'),
});
