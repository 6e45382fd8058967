import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addToSketch, emptySketch, mergeSketch, type QuantileSketch, sketchQuantile } from './quantile-sketch.ts';

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
  fc.integer({ min: -50, max: 50 }),
  fc.integer({ min: 1, max: 2 ** 30 }).map((n) => 250 + n / 2 ** 24),
);
/** So that no more powers of ten are asked for than the bins reach over. */
const values = fc.array(value, { minLength: 1, maxLength: 200 }).map((all) => all.map((x) => (Math.abs(x) < 1e-7 ? 0 : x)));
const probabilities = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 1];

function sketchOf(all: readonly number[], sketch: QuantileSketch = emptySketch()): QuantileSketch {
  for (const each of all) addToSketch(sketch, each);
  return sketch;
}

test('property: a quantile is within 0.1 % of the value of its rank', () => {
  fc.assert(
    fc.property(values, (all) => {
      const rising = all.toSorted((a, b) => a - b);
      const sketch = sketchOf(all);
      for (const p of probabilities) {
        const known = rising[Math.floor(p * (rising.length - 1))]!;
        assert.ok(Math.abs(sketchQuantile(sketch, p) - known) <= 0.001 * (1 + 1e-9) * Math.abs(known), `${p}: ${known}`);
      }
    }),
    { numRuns: 500 },
  );
});

test('unit: of two zeros it is not seen which came first', () => {
  for (const all of [[0, -0], [-0, 0], [-0]])
    assert.deepEqual(
      [0, 0.5, 1].map((p) => sketchQuantile(sketchOf(all), p)),
      [0, 0, 0],
    );
});

test('property: answers are the same in any order, added or merged, with bins enough or given up', () => {
  const manyBins = fc.constantFrom(4, 64, 16_384);
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), fc.nat(60), manyBins, (all, cut, maxBins) => {
      const answers = (sketch: QuantileSketch) => probabilities.map((p) => sketchQuantile(sketch, p));
      const whole = answers(sketchOf(all, emptySketch(0.001, maxBins)));
      assert.deepEqual(answers(sketchOf(all.toReversed(), emptySketch(0.001, maxBins))), whole);
      const merged = sketchOf(all.slice(cut), emptySketch(0.001, maxBins));
      mergeSketch(merged, sketchOf(all.slice(0, cut), emptySketch(0.001, maxBins)));
      assert.deepEqual(answers(merged), whole);
    }),
    { numRuns: 500 },
  );
});

test('unit: where bins run out, the largest keep their error', () => {
  const sketch = emptySketch(0.01, 128);
  for (let i = 0; i <= 1000; i++) addToSketch(sketch, 10 ** (-20 + i / 40));
  assert.equal(sketch.positive.counts.length, 128);
  // 128 bins of ln(1.01/0.99) = 0.02 reach down by 1.11 powers of ten, over the 44 largest values.
  assert.ok(Math.abs(sketchQuantile(sketch, 0.96) / 1e4 - 1) <= 0.01);
  assert.ok(sketchQuantile(sketch, 0.5) > 1e3);
});

test('unit: the largest and smallest doubles have their bins', () => {
  for (const each of [5e-324, -5e-324, 2.3e-308, 1.7e308, -Number.MAX_VALUE])
    assert.ok(Math.abs(sketchQuantile(sketchOf([each, each, each]), 0.5) / each - 1) <= 0.001);
});

test('unit: wrong kinds and values are refused', () => {
  const sketch = emptySketch();
  assert.throws(() => sketchQuantile(sketch, 0.5), /needs a value/);
  assert.throws(() => addToSketch(sketch, Number.NaN), /finite/);
  assert.throws(() => addToSketch(sketch, Infinity), /finite/);
  assert.throws(() => emptySketch(0.001, 1000), /power of 2/);
  assert.throws(() => emptySketch(1), /relative error/);
  assert.throws(() => mergeSketch(sketch, emptySketch(0.01)), /one kind/);
  assert.throws(() => sketchQuantile(sketchOf([1]), 1.1), /probability/);
});
