/**
 * The equations of a return, on flat arrays: gravity to J4, thrust, lift and drag in moving air. One evaluation for every phase, so that a
 * single return and a campaign fly the same physics. Fenced for speed: no allocation, callers own the buffers.
 *
 * State (7): position m, velocity m/s, mass kg. Axes are inertial with z along the pole: TEME of the burn's start, held still for the
 * hour of a return (precession moves it by 0.2 m). Time is seconds since the reference instant.
 */
import { portableSinCos } from '../math/index.ts';
import {
  type AirCell,
  type AirDeparture,
  type AirTable,
  CELL_SAMPLE_SIZE,
  type EarthModel,
  STANDARD_GRAVITY_MPS2,
  addGravity,
  lnPressureIn,
  makeAirCell,
  sampleCell,
} from '../earth/index.ts';

export const STATE_SIZE = 7;
const MASS = 6;

/** Trimmed coefficients by Mach number, rising; straight lines between, ends held. Both refer to the capsule's reference area. */
export interface AeroTable {
  readonly mach: Float64Array;
  readonly drag: Float64Array;
  readonly lift: Float64Array;
  /** Change per Mach number from each node to the next. */
  readonly dragSlope: Float64Array;
  readonly liftSlope: Float64Array;
}

export function aeroTable(mach: ArrayLike<number>, drag: ArrayLike<number>, lift: ArrayLike<number>): AeroTable {
  const slopes = (values: ArrayLike<number>) =>
    Float64Array.from({ length: mach.length - 1 }, (_, i) => (values[i + 1]! - values[i]!) / (mach[i + 1]! - mach[i]!));
  const [dragSlope, liftSlope] = [slopes(drag), slopes(lift)];
  return { mach: Float64Array.from(mach), drag: Float64Array.from(drag), lift: Float64Array.from(lift), dragSlope, liftSlope };
}

/** What acts on the body now. The flight sets these between steps; the equations only read them. */
export interface Body {
  /** Newtons along `thrustAxis` (inertial unit vector), and what it burns. */
  thrustN: number;
  thrustAxis: [number, number, number];
  massFlowKgS: number;
  referenceAreaM2: number;
  aero: AeroTable;
  /** Factor on lift: 1, or 0 for a rolling capsule whose lift averages out. */
  liftFactor: number;
  /** Only the part of lift in the vertical plane acts: how a reference profile is flown. */
  planar: boolean;
  /** Bank at `bankAtS`, positive to the right of the flight path, and its rate. Set by `setBank`, which keeps its sine and cosine. */
  bankRad: number;
  bankRateRadS: number;
  bankAtS: number;
  bankCos: number;
  bankSin: number;
  /** Drag area of canopies: from one value to another over a filling time, then constant. */
  canopyFromM2: number;
  canopyToM2: number;
  canopyAtS: number;
  canopyFillS: number;
}

/** A body on which only gravity and drag act; what flies sets the rest. */
export function stillBody(referenceAreaM2: number, aero: AeroTable): Body {
  return {
    thrustN: 0,
    thrustAxis: [1, 0, 0],
    massFlowKgS: 0,
    referenceAreaM2,
    aero,
    liftFactor: 0,
    planar: false,
    bankRad: 0,
    bankRateRadS: 0,
    bankAtS: 0,
    bankCos: 1,
    bankSin: 0,
    canopyFromM2: 0,
    canopyToM2: 0,
    canopyAtS: 0,
    canopyFillS: 0,
  };
}

const turn = new Float64Array(2);

/** Bank at a time and how it goes on. */
export function setBank(body: Body, bankRad: number, atS: number, rateRadS: number): void {
  body.bankRad = bankRad;
  body.bankAtS = atS;
  body.bankRateRadS = rateRadS;
  portableSinCos(bankRad, turn);
  body.bankSin = turn[0]!;
  body.bankCos = turn[1]!;
}

