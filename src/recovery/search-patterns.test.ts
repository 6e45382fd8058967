import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearingDeg, distanceKm, placeAt } from './flight-plane.ts';
import { PATTERN_KINDS, detectionShare, patternOf } from './search-patterns.ts';
import { sectorAt } from './sectors.ts';

const plane = { origin: { latitudeDeg: 47.33, longitudeDeg: 69.58 }, headingDeg: 62 };
const box = { fromAlongKm: -10, toAlongKm: 20, fromRightKm: -6, toRightKm: 6 };
const sector = {
  id: 'G1',
  box,
  centre: placeAt(plane, { alongKm: 5, rightKm: 0 }),
  corners: [],
  areaKm2: 360,
};
const unit = {
  id: 'Mi-8 A1',
  kind: 'mi-8',
  medium: 'air',
  carriesCrew: true,
  place: plane.origin,
  readyMin: 0,
  enduranceMin: 180,
  kmPerMin: 4,
  sweepKm: 3,
  pod: 0.8,
} as const;
const draw = (kind: (typeof PATTERN_KINDS)[number], spacingKm?: number) =>
  patternOf({ wave: 1 }, { sector, unit, plane }, { kind, ...(spacingKm === undefined ? {} : { spacingKm }) });
const legsOf = ({ points }: ReturnType<typeof draw>): readonly number[] =>
  points.slice(1).map((point, i) => Math.round(distanceKm(points[i]!, point) * 100) / 100);
const turnsOf = ({ points }: ReturnType<typeof draw>): readonly number[] =>
  points.slice(2).map((point, i) => (Math.round(bearingDeg(points[i + 1]!, point) - bearingDeg(points[i]!, points[i + 1]!)) + 720) % 360);

test('unit: a creeping line has legs one spacing apart, half of one inside the sector, and covers as the sweep over the spacing', () => {
  const line = draw('creeping-line');
  assert.deepEqual([line.spacingKm, line.coverage, line.pod, line.coversKm2], [3, 1, 0.8, 360]);
  assert.equal(line.points.length, 20);
  for (const point of line.points) assert.equal(sectorAt({ plane, sectors: [sector] }, point)?.id, 'G1');
  assert.deepEqual(new Set(legsOf(line)), new Set([9, 3]));
  const dense = draw('creeping-line', 1.5);
  assert.deepEqual([dense.spacingKm, dense.coverage], [1.5, 2]);
  assert.ok(dense.pod > line.pod && dense.lengthKm > line.lengthKm);
});

test('unit: an expanding square has legs of one, one, two, two spacings and turns right until the sector is covered', () => {
  const square = draw('expanding-square');
  assert.deepEqual(legsOf(square).slice(0, 6), [3, 3, 6, 6, 9, 9]);
  assert.ok(turnsOf(square).every((turn) => turn === 90));
  assert.ok(square.coversKm2 >= 30 * 30);
});

test('unit: a sector search has nine legs as long as its radius, passes its middle three times more, and turns 120 degrees to the right', () => {
  const search = draw('sector-search');
  assert.deepEqual(new Set(legsOf(search)), new Set([6]));
  assert.equal(search.points.filter((point) => distanceKm(point, sector.centre) < 0.01).length, 4);
  assert.deepEqual(new Set(turnsOf(search)), new Set([120, 0]));
});

test('unit: time is the length at the unit’s speed, and nothing is found quite surely', () => {
  for (const kind of PATTERN_KINDS) {
    const pattern = draw(kind, 0.5);
    assert.ok(Math.abs(pattern.minutes - pattern.lengthKm / unit.kmPerMin) < 0.06);
    assert.ok(pattern.pod <= 0.99);
  }
  assert.equal(Math.round(detectionShare(0) * 1e6), 0);
});
