import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Outcome, fail, succeed } from './outcome.ts';

test('unit: a value is carried, whatever it is', () => {
  for (const value of [0, '', null, undefined, false]) assert.deepEqual(succeed(value), { ok: true, value });
});

test('unit: a failure says where, what was wanted and what was found; a hint is there or is not', () => {
  assert.deepEqual(fail('iss.tle:2', '69 characters', '70'), {
    ok: false,
    failure: { where: 'iss.tle:2', wanted: '69 characters', found: '70' },
  });
  const hinted: Outcome<number> = fail('iss.tle:2', '69 characters', '70', 'Maybe the line ends in a carriage return.');
  assert.ok(!hinted.ok);
  assert.equal(hinted.failure.hint, 'Maybe the line ends in a carriage return.');
});
