/** `npm run schemas`: the shapes of src/api as JSON Schemas, each beside this file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../../src/api/index.ts';

for (const { name, text } of await jsonSchemas()) writeFileSync(join(import.meta.dirname, name), text);
