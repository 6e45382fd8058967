import { type GeoPermissibleObjects, geoAzimuthalEquidistant, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas50m from 'world-atlas/countries-50m.json' with { type: 'json' };
import type { PlaceDeg } from '../flight/index.ts';
import { PALETTE, xmlElement } from '../presentation/index.ts';
import { RAD_PER_DEG, portableCos, portableHypot, wrapDegrees } from '../math/index.ts';
import { lineOf } from './globe-panel.ts';
import { ENGLISH, type MapWords } from './map-words.ts';
import { niceStep, ticksOf } from './scale.ts';
import { type Box, type Point, svgBox, svgLine, svgText } from './svg.ts';

/** Natural Earth at 1:50 million, public domain, as packed by world-atlas. */
const atlas = atlas50m as unknown as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
const LAND = feature(atlas, atlas.objects.land);
const BORDERS = mesh(atlas, atlas.objects.countries);

/** The sphere that d3-geo projects on, km: mean radius (IUGG). Distances are within 0.3 % of the ellipsoid's. */
export const RADIUS_KM = 6371.0088;
export const DEGREES_PER_KM = 180 / (Math.PI * RADIUS_KM);

export type Attributes = Readonly<Record<string, string | number>>;

/** A map of some ground within a frame: true distances and directions from its centre. */
export interface LocalMap {
  readonly project: (place: PlaceDeg) => Point;
  readonly inFrame: (point: Point) => boolean;
  /** A line or an area on it, unfilled unless told. */
  readonly drawn: (what: GeoPermissibleObjects, attributes: Attributes) => string;
  /** Sea, land, parallels, meridians, borders. */
  readonly ground: string;
  /** Degrees along the left and lower edges; only of a map with north up. */
  readonly degrees: string;
}

/** Degrees where round parallels or meridians meet an edge of the frame, with the place along the edge. */
function edgeTicks(edge: readonly Point[], read: (point: Point) => number, step: number): { value: number; at: Point }[] {
  return edge.slice(1).flatMap((to, index) => {
    const from = edge[index] ?? to;
    const [start, end] = [read(from), read(to)];
    return ticksOf(Math.min(start, end), Math.max(start, end), step).map((value) => {
      const share = start === end ? 0 : (value - start) / (end - start);
      return { value, at: [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share] as const };
    });
  });
}

function degreesText(value: number, positive: string, negative: string): string {
  const size = Number(Math.abs(value).toFixed(3));
  return size === 0 || size === 180 ? `${size}°` : `${size}° ${value < 0 ? negative : positive}`;
}

/** Azimuthal equidistant about `centre`, turned so that the direction `rightDeg` (clockwise from north; east unless given) is to the right. */
export function localMap(frame: Box, centre: PlaceDeg, pxPerKm: number, rightDeg = 90, words: MapWords = ENGLISH): LocalMap {
  const middle: [number, number] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
  const right = frame.x + frame.width;
  const bottom = frame.y + frame.height;
  const spanDeg = (portableHypot(frame.width, frame.height) / pxPerKm) * DEGREES_PER_KM;
  const projection = geoAzimuthalEquidistant()
    .rotate([-centre.longitudeDeg, -centre.latitudeDeg])
    .angle(rightDeg - 90)
    .scale(pxPerKm * RADIUS_KM)
    .translate(middle)
    .clipAngle(Math.min(89, 1.5 * spanDeg))
    .clipExtent([
      [frame.x, frame.y],
      [right, bottom],
    ]);
  const path = geoPath(projection).digits(1);
  const drawn = (what: GeoPermissibleObjects, attributes: Attributes) =>
    xmlElement('path', { d: path(what) ?? '', fill: 'none', ...attributes });
  const geographic = (point: Point): Point => projection.invert?.([point[0], point[1]]) ?? [NaN, NaN];
  /** Longitude counted on past 180 degrees, so that it never jumps within the map. */
  const nearCentre = (longitudeDeg: number) => centre.longitudeDeg + wrapDegrees(longitudeDeg - centre.longitudeDeg);
  const widening = 1 / portableCos(centre.latitudeDeg * RAD_PER_DEG);
  const step = niceStep((Math.min(frame.width, frame.height) / pxPerKm) * DEGREES_PER_KM * widening, 4);
  const along = Array.from({ length: 81 }, (_, index) => index / 80);
  const edge = (from: Point, to: Point) =>
    along.map((share): Point => [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
  const latitudeTicks = edgeTicks(edge([frame.x, frame.y], [frame.x, bottom]), (point) => geographic(point)[1], step);
  const longitudeTicks = edgeTicks(edge([frame.x, bottom], [right, bottom]), (point) => nearCentre(geographic(point)[0]), step);
  const within = (middleDeg: number, reachDeg: number) => ticksOf(middleDeg - reachDeg, middleDeg + reachDeg, step);
  const latitudes = within(centre.latitudeDeg, spanDeg).filter((latitudeDeg) => Math.abs(latitudeDeg) < 90);
  const longitudes = within(centre.longitudeDeg, Math.min(180, spanDeg * widening));
  const shares = along.map((share) => (share - 0.5) * 2);
  const graticule = [
    ...latitudes.map((latitudeDeg) =>
      lineOf(shares.map((share) => ({ latitudeDeg, longitudeDeg: centre.longitudeDeg + share * Math.min(179, spanDeg * widening) }))),
    ),
    ...longitudes.map((longitudeDeg) =>
      lineOf(shares.map((share) => ({ longitudeDeg, latitudeDeg: Math.max(-89, Math.min(89, centre.latitudeDeg + share * spanDeg)) }))),
    ),
  ];
  const axisText = { fill: PALETTE.muted, 'font-size': 10.5 };
  return {
    project: (place) => projection([place.longitudeDeg, place.latitudeDeg]) ?? middle,
    inFrame: ([x, y]) => x > frame.x && x < right && y > frame.y && y < bottom,
    drawn,
    ground: [
      svgBox(frame, { fill: PALETTE.sea }),
      drawn(LAND, { fill: PALETTE.steppe }),
      ...graticule.map((line) => drawn(line, { stroke: PALETTE.hairline, 'stroke-width': 0.5 })),
      drawn(BORDERS, { stroke: PALETTE.coast, 'stroke-width': 1.2 }),
    ].join('\n'),
    degrees: [
      ...latitudeTicks.map(({ at }) => svgLine(at, [at[0] - 4, at[1]], { stroke: PALETTE.frame })),
      ...latitudeTicks.map(({ value, at }) =>
        svgText([at[0] - 7, at[1] + 4], degreesText(value, words.degrees[0]!, words.degrees[1]!), { ...axisText, 'text-anchor': 'end' }),
      ),
      ...longitudeTicks.map(({ at }) => svgLine(at, [at[0], at[1] + 4], { stroke: PALETTE.frame })),
      ...longitudeTicks.map(({ value, at }) =>
        svgText([at[0], at[1] + 16], degreesText(wrapDegrees(value), words.degrees[2]!, words.degrees[3]!), {
          ...axisText,
          'text-anchor': 'middle',
        }),
      ),
    ].join('\n'),
  };
}
