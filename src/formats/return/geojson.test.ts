import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlownReturn } from '../../flight/index.ts';
import { syntheticReturn } from '../../presentation/flown-return.fixture.ts';
import { formatGeoJson } from './geojson.ts';

interface Feature {
  id: string;
  geometry: { type: string; coordinates: number[][] & number[][][] & number[] };
  properties: Record<string, unknown>;
}

function featuresOf(flown: FlownReturn): Feature[] {
  const collection = JSON.parse(formatGeoJson(flown)) as { type: string; features: Feature[] };
  assert.equal(collection.type, 'FeatureCollection');
  return collection.features;
}

test('the track is longitude, latitude, altitude in metres, sample for sample', () => {
  const flown = syntheticReturn();
  const [track] = featuresOf(flown);
  assert.equal(track?.geometry.type, 'LineString');
  assert.equal(track?.geometry.coordinates.length, flown.track.length);
  const last = track?.geometry.coordinates.at(-1) as number[];
  assert.deepEqual(last, [69.615, 47.292, 350]);
  const first = track?.geometry.coordinates[0] as unknown as number[];
  assert.ok((first[0] ?? 0) < -40 && (first[1] ?? 0) < -40 && first[2] === 416_200);
});

test('every event, the target, the predicted and the actual touchdown are points', () => {
  const flown = syntheticReturn();
  const ids = featuresOf(flown).map(({ id }) => id);
  assert.deepEqual(ids, ['track', ...flown.report.events.map(({ name }) => `event/${name}`), 'target', 'touchdown', 'actual-touchdown']);
  const { actual: _, ...report } = flown.report;
  const bare = featuresOf({ ...flown, report: { ...report, request: { ...report.request, target: null } } });
  assert.equal(bare.length, ids.length - 2);
});

test('a track over the antimeridian becomes a MultiLineString that never jumps', () => {
  const flown = syntheticReturn();
  const track = flown.track.map((sample) => ({ ...sample, longitudeDeg: ((sample.longitudeDeg + 150 + 540) % 360) - 180 }));
  const [feature] = featuresOf({ ...flown, track });
  assert.equal(feature?.geometry.type, 'MultiLineString');
  const parts = feature?.geometry.coordinates as unknown as number[][][];
  assert.equal(parts.length, 2);
  assert.equal(parts[0]?.at(-1)?.[0], 180);
  assert.equal(parts[1]?.[0]?.[0], -180);
  for (const part of parts)
    for (const [index, position] of part.entries()) {
      const before = part[index - 1];
      if (before !== undefined) assert.ok(Math.abs((position[0] ?? 0) - (before[0] ?? 0)) < 5);
    }
});

test('the same return gives the same bytes', () => {
  assert.equal(formatGeoJson(syntheticReturn()), formatGeoJson(syntheticReturn()));
});
