import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cross, dot, norm } from '../math/index.ts';
import { message } from '../outcome/index.ts';
import monthly from '../../data/atmosphere/monthly.json' with { type: 'json' };
import { type Instant, instantFromUtcMs, parseInstant } from '../time/index.ts';
import { AIR_CHANNELS, AIR_DENSITY, AIR_EASTWARD, AIR_LN_PRESSURE, AIR_NORTHWARD, sampleAir, standardAir } from './air.ts';
import { seasonalAir } from './climatology.ts';
import { geodesicBetween, geodesicDestination } from './geodesic.ts';
import { addGravity } from './gravity.ts';
import { withProfile } from './profile-air.ts';
import { lightingAt, sunAngles, sunPosition } from './sun.ts';
import { geometricFromGeopotentialM, geopotentialFromGeometricM, us76 } from './us76.ts';
import { WGS84, ecefFromGeodetic, geodeticFromEcef, localAxes } from './wgs84.ts';
import type { Profile } from './wind-profile.ts';

/** Evenly over the range; fc.double draws by bit pattern, half of it next to zero. */
const number = (min: number, max: number) => fc.integer({ min: 0, max: 2 ** 30 }).map((n) => min + ((max - min) * n) / 2 ** 30);

function at(text: string): Instant {
  const parsed = parseInstant(text, 'test');
  assert.ok(parsed.ok);
  return parsed.value;
}

test('property: geodetic coordinates survive the way through Earth-fixed axes', () => {
  fc.assert(
    fc.property(number(-89.9, 89.9), number(-179.9, 179.9), number(-400, 1e6), (latitudeDeg, longitudeDeg, altitudeM) => {
      const back = geodeticFromEcef(ecefFromGeodetic({ latitudeDeg, longitudeDeg, altitudeM }));
      // Bowring's one step loses with the square of altitude: 6 mm of latitude at 1000 km, 0.3 mm at 200 km.
      assert.ok(Math.abs(back.latitudeDeg - latitudeDeg) < 1e-10 + 6e-8 * (altitudeM / 1e6) ** 2 + 1e-8 * Math.abs(altitudeM / 1e6));
      assert.ok(Math.abs(back.longitudeDeg - longitudeDeg) < 1e-9);
      assert.ok(Math.abs(back.altitudeM - altitudeM) < 1e-6);
    }),
  );
  for (const latitudeDeg of [-90, 90]) {
    const pole = geodeticFromEcef(ecefFromGeodetic({ latitudeDeg, longitudeDeg: 0, altitudeM: 420_000 }));
    assert.ok(Math.abs(pole.latitudeDeg - latitudeDeg) < 1e-9 && Math.abs(pole.altitudeM - 420_000) < 1e-6);
  }
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
  assert.ok(Math.abs(out[AIR_NORTHWARD]!) > 2 && Math.abs(out[AIR_NORTHWARD]! + south[AIR_NORTHWARD]!) < 1);
});

