import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { jsonSchemas } from '../src/api/index.ts';

const SCHEMAS = join(import.meta.dirname, '../docs/schemas');

test('golden: docs/schemas has the schema of every shape as it is now, and no other', async () => {
  const now = await jsonSchemas();
  assert.deepEqual(
    globSync(join(SCHEMAS, '*.json')).map((path) => basename(path)).toSorted(), // prettier-ignore
    now.map(({ name }) => name).toSorted(),
  );
  for (const { name, text } of now)
    assert.equal(readFileSync(join(SCHEMAS, name), 'utf8'), text, `${name}: npm run schemas writes it anew`);
});
