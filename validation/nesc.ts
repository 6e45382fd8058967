import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type EarthModel, standardAir } from '../src/earth/index.ts';
import { STATE_SIZE, altitudeOf, derive, makeDynamics, stepRungeKutta4 } from '../src/flight/index.ts';
import { type CheckResult, worst } from './check.ts';
import figures from './figures/nesc.json' with { type: 'json' };
import { sphere } from './sphere.ts';

const FOOT_M = 0.3048;
const STEP_S = 0.05;

/** The constants of NASA/TM-2015-218675, in SI. */
const ELLIPSOID: EarthModel = {
  equatorialRadiusM: 20_925_646.99508 * FOOT_M,
  flattening: 1 / 298.257223563,
  rotationRadS: (4.178073e-3 * Math.PI) / 180,
  muM3S2: 1.407644311e16 * FOOT_M ** 3,
  gravityRadiusM: 20_925_646.99508 * FOOT_M,
  j2: 1.08262982e-3,
  j3: 0,
  j4: 0,
};
const ROUND: EarthModel = { ...ELLIPSOID, equatorialRadiusM: 20_902_255.199 * FOOT_M, flattening: 0, j2: 0 };

interface Case {
  readonly earth: EarthModel;
  readonly drag: number;
  readonly altitudeFt: number;
  /** Earth-relative, feet a second. */
  readonly east: number;
  readonly north: number;
  readonly up: number;
  readonly wind: (altitudeFt: number) => number;
}

const dropped = { drag: 0.1, altitudeFt: 30_000, east: 0, north: 0, up: 0, wind: () => 0 };
const CASES: Readonly<Record<string, Case>> = {
  '01': { ...dropped, earth: ELLIPSOID, drag: 0 },
  '04': { ...dropped, earth: { ...ROUND, rotationRadS: 0 } },
  '05': { ...dropped, earth: ROUND },
  '06': { ...dropped, earth: ELLIPSOID },
  '07': { ...dropped, earth: ELLIPSOID, wind: () => 20 },
  '08': { ...dropped, earth: ELLIPSOID, wind: (altitudeFt) => 0.003 * altitudeFt - 20 },
  '09': { ...dropped, earth: ELLIPSOID, altitudeFt: 0, east: 1000, up: 1000 },
  '10': { ...dropped, earth: ELLIPSOID, altitudeFt: 0, north: 1000, up: 1000 },
};

/** A sphere of one slug dropped or shot over the equator: our equations against NASA's simulation 04. */
export function checkNesc(reference?: string): readonly CheckResult[] {
  return Object.entries(CASES)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([name, flown]): CheckResult[] => {
      const rows = reference === undefined ? figures.cases[name as keyof typeof figures.cases] : wholeFile(reference, name);
      const errors = compare(flown, rows);
      const against = `NESC simulation 04, ${rows.length} times to 30 s`;
      const check = `NESC atmospheric case ${name}`;
      return [
        { check, against, quantity: 'altitude', unit: 'ft', reached: worst(errors.altitudeFt), gate: 0.005 },
        { check, against, quantity: 'place', unit: 'ft', reached: worst(errors.placeFt), gate: 0.005 },
      ];
    });
}

function compare(flown: Case, rows: readonly (readonly number[])[]): { altitudeFt: number[]; placeFt: number[] } {
  const { earth } = flown;
  // Wind is linear in altitude and the grid fine, so the table carries both exactly.
  const wind = (altitudeM: number) => ({ eastwardMps: flown.wind(altitudeM / FOOT_M) * FOOT_M, northwardMps: 0 });
  const body = sphere(flown.drag, 0.1963495 * FOOT_M ** 2);
  const dynamics = makeDynamics(earth, standardAir({ stepM: 20, topM: 20_000, wind }), 0, body);
  const radius = earth.equatorialRadiusM + flown.altitudeFt * FOOT_M;
  const state = Float64Array.of(
    radius,
    0,
    0,
    flown.up * FOOT_M,
    flown.east * FOOT_M + earth.rotationRadS * radius,
    flown.north * FOOT_M,
    14.5939029372,
  );
  const rate = new Float64Array(STATE_SIZE);
  const altitudeFt: number[] = [];
  const placeFt: number[] = [];
  let steps = 0;
  for (const [time, wantedAltitudeFt, longitudeDeg, latitudeDeg] of rows) {
    for (; steps < Math.round(time! / STEP_S); steps++) {
      derive(dynamics, steps * STEP_S, state, rate);
      stepRungeKutta4(dynamics, steps * STEP_S, STEP_S, state, rate);
    }
    derive(dynamics, time!, state, rate);
    const longitude = Math.atan2(state[1]!, state[0]!) - earth.rotationRadS * time!;
    const latitude = Math.asin(dynamics.observed.sinLatitude);
    altitudeFt.push(altitudeOf(earth, state) / FOOT_M - wantedAltitudeFt!);
    const perDegreeFt = (earth.equatorialRadiusM * Math.PI) / 180 / FOOT_M;
    placeFt.push(Math.hypot((longitude * 180) / Math.PI - longitudeDeg!, (latitude * 180) / Math.PI - latitudeDeg!) * perDegreeFt);
  }
  return { altitudeFt, placeFt };
}

function wholeFile(reference: string, name: string): readonly (readonly number[])[] {
  const folder = readdirSync(join(reference, 'nesc')).find((entry) => entry.startsWith(`Atmos_${name}_`))!;
  const [header, ...lines] = readFileSync(join(reference, 'nesc', folder, `Atmos_${name}_sim_04.csv`), 'utf8')
    .trim()
    .split('\n');
  const columns = header!.split(',');
  const wanted = ['time', 'altitudeMsl_ft', 'longitude_deg', 'latitude_deg'].map((column) => columns.indexOf(column));
  return lines.map((line) => wanted.map((column) => Number(line.split(',')[column])));
}
