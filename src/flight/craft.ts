/** A craft in flight: its state, how it is stepped to an event, and what is written down of its way. */
import { portableCos, portableSin } from '../math/index.ts';
import { message } from '../outcome/index.ts';
import { greenwichMeanSiderealRad } from '../time/index.ts';
import { type Body, type Dynamics, STATE_SIZE, type Step, derive, makeDynamics } from './dynamics-kernel.ts';
import { type FlightPlan, NotReturning } from './flight-plan.ts';
import { type LoadTrace, newTrace } from './load-trace.ts';
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

/** What a flight carries along; everything here changes as it flies. */
export interface Craft {
  readonly plan: FlightPlan;
  readonly dynamics: Dynamics;
  readonly state: Float64Array;
  readonly rate: Float64Array;
  /** State and rate at the start of the last step. */
  readonly saved: Float64Array;
  readonly savedRate: Float64Array;
  readonly sidereal0Rad: number;
  t: number;
  phase: Moment['phase'];
  readonly events: Moment[];
  /** Null when nobody looks at the way. */
  readonly samples: Moment[] | null;
  readonly load: LoadTrace;
}

export const EVENT_TOLERANCE_S = 1e-6;

const MAX_STEPS = 200_000;

const MAX_EVENT_ITERATIONS = 60;

const MAX_CURVE_TRIALS = 12;

/** An event is near enough on the curve when this part of what the step crossed is left; its slope is taken over this part of the step. */
const CURVE_TOLERANCE = 1e-7;
const SLOPE_SPAN = 0.02;

/** A watched flight has a sample at least this often. */
const DRAWN_EVERY_S = 5;

/** A return that is still up after this has skipped out or never came down. */
const MAX_FLIGHT_S = 3 * 3600;

/** One stretch of the flight under unchanging forces: how it is stepped, and where it ends. */
export interface Leg {
  readonly stepS: number | (() => number);
  readonly step: Step;
  /** Falls to zero where the leg ends. */
  readonly remaining: () => number;
  /** It ends at this time at the latest, seconds since burn start. */
  readonly untilS?: number;
  readonly watch?: () => void;
}

/**
 * Flies a leg to its end, and ends there with `observed` fresh. `remaining` and `watch` are asked when `observed` is of the craft's own
 * moment: each step's first evaluation serves both.
 */
export function flyLeg(craft: Craft, { stepS, step, remaining, untilS = Infinity, watch }: Leg): void {
  const { dynamics, state, rate, saved, savedRate } = craft;
  derive(dynamics, craft.t, state, rate);
  let left = remaining();
  for (let n = 0; n < MAX_STEPS; n++) {
    if (left <= 0 || craft.t >= untilS) return;
    if (craft.t > MAX_FLIGHT_S || !Number.isFinite(left)) break;
    watch?.();
    record(craft);
    for (let i = 0; i < STATE_SIZE; i++) {
      saved[i] = state[i]!;
      savedRate[i] = rate[i]!;
    }
    const from = craft.t;
    const h = typeof stepS === 'number' ? stepS : stepS();
    // A step that would leave less than rounding of itself ends on the time asked for.
    const to = untilS - from < h * (1 + 1e-9) ? untilS : from + h;
    step(dynamics, from, to - from, state, rate);
    craft.t = to;
    derive(dynamics, to, state, rate);
    const now = remaining();
    if (now <= 0) endWithin(craft, from, to - from, { step, remaining, left, over: now });
    if (craft.samples !== null) recordBetween(craft, craft.samples, from);
    if (now <= 0) return;
    left = now;
  }
  throw new NotReturning(message('flight.not-down', { km: (altitude(craft) / 1000).toFixed(0), minutes: (craft.t / 60).toFixed(0) }));
}

const last = new Float64Array(STATE_SIZE);
const lastRate = new Float64Array(STATE_SIZE);

/** A leg that ends within a step: what remained before it, and what is left over after. */
interface Ending extends Pick<Leg, 'step' | 'remaining'> {
  readonly left: number;
  readonly over: number;
}

/**
 * Finds the end inside the last step, of length `h` from the saved state: first on Hermite's cubic through both ends, one evaluation a
 * trial, then by taking the step itself to there, which Newton's rule brings to a microsecond in one or two more trials.
 */
