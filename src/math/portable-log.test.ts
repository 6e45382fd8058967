import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { portableLog } from './portable-log.ts';

/** The unit of the last place of a normal number. */
const ulp = (x: number) => 2 ** (Math.floor(Math.log2(Math.abs(x))) - 52);

test('property: the portable logarithm is the logarithm, over all doubles above 0', () => {
  const positive = fc.double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(positive, (x) => {
      const known = Math.log(x);
      assert.ok(Math.abs(portableLog(x) - known) <= 3 * ulp(known === 0 ? 1e-300 : known), `${x}`);
    }),
    { numRuns: 5000 },
  );
});

test('unit: the logarithm keeps its ends and its zero', () => {
  assert.equal(portableLog(1), 0);
  assert.equal(portableLog(2), Math.LN2);
  assert.equal(portableLog(2 ** -1074), -1074 * Math.LN2);
  assert.ok(Math.abs(portableLog(Number.MAX_VALUE) - 1024 * Math.LN2) < 1e-12);
  for (const x of [0, -0, -1, Infinity, -Infinity, Number.NaN]) assert.equal(portableLog(x), Math.log(x));
});
