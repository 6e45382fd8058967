import pointInPolygon from 'point-in-polygon-hao';
import { type Outcome, fail, message, placeHint, succeed } from '../../outcome/index.ts';
import { isJsonObject, parseJson, quoted } from '../text/index.ts';

/** A country's border at full detail has some ten thousand corners. */
const MAX_CORNERS = 100_000;

interface AreaPolygon {
  /** The outer ring, then holes; closed, longitude before latitude. */
  readonly rings: readonly (readonly (readonly [longitudeDeg: number, latitudeDeg: number])[])[];
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** A stretch of ground: all that is in one of its polygons. Degrees of WGS 84. */
export interface Area {
  readonly polygons: readonly AreaPolygon[];
}

type Ring = AreaPolygon['rings'][number];

/** A position of a ring, or why it is none. */
function readCorner(value: unknown, where: string): Outcome<Ring[number]> {
  const [longitudeDeg, latitudeDeg] = Array.isArray(value) ? (value as readonly unknown[]) : [];
  if (typeof longitudeDeg !== 'number' || typeof latitudeDeg !== 'number')
    return fail(where, message('formats.position'), quoted(JSON.stringify(value) ?? 'nothing'));
  const hint = placeHint({ latitudeDeg, longitudeDeg }, 'longitude-first');
  if (Math.abs(latitudeDeg) > 90) return fail(where, message('formats.latitude'), String(latitudeDeg), hint);
  if (Math.abs(longitudeDeg) > 180) return fail(where, message('formats.longitude'), String(longitudeDeg), hint);
  return succeed([longitudeDeg, latitudeDeg]);
}

function readRing(value: unknown, where: string): Outcome<Ring> {
  if (!Array.isArray(value) || value.length < 4)
    return fail(
      where,
      message('formats.ring-of-four'),
      Array.isArray(value) ? String(value.length) : quoted(JSON.stringify(value) ?? 'nothing'),
    );
  if (value.length > MAX_CORNERS) return fail(where, message('formats.at-most-positions', { count: MAX_CORNERS }), String(value.length));
  const ring: Ring[number][] = [];
  for (const [index, position] of (value as readonly unknown[]).entries()) {
    const corner = readCorner(position, `${where}[${index}]`);
    if (!corner.ok) return corner;
    const before = ring.at(-1);
    if (before !== undefined && Math.abs(corner.value[0] - before[0]) > 180)
      return fail(
        `${where}[${index}]`,
        message('formats.neighbours-apart'),
        message('formats.then', { first: before[0], second: corner.value[0] }),
        message('formats.cut-at-antimeridian'),
      );
    ring.push(corner.value);
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
    return fail(where, message('formats.closed-ring'), quoted(JSON.stringify(last)), message('formats.repeat-first'));
  return succeed(ring);
}

function readPolygon(value: unknown, where: string): Outcome<AreaPolygon> {
  if (!Array.isArray(value) || value.length === 0)
    return fail(where, message('formats.array-of-rings'), quoted(JSON.stringify(value) ?? 'nothing'));
  const rings: Ring[] = [];
  for (const [index, part] of (value as readonly unknown[]).entries()) {
    const ring = readRing(part, `${where}[${index}]`);
    if (!ring.ok) return ring;
    rings.push(ring.value);
  }
  const box = { west: 180, east: -180, south: 90, north: -90 };
  for (const [longitudeDeg, latitudeDeg] of rings[0] ?? []) {
    box.west = Math.min(box.west, longitudeDeg);
    box.east = Math.max(box.east, longitudeDeg);
    box.south = Math.min(box.south, latitudeDeg);
    box.north = Math.max(box.north, latitudeDeg);
  }
  return succeed({ rings, ...box });
}

/** The polygons of a geometry, a feature or a collection of features, each with the path of its coordinates; anything else is refused. */
function polygonsOf(value: unknown, where: string): Outcome<readonly (readonly [coordinates: unknown, where: string])[]> {
  const { type, ...rest } = isJsonObject(value) ? value : {};
  const { coordinates, geometry, features } = rest as Readonly<Record<string, unknown>>;
  const at = `${where}.coordinates`;
  if (type === 'Polygon') return succeed([[coordinates, at]]);
  if (type === 'MultiPolygon' && Array.isArray(coordinates))
    return succeed((coordinates as readonly unknown[]).map((polygon, index) => [polygon, `${at}[${index}]`]));
  if (type === 'Feature' && isJsonObject(geometry)) return polygonsOf(geometry, `${where}.geometry`);
  if (type === 'FeatureCollection' && Array.isArray(features)) {
    const all: (readonly [unknown, string])[] = [];
    for (const [index, feature] of (features as readonly unknown[]).entries()) {
      const found = polygonsOf(feature, `${where}.features[${index}]`);
      if (!found.ok) return found;
      all.push(...found.value);
    }
    return succeed(all);
  }
  return fail(
    where,
    message('formats.polygons'),
    typeof type === 'string' ? quoted(type) : quoted(JSON.stringify(value) ?? 'nothing'),
    message('formats.only-polygons'),
  );
}

/**
 * An area from GeoJSON (RFC 7946): a Polygon, a MultiPolygon, a Feature or a FeatureCollection of them and of nothing else; longitude
 * before latitude, WGS 84. Holes are left out of it. A polygon over the antimeridian must be cut there.
 */
export function readArea(text: string, name: string): Outcome<Area> {
  const parsed = parseJson(text, name);
  if (!parsed.ok) return parsed;
  if (isJsonObject(parsed.value) && parsed.value['crs'] !== undefined && !/CRS84|4326/.test(JSON.stringify(parsed.value['crs'])))
    return fail(`${name}.crs`, message('formats.wgs84'), quoted(JSON.stringify(parsed.value['crs'])));
  const found = polygonsOf(parsed.value, name);
  if (!found.ok) return found;
  if (found.value.length === 0) return fail(name, message('formats.one-polygon'), message('formats.none'));
  const polygons: AreaPolygon[] = [];
  let corners = 0;
  for (const [coordinates, where] of found.value) {
    const polygon = readPolygon(coordinates, where);
    if (!polygon.ok) return polygon;
    corners += polygon.value.rings.reduce((sum, ring) => sum + ring.length, 0);
    if (corners > MAX_CORNERS)
      return fail(name, message('formats.at-most-positions', { count: MAX_CORNERS }), message('formats.count-or-more', { count: corners }));
    polygons.push(polygon.value);
  }
  return succeed({ polygons });
}

/**
 * Whether a place is in the area or on its edge. Edges are straight in longitude and latitude, as GeoJSON has them (RFC 7946, 3.1.1). The
 * test is exact for the doubles given (Hao et al. 2018, Symmetry 10, 477, by point-in-polygon-hao).
 */
export function isInsideArea({ polygons }: Area, latitudeDeg: number, longitudeDeg: number): boolean {
  // The antimeridian is an edge from both sides.
  const longitudes = Math.abs(longitudeDeg) === 180 ? [180, -180] : [longitudeDeg];
  return longitudes.some((longitude) =>
    polygons.some(
      ({ rings, west, east, south, north }) =>
        longitude >= west &&
        longitude <= east &&
        latitudeDeg >= south &&
        latitudeDeg <= north &&
        pointInPolygon([longitude, latitudeDeg], rings as unknown as number[][][]) !== false,
    ),
  );
}
