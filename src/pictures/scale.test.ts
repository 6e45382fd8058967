import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linearScale, niceDomain, niceStep, ticksOf } from './scale.ts';

test('a linear scale maps the ends of its domain on the ends of its range', () => {
  const scale = linearScale([10, 20], [100, 0]);
  assert.deepEqual([scale(10), scale(15), scale(20)], [100, 50, 0]);
});

test('steps are round and never cut finer than asked', () => {
  assert.equal(niceStep(100, 5), 20);
  assert.equal(niceStep(4.18, 5), 1);
  assert.equal(niceStep(180, 4, [1, 1.5, 3, 4.5, 9]), 45);
  assert.equal(niceStep(0.0123, 5), 0.0025);
});

test('a domain holds every value, flat series included', () => {
  assert.deepEqual(niceDomain([3, 47], 5), { domain: [0, 50], step: 10 });
  const flat = niceDomain([7, 7], 5).domain;
  assert.ok(flat[0] <= 7 && flat[1] > 7);
});

test('ticks carry no binary dust', () => {
  assert.deepEqual(ticksOf(-0.2, 0.3, 0.1), [-0.2, -0.1, 0, 0.1, 0.2, 0.3]);
});
