import assert from 'node:assert/strict';
import { test } from 'node:test';
import { README_EXAMPLES, readmeFolder, runExample } from './readme-examples.ts';

test('contract: every example of the README runs, one after the other', () => {
  const folder = readmeFolder();
  for (const line of README_EXAMPLES) assert.ok(runExample(line, folder).length > 10, line);
});
