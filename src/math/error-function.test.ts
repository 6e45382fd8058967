import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portableErf } from './error-function.ts';

test('validation: Abramowitz and Stegun, table 7.1, and DLMF 7.23: the error function to ten places', () => {
  const published = [
    [0, 0],
    [0.5, 0.5204998778],
    [1, 0.8427007929],
    [1.5, 0.9661051465],
    [2, 0.995322265],
    [3, 0.9999779095],
  ] as const;
  for (const [x, told] of published) {
    assert.ok(Math.abs(portableErf(x) - told) < 6e-11, `${x}: ${portableErf(x)}`);
    assert.equal(portableErf(-x), -portableErf(x));
  }
  assert.equal(portableErf(7), 1);
  assert.ok(Number.isNaN(portableErf(NaN)));
});