/** Brings the bank up to a time and stops its turning; its sine and cosine are turned along. */
export function turnBank(body: Body, toS: number): void {
  const turned = body.bankRateRadS * (toS - body.bankAtS);
  const turned2 = turned * turned;
  if (turned2 >= SERIES_LIMIT_RAD * SERIES_LIMIT_RAD) {
    setBank(body, body.bankRad + turned, toS, 0);
    return;
  }
  const cosT = cosineNearZero(turned2);
  const sinT = turned * sineOverNearZero(turned2);
  const { bankCos, bankSin } = body;
  body.bankRad += turned;
  body.bankAtS = toS;
  body.bankRateRadS = 0;
  body.bankCos = bankCos * cosT - bankSin * sinT;
  body.bankSin = bankSin * cosT + bankCos * sinT;
}

/** Places of what an evaluation learned besides the derivative, in `Dynamics.seen`. */
const [
  ALTITUDE,
  SIN_LATITUDE,
  COS_LATITUDE,
  DENSITY,
  CELL_UP,
  CELL_ACROSS,
  AIRSPEED,
  MACH,
  DRAG,
  FORCE,
  DRAG_RATE,
  WIND_X,
  WIND_Y,
  WIND_Z,
  SEEN_SIZE,
] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14] as const;

/** What the last evaluation learned besides the derivative; a view on the kernel's flat numbers. */
export class Observed {
  readonly seen = new Float64Array(SEEN_SIZE);
  readonly #cell: AirCell;

  constructor(cell: AirCell) {
    this.#cell = cell;
  }

