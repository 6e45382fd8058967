/**
 * A rigid body on two edges in one vertical plane: inelastic impacts with friction, sliding, rocking, hopping, tipping. A fenced kernel: its
 * state is a caller's object of numbers. Equations T4-T11 of docs/touchdown.md; Housner (1963) is the case without sliding, slope or pull.
 *
 * Axes lie in the ground: `along` the plane's direction, `out` of the ground. Tilt is against the ground's normal, positive where the top leans along;
 * then the leading edge is down. Forces are per mass.
 */
import { portableCos, portableSin } from '../math/index.ts';
import { type CanopyPull, pullAt } from './touchdown-canopy.ts';

/** What does not change during one landing. */
export interface LandingPlane {
  /** From the axis to either edge. */
  baseRadiusM: number;
  /** Of the centre of gravity above the base, and along the plane from the axis. */
  cgHeightM: number;
  cgAlongM: number;
  /** Moment of inertia over mass. */
  gyrationM2: number;
  /** Of the risers' attachment, on the axis, above the base. */
  attachHeightM: number;
  /** Gravity along the ground (downhill positive) and into it. */
  gravityAlongMps2: number;
  gravityIntoMps2: number;
  /** What share of the horizontal pull acts along the ground, and out of it. */
  pullAlong: number;
  pullOut: number;
  /** Cosine between plane and wind: the capsule's speed along the plane times this is its speed downwind. */
  windAlong: number;
  friction: number;
  restitution: number;
  /** Whether an edge that has come down is held by the ground when it would slide outward, as one that has dug in. */
  digsIn: boolean;
}

/** The body's motion: of its centre of gravity, and its tilt. */
export interface LandingMotion {
  timeS: number;
  tiltRad: number;
  tiltRateRadS: number;
  alongMps: number;
  outMps: number;
  /** Largest size of tilt so far. */
  maxTiltRad: number;
  /** Moved along the ground while the canopy pulled. */
  draggedM: number;
  /** Steps of the integrator so far, for the limit and the bench. */
  steps: number;
}

export type Ending = 'rest' | 'tipped' | 'sliding';

/** Half of it changes one outcome in 20,000 (docs/touchdown.md); the pivoted body's own time is 0.4 s. */
const STEP_S = 0.01;
/** Sliding under the pull changes over half a second or more. */
const SLIDE_STEP_S = 0.02;
/** Sixty seconds of motion, in steps or in one; a capsule still sliding then is left so. */
const MAX_STEPS = 6000;
const LONGEST_S = 60;
const MAX_EVENTS = 200;
/** Below these the body is at rest: 1 mm/s, and what lifts the centre of gravity by 0.1 micrometre. */
const STILL_MPS = 1e-3;
const STILL_RAD_S = 1e-3;
/** Under a steady pull a sliding body nears its last speed with a time constant under a second. */
const STEADY_MPS2 = 0.02;
/** Slower contact, a fall from 3 mm, is plastic whatever the restitution: one step of gravity must not feed a bounce for ever. */
const BOUNCE_MPS = 0.25;
const FLAT_RAD = 1e-9;
/** Share of the moment of inertia below which a sliding edge jams (Painleve's paradox): it digs in at once. */
const JAM_SHARE = 0.05;

/** Friction of an edge that has dug in. */
const HELD = 1000;

const LEADING = 1;
const TRAILING = -1;
const FLAT = 0;
const FLYING = 2;
type Contact = typeof LEADING | typeof TRAILING | typeof FLAT | typeof FLYING;

/** Flies the body from touching the ground to rest, to tipping, or to the limit of steps. */
export function fallToRest(plane: LandingPlane, pull: CanopyPull, motion: LandingMotion): Ending {
  const outward = plane.digsIn ? HELD : plane.friction;
  let contact: Contact = FLAT;
  // The first contact is before any edge has dug in.
  if (motion.outMps < 0) contact = strike(plane, motion, plane.friction);
  else if (motion.outMps > 0) contact = FLYING;
  else if (Math.abs(motion.tiltRad) > FLAT_RAD) contact = motion.tiltRad > 0 ? LEADING : TRAILING;
  for (let events = 0; events < MAX_EVENTS && motion.steps < MAX_STEPS; events++) {
    if (contact === FLYING) {
      if (!hop(plane, pull, motion)) return 'tipped';
      contact = strike(plane, motion, outward);
    } else if (contact === FLAT) {
      contact = slide(plane, pull, motion);
      if (contact === FLAT) return Math.abs(motion.alongMps) < STILL_MPS ? 'rest' : 'sliding';
    } else {
      const next = rock(plane, pull, motion, contact);
      if (next === null) return 'tipped';
      contact = next === FLAT ? strike(plane, motion, outward) : next;
    }
  }
  return 'sliding';
}

