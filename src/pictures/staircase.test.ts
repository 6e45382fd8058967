import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { staircaseLanes } from './staircase.ts';

test('no label touches another or is crossed by a hairline, wherever the events fall', () => {
  const labels = fc.array(
    fc.record({ x: fc.double({ min: 0, max: 900, noNaN: true }), width: fc.double({ min: 1, max: 200, noNaN: true }) }),
    {
      maxLength: 16,
    },
  );
  fc.assert(
    fc.property(labels, (unsorted) => {
      const sorted = unsorted.toSorted((a, b) => a.x - b.x);
      const lanes = staircaseLanes(sorted);
      for (const [i, label] of sorted.entries())
        for (const [j, other] of sorted.entries()) {
          if (j <= i || other.x > label.x + label.width) continue;
          assert.ok((lanes[i] ?? 0) > (lanes[j] ?? 0), 'a label lies above every hairline and label it reaches over');
        }
    }),
  );
});

test('labels far apart all stay in the lowest lane', () => {
  assert.deepEqual(
    staircaseLanes([
      { x: 0, width: 50 },
      { x: 60, width: 50 },
      { x: 120, width: 50 },
    ]),
    [0, 0, 0],
  );
});
