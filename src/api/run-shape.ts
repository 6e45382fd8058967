import { z } from 'zod';
import { schemaName, sha256 } from './quantities.ts';

/** `union-station/run/1`: the manifest of a run's folder. */
export const runShape = z.strictObject({
  schema: schemaName('union-station/run/1'),
  made: z.string().describe('the command that made it, for people'),
  request: sha256.describe('of the command and its question: the same request, the same run'),
  version: z.string().describe('of the program'),
  files: z.array(z.string()).describe('names below the folder'),
});
