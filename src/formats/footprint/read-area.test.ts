import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isInsideEllipse } from '../../math/index.ts';
import { geodesicBetween } from '../../earth/index.ts';
import { formatFootprintGeoJson } from './footprint-geojson.ts';
import { syntheticCampaign } from '../../presentation/footprint.fixture.ts';
import { isInsideArea, readArea } from './read-area.ts';
import { sayFailure } from '../../presentation/index.ts';

const SQUARE = [
  [60, 40],
  [70, 40],
  [70, 50],
  [60, 50],
  [60, 40],
];
const HOLE = [
  [64, 44],
  [64, 46],
  [66, 46],
  [66, 44],
  [64, 44],
];
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });

function areaOf(value: unknown) {
  const area = readArea(JSON.stringify(value), 'area.geojson');
  assert.ok(area.ok, area.ok ? '' : JSON.stringify(area.failure));
  return area.value;
}

function refused(value: unknown) {
  const area = readArea(typeof value === 'string' ? value : JSON.stringify(value), 'area.geojson');
  assert.ok(!area.ok, 'the area was read');
  return sayFailure(area.failure);
}

test('unit: inside, in a hole, on an edge, on a corner and outside', () => {
  const area = areaOf(polygon(SQUARE, HOLE));
  const places = [
    [42, 62, true],
    [45, 65, false],
    [44, 65, true],
    [40, 60, true],
    [40, 65, true],
    [39.999999, 65, false],
    [45, 71, false],
  ] as const;
  for (const [latitude, longitude, wanted] of places)
    assert.equal(isInsideArea(area, latitude, longitude), wanted, `${latitude} ${longitude}`);
});

test('unit: geometry, feature and collection, one polygon or many, altitudes and the turning sense do not matter', () => {
  const east = SQUARE.map(([x = NaN, y = NaN]) => [x + 20, y, 300]).toReversed();
  const feature = (geometry: unknown) => ({ type: 'Feature', properties: { name: 'zone' }, geometry });
  for (const value of [
    { type: 'MultiPolygon', coordinates: [[SQUARE], [east]] },
    feature({ type: 'MultiPolygon', coordinates: [[SQUARE], [east]] }),
    { type: 'FeatureCollection', features: [feature(polygon(SQUARE)), feature(polygon(east))] },
  ]) {
    const area = areaOf(value);
    assert.deepEqual(
      [65, 75, 85].map((longitude) => isInsideArea(area, 45, longitude)),
      [true, false, true],
    );
  }
});

test('unit: an area cut at the antimeridian holds both sides and the antimeridian itself, by either of its names', () => {
  const box = (west: number, east: number) => [
    [west, -10],
    [east, -10],
    [east, 10],
    [west, 10],
    [west, -10],
  ];
  const area = areaOf({ type: 'MultiPolygon', coordinates: [[box(170, 180)], [box(-180, -170)]] });
  for (const longitude of [175, 180, -180, -175]) assert.ok(isInsideArea(area, 0, longitude), String(longitude));
  const one = areaOf(polygon(box(170, 180)));
  assert.ok(isInsideArea(one, 0, -180) && !isInsideArea(one, 0, -179.9));
});

test('property: the polygon of an ellipse holds what the ellipse holds, but for the chords', () => {
  const { footprint } = syntheticCampaign({ samples: 100 });
  const { features } = JSON.parse(formatFootprintGeoJson(footprint)) as { features: { id: string }[] };
  const area = areaOf(features.find(({ id }) => id === 'ellipse/guided/95'));
  const [, report] = footprint.ellipses;
  assert.ok(report?.probability === 0.95);
  const scaled = (by: number) => ({ ...report, semiMajorM: 1000 * by * report.semiMajorKm, semiMinorM: 1000 * by * report.semiMinorKm });
  const degrees = fc.double({ min: -0.3, max: 0.3, noNaN: true });
  fc.assert(
    fc.property(degrees, degrees, (up, right) => {
      const place = { latitudeDeg: footprint.centre.latitudeDeg + up, longitudeDeg: footprint.centre.longitudeDeg + right };
      const { distanceM, azimuthDeg } = geodesicBetween(footprint.centre, place);
      const [east, north] = [distanceM * Math.sin((azimuthDeg * Math.PI) / 180), distanceM * Math.cos((azimuthDeg * Math.PI) / 180)];
      const inside = isInsideArea(area, place.latitudeDeg, place.longitudeDeg);
      if (isInsideEllipse(scaled(0.999), east, north)) assert.ok(inside);
      if (!isInsideEllipse(scaled(1.001), east, north)) assert.ok(!inside);
    }),
    { numRuns: 500 },
  );
});

test('fault: what is no area is refused, with the place in the file', () => {
  assert.match(refused('{"type":').hint ?? '', /cut short/);
  assert.match(refused({ type: 'Point', coordinates: [60, 40] }).wanted, /Polygon/);
  assert.match(refused([1, 2]).wanted, /Polygon/);
  assert.match(refused({ type: 'Feature', geometry: null }).wanted, /Polygon/);
  const mixed = { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'LineString', coordinates: [] } }] };
  assert.deepEqual([refused(mixed).where, refused(mixed).found], ['area.geojson.features[0].geometry', '"LineString"']);
  assert.match(refused({ type: 'FeatureCollection', features: [] }).wanted, /at least one/);
  assert.match(refused(polygon(SQUARE.slice(0, 4))).wanted, /closed/);
  assert.match(refused(polygon(SQUARE.slice(0, 2))).wanted, /four/);
  assert.match(refused(polygon()).wanted, /rings/);
  assert.match(refused(polygon(SQUARE.map(([x, y]) => [(x ?? NaN) + 299, y]))).hint ?? '', /A longitude of 359 degrees is written -1/);
  assert.match(refused(polygon(SQUARE.map(([x, y]) => [y, (x ?? NaN) * 1.4]))).hint ?? '', /longitude first/);
  assert.match(refused(polygon(SQUARE.map(([x = NaN, y]) => [x + 125, y]))).hint ?? '', /185 degrees is written -175/);
  assert.match(refused(polygon([...SQUARE.slice(0, 3), ['60', 50], [60, 40]])).where, /coordinates\[0\]\[3\]/);
  const over = polygon([
    [170, 0],
    [-170, 0],
    [-170, 10],
    [170, 10],
    [170, 0],
  ]);
  assert.match(refused(over).hint ?? '', /antimeridian/);
  assert.match(refused({ ...polygon(SQUARE), crs: { type: 'name', properties: { name: 'EPSG:3857' } } }).wanted, /WGS 84/);
  const many = Array.from({ length: 100_001 }, (_, index) => [index / 1000, 0]);
  assert.match(refused(polygon(many)).wanted, /at most 100000/);
});
