import { portableCos, portableSin } from '../math/index.ts';
import { PALETTE, xmlElement } from '../presentation/index.ts';
import { ENGLISH, type MapWords } from './map-words.ts';
import { niceStep } from './scale.ts';
import { type Box, type Point, px, svgBox, svgText, textWidth } from './svg.ts';

/** A scale bar in the lower left corner of a map, on a light ground, and the box it fills. */
export function scaleBar(frame: Box, pxPerKm: number, words: MapWords = ENGLISH): { readonly svg: string; readonly box: Box } {
  const km = niceStep(Math.min(frame.width, 420) / pxPerKm / 2.4, 2);
  const width = km * pxPerKm;
  const x = frame.x + 14;
  const y = frame.y + frame.height - 16;
  const text = km >= 1 ? words.kilometres(`${km}`) : words.metres(`${Math.round(km * 1000)}`);
  const box = { x: x - 6, y: y - 10, width: width + textWidth(text, 11) + 18, height: 20 };
  const bar = [
    svgBox({ x, y: y - 3, width: width / 2, height: 6 }, { fill: PALETTE.ink }),
    svgBox({ x: x + width / 2, y: y - 3, width: width / 2, height: 6 }, { fill: PALETTE.paper }),
    svgBox({ x, y: y - 3, width, height: 6 }, { fill: 'none', stroke: PALETTE.ink, 'stroke-width': 0.8 }),
    svgText([x + width + 6, y + 4], text, { 'font-weight': 600 }),
  ];
  return { svg: svgBox(box, { fill: PALETTE.paper, 'fill-opacity': 0.85 }) + bar.join(''), box };
}

/** An arrow to the north in the upper right corner; `northDeg` clockwise from the top of the picture. */
export function northArrow(frame: Box, northDeg = 0, name = ENGLISH.north): { readonly svg: string; readonly box: Box } {
  const [x, y] = [frame.x + frame.width - 24, frame.y + 26];
  const turn = (northDeg * Math.PI) / 180;
  const arrow = xmlElement('path', {
    d: `M${x},${y - 10}l6,18l-6,-4l-6,4z`,
    fill: PALETTE.ink,
    transform: `rotate(${px(northDeg)} ${x} ${y})`,
  });
  const below: Point = [x - 16 * portableSin(turn), y + 16 * portableCos(turn) + 4];
  const svg = arrow + svgText(below, name, { 'text-anchor': 'middle', 'font-weight': 700 });
  return { svg, box: { x: x - 22, y: y - 22, width: 44, height: 46 } };
}

/** A target. */
export function crossMark(at: Point, colour: string): string {
  const [x, y] = [px(at[0]), px(at[1])];
  return xmlElement('path', { d: `M${x - 8},${y}h16M${x},${y - 8}v16`, stroke: colour, 'stroke-width': 2.4, fill: 'none' });
}

/** What really happened. */
export function diamondMark(at: Point, colour: string): string {
  const [x, y] = [px(at[0]), px(at[1])];
  return xmlElement('path', { d: `M${x},${y - 6}l6,6l-6,6l-6,-6z`, fill: PALETTE.paper, stroke: colour, 'stroke-width': 2 });
}

/** What was computed. */
export function discMark(at: Point, colour: string, radius = 5): string {
  return xmlElement('circle', { cx: px(at[0]), cy: px(at[1]), r: radius, fill: colour, stroke: PALETTE.paper, 'stroke-width': 1.5 });
}

/** A town. */
export function squareMark(at: Point): string {
  return svgBox({ x: at[0] - 3, y: at[1] - 3, width: 6, height: 6 }, { fill: PALETTE.muted });
}
