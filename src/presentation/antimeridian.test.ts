import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitAtAntimeridian } from './antimeridian.ts';

test('a line over 180 degrees eastward is cut there, with the crossing interpolated on both sides', () => {
  const parts = splitAtAntimeridian([
    [170, 10, 1000],
    [-170, 20, 3000],
  ]);
  assert.deepEqual(parts, [
    [
      [170, 10, 1000],
      [180, 15, 2000],
    ],
    [
      [-180, 15, 2000],
      [-170, 20, 3000],
    ],
  ]);
});

test('and westward', () => {
  const parts = splitAtAntimeridian([
    [-175, 0, 0],
    [175, 10, 100],
  ]);
  assert.deepEqual(
    parts.map((part) => part.map(([longitude]) => longitude)),
    [
      [-175, -180],
      [180, 175],
    ],
  );
});

test('a line that stays on one side is left whole', () => {
  assert.equal(
    splitAtAntimeridian([
      [0, 0, 0],
      [179, 1, 1],
      [180, 2, 2],
    ]).length,
    1,
  );
});
