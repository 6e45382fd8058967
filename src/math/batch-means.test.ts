import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addBatch, type BatchMeans, emptyBatchMeans, isKnownTo, MAX_BATCHES, MIN_BATCHES, precisionOf } from './batch-means.ts';
import { normalQuantile } from './normal-quantile.ts';
import { uniform } from './philox.ts';
import { studentQuantile } from './student-quantile.ts';

function batchesOf(statistics: readonly number[]): BatchMeans {
  const batches = emptyBatchMeans();
  for (const statistic of statistics) addBatch(batches, statistic);
  return batches;
}

test('property: each batch joins as many neighbours in order, and memory has its limit', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { maxLength: 700 }), (statistics) => {
      const { means, joined, added } = batchesOf(statistics);
      assert.ok(means.length < MAX_BATCHES);
      assert.equal(means.length * joined + added, statistics.length);
      for (const [i, mean] of means.entries()) {
        const part = statistics.slice(i * joined, (i + 1) * joined);
        assert.ok(Math.abs(mean - part.reduce((sum, each) => sum + each, 0) / joined) < 1e-9);
      }
      assert.ok(joined === 1 || means.length >= MAX_BATCHES / 2);
    }),
  );
});

test('unit: too few batches say nothing', () => {
  const batches = batchesOf(Array.from({ length: MIN_BATCHES - 1 }, () => 5));
  assert.equal(precisionOf(batches), null);
  assert.equal(isKnownTo(batches, 1), false);
  addBatch(batches, 5);
  assert.deepEqual(precisionOf(batches), { mean: 5, standardError: 0, halfWidth: 0, relativeHalfWidth: 0 });
  assert.equal(isKnownTo(batches, 0), true);
  assert.throws(() => addBatch(batches, Number.NaN), /finite/);
});

test('unit: of known numbers the half-width is the textbook one', () => {
  const precision = precisionOf(batchesOf(Array.from({ length: 16 }, (_, i) => 100 + (i % 2 === 0 ? 3 : -3))))!;
  assert.ok(Math.abs(precision.standardError - 3 / Math.sqrt(15)) < 1e-12);
  // Student's t at 97.5 % and 15 degrees of freedom is 2.1314 in every table.
  assert.ok(Math.abs(precision.halfWidth - (2.1314 * 3) / Math.sqrt(15)) < 1e-4);
  assert.ok(Math.abs(precision.relativeHalfWidth - precision.halfWidth / 100) < 1e-15);
});

test('unit: the interval of a mean holds the truth 95 times in 100, before and after joining', () => {
  for (const count of [20, 200]) {
    let held = 0;
    for (let run = 0; run < 1000; run++) {
      const { mean, halfWidth } = precisionOf(
        batchesOf(Array.from({ length: count }, (_, i) => 10 + normalQuantile(uniform(run, i, count)))),
      )!;
      if (Math.abs(mean - 10) <= halfWidth) held++;
    }
    // 3.3 standard errors of a share of 1000.
    assert.ok(Math.abs(held / 1000 - 0.95) < 0.023, `${count}: ${held}`);
  }
});

test("unit: Student's t is odd, falls to the normal quantile, and is not given below ten degrees", () => {
  assert.ok(Math.abs(studentQuantile(0.025, 12) + studentQuantile(0.975, 12)) < 1e-14);
  assert.ok(studentQuantile(0.975, 11) > studentQuantile(0.975, 12));
  assert.ok(Math.abs(studentQuantile(0.975, 1e9) - 1.959963984540054) < 1e-8);
  assert.throws(() => studentQuantile(0.975, 9), /ten degrees/);
});
