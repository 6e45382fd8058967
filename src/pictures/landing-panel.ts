import { geoCircle, geoDistance } from 'd3-geo';
import type { FlownReturn, PlaceDeg } from '../flight/index.ts';
import { eventNamed, PALETTE, sunlightRuns, xmlElement } from '../presentation/index.ts';
import { lineOf } from './globe-panel.ts';
import { DEGREES_PER_KM, RADIUS_KM, localMap } from './local-map.ts';
import { type MapLabel, drawMapLabels } from './map-label.ts';
import { crossMark, diamondMark, discMark, northArrow, scaleBar, squareMark } from './map-marks.ts';
import { type Box, type Point, px, svgBox, svgText, textWidth } from './svg.ts';

/** A town or another landmark that people know the steppe by. */
export interface NamedPlace extends PlaceDeg {
  readonly name: string;
}

const RINGS_KM = [10, 25, 50, 100, 250, 500, 1000, 2000];
/** The map shows at least this far from its centre. */
const LEAST_REACH_KM = 56;

function kmBetween(one: PlaceDeg, other: PlaceDeg): number {
  return geoDistance([one.longitudeDeg, one.latitudeDeg], [other.longitudeDeg, other.latitudeDeg]) * RADIUS_KM;
}

/** What stands on the map, from the report: absent ones are null. */
function spotsOf({ report }: FlownReturn) {
  const { actual } = report;
  const found =
    typeof actual?.latitudeDeg === 'number' && typeof actual.longitudeDeg === 'number'
      ? { latitudeDeg: actual.latitudeDeg, longitudeDeg: actual.longitudeDeg }
      : null;
  return {
    target: report.request.target,
    touchdown: report.touchdown,
    actual: found,
    parachute: eventNamed(report, 'parachute-command') ?? null,
  };
}

/** Where the parachute was commanded. */
function triangleMark(at: Point, colour: string): string {
  const [x, y] = [px(at[0]), px(at[1])];
  return xmlElement('path', {
    d: `M${x},${y - 6}l6,10h-12z`,
    fill: PALETTE.paper,
    stroke: colour,
    'stroke-width': 1.8,
    'stroke-linejoin': 'round',
  });
}

/** The distance of a ring, on the ring to the south-east of the middle. */
function ringLabel(km: number, pxPerKm: number, middle: Point): { readonly svg: string; readonly box: Box } {
  const at: Point = [middle[0] + km * pxPerKm * Math.SQRT1_2, middle[1] + km * pxPerKm * Math.SQRT1_2];
  const text = `${km} km`;
  const width = textWidth(text, 10);
  const svg = svgText([at[0], at[1] + 3.5], text, {
    'text-anchor': 'middle',
    'font-size': 10,
    fill: PALETTE.muted,
    stroke: PALETTE.paper,
    'stroke-width': 3,
    'paint-order': 'stroke',
  });
  return { svg, box: { x: at[0] - width / 2, y: at[1] - 7, width, height: 14 } };
}

/** The landing area: true distances and directions from the target (or, without one, from the predicted touchdown). */
export function drawLanding(flown: FlownReturn, frame: Box, places: readonly NamedPlace[]): string {
  const { track } = flown;
  const spots = spotsOf(flown);
  const centre: PlaceDeg = spots.target ?? spots.touchdown;
  const farthestKm = Math.max(
    ...[spots.touchdown, spots.actual, spots.parachute].map((spot) => (spot === null ? 0 : kmBetween(centre, spot))),
  );
  const reachKm = Math.max(LEAST_REACH_KM, farthestKm * 1.15);
  const pxPerKm = Math.min(frame.width, frame.height) / 2 / reachKm;
  const middle: Point = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  const { project, inFrame, drawn, ground, degrees } = localMap(frame, centre, pxPerKm);

  const rings = RINGS_KM.filter((km) => km < reachKm).slice(-3);
  const ringLabels = rings.map((km) => ringLabel(km, pxPerKm, middle));
  const entry = track.filter(({ phase }) => phase !== 'canopy');
  const canopy = track.filter(({ phase }) => phase === 'canopy');
  const descent = canopy.length === 0 ? [] : [...entry.slice(-1), ...canopy];
  const runs = sunlightRuns(entry).map(({ sunlit, samples }) =>
    drawn(lineOf(samples), {
      stroke: sunlit ? PALETTE.lit : PALETTE.dark,
      'stroke-width': 2.6,
      ...(sunlit ? {} : { 'stroke-dasharray': '5 3' }),
    }),
  );
  const towns = places.map((place) => ({ ...place, at: project(place) })).filter(({ at }) => inFrame(at));
  const bar = scaleBar(frame, pxPerKm);
  const north = northArrow(frame);
  const labels: MapLabel[] = [
    { at: project(spots.touchdown), text: 'Predicted touchdown', colour: PALETTE.touchdown, bold: true },
    ...(spots.target === null ? [] : [{ at: project(spots.target), text: 'Target', colour: PALETTE.target, bold: true }]),
    ...(spots.actual === null ? [] : [{ at: project(spots.actual), text: 'Actual touchdown', colour: PALETTE.actual, bold: true }]),
    ...(spots.parachute === null ? [] : [{ at: project(spots.parachute), text: 'Parachute command', colour: PALETTE.altitude }]),
    ...towns.map(({ at, name }) => ({ at, text: name, colour: PALETTE.muted })),
  ].filter(({ at }) => inFrame(at));
  const clipId = 'landing-frame';
  const inside = [
    ground,
    ...rings.map((km) =>
      drawn(
        geoCircle()
          .center([centre.longitudeDeg, centre.latitudeDeg])
          .radius(km * DEGREES_PER_KM)
          .precision(4)(),
        { stroke: PALETTE.hairline, 'stroke-width': 1, 'stroke-dasharray': '2 3' },
      ),
    ),
    ...ringLabels.map(({ svg }) => svg),
    ...runs,
    drawn(lineOf(descent), { stroke: PALETTE.altitude, 'stroke-width': 3 }),
    ...towns.map(({ at }) => squareMark(at)),
    spots.parachute === null ? '' : triangleMark(project(spots.parachute), PALETTE.altitude),
    spots.target === null ? '' : crossMark(project(spots.target), PALETTE.target),
    discMark(project(spots.touchdown), PALETTE.touchdown),
    spots.actual === null ? '' : diamondMark(project(spots.actual), PALETTE.actual),
    drawMapLabels(
      labels,
      [entry.map(project).filter(inFrame), descent.map(project)],
      [bar.box, north.box, ...ringLabels.map(({ box }) => box)],
      { x: frame.x + 4, y: frame.y + 4, width: frame.width - 8, height: frame.height - 8 },
    ),
    bar.svg,
    north.svg,
  ];
  return [
    xmlElement('clipPath', { id: clipId }, svgBox(frame, {})),
    xmlElement('g', { 'clip-path': `url(#${clipId})` }, ...inside),
    svgBox(frame, { fill: 'none', stroke: PALETTE.frame }),
    degrees,
  ].join('\n');
}
