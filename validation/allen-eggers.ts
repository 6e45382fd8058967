import { type EarthModel, buildAir } from '../src/earth/index.ts';
import { STATE_SIZE, derive, makeDynamics, stepRungeKutta4 } from '../src/flight/index.ts';
import { type CheckResult, worst } from './check.ts';
import { sphere } from './sphere.ts';

/** So large and light a world that the path is straight and nothing but air acts, as the closed form assumes. */
const FLAT: EarthModel = {
  equatorialRadiusM: 6.4e9,
  flattening: 0,
  rotationRadS: 0,
  muM3S2: 1,
  gravityRadiusM: 6.4e9,
  j2: 0,
  j3: 0,
  j4: 0,
};
const SEA_LEVEL_KG_M3 = 1.225;
const SCALE_HEIGHT_M = 7200;
const BALLISTIC_KG_M2 = 500;
const STEP_S = 0.02;

/** Ballistic entry in exponential air: Allen and Eggers 1958 (NACA TR 1381): peak V^2 sin(angle) / (2 e H), at 0.607 of the entry speed. */
export function checkAllenEggers(): readonly CheckResult[] {
  const grid = { bottomM: 0, topM: 150_000, stepM: 1000, southDeg: -90, northDeg: 90, latitudeStepDeg: 180 };
  const air = buildAir('exponential', grid, (altitudeM) => ({
    lnDensity: Math.log(SEA_LEVEL_KG_M3) - altitudeM / SCALE_HEIGHT_M,
    temperatureK: 250,
    eastwardMps: 0,
    northwardMps: 0,
  }));
  const loads: number[] = [];
  const speeds: number[] = [];
  for (const [entryMps, angleDeg] of [
    [7600, 20],
    [7600, 60],
    [11_000, 30],
    [5000, 15],
  ] as const) {
    const angle = (angleDeg * Math.PI) / 180;
    const dynamics = makeDynamics(FLAT, air, 0, sphere(1, 1));
    const state = Float64Array.of(
      FLAT.equatorialRadiusM + 120_000,
      0,
      0,
      -entryMps * Math.sin(angle),
      entryMps * Math.cos(angle),
      0,
      BALLISTIC_KG_M2,
    );
    const rate = new Float64Array(STATE_SIZE);
    let [peakMps2, speedAtPeak] = [0, 0];
    for (let t = 0; t < 120 && dynamics.observed.dragMps2 >= 0.5 * peakMps2; t += STEP_S) {
      derive(dynamics, t, state, rate);
      if (dynamics.observed.dragMps2 > peakMps2) [peakMps2, speedAtPeak] = [dynamics.observed.dragMps2, dynamics.observed.airspeedMps];
      stepRungeKutta4(dynamics, t, STEP_S, state, rate);
    }
    loads.push(peakMps2 / ((entryMps ** 2 * Math.sin(angle)) / (2 * Math.E * SCALE_HEIGHT_M)) - 1);
    speeds.push(speedAtPeak / (entryMps * Math.exp(-0.5)) - 1);
  }
  const against = 'Allen and Eggers 1958, NACA TR 1381';
  return [
    { check: 'ballistic entry, closed form', against, quantity: 'peak load', unit: '%', reached: 100 * worst(loads), gate: 0.05 },
    { check: 'ballistic entry, closed form', against, quantity: 'speed at the peak', unit: '%', reached: 100 * worst(speeds), gate: 0.3 },
  ];
}
