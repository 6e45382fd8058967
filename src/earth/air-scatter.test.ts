import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, addSeconds, parseInstant } from '../time/index.ts';
import { AIR_DENSITY, AIR_EASTWARD, AIR_LN_PRESSURE } from './air.ts';
import { lnPressureIn, makeAirCell, sampleCell } from './air-cell.ts';
import { type AirDeparture, DEPARTURE_SIZE, departureAt } from './air-departure.ts';
import { MASS_DEVIATES, WIND_DEVIATES, drawDeparture, emptyDeparture, makeAirScatter } from './air-scatter.ts';
import { seasonalAir } from './climatology.ts';
import type { Profile } from './wind-profile.ts';

function at(text: string): Instant {
  const parsed = parseInstant(text, 'test');
  assert.ok(parsed.ok);
  return parsed.value;
}

const JANUARY = at('2022-01-16T12:00:00Z');
const JULY = at('2022-07-16T12:00:00Z');
const PLACE = { latitudeDeg: 47.33, longitudeDeg: 69.58 };
const scatter = makeAirScatter(seasonalAir(JANUARY), PLACE.latitudeDeg, JANUARY, null);
const normals = (value: number) =>
  [MASS_DEVIATES, WIND_DEVIATES, WIND_DEVIATES].map((size) => new Float64Array(size).fill(value)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];

test('unit: without deviates the air is its mean, to the last bit', () => {
  const day = emptyDeparture();
  drawDeparture(scatter, ...normals(0), day);
  assert.ok(day.values.every((value) => value === 0));
  const sampled = (departure: AirDeparture | null) => {
    const cell = makeAirCell(seasonalAir(JANUARY), departure);
    const here = Float64Array.of(12_345, 0.73, 0, 0, 0, 0);
    sampleCell(cell, here);
    return [...here, lnPressureIn(cell, here[4]!, here[5]!)];
  };
  assert.deepEqual(sampled(day), sampled(null));
});

test('unit: the first step up the column has the coefficients worked out beside the code', () => {
  // By hand from the equations of air-scatter.ts, January at 47 N, ground to 1 km.
  const { alpha, beta, e } = scatter.steps[0]!;
  assert.ok(Math.abs(alpha + 1.113) < 5e-3 && Math.abs(beta - 0.76) < 5e-3 && Math.abs(e - 0.01278) < 5e-5, `${alpha} ${beta} ${e}`);
});

test('property: density, pressure and temperature of a drawn day are one gas', () => {
  const day = emptyDeparture();
  drawDeparture(scatter, ...normals(1.3), day);
  for (let km = 0; km <= 95; km++) {
    const [density, sound, , , pressure] = day.values.subarray(km * DEPARTURE_SIZE, (km + 1) * DEPARTURE_SIZE) as unknown as [
      number,
      number,
      number,
      number,
      number,
    ];
    // ln rho = ln p - ln T, and ln of the speed of sound is half of ln T.
    assert.ok(Math.abs(density - (pressure - 2 * sound)) < 1e-12, `${km} km`);
  }
});

test('unit: a sounding leaves less wind and less pressure uncertain below its top, and nothing else above', () => {
  const profile: Profile = {
    name: 'a sounding',
    kind: 'sounding',
    instant: addSeconds(JANUARY, -3600),
    ...PLACE,
    levels: [0, 5000, 20_000].map((heightM) => ({ heightM, pressurePa: null, temperatureK: null, eastwardMps: 5, northwardMps: 0 })),
  };
  const known = makeAirScatter(seasonalAir(JANUARY), PLACE.latitudeDeg, JANUARY, { profile, landing: JANUARY, place: PLACE });
  assert.ok(known.windSigmasEastMps[10]! < 0.6 * scatter.windSigmasEastMps[10]!);
  assert.equal(known.windSigmasEastMps[40], scatter.windSigmasEastMps[40]);
  const [mean, day] = [emptyDeparture(), emptyDeparture()];
  drawDeparture(scatter, ...normals(1), mean);
  drawDeparture(known, ...normals(1), day);
  const at10km = 10 * DEPARTURE_SIZE;
  assert.ok(Math.abs(day.values[at10km + AIR_LN_PRESSURE]!) < 0.6 * Math.abs(mean.values[at10km + AIR_LN_PRESSURE]!));
  const forecast = makeAirScatter(seasonalAir(JANUARY), PLACE.latitudeDeg, JANUARY, {
    profile: { ...profile, kind: 'forecast' },
    landing: JANUARY,
    place: PLACE,
  });
  assert.ok(forecast.windSigmasEastMps[10]! <= known.windSigmasEastMps[10]!, 'an hour-old sounding is a forecast with the weather gone on');
});

test('unit: winter scatters half as much again as summer in density, not in wind', () => {
  const summer = makeAirScatter(seasonalAir(JULY), PLACE.latitudeDeg, JULY, null);
  assert.ok(Math.abs(scatter.firstTemperatureSigma / summer.firstTemperatureSigma - 1.5) < 0.01);
  assert.deepEqual(scatter.windSigmasEastMps, summer.windSigmasEastMps);
});

test('unit: a departure is straight between its kilometres and held beyond them', () => {
  const day = emptyDeparture();
  day.values[AIR_EASTWARD] = 4;
  day.values[DEPARTURE_SIZE + AIR_EASTWARD] = 8;
  day.values[AIR_DENSITY] = 0.1;
  const change = (altitudeM: number) => {
    const out = new Float64Array(DEPARTURE_SIZE);
    departureAt(day, altitudeM, out);
    return out;
  };
  assert.equal(change(250)[AIR_EASTWARD], 5);
  assert.equal(change(-500)[AIR_EASTWARD], 4);
  assert.equal(change(-500)[AIR_DENSITY], 0.1);
  assert.equal(change(500)[AIR_DENSITY], 0.05);
});