  get altitudeM(): number {
    return this.seen[ALTITUDE]!;
  }
  /** Of geodetic latitude. */
  get sinLatitude(): number {
    return this.seen[SIN_LATITUDE]!;
  }
  get cosLatitude(): number {
    return this.seen[COS_LATITUDE]!;
  }
  get densityKgM3(): number {
    return this.seen[DENSITY]!;
  }
  get lnPressure(): number {
    return lnPressureIn(this.#cell, this.seen[CELL_UP]!, this.seen[CELL_ACROSS]!);
  }
  get airspeedMps(): number {
    return this.seen[AIRSPEED]!;
  }
  get mach(): number {
    return this.seen[MACH]!;
  }
  get dragMps2(): number {
    return this.seen[DRAG]!;
  }
  /** Non-gravitational acceleration over standard gravity. */
  get loadG(): number {
    return Math.sqrt(this.seen[FORCE]!) / STANDARD_GRAVITY_MPS2;
  }
  /** Drag over airspeed, 1/s: the stiffness of a canopy. */
  get dragRatePerS(): number {
    return this.seen[DRAG_RATE]!;
  }
}

export interface Dynamics {
  readonly earth: EarthModel;
  /** The table's air where the flight is, and how the air of this flight differs from it. */
  readonly cell: AirCell;
  /** Height of mean sea level over the ellipsoid where the flight is low, metres. The air tables are above mean sea level. */
  readonly geoidM: number;
  readonly body: Body;
  readonly observed: Observed;
}

export function makeDynamics(
  earth: EarthModel,
  air: AirTable,
  geoidM: number,
  body: Body,
  departure: AirDeparture | null = null,
): Dynamics {
  const cell = makeAirCell(air, departure);
  return { earth, cell, geoidM, body, observed: new Observed(cell) };
}

/** Places in `here`, which goes to `sampleCell` with altitude and sine of latitude and comes back with the air. */
const [HERE_ALTITUDE, HERE_SIN_LATITUDE] = [0, 1] as const;
const [HERE_DENSITY, HERE_SOUND_SPEED, HERE_EASTWARD, HERE_NORTHWARD, HERE_UP, HERE_ACROSS] = [0, 1, 2, 3, 4, 5] as const;
const here = new Float64Array(CELL_SAMPLE_SIZE);

/**
 * Sine of geodetic minus geocentric latitude, to second order in e^2 a/r: 1e-7 rad at worst. Height is stationary in it, so that it is
 * right to a micrometre. `s` and `c` are sine and cosine of geocentric latitude (Moritz 1980, Advanced Physical Geodesy, gives the series).
 */
function sineOfDeflection(e2: number, ratio: number, s: number, c: number): number {
  const k = e2 * ratio;
  return k * s * c * (1 + 0.5 * e2 * s * s + k * (1 - 2 * s * s));
}

/** What the deflected radius is taken from to be the height: a sqrt(1 - q), q = e^2 sin^2 of geodetic latitude. One root is faster than its series. */
function normalFoot(a: number, q: number): number {
  return a * Math.sqrt(1 - q);
}

/** Canopy drag area at a time: grows with the square of time while it fills (Knacke, Parachute Recovery Systems, 5.4: exponent 1 to 2). */
function canopyAreaM2(body: Body, t: number): number {
  const filled = body.canopyFillS > 0 ? Math.min(1, Math.max(0, (t - body.canopyAtS) / body.canopyFillS)) : 1;
  return body.canopyFromM2 + (body.canopyToM2 - body.canopyFromM2) * filled * filled;
}

/** Within a guidance cycle bank turns by less than this: sine and cosine are their series, right to 1e-14. */
const SERIES_LIMIT_RAD = 0.6;

function cosineNearZero(x2: number): number {
  return 1 - x2 * 0.5 * (1 - x2 * (1 / 12) * (1 - x2 * (1 / 30) * (1 - x2 * (1 / 56) * (1 - x2 * (1 / 90) * (1 - x2 * (1 / 132))))));
}

function sineOverNearZero(x2: number): number {
  return 1 - x2 * (1 / 6) * (1 - x2 * (1 / 20) * (1 - x2 * (1 / 42) * (1 - x2 * (1 / 72) * (1 - x2 * (1 / 110) * (1 - x2 * (1 / 156))))));
}

/** Writes d(state)/dt at time `t` to `out`, and what was seen on the way to `dynamics.observed`. */
export function derive(dynamics: Dynamics, t: number, state: Float64Array, out: Float64Array): void {
  const { earth, body } = dynamics;
  const x = state[0]!;
  const y = state[1]!;
  const z = state[2]!;
  const vx = state[3]!;
  const vy = state[4]!;
  const vz = state[5]!;
  const perMass = 1 / state[MASS]!;

  out[0] = vx;
  out[1] = vy;
  out[2] = vz;
  let ax = 0;
  let ay = 0;
  let az = 0;
  if (body.thrustN > 0) {
    const push = body.thrustN * perMass;
    ax = push * body.thrustAxis[0];
    ay = push * body.thrustAxis[1];
    az = push * body.thrustAxis[2];
  }
  out[MASS] = -body.massFlowKgS;

  // Height and geodetic latitude from the geocentric ones.
  const p2 = x * x + y * y;
  const p = Math.sqrt(p2);
  const r = Math.sqrt(p2 + z * z);
  const perP = 1 / p;
  const perR = 1 / r;
  const s = z * perR;
  const c = p * perR;
  const a = earth.equatorialRadiusM;
  const e2 = earth.flattening * (2 - earth.flattening);
  const sinD = sineOfDeflection(e2, a * perR, s, c);
  const cosD = 1 - sinD * sinD * (0.5 + 0.125 * sinD * sinD);
  const sinLat = s * cosD + c * sinD;
  const cosLat = c * cosD - s * sinD;
  const altitudeM = r * cosD - normalFoot(a, e2 * sinLat * sinLat);

  here[HERE_ALTITUDE] = altitudeM - dynamics.geoidM;
  here[HERE_SIN_LATITUDE] = sinLat;
  sampleCell(dynamics.cell, here);
  const density = here[HERE_DENSITY]!;

  // Air-relative velocity: the air turns with the Earth and blows.
  const eastX = -y * perP;
  const eastY = x * perP;
  const upX = cosLat * eastY;
  const upY = -cosLat * eastX;
  const windE = here[HERE_EASTWARD]!;
  const windN = here[HERE_NORTHWARD]!;
  const wx = vx + earth.rotationRadS * y - windE * eastX + windN * sinLat * eastY;
  const wy = vy - earth.rotationRadS * x - windE * eastY - windN * sinLat * eastX;
  const wz = vz - windN * cosLat;
  const speed2 = wx * wx + wy * wy + wz * wz;
  const speed = Math.sqrt(speed2);
  const mach = speed / here[HERE_SOUND_SPEED]!;

  const { mach: machs, drag, lift, dragSlope, liftSlope } = body.aero;
  let i = machs.length - 2;
  while (i > 0 && mach < machs[i]!) i--;
  const beyond = Math.min(machs[i + 1]!, Math.max(machs[i]!, mach)) - machs[i]!;
  const cd = drag[i]! + beyond * dragSlope[i]!;
  const canopy = body.canopyToM2 > 0 ? canopyAreaM2(body, t) : 0;
  const pressureSpeed = 0.5 * density * speed * perMass;
  const dragRate = pressureSpeed * (cd * body.referenceAreaM2 + canopy);
  ax -= dragRate * wx;
  ay -= dragRate * wy;
  az -= dragRate * wz;

  if (body.liftFactor > 0 && canopy === 0 && speed > 0) {
    const cl = lift[i]! + beyond * liftSlope[i]!;
    // Up, made square to the airflow w, is (up w.w - w up.w) over w.w; right of it is (w x up) over w's length. Both are as long as the
    // sine of the angle between w and up, by which the lift is divided: one root and one division for it all.
    const climb = upX * wx + upY * wy + sinLat * wz;
    const across =
      (pressureSpeed * cl * body.referenceAreaM2 * body.liftFactor) / Math.sqrt(Math.max(1e-12 * speed2, speed2 - climb * climb));
    const turned = body.bankRateRadS * (t - body.bankAtS);
    const turned2 = turned * turned;
    let cosT = 0;
    let sinT = 0;
    if (turned2 < SERIES_LIMIT_RAD * SERIES_LIMIT_RAD) {
      cosT = cosineNearZero(turned2);
      sinT = turned * sineOverNearZero(turned2);
    } else {
      portableSinCos(turned, turn);
      sinT = turn[0]!;
      cosT = turn[1]!;
    }
    const inPlane = (body.bankCos * cosT - body.bankSin * sinT) * across;
    const sideways = body.planar ? 0 : (body.bankSin * cosT + body.bankCos * sinT) * across * speed;
    const upward = inPlane * speed2;
    const along = inPlane * climb;
    ax += upward * upX - along * wx + sideways * (wy * sinLat - wz * upY);
    ay += upward * upY - along * wy + sideways * (wz * upX - wx * sinLat);
    az += upward * sinLat - along * wz + sideways * (wx * upY - wy * upX);
  }

  const { seen } = dynamics.observed;
  seen[ALTITUDE] = altitudeM;
  seen[SIN_LATITUDE] = sinLat;
  seen[COS_LATITUDE] = cosLat;
  seen[DENSITY] = density;
  seen[CELL_UP] = here[HERE_UP]!;
  seen[CELL_ACROSS] = here[HERE_ACROSS]!;
  seen[AIRSPEED] = speed;
  seen[MACH] = mach;
  seen[DRAG] = dragRate * speed;
  seen[FORCE] = ax * ax + ay * ay + az * az;
  seen[DRAG_RATE] = dragRate;
  seen[WIND_X] = wx;
  seen[WIND_Y] = wy;
  seen[WIND_Z] = wz;

  out[3] = ax;
  out[4] = ay;
  out[5] = az;
  addGravity(earth, x, y, z, perR, out, 3);
}

const k2 = new Float64Array(STATE_SIZE);
const k3 = new Float64Array(STATE_SIZE);
const k4 = new Float64Array(STATE_SIZE);
const k5 = new Float64Array(STATE_SIZE);
const k6 = new Float64Array(STATE_SIZE);
const k7 = new Float64Array(STATE_SIZE);
const stage = new Float64Array(STATE_SIZE);

/** Moves `state` from `t` by `h` seconds, in place; `rate` is the derivative at `t`, which the caller has already looked at. */
export type Step = (dynamics: Dynamics, t: number, h: number, state: Float64Array, rate: Float64Array) => void;

/** One step of the classical fourth-order Runge-Kutta method. */
export function stepRungeKutta4(dynamics: Dynamics, t: number, h: number, state: Float64Array, rate: Float64Array): void {
  for (let i = 0; i < STATE_SIZE; i++) stage[i] = (state[i] as number) + 0.5 * h * (rate[i] as number);
  derive(dynamics, t + 0.5 * h, stage, k2);
  for (let i = 0; i < STATE_SIZE; i++) stage[i] = (state[i] as number) + 0.5 * h * (k2[i] as number);
  derive(dynamics, t + 0.5 * h, stage, k3);
  for (let i = 0; i < STATE_SIZE; i++) stage[i] = (state[i] as number) + h * (k3[i] as number);
  derive(dynamics, t + h, stage, k4);
  for (let i = 0; i < STATE_SIZE; i++)
    state[i] = (state[i] as number) + (h / 6) * ((rate[i] as number) + 2 * ((k2[i] as number) + (k3[i] as number)) + (k4[i] as number));
}

/** One step of Ralston's third-order method (1962, Math. Comput. 16, 431): as exact as the fourth order at the guidance's cycle, a quarter cheaper. */
export function stepRalston3(dynamics: Dynamics, t: number, h: number, state: Float64Array, rate: Float64Array): void {
  for (let i = 0; i < STATE_SIZE; i++) stage[i] = state[i]! + 0.5 * h * rate[i]!;
  derive(dynamics, t + 0.5 * h, stage, k2);
  for (let i = 0; i < STATE_SIZE; i++) stage[i] = state[i]! + 0.75 * h * k2[i]!;
  derive(dynamics, t + 0.75 * h, stage, k3);
  for (let i = 0; i < STATE_SIZE; i++) state[i] = state[i]! + (h / 9) * (2 * rate[i]! + 3 * k2[i]! + 4 * k3[i]!);
}

/** One step of Butcher's sixth-order method in seven stages (1964, J. Aust. Math. Soc. 4, 179): for the smooth hours above the air. */
export function stepButcher6(dynamics: Dynamics, t: number, h: number, state: Float64Array, rate: Float64Array): void {
  for (let i = 0; i < STATE_SIZE; i++) stage[i] = state[i]! + (h / 3) * rate[i]!;
  derive(dynamics, t + h / 3, stage, k2);
  for (let i = 0; i < STATE_SIZE; i++) stage[i] = state[i]! + ((2 * h) / 3) * k2[i]!;
  derive(dynamics, t + (2 * h) / 3, stage, k3);
  for (let i = 0; i < STATE_SIZE; i++) stage[i] = state[i]! + (h / 12) * (rate[i]! + 4 * k2[i]! - k3[i]!);
  derive(dynamics, t + h / 3, stage, k4);
  for (let i = 0; i < STATE_SIZE; i++) stage[i] = state[i]! + (h / 16) * (18 * k2[i]! - rate[i]! - 3 * k3[i]! - 6 * k4[i]!);
  derive(dynamics, t + h / 2, stage, k5);
  for (let i = 0; i < STATE_SIZE; i++) stage[i] = state[i]! + (h / 8) * (9 * k2[i]! - 3 * k3[i]! - 6 * k4[i]! + 4 * k5[i]!);
  derive(dynamics, t + h / 2, stage, k6);
  for (let i = 0; i < STATE_SIZE; i++)
    stage[i] = state[i]! + (h / 44) * (9 * rate[i]! - 36 * k2[i]! + 63 * k3[i]! + 72 * k4[i]! - 64 * k6[i]!);
  derive(dynamics, t + h, stage, k7);
  for (let i = 0; i < STATE_SIZE; i++)
    state[i] = state[i]! + (h / 120) * (11 * (rate[i]! + k7[i]!) + 81 * (k3[i]! + k4[i]!) - 32 * (k5[i]! + k6[i]!));
}

/** ROS2's diagonal coefficient, 1 - 1/sqrt 2: with it the method is L-stable. */
const ROS2_GAMMA = 1 - Math.SQRT1_2;

/**
 * One step of ROS2, a linearly implicit L-stable method of second order (Verwer, Spee, Blom and Hundsdorfer 1999, SIAM J. Sci. Comput. 20,
 * 1456). Under a canopy drag settles in a third of a second while the descent takes a quarter of an hour. Of the Jacobian, drag against
 * velocity is A = -k (I + w w'), whose system solves in closed form; how forces change along the path (thicker air, sheared wind, a filling
 * canopy) is one difference over the step. What `rate` was taken with must still be in `dynamics.observed`.
 */
export function stepRosenbrock2(dynamics: Dynamics, t: number, h: number, state: Float64Array, rate: Float64Array): void {
  const { airspeedMps, dragRatePerS, seen } = dynamics.observed;
  const [windX, windY, windZ] = [seen[WIND_X]!, seen[WIND_Y]!, seen[WIND_Z]!];
  const shift = ROS2_GAMMA * h * dragRatePerS;
  const along = shift / (1 + 2 * shift) / (airspeedMps * airspeedMps);
  stage.set(state);
  for (let i = 0; i < 3; i++) stage[i] = (state[i] as number) + h * (rate[i] as number);
  derive(dynamics, t + h, stage, k4);
  for (let i = 3; i < 6; i++) {
    k4[i] = ROS2_GAMMA * ((k4[i] as number) - (rate[i] as number));
    k2[i] = (rate[i] as number) + (k4[i] as number);
  }
  solveDamped(k2, shift, along, windX, windY, windZ);
  for (let i = 0; i < 3; i++) k2[i] = (rate[i] as number) + ROS2_GAMMA * h * (k2[i + 3] as number);
  for (let i = 0; i < 6; i++) stage[i] = (state[i] as number) + h * (k2[i] as number);
  derive(dynamics, t + h, stage, k3);
  for (let i = 0; i < 6; i++) k3[i] = (k3[i] as number) - 2 * (k2[i] as number);
  for (let i = 3; i < 6; i++) k3[i] = (k3[i] as number) - (k4[i] as number);
  solveDamped(k3, shift, along, windX, windY, windZ);
  for (let i = 0; i < 3; i++) k3[i] = (k3[i] as number) + ROS2_GAMMA * h * (k3[i + 3] as number);
  for (let i = 0; i < 6; i++) state[i] = (state[i] as number) + h * (1.5 * (k2[i] as number) + 0.5 * (k3[i] as number));
}

/** (I - gamma h A)^-1 on the velocity part of `k`, by Sherman and Morrison's formula. */
function solveDamped(k: Float64Array, shift: number, along: number, wx: number, wy: number, wz: number): void {
  const inLine = along * (wx * (k[3] as number) + wy * (k[4] as number) + wz * (k[5] as number));
  k[3] = ((k[3] as number) - inLine * wx) / (1 + shift);
  k[4] = ((k[4] as number) - inLine * wy) / (1 + shift);
  k[5] = ((k[5] as number) - inLine * wz) / (1 + shift);
}

/** Height above the ellipsoid of a state, without looking at the air. */
export function altitudeOf(earth: EarthModel, state: Float64Array): number {
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const p2 = x * x + y * y;
  const r = Math.sqrt(p2 + z * z);
  const [s, c] = [z / r, Math.sqrt(p2) / r];
  const e2 = earth.flattening * (2 - earth.flattening);
  const sinD = sineOfDeflection(e2, earth.equatorialRadiusM / r, s, c);
  const cosD = 1 - sinD * sinD * (0.5 + 0.125 * sinD * sinD);
  const sinLat = s * cosD + c * sinD;
  return r * cosD - normalFoot(earth.equatorialRadiusM, e2 * sinLat * sinLat);
}
