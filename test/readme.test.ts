import assert from 'node:assert/strict';
import { test } from 'node:test';
import { README_EXAMPLES, isSlow, readmeFolder, runExample } from './readme-examples.ts';

test('contract: the examples of the README run as they stand there, with the sample input that ships', () => {
  const folder = readmeFolder();
  const fast = README_EXAMPLES.filter((line) => !isSlow(line));
  assert.ok(fast.length >= 4, `${README_EXAMPLES.length} examples`);
  for (const line of fast) assert.ok(runExample(line, folder).length > 100, line);
});
