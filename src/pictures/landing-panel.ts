import { type GeoPermissibleObjects, geoAzimuthalEquidistant, geoCircle, geoDistance, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas50m from 'world-atlas/countries-50m.json' with { type: 'json' };
import type { FlownReturn } from '../flight/index.ts';
import { eventNamed, PALETTE, sunlightRuns, xmlElement } from '../formats/index.ts';
import { lineOf } from './globe-panel.ts';
import { type MapLabel, drawMapLabels } from './map-label.ts';
import { niceStep, ticksOf } from './scale.ts';
import { type Box, type Point, px, svgBox, svgLine, svgText, textWidth } from './svg.ts';

/** A town or another landmark that people know the steppe by. */
export interface NamedPlace {
  readonly name: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

interface Spot {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** Natural Earth at 1:50 million, public domain, as packed by world-atlas. */
const atlas = atlas50m as unknown as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
const LAND = feature(atlas, atlas.objects.land);
const BORDERS = mesh(atlas, atlas.objects.countries);

/** The sphere that d3-geo projects on, km: mean radius (IUGG). Distances are within 0.3 % of the ellipsoid's. */
const RADIUS_KM = 6371.0088;
const RINGS_KM = [10, 25, 50, 100, 250, 500, 1000, 2000];
/** The map shows at least this far from its centre. */
const LEAST_REACH_KM = 56;
const DEGREES_PER_KM = 180 / (Math.PI * RADIUS_KM);

function kmBetween(one: Spot, other: Spot): number {
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

/** Degrees where round parallels or meridians meet an edge of the frame, with the place along the edge. */
function edgeTicks(edge: readonly Point[], read: (point: Point) => number, step: number): { value: number; at: Point }[] {
  return edge.flatMap((to, index) => {
    const from = edge[index - 1];
    if (from === undefined) return [];
    const [low, high] = [read(from), read(to)].toSorted((a, b) => a - b) as [number, number];
    return ticksOf(low, high, step).map((value) => {
      const share = high === low ? 0 : (value - read(from)) / (read(to) - read(from));
      return { value, at: [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share] as const };
    });
  });
}

function degreesText(value: number, positive: string, negative: string): string {
  const size = Number(Math.abs(value).toFixed(2));
  if (size === 0 || size === 180) return `${size}°`;
  return `${size}° ${value < 0 ? negative : positive}`;
}

/** An angle brought to -180..180 degrees. */
function signedTurn(angleDeg: number): number {
  return ((((angleDeg + 180) % 360) + 360) % 360) - 180;
}

function scaleBar(frame: Box, pxPerKm: number): { svg: string; box: Box } {
  const km = niceStep(frame.width / pxPerKm / 2.4, 2);
  const width = km * pxPerKm;
  const x = frame.x + 14;
  const y = frame.y + frame.height - 16;
  const text = `${km} km`;
  const box = { x: x - 6, y: y - 10, width: width + textWidth(text, 11) + 18, height: 20 };
  const bar = [
    svgBox({ x, y: y - 3, width: width / 2, height: 6 }, { fill: PALETTE.ink }),
    svgBox({ x: x + width / 2, y: y - 3, width: width / 2, height: 6 }, { fill: PALETTE.paper }),
    svgBox({ x, y: y - 3, width, height: 6 }, { fill: 'none', stroke: PALETTE.ink, 'stroke-width': 0.8 }),
    svgText([x + width + 6, y + 4], text, { 'font-weight': 600 }),
  ];
  return { svg: svgBox(box, { fill: PALETTE.paper, 'fill-opacity': 0.85 }) + bar.join(''), box };
}

function northArrow(frame: Box): { svg: string; box: Box } {
  const x = frame.x + frame.width - 22;
  const y = frame.y + 14;
  const arrow = xmlElement('path', { d: `M${x},${y}l6,18l-6,-4l-6,4z`, fill: PALETTE.ink });
  const svg = arrow + svgText([x, y + 30], 'N', { 'text-anchor': 'middle', 'font-weight': 700 });
  return { svg, box: { x: x - 10, y: y - 4, width: 20, height: 38 } };
}

function cross(at: Point, colour: string): string {
  const [x, y] = [px(at[0]), px(at[1])];
  return xmlElement('path', { d: `M${x - 8},${y}h16M${x},${y - 8}v16`, stroke: colour, 'stroke-width': 2.4, fill: 'none' });
}

function diamond(at: Point, colour: string): string {
  const [x, y] = [px(at[0]), px(at[1])];
  return xmlElement('path', { d: `M${x},${y - 6}l6,6l-6,6l-6,-6z`, fill: PALETTE.paper, stroke: colour, 'stroke-width': 2 });
}

function triangle(at: Point, colour: string): string {
  const [x, y] = [px(at[0]), px(at[1])];
  return xmlElement('path', {
    d: `M${x},${y - 6}l6,10h-12z`,
    fill: PALETTE.paper,
    stroke: colour,
    'stroke-width': 1.8,
    'stroke-linejoin': 'round',
  });
}

function disc(at: Point, colour: string): string {
  return xmlElement('circle', { cx: px(at[0]), cy: px(at[1]), r: 5, fill: colour, stroke: PALETTE.paper, 'stroke-width': 1.5 });
}

/** The landing area: true distances and directions from the target (or, without one, from the predicted touchdown). */
export function drawLanding(flown: FlownReturn, frame: Box, places: readonly NamedPlace[]): string {
  const { track } = flown;
  const spots = spotsOf(flown);
  const centre: Spot = spots.target ?? spots.touchdown;
  const farthestKm = Math.max(
    ...[spots.touchdown, spots.actual, spots.parachute].map((spot) => (spot === null ? 0 : kmBetween(centre, spot))),
  );
  const reachKm = Math.max(LEAST_REACH_KM, farthestKm * 1.15);
  const pxPerKm = Math.min(frame.width, frame.height) / 2 / reachKm;
  const middle: [number, number] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  const right = frame.x + frame.width;
  const bottom = frame.y + frame.height;
  const projection = geoAzimuthalEquidistant()
    .rotate([-centre.longitudeDeg, -centre.latitudeDeg])
    .scale(pxPerKm * RADIUS_KM)
    .translate(middle)
    .clipAngle(Math.min(89, 3 * reachKm * DEGREES_PER_KM))
    .clipExtent([
      [frame.x, frame.y],
      [right, bottom],
    ]);
  const path = geoPath(projection).digits(1);
  const drawn = (what: GeoPermissibleObjects, attributes: Record<string, string | number>) =>
    xmlElement('path', { d: path(what) ?? '', fill: 'none', ...attributes });
  const project = (spot: Spot): Point => projection([spot.longitudeDeg, spot.latitudeDeg]) ?? middle;
  const inFrame = ([x, y]: Point) => x > frame.x && x < right && y > frame.y && y < bottom;
  const geographic = (point: Point): Point => projection.invert?.([point[0], point[1]]) ?? [NaN, NaN];

  /** Longitude counted on past 180 degrees, so that it never jumps within the map. */
  const nearCentre = (longitudeDeg: number) => centre.longitudeDeg + signedTurn(longitudeDeg - centre.longitudeDeg);
  const step = niceStep((2 * reachKm * DEGREES_PER_KM) / Math.cos(centre.latitudeDeg * (Math.PI / 180)), 4);
  const along = Array.from({ length: 81 }, (_, index) => index / 80);
  const leftEdge = along.map((share): Point => [frame.x, frame.y + share * frame.height]);
  const bottomEdge = along.map((share): Point => [frame.x + share * frame.width, bottom]);
  const latitudes = edgeTicks(leftEdge, (point) => geographic(point)[1], step);
  const longitudes = edgeTicks(bottomEdge, (point) => nearCentre(geographic(point)[0]), step);
  const spanDeg = 2.2 * reachKm * DEGREES_PER_KM;
  const parallel = (latitudeDeg: number) =>
    lineOf(
      along.map((share) => ({
        latitudeDeg,
        longitudeDeg: centre.longitudeDeg + ((share - 0.5) * 2 * spanDeg) / Math.cos(latitudeDeg * (Math.PI / 180)),
      })),
    );
  const meridian = (longitudeDeg: number) =>
    lineOf(
      along.map((share) => ({ longitudeDeg, latitudeDeg: Math.max(-90, Math.min(90, centre.latitudeDeg + (share - 0.5) * 2 * spanDeg)) })),
    );
  const graticule = { stroke: PALETTE.hairline, 'stroke-width': 0.5 };

  const rings = RINGS_KM.filter((km) => km < reachKm).slice(-3);
  const ringLabels = rings.map((km) => {
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
  });

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
    svgBox(frame, { fill: PALETTE.sea }),
    drawn(LAND, { fill: PALETTE.steppe }),
    ...latitudes.map(({ value }) => drawn(parallel(value), graticule)),
    ...longitudes.map(({ value }) => drawn(meridian(value), graticule)),
    drawn(BORDERS, { stroke: PALETTE.coast, 'stroke-width': 1.2 }),
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
    ...towns.map(({ at }) => svgBox({ x: at[0] - 3, y: at[1] - 3, width: 6, height: 6 }, { fill: PALETTE.muted })),
    spots.parachute === null ? '' : triangle(project(spots.parachute), PALETTE.altitude),
    spots.target === null ? '' : cross(project(spots.target), PALETTE.target),
    disc(project(spots.touchdown), PALETTE.touchdown),
    spots.actual === null ? '' : diamond(project(spots.actual), PALETTE.actual),
    drawMapLabels(
      labels,
      [entry.map(project).filter(inFrame), descent.map(project)],
      [bar.box, north.box, ...ringLabels.map(({ box }) => box)],
      { x: frame.x + 4, y: frame.y + 4, width: frame.width - 8, height: frame.height - 8 },
    ),
    bar.svg,
    north.svg,
  ];
  const axisText = { fill: PALETTE.muted, 'font-size': 10.5 };
  return [
    xmlElement('clipPath', { id: clipId }, svgBox(frame, {})),
    xmlElement('g', { 'clip-path': `url(#${clipId})` }, ...inside),
    svgBox(frame, { fill: 'none', stroke: PALETTE.frame }),
    ...latitudes.map(({ at }) => svgLine(at, [at[0] - 4, at[1]], { stroke: PALETTE.frame })),
    ...latitudes.map(({ value, at }) =>
      svgText([at[0] - 7, at[1] + 4], degreesText(value, 'N', 'S'), { ...axisText, 'text-anchor': 'end' }),
    ),
    ...longitudes.map(({ at }) => svgLine(at, [at[0], at[1] + 4], { stroke: PALETTE.frame })),
    ...longitudes.map(({ value, at }) =>
      svgText([at[0], at[1] + 16], degreesText(signedTurn(value), 'E', 'W'), { ...axisText, 'text-anchor': 'middle' }),
    ),
  ].join('\n');
}
