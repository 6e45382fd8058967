import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TrackSample } from '../../flight/index.ts';
import { fixedState } from './fixed-state.ts';
import { syntheticReturn } from '../../presentation/flown-return.fixture.ts';

const [sample] = syntheticReturn().track;
const at = (change: Partial<TrackSample>) => {
  assert.ok(sample);
  return fixedState({ ...sample, altitudeM: 0, flightPathDeg: 0, ...change });
};
const near = (found: readonly number[], wanted: readonly number[], tolerance: number) => {
  for (const [index, value] of wanted.entries())
    assert.ok(Math.abs((found[index] ?? NaN) - value) <= tolerance, `${found.join()} for ${wanted.join()}`);
};

test('position: the semi-axes of WGS 84 at the equator and at the pole', () => {
  near(at({ latitudeDeg: 0, longitudeDeg: 90 }).positionM, [0, 6_378_137, 0], 1e-6);
  near(at({ latitudeDeg: 90, longitudeDeg: 0 }).positionM, [0, 0, 6_356_752.3142], 1e-3);
});

test('velocity: east, north and up point where they should', () => {
  near(at({ latitudeDeg: 0, longitudeDeg: 0, headingDeg: 90, speedMps: 100 }).velocityMps, [0, 100, 0], 1e-9);
  near(at({ latitudeDeg: 0, longitudeDeg: 0, headingDeg: 0, speedMps: 100 }).velocityMps, [0, 0, 100], 1e-9);
  near(at({ latitudeDeg: 0, longitudeDeg: 90, headingDeg: 0, speedMps: 100, flightPathDeg: -90 }).velocityMps, [0, -100, 0], 1e-9);
});

test('velocity is the rate of position: a step north along the meridian at 45 degrees', () => {
  const stepDeg = 1e-5;
  const here = at({ latitudeDeg: 45, longitudeDeg: 30, altitudeM: 100_000, headingDeg: 0, speedMps: 1 });
  const there = at({ latitudeDeg: 45 + stepDeg, longitudeDeg: 30, altitudeM: 100_000 });
  const moved = there.positionM.map((metres, axis) => metres - (here.positionM[axis] ?? 0));
  const length = Math.hypot(...moved);
  near(
    moved.map((metres) => metres / length),
    here.velocityMps,
    1e-6,
  );
});