function endWithin(craft: Craft, from: number, h: number, { step, remaining, left, over }: Ending): void {
  const { dynamics, state, rate, saved, savedRate } = craft;
  last.set(state);
  lastRate.set(rate);
  const onCurve = (trial: number): number => {
    hermite(saved, savedRate, last, lastRate, h, trial / h, state);
    derive(dynamics, from + trial, state, rate);
    return remaining();
  };
  let [short, shortLeft, long, longLeft] = [0, left, h, over];
  let trial = 0;
  for (let i = 0; i < MAX_CURVE_TRIALS && long - short > EVENT_TOLERANCE_S; i++) {
    // Illinois' variant of false position.
    trial = (short * longLeft - long * shortLeft) / (longLeft - shortLeft);
    const now = onCurve(trial);
    if (Math.abs(now) < CURVE_TOLERANCE * (left - over)) break;
    if (now > 0) {
      if (short > 0) longLeft /= 2;
      [short, shortLeft] = [trial, now];
    } else {
      if (long < h) shortLeft /= 2;
      [long, longLeft] = [trial, now];
    }
  }
  const ahead = Math.min(h, trial + SLOPE_SPAN * h);
  const behind = ahead - SLOPE_SPAN * h;
  const fallPerS = (onCurve(behind) - onCurve(ahead)) / (ahead - behind);
  [short, long] = [0, h];
  for (let i = 0; i < MAX_EVENT_ITERATIONS; i++) {
    state.set(saved);
    // ROS2 reads what the step's start saw: look again before each trial.
    derive(dynamics, from, state, rate);
    step(dynamics, from, trial, state, rate);
    craft.t = from + trial;
    derive(dynamics, craft.t, state, rate);
    const now = remaining();
    const correction = now / fallPerS;
    if (now > 0) short = trial;
    else long = trial;
    if (Math.abs(correction) <= EVENT_TOLERANCE_S || long - short <= EVENT_TOLERANCE_S) return;
    trial = trial + correction > short && trial + correction < long ? trial + correction : (short + long) / 2;
  }
}

/** Hermite's cubic through two states `h` seconds apart, at the fraction `x` of the way. */
function hermite(
  y0: Float64Array,
  rate0: Float64Array,
  y1: Float64Array,
  rate1: Float64Array,
  h: number,
  x: number,
  out: Float64Array,
): void {
  const [w, u] = [x * x * (3 - 2 * x), 1 - x];
  for (let i = 0; i < STATE_SIZE; i++) out[i] = (1 - w) * y0[i]! + w * y1[i]! + h * x * u * (u * rate0[i]! - x * rate1[i]!);
}

/** Above the ellipsoid, as last observed. */
export function altitude(craft: Craft): number {
  return craft.dynamics.observed.altitudeM;
}

/** A craft at the start of its plan's burn. */
export function newCraft(plan: FlightPlan, body: Body, massKg: number, watched: boolean): Craft {
  const state = new Float64Array(STATE_SIZE);
  state.set(plan.start.positionM, 0);
  state.set(plan.start.velocityMps, 3);
  state[STATE_SIZE - 1] = massKg;
  return {
    plan,
    dynamics: makeDynamics(plan.earth, plan.air, plan.geoidM, body, plan.airDeparture),
    state,
    rate: new Float64Array(STATE_SIZE),
    saved: new Float64Array(STATE_SIZE),
    savedRate: new Float64Array(STATE_SIZE),
    sidereal0Rad: greenwichMeanSiderealRad(plan.start.instant),
    t: 0,
    phase: 'burn',
    events: [],
    samples: watched ? [] : null,
    load: newTrace(),
  };
}

/** The same craft again, to be flown on without touching the first. */
export function branch(from: Craft, watched: boolean): Craft {
  const body: Body = { ...from.dynamics.body };
  return {
    ...from,
    dynamics: makeDynamics(from.plan.earth, from.plan.air, from.plan.geoidM, body, from.plan.airDeparture),
    state: from.state.slice(),
    rate: new Float64Array(STATE_SIZE),
    saved: new Float64Array(STATE_SIZE),
    savedRate: new Float64Array(STATE_SIZE),
    events: [...from.events],
    samples: watched ? [...(from.samples ?? [])] : null,
    load: newTrace(),
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
    state: craft.state.slice(),
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

/** Within a long step, what is drawn lies on Hermite's cubic through its ends (within half a metre of the flight on a step of a minute). */
function recordBetween(craft: Craft, samples: Moment[], from: number): void {
  const { dynamics, state, rate, saved, savedRate, t } = craft;
  const count = Math.ceil((t - from) / DRAWN_EVERY_S - 1e-9);
  last.set(state);
  lastRate.set(rate);
  for (let i = 1; i < count; i++) {
    hermite(saved, savedRate, last, lastRate, t - from, i / count, state);
    craft.t = from + ((t - from) * i) / count;
    derive(dynamics, craft.t, state, rate);
    samples.push(moment(craft, null));
  }
  state.set(last);
  craft.t = t;
  derive(dynamics, t, state, rate);
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

/** Earth-fixed unit vectors: of where the craft is (geocentric), and of the Earth-relative velocity. */
export function fixedPlace({ state, plan, sidereal0Rad, t }: Craft, direction: Float64Array, heading: Float64Array): void {
  const w = plan.earth.rotationRadS;
  const angle = sidereal0Rad + w * t;
  const c = portableCos(angle);
  const s = portableSin(angle);
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const perR = 1 / Math.sqrt(x * x + y * y + z * z);
  direction[0] = (c * x + s * y) * perR;
  direction[1] = (c * y - s * x) * perR;
  direction[2] = z * perR;
  const vx = state[3]! + w * y;
  const vy = state[4]! - w * x;
  const vz = state[5]!;
  const perSpeed = 1 / Math.sqrt(vx * vx + vy * vy + vz * vz);
  heading[0] = (c * vx + s * vy) * perSpeed;
  heading[1] = (c * vy - s * vx) * perSpeed;
  heading[2] = vz * perSpeed;
}