const PROFILE: Profile = {
  kind: 'sounding',
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
  assert.deepEqual(blended.failure.wanted, message('earth.wind-at-levels', { count: 2 }));
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

test('property: east, north and up are square to each other and of unit length', () => {
  fc.assert(
    fc.property(number(-90, 90), number(-180, 180), (latitudeDeg, longitudeDeg) => {
      const { east, north, up } = localAxes({ latitudeDeg, longitudeDeg });
      for (const axis of [east, north, up]) assert.ok(Math.abs(norm(axis) - 1) < 1e-14);
      assert.ok(Math.abs(dot(cross(east, north), up) - 1) < 1e-14);
    }),
  );
});

test('property: a geodesic arrives where it was sent', () => {
  fc.assert(
    fc.property(
      number(-80, 80),
      number(-180, 180),
      number(-180, 180),
      number(1, 9e6),
      (latitudeDeg, longitudeDeg, azimuthDeg, distanceM) => {
        const from = { latitudeDeg, longitudeDeg };
        const line = geodesicBetween(from, geodesicDestination(from, azimuthDeg, distanceM));
        assert.ok(Math.abs(line.distanceM - distanceM) < 1e-6);
      },
    ),
  );
});

/** The potential whose slope gravity is: zonal terms to J4, by Legendre's polynomials. */
function potential([x, y, z]: readonly [number, number, number]): number {
  const r = Math.hypot(x, y, z);
  const s = z / r;
  const a = WGS84.gravityRadiusM / r;
  const legendre2 = (3 * s * s - 1) / 2;
  const legendre3 = (5 * s ** 3 - 3 * s) / 2;
  const legendre4 = (35 * s ** 4 - 30 * s * s + 3) / 8;
  return (WGS84.muM3S2 / r) * (1 - WGS84.j2 * a ** 2 * legendre2 - WGS84.j3 * a ** 3 * legendre3 - WGS84.j4 * a ** 4 * legendre4);
}

test('property: gravity is the slope of its potential', () => {
  fc.assert(
    fc.property(number(-90, 90), number(-180, 180), number(0, 500_000), (latitudeDeg, longitudeDeg, altitudeM) => {
      const place = ecefFromGeodetic({ latitudeDeg, longitudeDeg, altitudeM });
      const out = new Float64Array(3);
      addGravity(WGS84, ...place, 1 / Math.hypot(...place), out, 0);
      for (const axis of [0, 1, 2]) {
        const beside = (step: number) => potential(place.map((x, i) => (i === axis ? x + step : x)) as [number, number, number]);
        // Fourth-order difference over 1 km: rounding leaves 1e-10 of the potential's 6e7.
        const slope = (8 * (beside(500) - beside(-500)) - (beside(1000) - beside(-1000))) / 6000;
        assert.ok(Math.abs(out[axis]! - slope) < 1e-9, `${out[axis]} ${slope}`);
      }
    }),
  );
});

test('validation: normal gravity of WGS 84 at equator and poles, NGA.STND.0036 (zonal field and turning against the closed form)', () => {
  for (const [latitudeDeg, publishedMps2] of [
    [0, 9.7803253359],
    [90, 9.8321849379],
  ] as const) {
    const place = ecefFromGeodetic({ latitudeDeg, longitudeDeg: 0, altitudeM: 0 });
    const out = new Float64Array(3);
    addGravity(WGS84, ...place, 1 / Math.hypot(...place), out, 0);
    out[0] = out[0]! + WGS84.rotationRadS ** 2 * place[0];
    // The real field's zonals differ from the ellipsoid's own by some milligals.
    assert.ok(Math.abs(Math.hypot(...out) - publishedMps2) < 2e-4);
  }
});

test('property: geometric and geopotential heights are each other, and the second is the lower', () => {
  fc.assert(
    fc.property(number(-5000, 1e6), (altitudeM) => {
      const geopotentialM = geopotentialFromGeometricM(altitudeM);
      assert.ok(geopotentialM <= altitudeM);
      assert.ok(Math.abs(geometricFromGeopotentialM(geopotentialM) - altitudeM) < 1e-6);
    }),
  );
});

test('property: density falls with height in every season, through every join', () => {
  const out = new Float64Array(AIR_CHANNELS);
  const air = [standardAir(), seasonalAir(at('2022-01-15T12:00Z')), seasonalAir(at('2022-07-15T12:00Z'))];
  fc.assert(
    fc.property(fc.constantFrom(...air), number(0, 195_000), number(-1, 1), (table, altitudeM, sinLatitude) => {
      sampleAir(table, altitudeM, sinLatitude, out);
      const [density, lnPressure] = [out[AIR_DENSITY]!, out[AIR_LN_PRESSURE]!];
      sampleAir(table, altitudeM + 700, sinLatitude, out);
      assert.ok(density > out[AIR_DENSITY]! && out[AIR_DENSITY]! > 0);
      assert.ok(lnPressure > out[AIR_LN_PRESSURE]!);
    }),
  );
});

test('unit: between a sounding and the air above it the wind goes over without a jump', () => {
  const blended = withProfile(seasonalAir(PROFILE.instant), PROFILE);
  assert.ok(blended.ok);
  const [out, plain] = [new Float64Array(AIR_CHANNELS), new Float64Array(AIR_CHANNELS)];
  // Half way up the 3 km of the join both count the same; beyond its top the profile's wind is its last.
  sampleAir(blended.value, 15_500, 0.73, out);
  sampleAir(seasonalAir(PROFILE.instant), 15_500, 0.73, plain);
  assert.ok(Math.abs(out[AIR_EASTWARD]! - (28 + plain[AIR_EASTWARD]!) / 2) < 1e-9);
  let before: number | null = null;
  for (let altitudeM = 13_000; altitudeM <= 18_000; altitudeM += 100) {
    sampleAir(blended.value, altitudeM, 0.73, out);
    if (before !== null) assert.ok(Math.abs(out[AIR_EASTWARD]! - before) < 2, `${altitudeM} m`);
    before = out[AIR_EASTWARD]!;
  }
});

test('property: lighting darkens in order from the day side to the night side, and the Sun is an astronomical unit away within 2 %', () => {
  const order = ['sunlit', 'penumbra', 'umbra'];
  fc.assert(
    fc.property(number(0, 3.1e7), (seconds) => {
      const sun = sunPosition(instantFromUtcMs(Date.UTC(2022, 0, 1) + seconds * 1000));
      assert.ok(Math.abs(norm(sun) / 149_597_870_700 - 1) < 0.02);
      const toSun = sun.map((x) => x / norm(sun));
      const side = [-toSun[1]!, toSun[0]!, 0].map((x) => x / Math.hypot(toSun[0]!, toSun[1]!));
      let darkest = 0;
      for (let angle = 0; angle <= Math.PI; angle += 0.01) {
        const place = [0, 1, 2].map((i) => 6.79e6 * (Math.cos(angle) * toSun[i]! + Math.sin(angle) * side[i]!));
        const now = order.indexOf(lightingAt(place as [number, number, number], sun));
        assert.ok(now >= darkest);
        darkest = now;
      }
      assert.equal(darkest, 2);
    }),
    { numRuns: 20 },
  );
});
