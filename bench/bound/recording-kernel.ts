/** Stands in for the kernel of src/flight while a tape is recorded: the same functions, which also write down that they were called. */
import * as kernel from '../../src/flight/dynamics-kernel.ts';
import { HEADER, MAX_CRAFTS, OPERATIONS, STAGES } from './tape.ts';

export * from '../../src/flight/dynamics-kernel.ts';

/** What a replay knows of a craft at this point of the tape. */
interface Shadow {
  readonly dynamics: kernel.Dynamics;
  readonly state: Float64Array;
  readonly before: Float64Array;
  readonly rate: Float64Array;
  body: readonly number[];
}

interface SampleTape {
  readonly dynamics: kernel.Dynamics;
  readonly departure: Float64Array;
  readonly operations: number[];
}

const samples: SampleTape[] = [];
let crafts: Shadow[] = [];
let now: Shadow | undefined;
let [steps, derives] = [0, 0];

/** What is flown from here on is another sample. */
export function startSample(): void {
  crafts = [];
  now = undefined;
}

export function derive(dynamics: kernel.Dynamics, t: number, state: Float64Array, out: Float64Array): void {
  const craft = meet(dynamics, state);
  write(OPERATIONS.derive.code, t);
  derives++;
  kernel.derive(dynamics, t, state, out);
  craft.rate.set(out);
}

function recorded(name: keyof typeof STAGES, step: kernel.Step): kernel.Step {
  return (dynamics, t, h, state, rate) => {
    const craft = meet(dynamics, state);
    if (!same(craft.rate, rate)) throw new Error('a step whose rate is not of the last evaluation cannot be replayed');
    write(OPERATIONS[name].code, t, h);
    craft.before.set(state);
    steps++;
    derives += STAGES[name];
    step(dynamics, t, h, state, rate);
    craft.state.set(state);
  };
}

export const stepRungeKutta4 = recorded('rungeKutta4', kernel.stepRungeKutta4);
export const stepRalston3 = recorded('ralston3', kernel.stepRalston3);
export const stepButcher6 = recorded('butcher6', kernel.stepButcher6);
export const stepRosenbrock2 = recorded('rosenbrock2', kernel.stepRosenbrock2);

/** Writes what has changed since the craft was last met, so that a replay stands where the flight does. */
function meet(dynamics: kernel.Dynamics, state: Float64Array): Shadow {
  if (now?.dynamics !== dynamics) {
    let at = crafts.findIndex((craft) => craft.dynamics === dynamics);
    if (at < 0) {
      at = crafts.length;
      if (at === MAX_CRAFTS) throw new Error(`more than ${MAX_CRAFTS} crafts in one sample`);
      if (at === 0) samples.push({ dynamics, departure: dynamics.cell.departure?.values.slice() ?? new Float64Array(0), operations: [] });
      const copy = (values?: Float64Array) => values?.slice() ?? new Float64Array(kernel.STATE_SIZE);
      crafts.push({ dynamics, state: copy(now?.state), before: copy(now?.before), rate: copy(now?.rate), body: now?.body ?? [] });
    }
    write(OPERATIONS.craft.code, at);
    now = crafts[at];
  }
  const craft = now!;
  const body = bodyNumbers(dynamics.body);
  if (!same(body, craft.body)) {
    write(OPERATIONS.body.code, ...body);
    craft.body = body;
  }
  if (same(craft.state, state)) return craft;
  if (same(craft.before, state)) write(OPERATIONS.back.code);
  else if (same(craft.state.subarray(0, 6), state.subarray(0, 6))) write(OPERATIONS.mass.code, state[6]!);
  else write(OPERATIONS.state.code, ...state);
  craft.state.set(state);
  return craft;
}

function bodyNumbers(body: kernel.Body): readonly number[] {
  return [
    body.thrustN,
    ...body.thrustAxis,
    body.massFlowKgS,
    body.referenceAreaM2,
    body.liftFactor,
    Number(body.planar),
    body.bankRateRadS,
    body.bankAtS,
    body.bankCos,
    body.bankSin,
    body.canopyFromM2,
    body.canopyToM2,
    body.canopyAtS,
    body.canopyFillS,
  ];
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

function write(...numbers: readonly number[]): void {
  samples.at(-1)!.operations.push(...numbers);
}

/** The tape of all that was flown. */
export function takeTape(): Float64Array<ArrayBuffer> {
  const first = samples[0];
  if (first === undefined) throw new Error('nothing was flown');
  const { earth, cell, geoidM, body } = first.dynamics;
  const { air, departure } = cell;
  const header: Record<(typeof HEADER)[number], number> = {
    equatorialRadiusM: earth.equatorialRadiusM,
    flattening: earth.flattening,
    rotationRadS: earth.rotationRadS,
    muM3S2: earth.muM3S2,
    gravityRadiusM: earth.gravityRadiusM,
    j2: earth.j2,
    j3: earth.j3,
    j4: earth.j4,
    geoidM,
    airBottomM: air.bottomM,
    airStepM: air.stepM,
    airPerStep: air.perStep,
    airLevels: air.levels,
    airColumns: air.columns,
    departureBottomM: departure?.bottomM ?? 0,
    departureStepM: departure?.stepM ?? 0,
    departureLevels: departure?.levels ?? 0,
    aeroNodes: body.aero.mach.length,
    samples: samples.length,
    steps,
    derives,
  };
  const parts: ArrayLike<number>[] = [HEADER.map((name) => header[name]), air.sines, air.perWidth, air.values];
  for (const sample of samples) {
    const { aero } = sample.dynamics.body;
    parts.push(aero.mach, aero.drag, aero.lift, [...aero.dragSlope, 0], [...aero.liftSlope, 0], sample.departure);
    parts.push([sample.operations.length], sample.operations);
  }
  const tape = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    tape.set(part, at);
    at += part.length;
  }
  return tape;
}
