/**
 * The equations of a return, on flat arrays: gravity to J4, thrust, lift and drag in moving air. One evaluation for every phase, so that a
 * single return and a campaign fly the same physics. Fenced for speed: no allocation, callers own the buffers.
 *
 * State (7): position m, velocity m/s, mass kg. Axes are inertial with z along the pole: TEME of the burn's start, held still for the
 * hour of a return (precession moves it by 0.2 m). Time is seconds since the reference instant.
 */
import {
  AIR_CHANNELS,
  AIR_DENSITY,
  AIR_EASTWARD,
  AIR_LN_PRESSURE,
  AIR_NORTHWARD,
  AIR_SOUND_SPEED,
  type AirTable,
  type EarthModel,
  STANDARD_GRAVITY_MPS2,
  addGravity,
  sampleAir,
} from '../earth/index.ts';

export const STATE_SIZE = 7;
const MASS = 6;

/** Trimmed coefficients by Mach number, rising; straight lines between, ends held. Both refer to the capsule's reference area. */
export interface AeroTable {
  readonly mach: Float64Array;
  readonly drag: Float64Array;
  readonly lift: Float64Array;
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
  /** Bank at `bankAtS`, positive to the right of the flight path, and its rate. */
  bankRad: number;
  bankRateRadS: number;
  bankAtS: number;
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
    canopyFromM2: 0,
    canopyToM2: 0,
    canopyAtS: 0,
    canopyFillS: 0,
  };
}

/** What an evaluation learned besides the derivative; read it before the next one. */
export interface Observed {
  altitudeM: number;
  /** Of geodetic latitude. */
  sinLatitude: number;
  cosLatitude: number;
  densityKgM3: number;
  lnPressure: number;
  airspeedMps: number;
  mach: number;
  dragMps2: number;
  /** Non-gravitational acceleration over standard gravity. */
  loadG: number;
  /** Drag over airspeed, 1/s: the stiffness of a canopy. */
  dragRatePerS: number;
  windX: number;
  windY: number;
  windZ: number;
}

export interface Dynamics {
  readonly earth: EarthModel;
  readonly air: AirTable;
  /** Height of mean sea level over the ellipsoid where the flight is low, metres. The air tables are above mean sea level. */
  readonly geoidM: number;
  readonly body: Body;
  readonly observed: Observed;
}

export function makeDynamics(earth: EarthModel, air: AirTable, geoidM: number, body: Body): Dynamics {
  return {
    earth,
    air,
    geoidM,
    body,
    observed: {
      altitudeM: 0,
      sinLatitude: 0,
      cosLatitude: 1,
      densityKgM3: 0,
      lnPressure: 0,
      airspeedMps: 0,
      mach: 0,
      dragMps2: 0,
      loadG: 0,
      dragRatePerS: 0,
      windX: 0,
      windY: 0,
      windZ: 0,
    },
  };
}

const airHere = new Float64Array(AIR_CHANNELS);
const here = new Float64Array(4);

/** Altitude, sine and cosine of geodetic latitude, and distance from the axis: Bowring's one step (see geodeticFromEcef) without trigonometry. */
function geodeticInto(earth: EarthModel, x: number, y: number, z: number, out: Float64Array): void {
  const a = earth.equatorialRadiusM;
  const oneMinusF = 1 - earth.flattening;
  const e2 = earth.flattening * (2 - earth.flattening);
  const p = Math.sqrt(x * x + y * y);
  const polar = p * oneMinusF;
  const perBeta = 1 / Math.sqrt(polar * polar + z * z);
  const cosBeta = polar * perBeta;
  const sinBeta = z * perBeta;
  const rise = z + (e2 / oneMinusF) * a * sinBeta * sinBeta * sinBeta;
  const run = p - e2 * a * cosBeta * cosBeta * cosBeta;
  const perLat = 1 / Math.sqrt(rise * rise + run * run);
  const cosLat = run * perLat;
  const sinLat = rise * perLat;
  out[0] = p * cosLat + z * sinLat - a * Math.sqrt(1 - e2 * sinLat * sinLat);
  out[1] = sinLat;
  out[2] = cosLat;
  out[3] = p;
}

/** Canopy drag area at a time: grows with the square of time while it fills (Knacke, Parachute Recovery Systems, 5.4: exponent 1 to 2). */
function canopyAreaM2(body: Body, t: number): number {
  const filled = body.canopyFillS > 0 ? Math.min(1, Math.max(0, (t - body.canopyAtS) / body.canopyFillS)) : 1;
  return body.canopyFromM2 + (body.canopyToM2 - body.canopyFromM2) * filled * filled;
}

