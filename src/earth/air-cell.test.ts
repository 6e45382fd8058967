import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AIR_CHANNELS, AIR_DENSITY, AIR_EASTWARD, AIR_LN_PRESSURE, AIR_NORTHWARD, AIR_SOUND_SPEED, buildAir, sampleAir } from './air.ts';
import { CELL_SAMPLE_SIZE, type AirCell, lnPressureIn, makeAirCell, sampleCell } from './air-cell.ts';
import { type AirDeparture, DEPARTURE_SIZE } from './air-departure.ts';

/** Every quantity changes with altitude and latitude, and the table ends at 60 degrees on both sides. */
const AIR = buildAir(
  'a test',
  { bottomM: -1000, topM: 100_000, stepM: 500, southDeg: -60, northDeg: 60, latitudeStepDeg: 15 },
  (altitudeM, latitudeDeg) => ({
    lnDensity: -altitudeM / (7000 + 5 * latitudeDeg) + latitudeDeg / 300,
    temperatureK: 250 + 30 * Math.sin(altitudeM / 9000) + latitudeDeg / 4,
    eastwardMps: altitudeM / 1000 + latitudeDeg,
    northwardMps: latitudeDeg / 3 - altitudeM / 2000,
  }),
);
const DEPARTURE: AirDeparture = {
  bottomM: 0,
  stepM: 1000,
  levels: 91,
  values: Float64Array.from({ length: 91 * DEPARTURE_SIZE }, (_, i) => 0.05 * Math.sin(i * i)),
};

function sampled(cell: AirCell, altitudeM: number, sinLatitude: number): readonly number[] {
  const here = Float64Array.of(altitudeM, sinLatitude, 0, 0, 0, 0);
  assert.equal(here.length, CELL_SAMPLE_SIZE);
  sampleCell(cell, here);
  return [here[0]!, here[1]!, here[2]!, here[3]!, lnPressureIn(cell, here[4]!, here[5]!)];
}

function tabled(altitudeM: number, sinLatitude: number): Float64Array {
  const out = new Float64Array(AIR_CHANNELS);
  sampleAir(AIR, altitudeM, sinLatitude, out);
  return out;
}

const places = fc.array(fc.tuple(fc.integer({ min: -3000, max: 120_000 }), fc.integer({ min: -1000, max: 1000 })), {
  minLength: 1,
  maxLength: 30,
});

test('property: without a departure a cell has the air of its table everywhere, whatever it was asked before', () => {
  fc.assert(
    fc.property(places, (walk) => {
      const cell = makeAirCell(AIR, null);
      for (const [altitudeM, thousandths] of walk) {
        const wanted = tabled(altitudeM, thousandths / 1000);
        // Beyond its edges the table takes density by its series from the next column, a cell from the edge.
        const beyond = Math.abs(thousandths / 1000) > Math.sin(Math.PI / 3);
        for (const [i, value] of sampled(cell, altitudeM, thousandths / 1000).entries()) {
          const limit = (i === AIR_DENSITY && beyond ? 5e-6 : 1e-11) * Math.max(1, Math.abs(wanted[i]!));
          assert.ok(Math.abs(value - wanted[i]!) <= limit, `${i}: ${value} for ${wanted[i]} at ${altitudeM} m`);
        }
      }
    }),
  );
});

test('unit: on its levels a departure changes logarithms and winds by what it says, and its edges hold beyond', () => {
  const cell = makeAirCell(AIR, DEPARTURE);
  for (const [altitudeM, level] of [
    [12_000, 12],
    [89_000, 89],
    [95_000, 90],
    [-500, 0],
  ] as const) {
    const change = (channel: number) => DEPARTURE.values[level * DEPARTURE_SIZE + channel]!;
    const [table, found] = [tabled(altitudeM, 0.4), sampled(cell, altitudeM, 0.4)];
    const near = (channel: number, wanted: number) => assert.ok(Math.abs(found[channel]! - wanted) < 1e-8 * Math.abs(wanted), `${channel}`);
    near(AIR_DENSITY, table[AIR_DENSITY]! * Math.exp(change(AIR_DENSITY)));
    near(AIR_SOUND_SPEED, table[AIR_SOUND_SPEED]! * Math.exp(change(AIR_SOUND_SPEED)));
    for (const channel of [AIR_EASTWARD, AIR_NORTHWARD, AIR_LN_PRESSURE]) near(channel, table[channel]! + change(channel));
  }
});

test('unit: between its levels a departure is straight', () => {
  const cell = makeAirCell(AIR, DEPARTURE);
  const change = (altitudeM: number) => {
    const [table, found] = [tabled(altitudeM, 0.4), sampled(cell, altitudeM, 0.4)];
    return [Math.log(found[AIR_DENSITY]! / table[AIR_DENSITY]!), found[AIR_EASTWARD]! - table[AIR_EASTWARD]!];
  };
  const [at40, at41, between] = [change(40_000), change(41_000), change(40_300)];
  for (const i of [0, 1]) assert.ok(Math.abs(between[i]! - (0.7 * at40[i]! + 0.3 * at41[i]!)) < 3e-6);
});
