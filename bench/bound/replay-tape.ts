/** Replays a tape with the kernel of src/flight. */
import {
  STATE_SIZE,
  type Body,
  type Dynamics,
  derive,
  makeDynamics,
  stepButcher6,
  stepRalston3,
  stepRosenbrock2,
  stepRungeKutta4,
  stillBody,
} from '../../src/flight/dynamics-kernel.ts';
import { HEADER, MAX_CRAFTS, OPERATIONS } from './tape.ts';

interface Craft {
  readonly dynamics: Dynamics;
  readonly state: Float64Array;
  readonly before: Float64Array;
  readonly rate: Float64Array;
}

interface Sample {
  readonly crafts: readonly Craft[];
  readonly operations: Float64Array;
}

/** A tape made ready to be replayed. */
export interface Reel {
  readonly samples: readonly Sample[];
  readonly steps: number;
  readonly derives: number;
}

export function mountTape(tape: Float64Array): Reel {
  let at = 0;
  const take = (count: number) => tape.slice(at, (at += count));
  const head = Object.fromEntries(HEADER.map((name, i) => [name, tape[i]!])) as Record<(typeof HEADER)[number], number>;
  at = HEADER.length;
  const { equatorialRadiusM, flattening, rotationRadS, muM3S2, gravityRadiusM, j2, j3, j4 } = head;
  const earth = { equatorialRadiusM, flattening, rotationRadS, muM3S2, gravityRadiusM, j2, j3, j4 };
  // Whole numbers as the engine keeps them in a table that was never on a tape.
  const [levels, columns] = [head.airLevels | 0, head.airColumns | 0];
  const [sines, perWidth] = [take(columns), take(columns - 1)];
  const air = {
    name: 'tape',
    bottomM: head.airBottomM,
    stepM: head.airStepM,
    perStep: head.airPerStep,
    levels,
    columns,
    sines,
    perWidth,
    values: take(levels * columns * 6),
  };
  const samples = Array.from({ length: head.samples }, () => {
    const column = () => take(head.aeroNodes);
    const [mach, drag, lift] = [column(), column(), column()];
    const [dragSlope, liftSlope] = [column().subarray(0, -1), column().subarray(0, -1)];
    const departure = {
      bottomM: head.departureBottomM,
      stepM: head.departureStepM,
      levels: head.departureLevels | 0,
      values: take(head.departureLevels * 5),
    };
    const crafts = Array.from({ length: MAX_CRAFTS }, () => ({
      dynamics: makeDynamics(
        earth,
        air,
        head.geoidM,
        stillBody(0, { mach, drag, lift, dragSlope, liftSlope }),
        departure.levels > 0 ? departure : null,
      ),
      state: new Float64Array(STATE_SIZE),
      before: new Float64Array(STATE_SIZE),
      rate: new Float64Array(STATE_SIZE),
    }));
    return { crafts, operations: take(take(1)[0]!) };
  });
  return { samples, steps: head.steps, derives: head.derives };
}

/** Replays every sample; writes the state after each step to `states`. */
export function replayTape({ samples }: Reel, states: Float64Array): void {
  let at = 0;
  for (const sample of samples) at = replaySample(sample, states, at);
}

function replaySample({ crafts, operations: tape }: Sample, states: Float64Array, first: number): number {
  let craft = crafts[0]!;
  let known = 1;
  let at = first;
  for (let i = 0; i < tape.length;) {
    const { dynamics, state, before, rate } = craft;
    const code = tape[i]! | 0;
    switch (code) {
      case OPERATIONS.craft.code: {
        const other = tape[i + 1]! | 0;
        craft = crafts[other]!;
        if (other === known) {
          known++;
          craft.state.set(state);
          craft.before.set(before);
          craft.rate.set(rate);
          copyBody(dynamics.body, craft.dynamics.body);
        }
        i += 2;
        break;
      }
      case OPERATIONS.state.code:
        for (let k = 0; k < STATE_SIZE; k++) state[k] = tape[i + 1 + k]!;
        i += 8;
        break;
      case OPERATIONS.mass.code:
        state[6] = tape[i + 1]!;
        i += 2;
        break;
      case OPERATIONS.back.code:
        for (let k = 0; k < STATE_SIZE; k++) state[k] = before[k]!;
        i += 1;
        break;
      case OPERATIONS.body.code:
        readBody(tape, i + 1, dynamics.body);
        i += 17;
        break;
      case OPERATIONS.derive.code:
        derive(dynamics, tape[i + 1]!, state, rate);
        i += 2;
        break;
      default: {
        const [t, h] = [tape[i + 1]!, tape[i + 2]!];
        for (let k = 0; k < STATE_SIZE; k++) before[k] = state[k]!;
        if (code === OPERATIONS.rungeKutta4.code) stepRungeKutta4(dynamics, t, h, state, rate);
        else if (code === OPERATIONS.ralston3.code) stepRalston3(dynamics, t, h, state, rate);
        else if (code === OPERATIONS.butcher6.code) stepButcher6(dynamics, t, h, state, rate);
        else stepRosenbrock2(dynamics, t, h, state, rate);
        for (let k = 0; k < STATE_SIZE; k++) states[at + k] = state[k]!;
        at += STATE_SIZE;
        i += 3;
      }
    }
  }
  return at;
}

function copyBody(from: Body, to: Body): void {
  const { aero } = to;
  Object.assign(to, from, { aero, thrustAxis: [...from.thrustAxis] });
}

function readBody(tape: Float64Array, at: number, body: Body): void {
  body.thrustN = tape[at]!;
  body.thrustAxis[0] = tape[at + 1]!;
  body.thrustAxis[1] = tape[at + 2]!;
  body.thrustAxis[2] = tape[at + 3]!;
  body.massFlowKgS = tape[at + 4]!;
  body.referenceAreaM2 = tape[at + 5]!;
  body.liftFactor = tape[at + 6]!;
  body.planar = tape[at + 7]! !== 0;
  body.bankRateRadS = tape[at + 8]!;
  body.bankAtS = tape[at + 9]!;
  body.bankCos = tape[at + 10]!;
  body.bankSin = tape[at + 11]!;
  body.canopyFromM2 = tape[at + 12]!;
  body.canopyToM2 = tape[at + 13]!;
  body.canopyAtS = tape[at + 14]!;
  body.canopyFillS = tape[at + 15]!;
}