/** Impulse per mass at one edge (T5-T6): writes the motion after it, or leaves it where the edge does not approach. Tells whether it struck. */
function strikeEdge(plane: LandingPlane, motion: LandingMotion, side: number, outward: number): boolean {
  const { gyrationM2, cgHeightM } = plane;
  const cos = portableCos(motion.tiltRad);
  const sin = portableSin(motion.tiltRad);
  const x = side * plane.baseRadiusM - plane.cgAlongM;
  const rx = x * cos - cgHeightM * sin;
  const rz = -x * sin - cgHeightM * cos;
  const edgeAlong = motion.alongMps + motion.tiltRateRadS * rz;
  const edgeOut = motion.outMps - motion.tiltRateRadS * rx;
  if (edgeOut >= 0) return false;
  const bounce = edgeOut < -BOUNCE_MPS ? -plane.restitution * edgeOut : 0;
  const stop = bounce - edgeOut;
  const a11 = 1 + (rz * rz) / gyrationM2;
  const a12 = (-rx * rz) / gyrationM2;
  const a22 = 1 + (rx * rx) / gyrationM2;
  const det = a11 * a22 - a12 * a12;
  let jx = (-a22 * edgeAlong - a12 * stop) / det;
  let jz = (a11 * stop + a12 * edgeAlong) / det;
  const sense = edgeAlong > 0 || (edgeAlong === 0 && jx < 0) ? 1 : -1;
  const friction = sense === side ? outward : plane.friction;
  if (Math.abs(jx) > friction * jz) {
    const give = a22 - sense * friction * a12;
    // Where the normal cannot stop a sliding edge it jams, and the impulse that sticks stands.
    if (give > JAM_SHARE) {
      jz = stop / give;
      jx = -sense * friction * jz;
    }
  }
  after[0] = motion.alongMps + jx;
  after[1] = motion.outMps + jz;
  after[2] = motion.tiltRateRadS + (rz * jx - rx * jz) / gyrationM2;
  after[3] = bounce;
  return true;
}

const after = new Float64Array(4);

function take(motion: LandingMotion): void {
  motion.alongMps = after[0]!;
  motion.outMps = after[1]!;
  motion.tiltRateRadS = after[2]!;
}

/** Impact of whatever touches: one edge, or, flat, the one or both that must (T7). */
function strike(plane: LandingPlane, motion: LandingMotion, outward: number): Contact {
  const { tiltRad } = motion;
  if (Math.abs(tiltRad) > FLAT_RAD) {
    const side = tiltRad > 0 ? LEADING : TRAILING;
    if (!strikeEdge(plane, motion, side, outward)) return side;
    take(motion);
    return after[3]! > 0 ? FLYING : side;
  }
  motion.tiltRad = 0;
  // The edge that comes down faster is tried first; it is the only one if it throws the other one up.
  const first = motion.tiltRateRadS >= 0 ? LEADING : TRAILING;
  for (const side of first === LEADING ? LEADING_FIRST : TRAILING_FIRST) {
    if (!strikeEdge(plane, motion, side, outward)) continue;
    const otherX = -side * plane.baseRadiusM - plane.cgAlongM;
    if (after[1]! - after[2]! * otherX < 0) continue;
    take(motion);
    if (after[3]! > 0) return FLYING;
    if (Math.abs(motion.tiltRateRadS) > STILL_RAD_S) return side;
    break;
  }
  // Both edges, or a rest of rocking too small to tell.
  const into = Math.max(0, -motion.outMps);
  const brake = Math.min(Math.abs(motion.alongMps), outward * into);
  motion.alongMps -= Math.sign(motion.alongMps) * brake;
  motion.outMps = 0;
  motion.tiltRateRadS = 0;
  return FLAT;
}

const LEADING_FIRST = [LEADING, TRAILING] as const;
const TRAILING_FIRST = [TRAILING, LEADING] as const;

