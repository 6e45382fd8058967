import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KNOWN_STATUSES } from './known.ts';

/** Every object in a JSON value that says how it is known and whence. */
function provenances(value: unknown): readonly { readonly status: unknown; readonly source: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(provenances);
  return 'status' in value && 'source' in value ? [{ status: value.status, source: value.source }, ...inside] : inside;
}

test('unit: each number that ships says how it is known in one of five words, and from where', () => {
  const files = globSync('data/{vehicles,plan,recovery,dispersions}/**/*.json');
  const found = files.flatMap((file) => provenances(JSON.parse(readFileSync(file, 'utf8'))).map((known) => ({ file, ...known })));
  assert.ok(found.length > 300, `${found.length} found`);
  const wrong = found.filter(
    ({ status, source }) => !(KNOWN_STATUSES as readonly unknown[]).includes(status) || typeof source !== 'string' || source === '',
  );
  assert.deepEqual(wrong, []);
});
