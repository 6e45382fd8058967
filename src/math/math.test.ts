import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wrapDegrees } from './angles.ts';
import { cubicWeights, interpolateCubic, interpolateLinear } from './interpolation.ts';
import { findRoot } from './roots.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

test('property: an angle wraps into -180 (exclusive) to 180 and stays the same direction', () => {
  fc.assert(
    fc.property(number(-1e5, 1e5), (angle) => {
      const wrapped = wrapDegrees(angle);
      assert.ok(wrapped > -180 && wrapped <= 180);
      const turns = (angle - wrapped) / 360;
      assert.ok(Math.abs(turns - Math.round(turns)) < 1e-9);
    }),
  );
  assert.equal(wrapDegrees(-180), 180);
  assert.ok(Object.is(wrapDegrees(360), 0));
});

test('property: a root is found to its tolerance', () => {
  fc.assert(
    fc.property(number(-5, 5), number(0.1, 3), (root, slope) => {
      const f = (x: number) => slope * (x - root) + 0.2 * (x - root) ** 3;
      assert.ok(Math.abs(findRoot(f, root - 7.3, root + 4.1, 1e-9) - root) < 1e-8);
    }),
  );
  assert.throws(() => findRoot((x) => x * x + 1, -1, 1, 1e-6), /no sign change/);
});

test('property: the smooth curve keeps straight lines straight and goes through its knots', () => {
  const knots = fc
    .uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 12 })
    .map((values) => values.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(knots, number(-60, 60), number(-3, 3), number(-3, 3), (xs, x, a, b) => {
      const { weights } = cubicWeights(xs, x);
      assert.ok(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-9);
      const line = xs.map((knot) => a + b * knot);
      assert.ok(Math.abs(interpolateCubic(xs, line, x) - (a + b * x)) < 1e-7);
      const bent = xs.map((knot) => Math.sin(knot));
      for (const [i, knot] of xs.entries()) assert.ok(Math.abs(interpolateCubic(xs, bent, knot) - bent[i]!) < 1e-9);
    }),
  );
});

test('unit: straight interpolation holds its ends', () => {
  assert.equal(interpolateLinear([0, 1, 3], [10, 20, 0], 2), 10);
  assert.equal(interpolateLinear([0, 1, 3], [10, 20, 0], -5), 10);
  assert.equal(interpolateLinear([0, 1, 3], [10, 20, 0], 9), 0);
});
