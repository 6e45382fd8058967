import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { message } from '../outcome/index.ts';
import { norm } from '../math/index.ts';
import { addSeconds, parseInstant } from '../time/index.ts';
import type { ElementSet } from './elements.ts';
import { type Ephemeris, ephemerisFrom, meanAltitudeKm, stateAt } from './ephemeris.ts';
import { fixedFromTeme } from './frames.ts';
import { orbitPoint } from './ground-track.ts';
import { findPasses, lookAngles } from './passes.ts';

const epoch = parseInstant('2022-03-27T13:08:21Z', 'test');
assert.ok(epoch.ok);
/** Public set of the station of that day. */
const STATION: ElementSet = {
  name: 'ISS (ZARYA)',
  catalogNumber: 25544,
  internationalDesignator: '1998-067A',
  epoch: epoch.value,
  meanMotionRevPerDay: 15.49578066,
  eccentricity: 0.0003979,
  inclinationDeg: 51.6447,
  raanDeg: 20.9354,
  argumentOfPericenterDeg: 317.3996,
  meanAnomalyDeg: 16.1142,
  bstarPerEarthRadius: 0.00014224,
  meanMotionDotRevPerDay2: 0.00007553,
  meanMotionDdotRevPerDay3: 0,
  classification: 'U',
  elementSetNumber: 999,
  revolutionAtEpoch: 33251,
};

function ready(set: ElementSet): Ephemeris {
  const ephemeris = ephemerisFrom(set);
  assert.ok(ephemeris.ok);
  return ephemeris.value;
}

const station = ready(STATION);

test('property: the turn to Earth-fixed axes keeps distances, and speeds but for the turning', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 259_200_000 }).map((ms) => ms / 1000),
      (seconds) => {
        const teme = stateAt(station, addSeconds(STATION.epoch, seconds));
        assert.ok(teme.ok);
        const fixed = fixedFromTeme(teme.value);
        assert.ok(Math.abs(norm(fixed.positionM) - norm(teme.value.positionM)) < 1e-6);
        assert.ok(Math.abs(norm(fixed.velocityMps) - norm(teme.value.velocityMps)) < 520);
      },
    ),
  );
});

test('unit: asking twice gives the same state, whatever was asked between', () => {
  const deep = ready({ ...STATION, meanMotionRevPerDay: 2.0056, eccentricity: 0.7 });
  const first = stateAt(deep, addSeconds(STATION.epoch, 86_400));
  stateAt(deep, addSeconds(STATION.epoch, 9e6));
  assert.deepEqual(stateAt(deep, addSeconds(STATION.epoch, 86_400)), first);
});

test('unit: an orbit that has decayed is a failure with the days from epoch', () => {
  const falling = ready({ ...STATION, meanMotionRevPerDay: 16.4, bstarPerEarthRadius: 0.05 });
  const state = stateAt(falling, addSeconds(STATION.epoch, 60 * 86_400));
  assert.ok(!state.ok);
  assert.deepEqual(state.failure.wanted, message('orbit.orbit-after-days', { days: '60.00' }));
});

test('unit: the station is about 420 km up and its track keeps within its inclination', () => {
  assert.ok(Math.abs(meanAltitudeKm(STATION) - 420) < 5);
  for (let minutes = 0; minutes < 93; minutes += 5) {
    const point = orbitPoint(station, addSeconds(STATION.epoch, minutes * 60));
    assert.ok(point.ok);
    assert.ok(Math.abs(point.value.below.latitudeDeg) < 51.9);
    assert.ok(point.value.below.altitudeM > 405_000 && point.value.below.altitudeM < 445_000);
  }
});

test('unit: each pass rises, culminates and sets at the elevation asked for', () => {
  const moscow = { latitudeDeg: 55.75, longitudeDeg: 37.62, altitudeM: 150 };
  const passes = findPasses(station, moscow, STATION.epoch, addSeconds(STATION.epoch, 2 * 86_400), 10);
  assert.ok(passes.ok);
  assert.ok(passes.value.length >= 6);
  for (const { rise, highest, set } of passes.value) {
    assert.ok(rise.instant < highest.instant && highest.instant < set.instant);
    assert.ok(Math.abs(rise.elevationDeg - 10) < 0.01 && Math.abs(set.elevationDeg - 10) < 0.01);
    for (const seconds of [-5, 5]) {
      const beside = lookAngles(station, addSeconds(highest.instant, seconds), moscow);
      assert.ok(beside.ok && beside.value.elevationDeg <= highest.elevationDeg);
    }
  }
  const tooLong = findPasses(station, moscow, STATION.epoch, addSeconds(STATION.epoch, 40 * 86_400), 10);
  assert.ok(!tooLong.ok);
});

test('property: Earth-fixed velocity is the slope of Earth-fixed position', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 259_200 }), (seconds) => {
      const at = (offset: number) => {
        const teme = stateAt(station, addSeconds(STATION.epoch, seconds + offset));
        assert.ok(teme.ok);
        return fixedFromTeme(teme.value);
      };
      const [before, now, after] = [at(-1), at(0), at(1)];
      for (const i of [0, 1, 2] as const) {
        const slope = (after.positionM[i] - before.positionM[i]) / 2;
        // SGP4's velocity is its own series, within 1 cm/s; the difference over two seconds leaves as much.
        assert.ok(Math.abs(slope - now.velocityMps[i]) < 0.05);
      }
    }),
  );
});

test('unit: straight below the station it stands in the zenith at its own height', () => {
  const point = orbitPoint(station, addSeconds(STATION.epoch, 1234));
  assert.ok(point.ok);
  const angles = lookAngles(station, point.value.instant, { ...point.value.below, altitudeM: 0 });
  assert.ok(angles.ok);
  assert.ok(angles.value.elevationDeg > 89.999);
  assert.ok(Math.abs(angles.value.rangeKm * 1000 - point.value.below.altitudeM) < 0.1);
});

test('unit: elements that SGP4 cannot start from are a failure that says why', () => {
  const failed = ephemerisFrom({ ...STATION, eccentricity: 1.2 }, 'station.json');
  assert.ok(!failed.ok);
  assert.equal(failed.failure.where, 'station.json');
  assert.deepEqual(failed.failure.found, message('orbit.mean-eccentricity-range'));
});

test('unit: passes need a span with its end after its start', () => {
  const moscow = { latitudeDeg: 55.75, longitudeDeg: 37.62, altitudeM: 150 };
  const backwards = findPasses(station, moscow, STATION.epoch, addSeconds(STATION.epoch, -60), 10);
  assert.ok(!backwards.ok);
  assert.deepEqual(backwards.failure.wanted, message('orbit.passes-span', { days: 30 }));
  const pole = findPasses(
    station,
    { latitudeDeg: 89, longitudeDeg: 0, altitudeM: 0 },
    STATION.epoch,
    addSeconds(STATION.epoch, 86_400),
    10,
  );
  assert.ok(pole.ok && pole.value.length === 0);
});
