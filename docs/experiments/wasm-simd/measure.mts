/**
 * The equations of an entry in TypeScript, in WebAssembly for one body, and in WebAssembly SIMD for two: are their bits the same, and how
 * long does each take on the same steps in the same run? The account is ../wasm-simd.md.
 *
 *   node docs/experiments/wasm-simd/measure.mts        20 s; fetches AssemblyScript 0.28.20 by npx, for this run only
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  MASS_DEVIATES,
  WIND_DEVIATES,
  WGS84,
  drawDeparture,
  emptyDeparture,
  makeAirScatter,
  seasonalAir,
} from '../../../src/earth/index.ts';
import { type Dynamics, type Step, setBank, stepRalston3, stepRungeKutta4 } from '../../../src/flight/dynamics-kernel.ts';
import { STATE_SIZE, aeroTable, derive, flyEntry, makeDynamics, prepareReturn, stillBody } from '../../../src/flight/index.ts';
import { fillNormals } from '../../../src/math/index.ts';
import { must, shippedRequests } from '../../../validation/shipped.ts';

const ASSEMBLYSCRIPT = 'assemblyscript@0.28.20';
const LANES = [0, 1] as const;
/** From 100 km with lift, bank turning slowly, to 9 and 28 km. */
const [STEPS, STEP_S, BANK_RATE_RAD_S] = [240, 2, 0.001];
const [ROUNDS, REPEATS] = [60, 20];
/** Places in the kernel's memory, bytes. */
const AT = { earth: 1024, body: 2048, state: 3072, rate: 3328, seen: 3584, air: 8192, sines: 8256, widths: 10_240, mach: 12_288 } as const;
const [MACH_BYTES, DEPARTURES_AT, DEPARTURE_BYTES, VALUES_AT] = [1024, 16_384, 16_384, 65_536];
const SEEN = 13;

/** As much of WebAssembly as is used here: the project's types know neither Node's nor a browser's. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  setSizes(levels: number, columns: number, machs: number, departureLevels: number): void;
  flyOne(steps: number, h: number, fourth: boolean): void;
  flyTwo(steps: number, h: number, fourth: boolean): void;
}

function compile(): Kernel {
  const directory = mkdtempSync(join(tmpdir(), 'wasm-simd-'));
  try {
    copyFileSync(new URL('kernel.as', import.meta.url), join(directory, 'kernel.ts'));
    const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--initialMemory', '64', '-o', 'kernel.wasm'];
    execFileSync('npx', ['--yes', `--package=${ASSEMBLYSCRIPT}`, 'asc', 'kernel.ts', ...options], { cwd: directory, stdio: 'inherit' });
    const module = new WebAssembly.Module(readFileSync(join(directory, 'kernel.wasm')));
    return new WebAssembly.Instance(module, { env: { exp: Math.exp } }).exports as Kernel;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

// ---- Two bodies, as far apart as two samples of a campaign ----

interface Body {
  readonly dynamics: Dynamics;
  readonly start: Float64Array;
  readonly state: Float64Array;
  readonly rate: Float64Array;
}

const request = (await shippedRequests()).get('soyuz-ms-19')!;
const prepared = must(prepareReturn(request, true));
const entry = flyEntry(prepared.deorbited, prepared.reference, prepared.aim).events.find(({ name }) => name === 'entry-100km')!;
const { vehicle } = request;
const air = seasonalAir(request.elements.epoch);
const scatter = makeAirScatter(air, request.place.latitudeDeg, request.elements.epoch, null);
const normals = (sample: number, parameter: number, count: number) => {
  const out = new Float64Array(count);
  fillNormals(1, sample, parameter, out, count);
  return out;
};

const bodies: readonly Body[] = LANES.map((i) => {
  const departure = emptyDeparture();
  drawDeparture(scatter, normals(i, 1, MASS_DEVIATES), normals(i, 2, WIND_DEVIATES), normals(i, 3, WIND_DEVIATES), departure);
  const scaled = (values: Float64Array, by: number) => values.map((value) => value * by);
  const { mach, drag, lift } = vehicle.aero;
  const body = stillBody(vehicle.referenceAreaM2, aeroTable(mach, scaled(drag, 1 + 0.02 * i), scaled(lift, 1 - 0.03 * i)));
  body.liftFactor = 1;
  setBank(body, 0.9 - 0.2 * i, 0, BANK_RATE_RAD_S * (1 - 0.5 * i));
  const start = entry.state.map((value, k) => (k < 3 ? value + 700 * i : k < 6 ? value + 2 * i : value * (1 + 0.01 * i)));
  const dynamics = makeDynamics(WGS84, air, request.place.geoidM, body, departure);
  return { dynamics, start, state: start.slice(), rate: new Float64Array(STATE_SIZE) };
});

function flyTyped({ dynamics, start, state, rate }: Body, step: Step): void {
  state.set(start);
  let t = 0;
  derive(dynamics, t, state, rate);
  for (let n = 0; n < STEPS; n++) {
    step(dynamics, t, STEP_S, state, rate);
    t += STEP_S;
    derive(dynamics, t, state, rate);
  }
}

// ---- The kernel's memory ----

const kernel = compile();
const memory = new Float64Array(kernel.memory.buffer);
const { departure: anyDeparture } = bodies[0]!.dynamics.cell;
kernel.setSizes(air.levels, air.columns, vehicle.aero.mach.length, anyDeparture!.levels);
const { equatorialRadiusM, flattening, rotationRadS, muM3S2, gravityRadiusM, j2, j3, j4 } = WGS84;
memory.set([equatorialRadiusM, flattening, rotationRadS, muM3S2, gravityRadiusM, j2, j3, j4, request.place.geoidM], AT.earth / 8);
memory.set([air.bottomM, air.perStep, anyDeparture!.bottomM, anyDeparture!.stepM], AT.air / 8);
memory.set(air.sines, AT.sines / 8);
memory.set(air.perWidth, AT.widths / 8);
memory.set(air.values, VALUES_AT / 8);

/** Writes of each lane what is its own; `chosen` are the bodies of the lanes. */
function load(chosen: readonly Body[]): void {
  for (const [i, { dynamics }] of chosen.entries()) {
    const { body, cell } = dynamics;
    const { mach, drag, lift, dragSlope, liftSlope } = body.aero;
    for (const [k, row] of [mach, drag, lift, dragSlope, liftSlope].entries())
      memory.set(row, (AT.mach + i * MACH_BYTES) / 8 + k * mach.length);
    memory.set(cell.departure!.values, (DEPARTURES_AT + i * DEPARTURE_BYTES) / 8);
    const own = [body.referenceAreaM2, body.liftFactor, body.bankRateRadS, body.bankAtS, body.bankCos, body.bankSin];
    for (const [k, value] of own.entries()) memory[AT.body / 8 + k * chosen.length + i] = value;
  }
  loadStart(chosen);
}
function loadStart(chosen: readonly Body[]): void {
  for (const [i, { start }] of chosen.entries())
    for (let k = 0; k < STATE_SIZE; k++) memory[AT.state / 8 + k * chosen.length + i] = start[k]!;
}
const lane = (at: number, size: number, lanes: number, i: number) =>
  Array.from({ length: size }, (_, k) => memory[at / 8 + k * lanes + i]!);

