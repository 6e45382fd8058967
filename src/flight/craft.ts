/** A craft in flight: its state, how it is stepped to an event, and what is written down of its way. */
import { type Body, type Dynamics, STATE_SIZE, type Step, derive, makeDynamics, stepRungeKutta4 } from './dynamics-kernel.ts';
import { type FlightPlan, NotReturning } from './flight-plan.ts';
import type { EventName } from './return.ts';

/** A moment of the flight: seconds since burn start and the inertial state, with what the air did to it. */
export interface Moment {
  readonly name: EventName | null;
  readonly phase: 'burn' | 'coast' | 'entry' | 'canopy';
  readonly t: number;
  readonly state: Float64Array;
  readonly loadG: number;
  readonly mach: number;
  readonly bankRad: number;
}

/** A row of the load's trace: time, load, bank, lift factor, state. */
export const TRACE_ROW = 4 + STATE_SIZE;

/** What a flight carries along; everything here changes as it flies. */
export interface Craft {
  readonly plan: FlightPlan;
  readonly dynamics: Dynamics;
  readonly state: Float64Array;
  readonly rate: Float64Array;
  readonly saved: Float64Array;
  readonly sidereal0Rad: number;
  t: number;
  phase: Moment['phase'];
  readonly events: Moment[];
  /** Null when nobody looks at the way. */
  readonly samples: Moment[] | null;
  /** The last three moments of the entry as rows (time, load, bank, lift factor, state), and the three around the highest load so far. */
  readonly recent: Float64Array;
  readonly peak: Float64Array;
}

export const EVENT_TOLERANCE_S = 1e-6;

const MAX_STEPS = 200_000;

const MAX_EVENT_ITERATIONS = 60;

/** A return that is still up after this has skipped out or never came down. */
const MAX_FLIGHT_S = 3 * 3600;

/**
 * Steps until `remaining` falls to zero, and ends there with `observed` fresh. `remaining` and `watch` are asked when `observed` is of the
 * craft's own moment: each step's first evaluation serves both.
 */
export function flyUntil(craft: Craft, stepS: number | (() => number), step: Step, remaining: () => number, watch?: () => void): void {
  const { dynamics, state, rate, saved } = craft;
  let [from, h, left] = [craft.t, 0, 0];
  for (let n = 0; n < MAX_STEPS; n++) {
    derive(dynamics, craft.t, state, rate);
    const now = remaining();
    if (now <= 0) {
      if (n > 0) endWithin(craft, from, h, step, remaining, left, now);
      return;
    }
    if (craft.t > MAX_FLIGHT_S || !Number.isFinite(now)) break;
    watch?.();
    record(craft);
    for (let i = 0; i < STATE_SIZE; i++) saved[i] = state[i]!;
    [from, left] = [craft.t, now];
    h = typeof stepS === 'number' ? stepS : stepS();
    step(dynamics, from, h, state, rate);
    craft.t = from + h;
  }
  throw new NotReturning(`still ${(altitude(craft) / 1000).toFixed(0)} km up ${(craft.t / 60).toFixed(0)} minutes after the burn`);
}

/** Finds the end inside the step of length `h` from the saved state: Illinois' variant of false position on the step's own length. */
function endWithin(
  craft: Craft,
  from: number,
  h: number,
  step: Step,
  remaining: () => number,
  leftAtStart: number,
  leftAtEnd: number,
): void {
  const { dynamics, state, rate, saved } = craft;
  let [short, shortLeft, long, longLeft] = [0, leftAtStart, h, leftAtEnd];
  for (let i = 0; i < MAX_EVENT_ITERATIONS && long - short > EVENT_TOLERANCE_S; i++) {
    const trial = i % 8 === 7 ? (short + long) / 2 : (short * longLeft - long * shortLeft) / (longLeft - shortLeft);
    // ROS2 reads what the step's start saw: look again before each trial.
    state.set(saved);
    derive(dynamics, from, state, rate);
    step(dynamics, from, trial, state, rate);
    craft.t = from + trial;
    derive(dynamics, craft.t, state, rate);
    const trialLeft = remaining();
    if (Math.abs(trialLeft) < 1e-9) break;
    if (trialLeft > 0) {
      if (short > 0) longLeft /= 2;
      [short, shortLeft] = [trial, trialLeft];
    } else {
      if (long < h) shortLeft /= 2;
      [long, longLeft] = [trial, trialLeft];
    }
  }
}

/** Equal steps of at most `stepS` over a span of time. */
export function flyFor(craft: Craft, spanS: number, stepS: number): void {
  const steps = Math.ceil(spanS / stepS);
  const from = craft.t;
  for (let n = 0; n < steps; n++) {
    derive(craft.dynamics, craft.t, craft.state, craft.rate);
    record(craft);
    stepRungeKutta4(craft.dynamics, craft.t, spanS / steps, craft.state, craft.rate);
    craft.t = from + (spanS * (n + 1)) / steps;
  }
  derive(craft.dynamics, craft.t, craft.state, craft.rate);
}