/** Flat on both edges, sliding or at rest (T8), until an edge lifts, or the body rests. The pull on a body at rest is the caller's to foresee. */
function slide(plane: LandingPlane, pull: CanopyPull, motion: LandingMotion): Contact {
  const { gravityAlongMps2: along, gravityIntoMps2: into, cgHeightM, baseRadiusM, attachHeightM } = plane;
  const friction = plane.digsIn ? HELD : plane.friction;
  const lead = baseRadiusM - plane.cgAlongM;
  const trail = baseRadiusM + plane.cgAlongM;
  for (; motion.steps < MAX_STEPS; motion.steps++) {
    if (plane.digsIn && Math.abs(motion.alongMps) >= STILL_MPS) return trip(plane, motion);
    const speed = motion.alongMps;
    const force = pullAt(pull, motion.timeS, speed * plane.windAlong);
    const px = force * plane.pullAlong;
    const pz = force * plane.pullOut;
    const grip = friction * Math.max(0, into - pz);
    const free = along + px;
    const still = Math.abs(speed) < STILL_MPS;
    if (still) motion.alongMps = 0;
    const holds = still && Math.abs(free) <= grip;
    const sense = still ? Math.sign(free) : Math.sign(speed);
    const acceleration = holds ? 0 : free - sense * grip;
    const couple = attachHeightM * px + cgHeightM * (along - acceleration);
    if (couple + baseRadiusM * pz > into * lead) return LEADING;
    if (-couple + baseRadiusM * pz > into * trail) return TRAILING;
    if (holds) return FLAT;
    let h = SLIDE_STEP_S;
    const stopS = acceleration * speed < 0 ? -speed / acceleration : Infinity;
    if (force === 0) {
      // Evenly braked or sped up: in one step to the stop, or to where the lines go taut.
      const untilPullS = motion.timeS >= pull.releaseS ? Infinity : pull.tautAtS - motion.timeS;
      if (untilPullS > 0 && !still) h = Math.min(stopS, untilPullS, LONGEST_S);
    } else if (
      Math.abs(acceleration) < STEADY_MPS2 &&
      motion.timeS > Math.max(pull.tautAtS + pull.fillS, pull.gustAtS + 0.5 * pull.gustLastsS)
    ) {
      // Dragged upright, pull and friction in balance, until the release.
      h = Math.min(pull.releaseS, pull.tautAtS + LONGEST_S) - motion.timeS;
      if (h <= 0) return FLAT;
    } else h = Math.min(h, stopS);
    if (force > 0) motion.draggedM += Math.abs(h > SLIDE_STEP_S ? speed : speed + 0.5 * acceleration * h) * h;
    motion.alongMps = h === stopS ? 0 : force > 0 && h > SLIDE_STEP_S ? speed : speed + acceleration * h;
    motion.timeS += h;
    if (h === LONGEST_S) return FLAT;
  }
  return FLAT;
}

/** A sliding base is caught by the edge ahead: the angular momentum about that edge is kept (T8a). */
function trip(plane: LandingPlane, motion: LandingMotion): Contact {
  const side = motion.alongMps > 0 ? LEADING : TRAILING;
  const toEdge = plane.baseRadiusM - side * plane.cgAlongM;
  const { cgHeightM } = plane;
  const rate = (cgHeightM * motion.alongMps) / (plane.gyrationM2 + toEdge * toEdge + cgHeightM * cgHeightM);
  motion.tiltRateRadS = rate;
  motion.alongMps = cgHeightM * rate;
  motion.outMps = side * toEdge * rate;
  return side;
}

/** Off the ground (T9) until the lower edge touches; false where it has turned too far by then to come back. */
function hop(plane: LandingPlane, pull: CanopyPull, motion: LandingMotion): boolean {
  const { cgHeightM, cgAlongM, attachHeightM, gyrationM2 } = plane;
  let height = reach(plane, motion.tiltRad);
  let gap = 0;
  for (; motion.steps < MAX_STEPS; motion.steps++) {
    const force = pullAt(pull, motion.timeS, motion.alongMps * plane.windAlong);
    const px = force * plane.pullAlong;
    const pz = force * plane.pullOut;
    const cos = portableCos(motion.tiltRad);
    const sin = portableSin(motion.tiltRad);
    const ax = -cgAlongM * cos + (attachHeightM - cgHeightM) * sin;
    const az = cgAlongM * sin + (attachHeightM - cgHeightM) * cos;
    const out = pz - plane.gravityIntoMps2;
    const spin = (az * px - ax * pz) / gyrationM2;
    const tilt = motion.tiltRad + STEP_S * (motion.tiltRateRadS + 0.5 * STEP_S * spin);
    const newGap = height + STEP_S * (motion.outMps + 0.5 * STEP_S * out) - reach(plane, tilt);
    const share = newGap < 0 && gap > 0 ? gap / (gap - newGap) : 1;
    const h = share * STEP_S;
    height += h * (motion.outMps + 0.5 * h * out);
    motion.tiltRad += h * (motion.tiltRateRadS + 0.5 * h * spin);
    motion.alongMps += h * (plane.gravityAlongMps2 + px);
    motion.outMps += h * out;
    motion.tiltRateRadS += h * spin;
    motion.timeS += h;
    gap = newGap;
    const size = Math.abs(motion.tiltRad);
    if (size > motion.maxTiltRad) motion.maxTiltRad = size;
    if (size > Math.PI / 2) return false;
    if (newGap < 0) return !pastEdge(plane, motion.tiltRad);
  }
  return true;
}