/** Numbers of state, rate and what was seen whose bits differ from the TypeScript flight's. */
function differing({ dynamics, state, rate }: Body, lanes: number, i: number): number {
  const wanted = [...state, ...rate, ...dynamics.observed.seen];
  const found = [...lane(AT.state, STATE_SIZE, lanes, i), ...lane(AT.rate, STATE_SIZE, lanes, i), ...lane(AT.seen, SEEN, lanes, i)];
  return wanted.filter((value, k) => !Object.is(value, found[k])).length;
}

// ---- Bits, then times ----

for (const [name, step, fourth] of [
  ['Ralston 3', stepRalston3, false],
  ['RK4', stepRungeKutta4, true],
] as const) {
  for (const body of bodies) flyTyped(body, step);
  const ends = bodies.map(({ dynamics: { observed } }) => `${(observed.altitudeM / 1000).toFixed(1)} km, Mach ${observed.mach.toFixed(2)}`);
  const alone = bodies.map((body) => {
    load([body]);
    kernel.flyOne(STEPS, STEP_S, fourth);
    return differing(body, 1, 0);
  });
  load(bodies);
  kernel.flyTwo(STEPS, STEP_S, fourth);
  const together = LANES.map((i) => differing(bodies[i]!, 2, i));
  const numbers = 2 * STATE_SIZE + SEEN;
  console.log(`${name}: ${STEPS} steps of ${STEP_S} s end at ${ends.join(' and ')}`);
  console.log(`  of ${numbers} numbers differ from TypeScript's: one body ${alone.join(' and ')}, two bodies ${together.join(' and ')}`);

  const contenders: { name: string; fly: () => void; least: number }[] = [
    { name: 'TypeScript', fly: () => bodies.forEach((body) => flyTyped(body, step)), least: Infinity },
    {
      name: 'WebAssembly, one body',
      fly: () => {
        for (const body of bodies) {
          loadStart([body]);
          kernel.flyOne(STEPS, STEP_S, fourth);
        }
      },
      least: Infinity,
    },
    {
      name: 'WebAssembly SIMD, two bodies',
      fly: () => {
        loadStart(bodies);
        kernel.flyTwo(STEPS, STEP_S, fourth);
      },
      least: Infinity,
    },
  ];
  const evaluations = 2 * (STEPS * (fourth ? 4 : 3) + 1) * REPEATS;
  for (let round = 0; round < ROUNDS; round++)
    for (const contender of contenders) {
      // What is not of the lanes' starts lies as it is wanted, but for the body's record: of one number each or of two.
      load(contender === contenders[1] ? [bodies[0]!] : bodies);
      const from = performance.now();
      for (let i = 0; i < REPEATS; i++) contender.fly();
      contender.least = Math.min(contender.least, (performance.now() - from) / evaluations);
    }
  for (const each of contenders)
    console.log(
      `  ${each.name.padEnd(30)} ${(each.least * 1e6).toFixed(0).padStart(4)} ns an evaluation of one body, ${(contenders[0]!.least / each.least).toFixed(2)} times TypeScript's speed`,
    );
}