/** Above the ellipsoid, as last observed. */
export function altitude(craft: Craft): number {
  return craft.dynamics.observed.altitudeM;
}

/** A craft at the start of its plan's burn. */
export function newCraft(plan: FlightPlan, body: Body, massKg: number, sidereal0Rad: number, watched: boolean): Craft {
  const state = new Float64Array(STATE_SIZE);
  state.set(plan.start.positionM, 0);
  state.set(plan.start.velocityMps, 3);
  state[STATE_SIZE - 1] = massKg;
  return {
    plan,
    dynamics: makeDynamics(plan.earth, plan.air, plan.geoidM, body),
    state,
    rate: new Float64Array(STATE_SIZE),
    saved: new Float64Array(STATE_SIZE),
    sidereal0Rad,
    t: 0,
    phase: 'burn',
    events: [],
    samples: watched ? [] : null,
    recent: new Float64Array(3 * TRACE_ROW),
    peak: new Float64Array(3 * TRACE_ROW),
  };
}

/** The same craft again, to be flown on without touching the first. */
export function branch(from: Craft, watched: boolean): Craft {
  const body: Body = { ...from.dynamics.body };
  return {
    ...from,
    dynamics: makeDynamics(from.plan.earth, from.plan.air, from.plan.geoidM, body),
    state: Float64Array.from(from.state),
    rate: new Float64Array(STATE_SIZE),
    saved: new Float64Array(STATE_SIZE),
    events: [...from.events],
    samples: watched ? [...(from.samples ?? [])] : null,
    recent: new Float64Array(3 * TRACE_ROW),
    peak: new Float64Array(3 * TRACE_ROW),
  };
}

export function bankAt(body: Body, t: number): number {
  return body.bankRad + body.bankRateRadS * (t - body.bankAtS);
}

export function moment(craft: Craft, name: EventName | null): Moment {
  const { observed, body } = craft.dynamics;
  const bankRad = body.liftFactor > 0 ? bankAt(body, craft.t) : 0;
  return {
    name,
    phase: craft.phase,
    t: craft.t,
    state: Float64Array.from(craft.state),
    loadG: observed.loadG,
    mach: observed.mach,
    bankRad,
  };
}

export function mark(craft: Craft, name: EventName): void {
  derive(craft.dynamics, craft.t, craft.state, craft.rate);
  craft.events.push(moment(craft, name));
}

function record(craft: Craft): void {
  craft.samples?.push(moment(craft, null));
}

/** Earth-relative speed and altitude rate (m/s), written to `out`. */
export function relativeMotion(craft: Craft, out: Float64Array): Float64Array {
  const { state, plan } = craft;
  const w = plan.earth.rotationRadS;
  const x = state[0] as number;
  const y = state[1] as number;
  const vx = (state[3] as number) + w * y;
  const vy = (state[4] as number) - w * x;
  const vz = state[5] as number;
  const { sinLatitude, cosLatitude } = craft.dynamics.observed;
  out[0] = Math.sqrt(vx * vx + vy * vy + vz * vz);
  out[1] = (cosLatitude * (x * vx + y * vy)) / Math.sqrt(x * x + y * y) + sinLatitude * vz;
  return out;
}

/** Earth-fixed unit vector (geocentric) of where the craft is. */
export function fixedDirection(craft: Craft, out: Float64Array): Float64Array {
  const { state, plan } = craft;
  const angle = craft.sidereal0Rad + plan.earth.rotationRadS * craft.t;
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const r = Math.sqrt((state[0] as number) ** 2 + (state[1] as number) ** 2 + (state[2] as number) ** 2);
  out[0] = (c * (state[0] as number) + s * (state[1] as number)) / r;
  out[1] = (c * (state[1] as number) - s * (state[0] as number)) / r;
  out[2] = (state[2] as number) / r;
  return out;
}

/** Earth-fixed unit vector of the Earth-relative velocity. */
export function fixedHeading(craft: Craft, out: Float64Array): Float64Array {
  const { state, plan } = craft;
  const w = plan.earth.rotationRadS;
  const angle = craft.sidereal0Rad + w * craft.t;
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const vx = (state[3] as number) + w * (state[1] as number);
  const vy = (state[4] as number) - w * (state[0] as number);
  const vz = state[5] as number;
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
  out[0] = (c * vx + s * vy) / speed;
  out[1] = (c * vy - s * vx) / speed;
  out[2] = vz / speed;
  return out;
}
