import { portableHypot } from '../math/index.ts';
import { type Box, type Point, boxesOverlap, isWithin } from './svg.ts';

/** A label that wants to stand beside a point. */
export interface PointLabel {
  readonly at: Point;
  readonly width: number;
  readonly height: number;
}

const DISTANCES_PX = [9, 16, 26, 40, 58, 80, 110];
/** Right first, as cartographers do (Imhof 1975), then the other sides in order of legibility. */
const DIRECTIONS: readonly Point[] = [
  [1, -0.5],
  [1, 0.5],
  [-1, -0.5],
  [-1, 0.5],
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.6, -1],
  [0.6, 1],
  [-0.6, -1],
  [-0.6, 1],
];

function candidate({ at, width, height }: PointLabel, [dx, dy]: Point, distance: number): Box {
  const length = portableHypot(dx, dy);
  const x = at[0] + (dx / length) * distance - (dx > 0.3 ? 0 : dx < -0.3 ? width : width / 2);
  const y = at[1] + (dy / length) * distance - (dy > 0.9 ? 0 : dy < -0.9 ? height : height / 2);
  return { x, y, width, height };
}

/**
 * A box for each label in turn, the nearest one that is inside the bounds and clear of the boxes before it and of the obstacles. A label with
 * no such place gets null rather than a place on top of another: the caller lists it elsewhere or leaves it out. Greedy, so important labels
 * come first.
 */
export function placeLabels(labels: readonly PointLabel[], obstacles: readonly Box[], bounds: Box): (Box | null)[] {
  const taken = [...obstacles];
  return labels.map((label) => {
    for (const distance of DISTANCES_PX)
      for (const direction of DIRECTIONS) {
        const box = candidate(label, direction, distance);
        if (!isWithin(box, bounds) || taken.some((other) => boxesOverlap(box, other))) continue;
        taken.push(box);
        return box;
      }
    return null;
  });
}

/** Small boxes along a line, for labels to keep clear of. */
export function obstaclesAlong(points: readonly Point[], margin: number): Box[] {
  const boxes: Box[] = [];
  for (const [index, to] of points.entries()) {
    const from = points[index - 1] ?? to;
    const pieces = Math.max(1, Math.ceil(portableHypot(to[0] - from[0], to[1] - from[1]) / (margin * 2)));
    for (let piece = 1; piece <= pieces; piece++) {
      const x = from[0] + ((to[0] - from[0]) * piece) / pieces;
      const y = from[1] + ((to[1] - from[1]) * piece) / pieces;
      boxes.push({ x: x - margin, y: y - margin, width: 2 * margin, height: 2 * margin });
    }
  }
  return boxes;
}
