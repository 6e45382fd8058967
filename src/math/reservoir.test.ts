import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { uniform } from './philox.ts';
import { emptyReservoir, mergeReservoir, offerRow, type Reservoir, rowsOf } from './reservoir.ts';

const rowOf = (index: number) => [index / 2, -index];

function fed(indices: Iterable<number>, capacity: number, seed = 7): Reservoir {
  const reservoir = emptyReservoir({ capacity, rowLength: 2, seed, parameter: 9 });
  for (const index of indices) offerRow(reservoir, index, rowOf(index));
  return reservoir;
}

test('property: the same rows stay in any order and however they are merged: those of the smallest keys', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(100_000), { maxLength: 120 }),
      fc.nat(120),
      fc.integer({ min: 1, max: 30 }),
      (indices, cut, capacity) => {
        const rows = rowsOf(fed(indices, capacity));
        const key = (index: number) => uniform(7, index, 9);
        const wanted = indices.toSorted((a, b) => key(a) - key(b)).slice(0, capacity);
        assert.deepEqual(
          rows.map(({ index, row }) => [index, ...row]),
          wanted.toSorted((a, b) => a - b).map((index) => [index, ...rowOf(index)]),
        );
        assert.deepEqual(rowsOf(fed(indices.toReversed(), capacity)), rows);
        const merged = fed(indices.slice(cut), capacity);
        mergeReservoir(merged, fed(indices.slice(0, cut), capacity));
        assert.deepEqual(rowsOf(merged), rows);
      },
    ),
  );
});

test('unit: all is kept until the reservoir is full', () => {
  assert.deepEqual(
    rowsOf(fed([5, 3, 0, 2, 1, 4], 6)).map(({ index }) => index),
    [0, 1, 2, 3, 4, 5],
  );
});

test('unit: each of 50 rows stays in 10 places one time in five, over 2000 seeds', () => {
  const times = new Float64Array(50);
  for (let seed = 0; seed < 2000; seed++) for (const { index } of rowsOf(fed(Array(50).keys(), 10, seed))) times[index]!++;
  // The sum of squares over the expected variance is a chi-square of 49 degrees of freedom, whose 99.9 % is 85.35 (SciPy).
  const chiSquare = times.reduce((sum, n) => sum + (n - 400) ** 2, 0) / (2000 * 0.2 * 0.8 * (50 / 49));
  assert.ok(chiSquare < 85.35, `${chiSquare}`);
});

test('unit: rows of another length and reservoirs of another kind are refused', () => {
  const reservoir = fed([1], 3);
  assert.throws(() => offerRow(reservoir, 2, [1]), /2 numbers/);
  assert.throws(() => mergeReservoir(reservoir, fed([2], 4)), /one capacity/);
  assert.throws(() => mergeReservoir(reservoir, fed([2], 3, 8)), /one seed/);
  assert.throws(() => emptyReservoir({ capacity: 0, rowLength: 1, seed: 0, parameter: 0 }), /at least one/);
});
