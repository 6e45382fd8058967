import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalQuantile } from './normal-quantile.ts';
import { fillNormals, philox4x32, uniform } from './philox.ts';

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const name = fc.tuple(fc.maxSafeNat(), fc.maxSafeNat(), word);

/** The published rounds in exact whole numbers, written apart from the source. */
function philoxOfBigInts(counter: readonly number[], key: readonly number[]): readonly number[] {
  let [x0, x1, x2, x3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  const low = 0xffffffffn;
  for (let round = 0; round < 10; round++) {
    const [p0, p1] = [x0 * 0xd2511f53n, x2 * 0xcd9e8d57n];
    [x0, x1, x2, x3] = [(p1 >> 32n) ^ x1 ^ k0, p1 & low, (p0 >> 32n) ^ x3 ^ k1, p0 & low];
    [k0, k1] = [(k0 + 0x9e3779b9n) & low, (k1 + 0xbb67ae85n) & low];
  }
  return [x0, x1, x2, x3].map(Number);
}

test('property: words are those of the same rounds in exact whole numbers', () => {
  const out = new Uint32Array(4);
  fc.assert(
    fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word), (counter, key) => {
      philox4x32(...counter, ...key, out);
      assert.deepEqual([...out], philoxOfBigInts(counter, key));
    }),
    { numRuns: 2000 },
  );
});

test('property: a uniform deviate is the middle of one of 2^52 cells, from all 52 bits of its name', () => {
  fc.assert(
    fc.property(name, ([seed, sample, parameter]) => {
      const split = (n: number) => [n % 2 ** 32, Math.floor(n / 2 ** 32)] as const;
      const [high, low] = philoxOfBigInts([...split(sample), parameter, 0], split(seed));
      const cell = BigInt(high!) * 2n ** 20n + BigInt(low!) / 2n ** 12n;
      const u = uniform(seed, sample, parameter);
      assert.equal(u, (Number(cell) + 0.5) / 2 ** 52);
      assert.ok(u > 0 && u < 1);
    }),
  );
});

test('property: a vector of normals starts the same however long it is, and its first is the quantile of the uniform', () => {
  fc.assert(
    fc.property(name, fc.integer({ min: 0, max: 41 }), ([seed, sample, parameter], count) => {
      const all = new Float64Array(41);
      fillNormals(seed, sample, parameter, all);
      const some = new Float64Array(43).fill(7);
      fillNormals(seed, sample, parameter, some, count);
      assert.deepEqual(some.subarray(0, count), all.subarray(0, count));
      assert.ok(some.subarray(count).every((x) => x === 7));
      assert.equal(all[0], normalQuantile(uniform(seed, sample, parameter)));
    }),
  );
});

test('regression: the deviates of a name stay what they are to the last bit', () => {
  const out = new Float64Array(3);
  fillNormals(2026, 2 ** 40 + 5, 3, out);
  // The same computed with 60 digits (mpmath) begins 1.57518627114380584, -0.39773617894977890, 0.85965052096339749.
  assert.deepEqual([...out], [1.5751862711438058, -0.39773617894977886, 0.8596505209633974]);
  assert.equal(uniform(2 ** 53 - 1, 2 ** 53 - 1, 2 ** 32 - 1), 0.7151780693700341);
});

test('unit: a name is three whole numbers in their ranges', () => {
  const out = new Float64Array(2);
  for (const wrong of [-1, 0.5, 2 ** 53, Number.NaN]) {
    assert.throws(() => uniform(wrong, 0, 0), /seed/);
    assert.throws(() => fillNormals(0, wrong, 0, out), /sample/);
    assert.throws(() => uniform(0, 0, wrong), /parameter/);
  }
  assert.throws(() => uniform(0, 0, 2 ** 32), /parameter/);
  assert.throws(() => fillNormals(0, 0, 0, out, 3), /do not fit/);
});
