import { type AirTable, type EarthModel, buildAir } from '../src/earth/index.ts';
import { type Body, STATE_SIZE, derive, makeDynamics } from '../src/flight/index.ts';
import { type Vector3, add, cross, dot, scale, unit } from '../src/math/index.ts';
import { type CheckResult, worst } from './check.ts';
import figures from './figures/jeod.json' with { type: 'json' };
import { sphere } from './sphere.ts';

const POINT: EarthModel = {
  equatorialRadiusM: 6_378_137,
  flattening: 1 / 298.257223563,
  rotationRadS: 7.292115e-5,
  muM3S2: figures.muM3S2,
  gravityRadiusM: 6_378_137,
  j2: 0,
  j3: 0,
  j4: 0,
};
const STEP_S = 5;

function evenAir(densityKgM3: number): AirTable {
  const grid = { bottomM: 0, topM: 1_000_000, stepM: 500_000, southDeg: -90, northDeg: 90, latitudeStepDeg: 180 };
  return buildAir('even', grid, () => ({ lnDensity: Math.log(densityKgM3), temperatureK: 1000, eastwardMps: 0, northwardMps: 0 }));
}

/** Distances (m) from NASA JEOD's own runs at the times of its rows. `aim` turns the thrust at every evaluation. */
function distances(
  start: readonly number[],
  massKg: number,
  air: AirTable,
  body: Body,
  rows: readonly (readonly number[])[],
  startS = 0,
  stepS = STEP_S,
  aim?: (t: number) => Vector3,
): readonly number[] {
  const dynamics = makeDynamics(POINT, air, 0, body);
  const state = Float64Array.of(...start, massKg);
  const rates = [0, 1, 2, 3].map(() => new Float64Array(STATE_SIZE));
  const look = (t: number, at: Float64Array, out: Float64Array) => {
    if (aim !== undefined) body.thrustAxis = [...aim(t)];
    derive(dynamics, t, at, out);
    return out;
  };
  let steps = 0;
  return rows.map((row) => {
    const [time, x, y, z] = row as [number, number, number, number];
    for (; steps < Math.round((time - startS) / stepS); steps++) {
      const t = startS + steps * stepS;
      if (aim !== undefined) body.thrustN = t >= 1000 - 1e-9 && t < 1048 - 1e-9 ? 66_400 : 0;
      const [k1, k2, k3, k4] = rates as [Float64Array, Float64Array, Float64Array, Float64Array];
      look(t, state, k1);
      look(
        t + stepS / 2,
        state.map((value, i) => value + (stepS / 2) * k1[i]!),
        k2,
      );
      look(
        t + stepS / 2,
        state.map((value, i) => value + (stepS / 2) * k2[i]!),
        k3,
      );
      look(
        t + stepS,
        state.map((value, i) => value + stepS * k3[i]!),
        k4,
      );
      for (let i = 0; i < STATE_SIZE; i++) state[i] = state[i]! + (stepS / 6) * (k1[i]! + 2 * (k2[i]! + k3[i]!) + k4[i]!);
    }
    return Math.hypot(state[0]! - x, state[1]! - y, state[2]! - z);
  });
}

/** Body x of RUN_6D: its direction at 900 s turned at a constant rate about a fixed axis (Rodrigues). */
function bodyX(t: number): Vector3 {
  const start: Vector3 = [0.5483725130882227, -0.6329388788325367, -0.5465125456487883];
  const axis = unit([-0.7726919750981, -0.1336331223243, -0.6205556383088]);
  const angle = -0.001134454274550824 * (t - 900);
  return add(
    add(scale(start, Math.cos(angle)), scale(cross(axis, start), Math.sin(angle))),
    scale(axis, dot(axis, start) * (1 - Math.cos(angle))),
  );
}

export function checkJeod(): readonly CheckResult[] {
  const burnRows = figures.run6D;
  const quiet = evenAir(1e-30);
  return [
    {
      check: 'orbit, two-body',
      against: 'NASA JEOD RUN_2',
      quantity: 'position to 28,800 s',
      unit: 'm',
      reached: worst(distances(figures.circular, 1, quiet, sphere(0, 1), figures.run2)),
      gate: 0.01,
    },
    {
      check: 'orbit, drag in turning air',
      against: 'NASA JEOD RUN_6A',
      quantity: 'position to 28,800 s',
      unit: 'm',
      reached: worst(distances(figures.elliptic, 1, evenAir(1.4e-12), sphere(0.02, 1), figures.run6A)),
      gate: 0.01,
    },
    {
      check: 'finite burn, 3187 m/s',
      against: 'NASA JEOD RUN_6D',
      quantity: 'position through the burn',
      unit: 'm',
      reached: worst(distances(burnRows[0]!.slice(1), 1000, quiet, sphere(0, 1), burnRows.slice(1), 900, 0.5, bodyX)),
      gate: 0.001,
    },
  ];
}
