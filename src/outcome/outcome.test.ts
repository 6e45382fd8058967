import assert from 'node:assert/strict';
import { test } from 'node:test';
import { message, saysTheSame } from './message.ts';
import { lettersApart } from './letters-apart.ts';
import { nearestHint, nearestNames } from './nearest-names.ts';
import { type Outcome, fail, succeed } from './outcome.ts';

test('unit: a value is carried, whatever it is', () => {
  for (const value of [0, '', null, undefined, false]) assert.deepEqual(succeed(value), { ok: true, value });
});

test('unit: a failure says where, what was wanted and what was found; a hint is there or is not', () => {
  const wanted = message('formats.line-length', { wanted: 69 });
  assert.deepEqual(fail('elements:2', wanted, '70'), { ok: false, failure: { where: 'elements:2', wanted, found: '70' } });
  const hint = message('formats.carriage-return');
  const hinted: Outcome<number> = fail('elements:2', wanted, '70', hint);
  assert.ok(!hinted.ok);
  assert.equal(hinted.failure.hint, hint);
});

test('unit: two messages say the same where key and values are the same, however deep', () => {
  const of = (names: readonly string[], day: string) => message('a', { names, when: message('b', { day }), count: 2 });
  assert.ok(saysTheSame(of(['x', 'y'], '1'), of(['x', 'y'], '1')));
  for (const other of [of(['x'], '1'), of(['x', 'z'], '1'), of(['x', 'y'], '2'), message('a'), message('c', of(['x', 'y'], '1').values)])
    assert.ok(!saysTheSame(of(['x', 'y'], '1'), other));
});

test('unit: letters apart are changed, added, dropped or swapped; counting stops above a limit', () => {
  assert.equal(lettersApart('kitten', 'sitting'), 3); // the example of most textbooks
  assert.equal(lettersApart('', 'abc'), 3);
  assert.equal(lettersApart('munzo', 'munoz'), 1);
  assert.equal(lettersApart('ca', 'abc'), 3, 'no part is edited twice');
  assert.equal(lettersApart('abcdef', 'a', 2), 3);
  assert.deepEqual(nearestNames('soyuz-ms-91', ['crew-3', 'soyuz-ms-19', 'soyuz-ms-09', 'sts-91']), ['soyuz-ms-19']);
});

test('unit: near is one letter in three at most, or a beginning; where nothing is near, only what else there is is told', () => {
  const ships = ['soyuz-ms-09', 'soyuz-ms-19', 'zhezkazgan-147-se'];
  for (const [wanted, near] of [
    ['SOYUZ-MS-19', ['soyuz-ms-19', 'soyuz-ms-09']],
    // A number that is wrong in more than one figure is of another ship.
    ['soyuz-ms-99', ['soyuz-ms-09', 'soyuz-ms-19']],
    ['soyuz-ms-77', []],
    ['zhezkazgan', ['zhezkazgan-147-se']],
    ['crew-12', []],
    ['so', []],
    ['', []],
    ['x'.repeat(10_000), []],
  ] as const)
    assert.deepEqual(nearestNames(wanted, ships), near, wanted.slice(0, 20));
  const other = message('workflows.other-place');
  assert.equal(nearestHint('qqq', ships), undefined);
  assert.deepEqual(nearestHint('qqq', ships, other), other);
  assert.deepEqual(nearestHint('soyuz-ms-10', ships, other), message('outcome.nearest-or', { names: ['soyuz-ms-19'], other }));
});
