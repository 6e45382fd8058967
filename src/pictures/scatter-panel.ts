import { geodesicBetween } from '../earth/index.ts';
import type { Footprint, PlaceDeg, SampleRows } from '../flight/index.ts';
import {
  MODE_STYLES,
  PALETTE,
  ellipseOutline,
  isFailedRow,
  percentText,
  ROW_SIZE,
  sampleColumn,
  xmlElement,
} from '../presentation/index.ts';
import { lineOf } from './globe-panel.ts';
import { localMap } from './local-map.ts';
import type { NamedPlace } from './landing-panel.ts';
import { type MapLabel, drawMapLabels } from './map-label.ts';
import { crossMark, diamondMark, discMark, northArrow, scaleBar, squareMark } from './map-marks.ts';
import { type Box, px, svgBox } from './svg.ts';

/** As many dots as print tells apart, and a file of some ten kilobytes. */
export const MAX_DOTS = 3000;
/** The map shows at least this far from the centre. */
const LEAST_REACH_KM = 1;
/** A landing or a target farther off than so many semi-major axes would shrink the ellipses to a dot: it is left to the text. */
const FARTHEST = 3;
/** The same where there is no ellipse. */
const FARTHEST_KM = 60;
/** The lines of the ellipses, from the smallest out: told apart in print without colour. */
const LINES = [
  { 'stroke-width': 1.6, 'stroke-dasharray': '6 3' },
  { 'stroke-width': 2.4 },
  { 'stroke-width': 1.4, 'stroke-dasharray': '1.5 3' },
] as const;

/** How the ellipse of this rank among `count` is drawn; the one asked for, if it is among three, is the solid line. */
export function ellipseLine(rank: number, count: number): Readonly<Record<string, string | number>> {
  return LINES[count === 1 ? 1 : Math.min(rank, LINES.length - 1)] ?? LINES[0];
}

/** The places of samples that came down: all, or `MAX_DOTS` taken evenly over the indices. */
function placesOf(rows: SampleRows | undefined): { readonly landed: number; readonly dots: readonly PlaceDeg[] } {
  if (rows === undefined) return { landed: 0, dots: [] };
  const [latitude, longitude] = [sampleColumn('latitudeDeg'), sampleColumn('longitudeDeg')];
  const landed = Array.from(rows.indices, (_, row) => row).filter((row) => !isFailedRow(rows.values, row));
  const count = Math.min(MAX_DOTS, landed.length);
  const dots = Array.from({ length: count }, (_, index) => {
    const at = (landed[Math.floor((index * landed.length) / count)] ?? 0) * ROW_SIZE;
    return { latitudeDeg: rows.values[at + latitude] ?? NaN, longitudeDeg: rows.values[at + longitude] ?? NaN };
  });
  return { landed: landed.length, dots };
}

export interface ScatterPanel {
  readonly svg: string;
  readonly landed: number;
  readonly dots: number;
  /** Dots that fall outside the frame. */
  readonly outside: number;
  /** What stands too far away to be shown. */
  readonly left: readonly string[];
  readonly towns: number;
}

/** The mode asked for: a dot per sample, its ellipses, target, nominal touchdown and real landing over a map of the ground. */
export function drawScatter(footprint: Footprint, rows: SampleRows | undefined, frame: Box, places: readonly NamedPlace[]): ScatterPanel {
  const { centre, nominal, actual, mode } = footprint;
  const { colour } = MODE_STYLES[mode];
  const ellipses = footprint.ellipses.toSorted((a, b) => a.probability - b.probability);
  const km = (place: PlaceDeg) => geodesicBetween(centre, place).distanceM / 1000;
  const outermostKm = Math.max(0, ...ellipses.map(({ semiMajorKm }) => semiMajorKm || 0));
  const farthestKm = outermostKm > 0 ? FARTHEST * outermostKm : FARTHEST_KM;
  const marks = [
    { name: 'Target', place: nominal.request.target, colour: PALETTE.target, draw: crossMark },
    { name: 'Nominal touchdown', place: nominal.touchdown, colour: PALETTE.touchdown, draw: discMark },
    { name: 'Actual touchdown', place: actual ?? null, colour: PALETTE.actual, draw: diamondMark },
  ].flatMap(({ place, ...mark }) => (place === null ? [] : [{ ...mark, place, km: km(place) }]));
  const near = marks.filter((mark) => mark.km <= farthestKm);
  const reachKm = 1.14 * Math.max(LEAST_REACH_KM, outermostKm, ...near.map((mark) => mark.km));
  const pxPerKm = Math.min(frame.width, frame.height) / 2 / reachKm;
  const map = localMap(frame, centre, pxPerKm);
  const { landed, dots } = placesOf(rows);
  const spots = dots.map(map.project);
  const shown = spots.filter(map.inFrame);
  const outlines = ellipses.map((ellipse) => ellipseOutline(centre, ellipse));
  const towns = places.map((place) => ({ ...place, at: map.project(place) })).filter(({ at }) => map.inFrame(at));
  const bar = scaleBar(frame, pxPerKm);
  const north = northArrow(frame);
  const labels: MapLabel[] = [
    ...near.map(({ name, place, colour: inked }) => ({ at: map.project(place), text: name, colour: inked, bold: true })),
    ...ellipses.flatMap(({ probability }, index) => {
      // The last eighth before the end of the major axis: clear of the middle, where the marks stand.
      const place = outlines[index]?.[Math.floor(((outlines[index]?.length ?? 0) * (5 + index)) / 16)];
      return place === undefined ? [] : [{ at: map.project(place), text: percentText(probability), colour, bold: true }];
    }),
    ...towns.map(({ at, name }) => ({ at, text: name, colour: PALETTE.muted })),
  ].filter(({ at }) => map.inFrame(at));
  const lines = outlines.map((outline) => outline.map(map.project).filter(map.inFrame));
  const clipId = 'scatter-frame';
  const inside = [
    map.ground,
    xmlElement('path', {
      d: shown.map(([x, y]) => `M${px(x)},${px(y)}h0`).join(''),
      class: 'samples',
      fill: 'none',
      stroke: colour,
      'stroke-width': 2.4,
      'stroke-linecap': 'round',
      'stroke-opacity': dots.length > 800 ? 0.4 : 0.65,
    }),
    ...outlines.map((outline, index) =>
      outline.length === 0
        ? ''
        : map.drawn(lineOf([...outline, ...outline.slice(0, 1)]), { stroke: colour, ...ellipseLine(index, ellipses.length) }),
    ),
    ...towns.map(({ at }) => squareMark(at)),
    ...near.map(({ place, colour: inked, draw }) => draw(map.project(place), inked)),
    drawMapLabels(labels, lines, [bar.box, north.box], {
      x: frame.x + 4,
      y: frame.y + 4,
      width: frame.width - 8,
      height: frame.height - 8,
    }),
    bar.svg,
    north.svg,
  ];
  const svg = [
    xmlElement('clipPath', { id: clipId }, svgBox(frame, {})),
    xmlElement('g', { 'clip-path': `url(#${clipId})` }, ...inside),
    svgBox(frame, { fill: 'none', stroke: PALETTE.frame }),
    map.degrees,
  ].join('\n');
  const left = marks.filter((mark) => !near.includes(mark)).map((mark) => `${mark.name} ${mark.km.toFixed(0)} km from the centre`);
  return { svg, landed, dots: dots.length, outside: spots.length - shown.length, left, towns: towns.length };
}