/** Height of the centre of gravity with the lower edge on the ground. */
function reach(plane: LandingPlane, tiltRad: number): number {
  const toEdge = tiltRad > 0 ? plane.baseRadiusM - plane.cgAlongM : plane.baseRadiusM + plane.cgAlongM;
  return toEdge * Math.abs(portableSin(tiltRad)) + plane.cgHeightM * portableCos(tiltRad);
}

/** Whether the centre of gravity hangs beyond the edge that is down: the tilt is past the critical one. */
function pastEdge(plane: LandingPlane, tiltRad: number): boolean {
  const side = tiltRad > 0 ? LEADING : TRAILING;
  const toEdge = plane.baseRadiusM - side * plane.cgAlongM;
  const size = Math.abs(tiltRad);
  const cos = portableCos(size);
  const sin = portableSin(size);
  return (
    side * plane.gravityAlongMps2 * (plane.cgHeightM * cos + toEdge * sin) > plane.gravityIntoMps2 * (toEdge * cos - plane.cgHeightM * sin)
  );
}

/** What `pivotRates` takes and gives: arrays, as numbers handed to a function that is not inlined are allocated. */
const at = new Float64Array(6);
const rates = new Float64Array(3);

/** Constants of one pivoting, mirrored so that the pivot is the leading edge. */
interface Pivot {
  radiusM: number;
  cos0: number;
  sin0: number;
  cgAlongM: number;
  attachM: number;
  gyrationM2: number;
  along: number;
  into: number;
  /** Against sliding back, and outward. */
  friction: number;
  outward: number;
}
const pivot: Pivot = { radiusM: 0, cos0: 0, sin0: 0, cgAlongM: 0, attachM: 0, gyrationM2: 0, along: 0, into: 0, friction: 0, outward: 0 };

/**
 * Rates about the pivot edge (T10-T11): tilt acceleration, acceleration of the edge along the ground, and the ground's push, per mass. `cos` and
 * `sin` are of the angle between the ground's normal and the line from the edge to the centre of gravity. A push of NaN says that the edge jams.
 */
function pivotRates(): void {
  const cos = at[0]!;
  const sin = at[1]!;
  const rate = at[2]!;
  const speed = at[3]!;
  const px = at[4]!;
  const pz = at[5]!;
  const { radiusM, cos0, sin0, cgAlongM, attachM, gyrationM2, along, into } = pivot;
  const rc = radiusM * cos;
  const rs = radiusM * sin;
  const cosTilt = cos0 * cos + sin0 * sin;
  const sinTilt = sin0 * cos - cos0 * sin;
  const ax = attachM * sinTilt - cgAlongM * cosTilt;
  const az = attachM * cosTilt + cgAlongM * sinTilt;
  const square = rate * rate;
  let sense = speed > 0 ? 1 : -1;
  if (speed === 0) {
    const spin = (rc * along - rs * into + (az + rc) * px - (ax - rs) * pz) / (gyrationM2 + radiusM * radiusM);
    const grip = rc * spin + rs * square - along - px;
    const push = rs * spin - rc * square + into - pz;
    rates[0] = spin;
    rates[1] = 0;
    rates[2] = push;
    sense = grip < 0 ? 1 : -1;
    if (Math.abs(grip) <= (sense > 0 ? pivot.outward : pivot.friction) * push || push <= 0) return;
  }
  const friction = sense > 0 ? pivot.outward : pivot.friction;
  const lever = sense * friction * rc - rs;
  const give = gyrationM2 - rs * lever;
  if (give < JAM_SHARE * gyrationM2) {
    if (speed !== 0) rates[2] = Number.NaN;
    return;
  }
  const spin = ((into - rc * square - pz) * lever + az * px - ax * pz) / give;
  const push = rs * spin - rc * square + into - pz;
  rates[0] = spin;
  rates[1] = along + px - sense * friction * push - rc * spin - rs * square;
  rates[2] = push;
}

