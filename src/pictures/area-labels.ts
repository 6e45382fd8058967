import { type Box, type Point, boxesOverlap } from './svg.ts';

/** A label that stands inside its own area, a convex ring. */
export interface AreaLabel {
  readonly area: readonly Point[];
  readonly width: number;
  readonly height: number;
}

/** Places tried on each axis: the middle first, then ever nearer to the edges. */
const STEPS = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6];

/** A box for each label in turn, wholly inside its area and clear of the boxes before it and of the obstacles; null where there is no room. */
export function placeInAreas(labels: readonly AreaLabel[], obstacles: readonly Box[]): (Box | null)[] {
  const taken = [...obstacles];
  return labels.map(({ area, width, height }) => {
    const [x, y] = [middleOf(area.map((point) => point[0])), middleOf(area.map((point) => point[1]))];
    const tries = STEPS.flatMap((right) => STEPS.map((down): Point => [right, down])).toSorted((a, b) => reach(a) - reach(b));
    for (const [right, down] of tries) {
      const box = { x: x + (right * width) / 3 - width / 2, y: y + (down * height) / 3 - height / 2, width, height };
      if (!isInside(box, area) || taken.some((other) => boxesOverlap(box, other))) continue;
      taken.push(box);
      return box;
    }
    return null;
  });
}

function reach([right, down]: Point): number {
  return right * right + down * down;
}

function middleOf(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

/** A box is inside a convex ring if its corners are all on one side of each edge. */
export function isInside({ x, y, width, height }: Box, area: readonly Point[]): boolean {
  const corners: readonly Point[] = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ];
  const sides = area.flatMap((from, i) => {
    const to = area[(i + 1) % area.length]!;
    return corners.map((corner) => (to[0] - from[0]) * (corner[1] - from[1]) - (to[1] - from[1]) * (corner[0] - from[0]));
  });
  return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
}
