import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addToCrossMoments,
  addToMoments,
  covarianceOf,
  emptyCrossMoments,
  emptyMoments,
  explainedVariance,
  mergeCrossMoments,
  mergeMoments,
  outputVariance,
} from './moments.ts';
import { fillNormals } from './philox.ts';

const number = fc.integer({ min: -1000, max: 1000 });
const vectors = fc.array(fc.tuple(number, number, number), { minLength: 2, maxLength: 60 });

/** By the definition, in two passes. */
function covariance(rows: readonly (readonly number[])[], i: number, j: number): number {
  const mean = (k: number) => rows.reduce((sum, row) => sum + row[k]!, 0) / rows.length;
  const [meanI, meanJ] = [mean(i), mean(j)];
  return rows.reduce((sum, row) => sum + (row[i]! - meanI) * (row[j]! - meanJ), 0) / (rows.length - 1);
}

test('property: moments are those of the definition, whole or merged from parts', () => {
  fc.assert(
    fc.property(vectors, fc.nat(60), (rows, cut) => {
      const [whole, merged, rest] = [emptyMoments(3), emptyMoments(3), emptyMoments(3)];
      for (const [n, row] of rows.entries()) {
        addToMoments(whole, row);
        addToMoments(n < cut ? merged : rest, row);
      }
      mergeMoments(merged, rest);
      for (const moments of [whole, merged])
        for (let i = 0; i < 3; i++) {
          assert.equal(moments.count, rows.length);
          assert.ok(Math.abs(moments.mean[i]! - rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length) < 1e-9);
          for (let j = 0; j < 3; j++) assert.ok(Math.abs(covarianceOf(moments, i, j) - covariance(rows, i, j)) < 1e-7);
        }
    }),
  );
});

test('property: cross moments are those of the definition, whole or merged from parts', () => {
  fc.assert(
    fc.property(vectors, fc.nat(60), (rows, cut) => {
      const [whole, merged, rest] = [emptyCrossMoments(2, 1), emptyCrossMoments(2, 1), emptyCrossMoments(2, 1)];
      for (const [n, [a, b, c]] of rows.entries()) {
        addToCrossMoments(whole, [a, b], [c]);
        addToCrossMoments(n < cut ? merged : rest, [a, b], [c]);
      }
      mergeCrossMoments(merged, rest);
      for (const moments of [whole, merged]) {
        assert.ok(Math.abs(outputVariance(moments, 0) - covariance(rows, 2, 2)) < 1e-7);
        for (const i of [0, 1]) {
          const variance = covariance(rows, i, i);
          const wanted = variance === 0 ? 0 : covariance(rows, i, 2) ** 2 / variance;
          assert.ok(Math.abs(explainedVariance(moments, i, 0) - wanted) < 1e-6);
        }
      }
    }),
  );
});

test('unit: a linear model is shared out to its drivers, and what drives nothing gets the share of chance', () => {
  const samples = 4000;
  const deviates = new Float64Array(5);
  const moments = emptyCrossMoments(5, 2);
  for (let sample = 0; sample < samples; sample++) {
    fillNormals(1, sample, 0, deviates);
    const [a, b, c, d] = deviates as unknown as readonly [number, number, number, number];
    addToCrossMoments(moments, deviates, [10 + 3 * a - 4 * b, c + 0.5 * d]);
  }
  const share = (input: number, output: number) => explainedVariance(moments, input, output) / outputVariance(moments, output);
  // The standard error of a share s of n samples is about 2 sqrt(s) (1 - s)/sqrt(n): here at most 0.012.
  for (const [input, output, wanted] of [
    [0, 0, 0.36],
    [1, 0, 0.64],
    [2, 1, 0.8],
    [3, 1, 0.2],
  ] as const)
    assert.ok(Math.abs(share(input, output) - wanted) < 0.04, `${input} ${output}: ${share(input, output)}`);
  assert.ok(share(4, 0) < 11 / samples && share(4, 1) < 11 / samples);
});

test('unit: an empty part changes nothing, one vector has no variance, and lengths must agree', () => {
  const moments = emptyMoments(2);
  addToMoments(moments, [3, 4]);
  const before = structuredClone(moments);
  mergeMoments(moments, emptyMoments(2));
  assert.deepEqual(moments, before);
  assert.throws(() => covarianceOf(moments, 0, 1), /two vectors/);
  assert.throws(() => addToMoments(moments, [1, 2, 3]), /2 numbers/);
  assert.throws(() => addToCrossMoments(emptyCrossMoments(1, 2), [1], [1]), /2 numbers/);
  assert.throws(() => mergeMoments(moments, { ...emptyMoments(3), count: 1 }), /2 numbers/);
});
