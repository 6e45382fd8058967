import { portableHypot } from '../math/index.ts';
import { PALETTE } from '../presentation/index.ts';
import { obstaclesAlong, placeLabels } from './label-placement.ts';
import { type Box, type Point, svgLine, svgText, textWidth } from './svg.ts';

/** A text for a point on a map. */
export interface MapLabel {
  readonly at: Point;
  readonly text: string;
  readonly colour: string;
  readonly bold?: boolean;
}

const SIZE = 11;
/** A pale rim that keeps a text legible on any ground. */
export const LABEL_HALO = {
  stroke: PALETTE.paper,
  'stroke-width': 3,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
  class: 'map-label',
};

/** Labels beside their points, clear of each other, of all the points and of the lines; a far one is tied to its point by a thin line. */
export function drawMapLabels(
  labels: readonly MapLabel[],
  lines: readonly (readonly Point[])[],
  boxes: readonly Box[],
  bounds: Box,
): string {
  const dots = labels.flatMap(({ at }) => obstaclesAlong([at], 6));
  const obstacles = [...dots, ...boxes, ...lines.flatMap((line) => obstaclesAlong(line, 4))];
  const sized = labels.map(({ at, text, bold }) => ({ at, width: textWidth(text, SIZE, bold), height: SIZE + 2 }));
  const placed = placeLabels(sized, obstacles, bounds);
  return labels
    .map(({ at, text, colour, bold }, index) => {
      const box = placed[index];
      if (box === null || box === undefined) return '';
      const toLeft = box.x + box.width / 2 < at[0];
      const edge: Point = [Math.max(box.x, Math.min(at[0], box.x + box.width)), Math.max(box.y, Math.min(at[1], box.y + box.height))];
      const far = portableHypot(edge[0] - at[0], edge[1] - at[1]) > 14;
      const anchor = toLeft ? { 'text-anchor': 'end' } : {};
      const place: Point = [toLeft ? box.x + box.width : box.x, box.y + SIZE - 1];
      return (
        (far ? svgLine(at, edge, { stroke: colour, 'stroke-width': 0.7 }) : '') +
        svgText(place, text, { ...LABEL_HALO, ...anchor, 'font-size': SIZE, fill: colour, 'font-weight': bold === true ? 600 : undefined })
      );
    })
    .join('');
}
