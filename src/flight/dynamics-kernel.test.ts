import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AirTable, WGS84, standardAir } from '../earth/index.ts';
import {
  type Body,
  STATE_SIZE,
  aeroTable,
  altitudeOf,
  derive,
  makeDynamics,
  setBank,
  stepRosenbrock2,
  stepRungeKutta4,
  stillBody,
} from './dynamics-kernel.ts';

const NO_AIR: AirTable = { ...standardAir({ stepM: 10_000 }), values: new Float64Array(standardAir({ stepM: 10_000 }).values.length) };
for (let i = 0; i < NO_AIR.values.length; i += 6) {
  NO_AIR.values[i] = -1000; // ln density: nothing
  NO_AIR.values[i + 1] = 300;
}

const QUIET: Body = stillBody(3.8, aeroTable([0, 50], [1.3, 1.3], [0.3, 0.3]));

/** Energy per mass in the zonal field to J4, J/kg (the potential whose gradient `addGravity` is). */
function energy(state: Float64Array): number {
  const [x, y, z, vx, vy, vz] = state as unknown as [number, number, number, number, number, number];
  const r = Math.hypot(x, y, z);
  const s = z / r;
  const a = WGS84.gravityRadiusM / r;
  const p2 = (3 * s * s - 1) / 2;
  const p3 = (5 * s ** 3 - 3 * s) / 2;
  const p4 = (35 * s ** 4 - 30 * s * s + 3) / 8;
  const potential = (WGS84.muM3S2 / r) * (1 - WGS84.j2 * a ** 2 * p2 - WGS84.j3 * a ** 3 * p3 - WGS84.j4 * a ** 4 * p4);
  return (vx * vx + vy * vy + vz * vz) / 2 - potential;
}

function coast(state: Float64Array, stepS: number, steps: number): Float64Array {
  const dynamics = makeDynamics(WGS84, NO_AIR, 0, QUIET);
  const flown = Float64Array.from(state);
  const rate = new Float64Array(STATE_SIZE);
  for (let i = 0; i < steps; i++) {
    derive(dynamics, i * stepS, flown, rate);
    stepRungeKutta4(dynamics, i * stepS, stepS, flown, rate);
  }
  return flown;
}

/** Evenly over the range; fc.double draws by bit pattern, half of it next to zero. */
const evenly = (min: number, max: number) => fc.integer({ min: 0, max: 1_000_000 }).map((i) => min + ((max - min) * i) / 1_000_000);

const lowOrbit = fc
  .record({
    height: evenly(200e3, 500e3),
    node: evenly(0, 6.28),
    tilt: evenly(0.1, 1.5),
  })
  .map(({ height, node, tilt }) => {
    const r = 6_378_137 + height;
    const v = Math.sqrt(WGS84.muM3S2 / r);
    return Float64Array.of(
      r * Math.cos(node),
      r * Math.sin(node),
      0,
      -v * Math.sin(node) * Math.cos(tilt),
      v * Math.cos(node) * Math.cos(tilt),
      v * Math.sin(tilt),
      1000,
    );
  });

test('property: without air, energy in the zonal field is kept to 1e-10 over 50 minutes', () => {
  fc.assert(
    fc.property(lowOrbit, (state) => {
      const before = energy(state);
      const after = energy(coast(state, 10, 300));
      assert.ok(Math.abs(after / before - 1) < 1e-10, `relative change ${after / before - 1}`);
    }),
    { numRuns: 30 },
  );
});

test('property: flown back in time, a coast returns to its start within a millimetre', () => {
  fc.assert(
    fc.property(lowOrbit, (state) => {
      const there = coast(state, 10, 100);
      const back = coast(there, -10, 100);
      assert.ok(Math.hypot(back[0]! - state[0]!, back[1]! - state[1]!, back[2]! - state[2]!) < 1e-3);
    }),
    { numRuns: 30 },
  );
});

test('unit: thrust takes mass by the rocket equation', () => {
  const exhaustMps = 2961.6;
  const body: Body = { ...QUIET, thrustN: 2950, massFlowKgS: 2950 / exhaustMps };
  const dynamics = makeDynamics({ ...WGS84, muM3S2: 1e-6 }, NO_AIR, 0, body);
  const state = Float64Array.of(7e6, 0, 0, 0, 0, 0, 6600);
  const rate = new Float64Array(STATE_SIZE);
  for (let i = 0; i < 28; i++) {
    derive(dynamics, i * 10, state, rate);
    stepRungeKutta4(dynamics, i * 10, 10, state, rate);
  }
  assert.ok(Math.abs(state[3]! - exhaustMps * Math.log(6600 / state[6]!)) < 1e-6);
});

test('unit: under a canopy the implicit step converges on the explicit one, with the second power of the step', () => {
  const body: Body = { ...QUIET, canopyFromM2: 895, canopyToM2: 895 };
  const descend = (step: typeof stepRungeKutta4, stepS: number) => {
    const dynamics = makeDynamics(WGS84, standardAir({ wind: (h) => ({ eastwardMps: h / 500, northwardMps: 0 }) }), 0, body);
    const state = Float64Array.of(
      WGS84.equatorialRadiusM + 5000,
      0,
      0,
      -8,
      (WGS84.equatorialRadiusM + 5000) * WGS84.rotationRadS + 10,
      0,
      2800,
    );
    const rate = new Float64Array(STATE_SIZE);
    for (let t = 0; t < 300 - 1e-9; t += stepS) {
      derive(dynamics, t, state, rate);
      step(dynamics, t, stepS, state, rate);
    }
    return state;
  };
  const exact = descend(stepRungeKutta4, 0.05);
  const errorM = (stepS: number) => {
    const state = descend(stepRosenbrock2, stepS);
    return Math.hypot(state[0]! - exact[0]!, state[1]! - exact[1]!, state[2]! - exact[2]!);
  };
  assert.ok(errorM(3) < 0.5, 'in a shear of 2 m/s a kilometre, twice what is usual');
  assert.ok(errorM(2) / errorM(1) > 3.5 && errorM(2) / errorM(1) < 6);
});

test('unit: banked lift turns the path to the side the bank says, and is square to the airflow', () => {
  const body: Body = { ...QUIET, liftFactor: 1 };
  setBank(body, Math.PI / 3, 0, 0);
  const dynamics = makeDynamics({ ...WGS84, rotationRadS: 0, muM3S2: 1e-6 }, standardAir(), 0, body);
  // Eastward over the equator: right of the path is south.
  const state = Float64Array.of(WGS84.equatorialRadiusM + 50_000, 0, 0, 0, 5000, 0, 2900);
  const rate = new Float64Array(STATE_SIZE);
  derive(dynamics, 0, state, rate);
  assert.ok(rate[5]! < -1, `southward acceleration ${rate[5]}`);
  const drag = rate[4]!;
  assert.ok(Math.abs(-drag / dynamics.observed.dragMps2 - 1) < 1e-12);
  assert.ok(Math.abs(-rate[5]! / (Math.sin(Math.PI / 3) * (0.3 / 1.3) * dynamics.observed.dragMps2) - 1) < 1e-9);
});

test('unit: altitude by the closed form is the geodetic one', () => {
  const state = Float64Array.of(4_000_000, 3_000_000, 4_100_000, 0, 0, 0, 1);
  const dynamics = makeDynamics(WGS84, NO_AIR, 0, QUIET);
  derive(dynamics, 0, state, new Float64Array(STATE_SIZE));
  assert.equal(dynamics.observed.altitudeM, altitudeOf(WGS84, state));
});