/** Writes d(state)/dt at time `t` to `out`, and what was seen on the way to `dynamics.observed`. */
export function derive(dynamics: Dynamics, t: number, state: Float64Array, out: Float64Array): void {
  const { earth, body, observed } = dynamics;
  const x = state[0] as number;
  const y = state[1] as number;
  const z = state[2] as number;
  const vx = state[3] as number;
  const vy = state[4] as number;
  const vz = state[5] as number;
  const mass = state[MASS] as number;

  out[0] = vx;
  out[1] = vy;
  out[2] = vz;
  let ax = 0;
  let ay = 0;
  let az = 0;
  if (body.thrustN > 0) {
    const push = body.thrustN / mass;
    ax = push * body.thrustAxis[0];
    ay = push * body.thrustAxis[1];
    az = push * body.thrustAxis[2];
  }
  out[MASS] = -body.massFlowKgS;

  geodeticInto(earth, x, y, z, here);
  const altitudeM = here[0]!;
  const sinLat = here[1]!;
  const cosLat = here[2]!;
  const p = here[3]!;
  sampleAir(dynamics.air, altitudeM - dynamics.geoidM, sinLat, airHere);
  const density = airHere[AIR_DENSITY] as number;

  // Air-relative velocity: the air turns with the Earth and blows.
  const perP = 1 / p;
  const eastX = -y * perP;
  const eastY = x * perP;
  const upX = cosLat * eastY;
  const upY = -cosLat * eastX;
  const windE = airHere[AIR_EASTWARD] as number;
  const windN = airHere[AIR_NORTHWARD] as number;
  const airX = -earth.rotationRadS * y + windE * eastX - windN * sinLat * eastY;
  const airY = earth.rotationRadS * x + windE * eastY + windN * sinLat * eastX;
  const airZ = windN * cosLat;
  const wx = vx - airX;
  const wy = vy - airY;
  const wz = vz - airZ;
  const speed = Math.sqrt(wx * wx + wy * wy + wz * wz);
  const mach = speed / (airHere[AIR_SOUND_SPEED] as number);

  const { mach: machs, drag, lift } = body.aero;
  let i = 0;
  const last = machs.length - 2;
  while (i < last && mach >= (machs[i + 1] as number)) i++;
  const m0 = machs[i] as number;
  const f = Math.min(1, Math.max(0, (mach - m0) / ((machs[i + 1] as number) - m0)));
  const cd = (drag[i] as number) + f * ((drag[i + 1] as number) - (drag[i] as number));
  const canopy = body.canopyToM2 > 0 ? canopyAreaM2(body, t) : 0;
  const pressurePerMass = (0.5 * density * speed * speed) / mass;
  const dragMps2 = pressurePerMass * (cd * body.referenceAreaM2 + canopy);
  const dragRate = speed > 0 ? dragMps2 / speed : 0;
  ax -= dragRate * wx;
  ay -= dragRate * wy;
  az -= dragRate * wz;

  if (body.liftFactor > 0 && canopy === 0 && speed > 0) {
    const cl = (lift[i] as number) + f * ((lift[i + 1] as number) - (lift[i] as number));
    const liftMps2 = pressurePerMass * cl * body.referenceAreaM2 * body.liftFactor;
    const bank = body.bankRad + body.bankRateRadS * (t - body.bankAtS);
    const ux = wx / speed;
    const uy = wy / speed;
    const uz = wz / speed;
    // Up, made square to the air-relative velocity; right is velocity x up.
    const climb = upX * ux + upY * uy + sinLat * uz;
    const across = 1 / Math.sqrt(Math.max(1e-12, 1 - climb * climb));
    const lx = (upX - climb * ux) * across;
    const ly = (upY - climb * uy) * across;
    const lz = (sinLat - climb * uz) * across;
    const inPlane = liftMps2 * Math.cos(bank);
    const sideways = body.planar ? 0 : liftMps2 * Math.sin(bank);
    ax += inPlane * lx + sideways * (uy * lz - uz * ly);
    ay += inPlane * ly + sideways * (uz * lx - ux * lz);
    az += inPlane * lz + sideways * (ux * ly - uy * lx);
  }

  observed.altitudeM = altitudeM;
  observed.sinLatitude = sinLat;
  observed.cosLatitude = cosLat;
  observed.densityKgM3 = density;
  observed.lnPressure = airHere[AIR_LN_PRESSURE] as number;
  observed.airspeedMps = speed;
  observed.mach = mach;
  observed.dragMps2 = dragMps2;
  observed.loadG = Math.sqrt(ax * ax + ay * ay + az * az) / STANDARD_GRAVITY_MPS2;
  observed.dragRatePerS = dragRate;
  observed.windX = wx;
  observed.windY = wy;
  observed.windZ = wz;

  out[3] = ax;
  out[4] = ay;
  out[5] = az;
  addGravity(earth, x, y, z, out, 3);
}

const k2 = new Float64Array(STATE_SIZE);
const k3 = new Float64Array(STATE_SIZE);
const k4 = new Float64Array(STATE_SIZE);
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

/** ROS2's diagonal coefficient, 1 - 1/sqrt 2: with it the method is L-stable. */
const ROS2_GAMMA = 1 - Math.SQRT1_2;

/**
 * One step of ROS2, a linearly implicit L-stable method of second order (Verwer, Spee, Blom and Hundsdorfer 1999, SIAM J. Sci. Comput. 20,
 * 1456). Under a canopy drag settles in a third of a second while the descent takes a quarter of an hour. Of the Jacobian, drag against
 * velocity is A = -k (I + w w'), whose system solves in closed form; how forces change along the path (thicker air, sheared wind, a filling
 * canopy) is one difference over the step. What `rate` was taken with must still be in `dynamics.observed`.
 */
export function stepRosenbrock2(dynamics: Dynamics, t: number, h: number, state: Float64Array, rate: Float64Array): void {
  const { airspeedMps, dragRatePerS, windX, windY, windZ } = dynamics.observed;
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
  geodeticInto(earth, state[0]!, state[1]!, state[2]!, here);
  return here[0]!;
}
