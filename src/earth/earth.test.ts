import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import monthly from '../../data/atmosphere/monthly.json' with { type: 'json' };
import { type Instant, instantFromUtcMs, parseInstant } from '../time/index.ts';
import { AIR_CHANNELS, AIR_DENSITY, AIR_EASTWARD, AIR_LN_PRESSURE, AIR_NORTHWARD, sampleAir, standardAir } from './air.ts';
import { seasonalAir } from './climatology.ts';
import { withProfile } from './profile-air.ts';
import { lightingAt, sunAngles, sunPosition } from './sun.ts';
import { us76 } from './us76.ts';
import { ecefFromGeodetic, geodeticFromEcef } from './wgs84.ts';
import type { Profile } from './wind-profile.ts';

function at(text: string): Instant {
  const parsed = parseInstant(text, 'test');
  assert.ok(parsed.ok);
  return parsed.value;
}

test('property: geodetic coordinates survive the way through Earth-fixed axes', () => {
  const degrees = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });
  fc.assert(
    fc.property(degrees(89.9), degrees(179.9), fc.double({ min: -400, max: 1e6, noNaN: true }), (latitudeDeg, longitudeDeg, altitudeM) => {
      const back = geodeticFromEcef(ecefFromGeodetic({ latitudeDeg, longitudeDeg, altitudeM }));
      assert.ok(Math.abs(back.latitudeDeg - latitudeDeg) < 1e-9);
      assert.ok(Math.abs(back.longitudeDeg - longitudeDeg) < 1e-9);
      assert.ok(Math.abs(back.altitudeM - altitudeM) < 1e-5);
    }),
  );
});

test('unit: the grid of standard air is the standard, to what straight lines between nodes allow', () => {
  const out = new Float64Array(AIR_CHANNELS);
  const air = standardAir();
  for (const altitudeM of [0, 3210, 10_750, 25_300, 47_900, 80_400]) {
    sampleAir(air, altitudeM, 0.7, out);
    const exact = us76(altitudeM);
    assert.ok(Math.abs(out[AIR_DENSITY]! / exact.densityKgM3 - 1) < 5e-4, `${altitudeM} m`);
    assert.ok(Math.abs(Math.exp(out[AIR_LN_PRESSURE]!) / (exact.pressurePa ?? 0) - 1) < 5e-4, `${altitudeM} m`);
  }
});

test('validation: seasonal air is the published monthly mean at its own nodes, NRLMSISE-00 and HWM14', () => {
  const out = new Float64Array(AIR_CHANNELS);
  for (const [month, days] of [
    [0, 31],
    [6, 31],
  ] as const) {
    const air = seasonalAir(instantFromUtcMs(Date.UTC(2022, month, 1) + (days / 2) * 86_400_000));
    for (const [latitude, latitudeDeg] of [
      [4, 40],
      [5, 50],
    ] as const)
      for (const [level, altitudeKm] of monthly.altitudesKm.entries()) {
        sampleAir(air, altitudeKm * 1000, Math.sin((latitudeDeg * Math.PI) / 180), out);
        assert.ok(Math.abs(Math.log(out[AIR_DENSITY]!) - monthly.lnDensityKgM3[month]![latitude]![level]!) < 1e-3, `${altitudeKm} km`);
        assert.ok(Math.abs(out[AIR_EASTWARD]! - monthly.eastwardMps[month]![latitude]![level]!) < 0.05);
        assert.ok(Math.abs(out[AIR_NORTHWARD]! - monthly.northwardMps[month]![latitude]![level]!) < 0.05);
      }
  }
});

test('unit: south of the equator the seasons are half a year apart', () => {
  const out = new Float64Array(AIR_CHANNELS);
  const south = new Float64Array(AIR_CHANNELS);
  sampleAir(seasonalAir(at('2022-01-16T12:00Z')), 50_000, Math.sin(0.8), out);
  sampleAir(seasonalAir(at('2022-07-16T12:00Z')), 50_000, -Math.sin(0.8), south);
  assert.ok(Math.abs(out[AIR_EASTWARD]! - south[AIR_EASTWARD]!) < 1);
});

