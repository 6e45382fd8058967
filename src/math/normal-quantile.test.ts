import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { COEFFICIENTS, normalQuantile } from './normal-quantile.ts';

test("validation: Wichura's sums of mantissas find no slip in the coefficients", () => {
  const mantissa = (x: number) => x / 10 ** Math.floor(Math.log10(x));
  const sum = (...lists: readonly (readonly number[])[]) => lists.flat().reduce((total, x) => total + mantissa(x), 0);
  const { A, B, C, D, E, F } = COEFFICIENTS;
  assert.ok(Math.abs(sum(A, B) - 55.8831928806149) < 1e-13);
  assert.ok(Math.abs(sum(C, D) - 49.3320650330161) < 1e-13);
  assert.ok(Math.abs(sum(E, F) - 47.5258331754929) < 1e-13);
});

test('property: the quantile is odd about 1/2 and rises', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 52 - 1 }), fc.integer({ min: 1, max: 2 ** 40 }), (cell, apart) => {
      const p = (cell + 0.5) * 2 ** -52;
      const farther = Math.min(cell + apart, 2 ** 52 - 1);
      assert.equal(normalQuantile(p), -normalQuantile(1 - p));
      assert.ok(normalQuantile((farther + 0.5) * 2 ** -52) >= normalQuantile(p) - 1e-14);
    }),
    { numRuns: 2000 },
  );
  assert.equal(normalQuantile(0.5), 0);
});

test('unit: the pieces meet', () => {
  for (const seam of [0.075, 0.925, Math.exp(-25)])
    assert.ok(Math.abs(normalQuantile(seam * (1 - 1e-13)) - normalQuantile(seam * (1 + 1e-13))) < 4e-12);
});

test('unit: a probability is inside 0 and 1', () => {
  for (const p of [0, 1, -1e-9, 2, Number.NaN]) assert.throws(() => normalQuantile(p), RangeError);
});
