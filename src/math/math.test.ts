import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wrapDegrees } from './angles.ts';
import { cubicWeights, interpolateCubic, interpolateLinear, intervalOf } from './interpolation.ts';
import { findRoot } from './roots.ts';
import { type Vector3, add, cross, dot, norm, scale, subtract, turnAxesZ, unit } from './vector.ts';

/** Evenly over the range; fc.double draws by bit pattern, half of it next to zero. */
const number = (min: number, max: number) => fc.integer({ min: 0, max: 2 ** 30 }).map((n) => min + ((max - min) * n) / 2 ** 30);

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

test('unit: beyond its knots the smooth curve goes straight on', () => {
  const knots = [0, 1, 3, 4];
  const values = [0, 1, 9, 16];
  const slopes = [5, 6, 7].map((x) => interpolateCubic(knots, values, x) - interpolateCubic(knots, values, x - 1));
  assert.ok(Math.max(...slopes) - Math.min(...slopes) < 1e-12);
});

test('property: the interval found holds its argument', () => {
  fc.assert(
    fc.property(number(-10, 60), (x) => {
      const knots = [0, 2, 3, 7, 20, 50];
      const i = intervalOf(knots, x);
      assert.ok(i >= 0 && i <= 4);
      if (x >= 0 && x < 50) assert.ok(knots[i]! <= x && x < knots[i + 1]!);
    }),
  );
});

test('unit: a root at an end is that end, and a flat or steep function ends within the limit of steps', () => {
  assert.equal(
    findRoot((x) => x - 2, 2, 5, 1e-9),
    2,
  );
  assert.ok(Math.abs(findRoot((x) => (x - 1) ** 9, -3, 4, 1e-6) - 1) < 1e-5);
  assert.ok(Math.abs(findRoot((x) => Math.expm1(50 * (x - 0.9)), -5, 1, 1e-9) - 0.9) < 1e-8);
});

const vector = fc.tuple(number(-9e6, 9e6), number(-9e6, 9e6), number(-9e6, 9e6)) as fc.Arbitrary<Vector3>;

test('property: vectors keep the identities of their algebra', () => {
  fc.assert(
    fc.property(vector, vector, number(-7, 7), (a, b, angle) => {
      const size = norm(a) * norm(b) + 1;
      assert.ok(Math.abs(dot(cross(a, b), a)) < 1e-9 * size * (norm(a) + 1));
      assert.ok(Math.abs(norm(cross(a, b)) ** 2 + dot(a, b) ** 2 - (norm(a) * norm(b)) ** 2) <= 1e-12 * size * size);
      assert.ok(norm(subtract(add(a, b), b)) <= norm(a) + 1e-6);
      const turned = turnAxesZ(a, angle);
      assert.ok(Math.abs(norm(turned) - norm(a)) <= 1e-12 * (norm(a) + 1));
      assert.ok(norm(subtract(turnAxesZ(turned, -angle), a)) <= 1e-14 * (norm(a) + 1) * 100);
    }),
  );
  assert.deepEqual(
    turnAxesZ([0, 2, 5], Math.PI / 2).map((x) => Math.round(x)),
    [2, 0, 5],
  );
  assert.ok(norm(subtract(scale(unit([3, 0, 4]), 5), [3, 0, 4])) < 1e-14);
});

test('unit: Brent needs a dozen looks where halving needs forty', () => {
  let looks = 0;
  const root = findRoot(
    (x) => {
      looks++;
      return Math.cos(x) - x;
    },
    0,
    2,
    1e-12,
  );
  assert.ok(Math.abs(root - 0.739085133215161) < 1e-12);
  assert.ok(looks <= 12, `${looks}`);
});

test('property: inside its ends the smooth curve keeps parabolas, on knots however uneven', () => {
  fc.assert(
    fc.property(fc.array(number(0.2, 9), { minLength: 5, maxLength: 9 }), number(0, 1), number(-3, 3), (steps, fraction, bend) => {
      const knots = steps.map((_, i) => steps.slice(0, i).reduce((sum, step) => sum + step, 0));
      const parabola = (x: number) => 1 - x + bend * x * x;
      const x = knots[1]! + fraction * (knots.at(-2)! - knots[1]!);
      assert.ok(Math.abs(interpolateCubic(knots, knots.map(parabola), x) - parabola(x)) < 1e-8);
    }),
  );
});