const PROFILE: Profile = {
  name: 'made for this test',
  instant: at('2022-03-30T12:00Z'),
  latitudeDeg: 47.8,
  longitudeDeg: 67.7,
  levels: [0, 1000, 3000, 6000, 10_000, 14_000].map((heightM) => ({
    heightM,
    pressurePa: (us76(heightM).pressurePa ?? 0) * 0.98,
    temperatureK: us76(heightM).temperatureK - 5,
    eastwardMps: heightM / 500,
    northwardMps: -3,
  })),
};

test('unit: a sounding rules below its top, the climatology above', () => {
  const seasonal = seasonalAir(at('2022-03-30T12:00Z'));
  const blended = withProfile(seasonal, PROFILE);
  assert.ok(blended.ok);
  const [out, plain] = [new Float64Array(AIR_CHANNELS), new Float64Array(AIR_CHANNELS)];
  sampleAir(blended.value, 6000, 0.73, out);
  assert.ok(Math.abs(out[AIR_EASTWARD]! - 12) < 1e-9);
  assert.ok(Math.abs(Math.exp(out[AIR_LN_PRESSURE]!) / ((us76(6000).pressurePa ?? 0) * 0.98) - 1) < 1e-9);
  assert.ok(
    Math.abs(out[AIR_DENSITY]! / ((Math.exp(out[AIR_LN_PRESSURE]!) * 28.9644) / (8314.32 * (us76(6000).temperatureK - 5))) - 1) < 1e-5,
  );
  for (const altitudeM of [17_500, 40_000, 90_000]) {
    sampleAir(blended.value, altitudeM, 0.73, out);
    sampleAir(seasonal, altitudeM, 0.73, plain);
    assert.deepEqual(out, plain);
  }
});

test('unit: a profile without wind is refused, not passed over', () => {
  const still = { ...PROFILE, levels: PROFILE.levels.map((level) => ({ ...level, eastwardMps: null })) };
  const blended = withProfile(seasonalAir(PROFILE.instant), still);
  assert.ok(!blended.ok);
  assert.match(blended.failure.wanted, /wind at 2 levels/);
});

test('validation: the Sun stood 23 degrees over the landing of Soyuz MS-19 and below the horizon at that of TMA-17M', () => {
  const steppe = { latitudeDeg: 47.33, longitudeDeg: 69.58, altitudeM: 380 };
  assert.ok(Math.abs(sunAngles(at('2022-03-30T11:28:03Z'), steppe).elevationDeg - 23) < 0.6);
  assert.ok(
    Math.abs(sunAngles(at('2015-12-11T13:12:00Z'), { ...steppe, latitudeDeg: 48.467, longitudeDeg: 69.183 }).elevationDeg + 16) < 0.6,
  );
});

test('unit: behind the Earth is night, before it day, and the penumbra is between', () => {
  const instant = at('2022-03-30T11:28:03Z');
  const sun = sunPosition(instant);
  const distance = Math.hypot(...sun);
  const toSun = sun.map((x) => x / distance) as [number, number, number];
  const place = (along: number, across: number): [number, number, number] => {
    const square = [-toSun[1], toSun[0], 0];
    const length = Math.hypot(...square);
    return [0, 1, 2].map((i) => along * toSun[i]! + (across * square[i]!) / length) as [number, number, number];
  };
  assert.equal(lightingAt(place(6.8e6, 0), sun), 'sunlit');
  assert.equal(lightingAt(place(-6.8e6, 0), sun), 'umbra');
  assert.equal(lightingAt(place(-6.8e6, 7e6), sun), 'sunlit');
  const edge = [6.3e6, 6.34e6, 6.37e6, 6.376e6, 6.38e6, 6.41e6, 6.45e6].map((across) => lightingAt(place(-2e6, across), sun));
  assert.equal(edge[0], 'umbra');
  assert.equal(edge.at(-1), 'sunlit');
  assert.ok(edge.includes('penumbra'));
});
