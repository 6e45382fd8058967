import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { obstaclesAlong, placeLabels } from './label-placement.ts';
import { boxesOverlap } from './svg.ts';

const BOUNDS = { x: 0, y: 0, width: 300, height: 200 };
const coordinate = (max: number) => fc.double({ min: 0, max, noNaN: true });

test('placed labels keep clear of each other and of obstacles, inside the bounds', () => {
  const labels = fc.array(
    fc.record({
      at: fc.tuple(coordinate(300), coordinate(200)),
      width: fc.double({ min: 20, max: 120, noNaN: true }),
      height: fc.constant(13),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(labels, (wanted) => {
      const obstacles = obstaclesAlong(
        [
          [0, 0],
          [300, 200],
        ],
        4,
      );
      const placed = placeLabels(wanted, obstacles, BOUNDS).filter((box) => box !== null);
      for (const [index, box] of placed.entries()) {
        assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= 300 && box.y + box.height <= 200);
        for (const other of [...placed.slice(index + 1), ...obstacles]) assert.ok(!boxesOverlap(box, other));
      }
    }),
  );
});

test('a label with no free place gets none', () => {
  const label = { at: [150, 100], width: 100, height: 13 } as const;
  assert.deepEqual(placeLabels([label], [BOUNDS], BOUNDS), [null]);
});