/** Rocking on one edge by the midpoint rule; FLAT when the base is down, null when it has tipped. */
function rock(plane: LandingPlane, pull: CanopyPull, motion: LandingMotion, side: 1 | -1): typeof FLAT | typeof FLYING | null {
  const toEdge = plane.baseRadiusM - side * plane.cgAlongM;
  const radius = Math.sqrt(toEdge * toEdge + plane.cgHeightM * plane.cgHeightM);
  pivot.radiusM = radius;
  pivot.cos0 = plane.cgHeightM / radius;
  pivot.sin0 = toEdge / radius;
  pivot.cgAlongM = side * plane.cgAlongM;
  pivot.attachM = plane.attachHeightM - plane.cgHeightM;
  pivot.gyrationM2 = plane.gyrationM2;
  pivot.along = side * plane.gravityAlongMps2;
  pivot.into = plane.gravityIntoMps2;
  pivot.friction = plane.friction;
  pivot.outward = plane.digsIn ? HELD : plane.friction;
  const pullAlong = side * plane.pullAlong;
  const windAlong = side * plane.windAlong;
  let tilt = side * motion.tiltRad;
  const cosTilt = portableCos(tilt);
  const sinTilt = portableSin(tilt);
  let cos = pivot.cos0 * cosTilt + pivot.sin0 * sinTilt;
  let sin = pivot.sin0 * cosTilt - pivot.cos0 * sinTilt;
  let rate = side * motion.tiltRateRadS;
  let speed = side * motion.alongMps - radius * cos * rate;
  if (Math.abs(speed) < STILL_MPS) speed = 0;
  let next: typeof FLAT | typeof FLYING | null = FLAT;
  for (; motion.steps < MAX_STEPS; motion.steps++) {
    let force = pullAt(pull, motion.timeS, speed * windAlong);
    at[0] = cos;
    at[1] = sin;
    at[2] = rate;
    at[3] = speed;
    at[4] = force * pullAlong;
    at[5] = force * plane.pullOut;
    pivotRates();
    if (Number.isNaN(rates[2])) {
      // The edge digs in: angular momentum about it is kept.
      rate += (radius * cos * speed) / (plane.gyrationM2 + radius * radius);
      speed = 0;
      at[2] = rate;
      at[3] = 0;
      pivotRates();
    }
    if (rates[2]! <= 0) {
      next = FLYING;
      break;
    }
    // The step ends early where the edge stops sliding or the canopy is let go.
    const stopS = speed * rates[1]! < 0 ? -speed / rates[1]! : Infinity;
    let h = Math.min(STEP_S, stopS);
    if (motion.timeS < pull.releaseS) h = Math.min(h, pull.releaseS - motion.timeS);
    const midRate = rate + 0.5 * h * rates[0]!;
    const midSpeed = speed + 0.5 * h * rates[1]!;
    const half = 0.5 * h * rate;
    const halfCos = 1 - 0.5 * half * half;
    force = pullAt(pull, motion.timeS + 0.5 * h, midSpeed * windAlong);
    at[0] = cos * halfCos + sin * half;
    at[1] = sin * halfCos - cos * half;
    at[2] = midRate;
    at[3] = midSpeed;
    at[4] = force * pullAlong;
    at[5] = force * plane.pullOut;
    pivotRates();
    if (Number.isNaN(rates[2])) {
      rates[0] = 0;
      rates[1] = 0;
    }
    const was = speed;
    speed += h * rates[1]!;
    if (h === stopS || speed * was < 0) speed = 0;
    let turn = h * midRate;
    // And where the base comes down.
    const down = tilt + turn <= 0;
    if (down) {
      const fall = rates[0]!;
      const root = Math.sqrt(Math.max(0, rate * rate - 2 * fall * tilt));
      const downS = Math.min(h, fall < 0 ? (rate + root) / -fall : (2 * tilt) / (root - rate));
      if (speed !== 0) speed = was + ((speed - was) * downS) / h;
      h = downS;
      turn = -tilt;
    }
    rate += h * rates[0]!;
    motion.timeS += h;
    if (force > 0) motion.draggedM += Math.abs(0.5 * (was + speed)) * h;
    if (down) {
      tilt = 0;
      cos = pivot.cos0;
      sin = pivot.sin0;
      break;
    }
    tilt += turn;
    // The identity for a turn by a small angle, good to 1e-12 a step.
    const square = turn * turn;
    const turnCos = 1 - square * (0.5 - square / 24);
    const turnSin = turn * (1 - square / 6);
    const turnedCos = cos * turnCos + sin * turnSin;
    sin = sin * turnCos - cos * turnSin;
    cos = turnedCos;
    if (tilt > motion.maxTiltRad) motion.maxTiltRad = tilt;
    if (rate > 0 && pivot.along * cos > pivot.into * sin) {
      next = null;
      break;
    }
  }
  motion.tiltRad = side * tilt;
  motion.tiltRateRadS = side * rate;
  motion.alongMps = side * (speed + radius * cos * rate);
  motion.outMps = radius * sin * rate;
  return next;
}
