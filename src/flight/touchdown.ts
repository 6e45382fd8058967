/**
 * How a capsule comes to rest on the steppe: from the height at which its engines fire, under its canopy, to upright or on its side.
 * Equations, sources and limits are in docs/touchdown.md. For capsules with soft-landing engines and one canopy on a riser only: splash
 * and airbags have their own files.
 */
import { portableAcos, portableCos, portableSin } from '../math/index.ts';
import { STANDARD_GRAVITY_MPS2 } from '../earth/index.ts';
import { sinkAtContact, spentAtContact } from './touchdown-braking.ts';
import { type CanopyPull, firstPullOver, tautAtS } from './touchdown-canopy.ts';
import { type LandingMotion, type LandingPlane, fallToRest } from './touchdown-kernel.ts';

/** What a vehicle's file knows of the capsule; `touchdown-data.ts` reads it. */
export interface TouchdownGeometry {
  /** Of the ring the capsule stands on. */
  readonly baseRadiusM: number;
  /** About an axis across the capsule, through its centre of gravity, over its mass. */
  readonly gyrationM2: number;
  /** Of the risers' attachment above the base. */
  readonly attachHeightM: number;
  /** From the canopy's pivot to the capsule's centre of gravity: swings, and reaches along the ground. */
  readonly lineLengthM: number;
  /** How long the engines burn. */
  readonly burnS: number;
  /** Of the first contact, 0 for ground that takes everything. */
  readonly restitution: number;
}

/**
 * One landing. "Along" is where the ground wind blows to, "across" is to its right. Angles are small: tilts and slopes of some degrees.
 */
export interface TouchdownConditions {
  readonly massKg: number;
  readonly cgHeightM: number;
  /** Of the centre of gravity from the axis. */
  readonly cgAlongM: number;
  readonly cgAcrossM: number;
  readonly sinkMps: number;
  /** Of canopy and capsule over the ground, without the swing. */
  readonly driftAlongMps: number;
  readonly driftAcrossMps: number;
  /** Displacement of the capsule from under its canopy, as an angle, and its rate: displaced along, the top leans back. */
  readonly swingAlongRad: number;
  readonly swingAcrossRad: number;
  readonly swingAlongRadS: number;
  readonly swingAcrossRadS: number;
  readonly enginesFire: boolean;
  readonly firingHeightM: number;
  /** Speed that the engines take away along the axis. */
  readonly brakingMps: number;
  /** Angle by which the ground falls away along and across. */
  readonly slopeAlongRad: number;
  readonly slopeAcrossRad: number;
  /** Friction and ploughing together: horizontal over vertical push of the ground on a moving base. */
  readonly friction: number;
  /** Whether the edge ahead digs in once it is down: what still slides then is caught by it. */
  readonly digsIn: boolean;
  /** Near the ground, over the seconds around contact. */
  readonly windMps: number;
  /** Peak of the strongest gust while the canopy is attached, when it peaks after contact, and how long it lasts. */
  readonly gustMps: number;
  readonly gustAtS: number;
  readonly gustLastsS: number;
  readonly airDensityKgM3: number;
  readonly canopyDragAreaM2: number;
  /** Share of that drag area which stands in the wind once the canopy lies on the ground. */
  readonly sailShare: number;
  /** Sink of the canopy once it carries nothing, on average until the lines are taut. */
  readonly unloadedSinkMps: number;
  /** How far the wind blows through while the canopy fills again on the ground. */
  readonly fillDistanceM: number;
  /** From contact to the release of the canopy; Infinity for never. */
  readonly releaseAfterS: number;
}

export type TouchdownCause = 'upright' | 'tipped-at-contact' | 'pulled-over';

/** Written by `settle`; tilts are from the vertical. Peak deceleration is not among it: how far ground and base give is not known. */
export interface TouchdownOutcome {
  verticalSpeedMps: number;
  horizontalSpeedMps: number;
  tiltAtContactRad: number;
  maxTiltRad: number;
  cause: TouchdownCause;
  restsOnSide: boolean;
  /** From contact to the point of no return; null where it stays upright. */
  tippedAfterS: number | null;
  /** Rough: while the canopy pulled, upright and on its side, a minute at most. */
  draggedM: number;
}

/** Slower than this over the ground, the wind gives the plane of the motion. */
const DIRECTION_MPS = 0.05;
const MAX_DRAG_S = 60;
/** On its side a capsule slides or rolls: friction beyond this would be digging in, which a rolling body does not. */
const MAX_SIDE_FRICTION = 1;
/** A canopy that has not pulled the capsule over by then, in a steady wind, will not. */
const MAX_WAIT_S = 120;
const WAIT_S = 0.005;
/** Pulls that follow one another, each ended by a rest. */
const MAX_PULLS = 20;

const plane: LandingPlane = {
  baseRadiusM: 0,
  cgHeightM: 0,
  cgAlongM: 0,
  gyrationM2: 0,
  attachHeightM: 0,
  gravityAlongMps2: 0,
  gravityIntoMps2: 0,
  pullAlong: 0,
  pullOut: 0,
  windAlong: 0,
  friction: 0,
  restitution: 0,
  digsIn: false,
};
const pull: CanopyPull = { windMps: 0, gustMps: 0, gustAtS: 0, gustLastsS: 1, tautAtS: 0, fillS: 0, releaseS: 0, perMass: 0 };
const motion: LandingMotion = {
  timeS: 0,
  tiltRad: 0,
  tiltRateRadS: 0,
  alongMps: 0,
  outMps: 0,
  maxTiltRad: 0,
  draggedM: 0,
  steps: 0,
};

export function blankOutcome(): TouchdownOutcome {
  return {
    verticalSpeedMps: 0,
    horizontalSpeedMps: 0,
    tiltAtContactRad: 0,
    maxTiltRad: 0,
    cause: 'upright',
    restsOnSide: false,
    tippedAfterS: null,
    draggedM: 0,
  };
}

/**
 * From the firing height to rest. Deterministic and without allocation where an `outcome` is handed in; it is overwritten and returned.
 * `skipClearCases` off integrates what a closed form would answer, for tests.
 */
export function settle(
  geometry: TouchdownGeometry,
  contact: TouchdownConditions,
  outcome: TouchdownOutcome = blankOutcome(),
  skipClearCases = true,
): TouchdownOutcome {
  const { lineLengthM, burnS } = geometry;
  // The axis: displaced along, the top leans back.
  const leanAlong = portableSin(-contact.swingAlongRad);
  const leanAcross = portableSin(-contact.swingAcrossRad);
  const upright = Math.sqrt(Math.max(0, 1 - leanAlong * leanAlong - leanAcross * leanAcross));
  let along = contact.driftAlongMps + lineLengthM * contact.swingAlongRadS;
  let across = contact.driftAcrossMps + lineLengthM * contact.swingAcrossRadS;
  let sink = contact.sinkMps;
  if (contact.enginesFire) {
    const upMps = contact.brakingMps * upright;
    const spentMps = contact.brakingMps * spentAtContact(sink, upMps, contact.firingHeightM, burnS);
    sink = sinkAtContact(sink, upMps, contact.firingHeightM, burnS);
    along += spentMps * leanAlong;
    across += spentMps * leanAcross;
  }
  const over = Math.sqrt(along * along + across * across);
  const toAlong = over > DIRECTION_MPS ? along / over : 1;
  const toAcross = over > DIRECTION_MPS ? across / over : 0;

  aim(geometry, contact, toAlong, toAcross);
  const slope = contact.slopeAlongRad * toAlong + contact.slopeAcrossRad * toAcross;
  const tilt = -(contact.swingAlongRad * toAlong + contact.swingAcrossRad * toAcross);
  const speed = along * toAlong + across * toAcross;
  const sin = portableSin(slope);
  const cos = portableCos(slope);
  motion.timeS = 0;
  motion.tiltRad = tilt - slope;
  motion.tiltRateRadS = -(contact.swingAlongRadS * toAlong + contact.swingAcrossRadS * toAcross);
  motion.alongMps = speed * cos + sink * sin;
  motion.outMps = speed * sin - sink * cos;
  motion.maxTiltRad = Math.abs(motion.tiltRad);
  motion.draggedM = 0;
  motion.steps = 0;
  setPull(geometry, contact);

  outcome.verticalSpeedMps = sink;
  outcome.horizontalSpeedMps = over;
  outcome.tiltAtContactRad = portableAcos(Math.min(1, upright));
  outcome.cause = 'upright';
  outcome.restsOnSide = false;
  outcome.tippedAfterS = null;
  outcome.draggedM = 0;

  let ending = fallToRest(plane, pull, motion);
  let maxTiltRad = Math.max(outcome.tiltAtContactRad, motion.maxTiltRad + Math.abs(slope));
  if (ending === 'rest' && contact.releaseAfterS > motion.timeS) {
    aim(geometry, contact, 1, 0);
    const mostPulls = skipClearCases ? MAX_PULLS : Infinity;
    for (let pulls = 0; pulls < mostPulls && ending === 'rest'; pulls++) {
      const nextS = skipClearCases ? firstPullOver(pull, leastPullThatMoves(), motion.timeS) : motion.timeS + WAIT_S;
      if (nextS === Infinity || nextS > MAX_WAIT_S) break;
      motion.timeS = nextS + 1e-6;
      motion.maxTiltRad = 0;
      ending = fallToRest(plane, pull, motion);
      if (motion.maxTiltRad > 0) maxTiltRad = Math.max(maxTiltRad, motion.maxTiltRad + Math.abs(contact.slopeAlongRad));
    }
  }
  outcome.maxTiltRad = maxTiltRad;
  outcome.draggedM = motion.draggedM;
  if (ending === 'tipped') {
    outcome.restsOnSide = true;
    outcome.cause = motion.timeS > pull.tautAtS && pull.releaseS > pull.tautAtS ? 'pulled-over' : 'tipped-at-contact';
    outcome.tippedAfterS = motion.timeS;
    outcome.draggedM += draggedOnSide(contact.friction);
  }
  return outcome;
}

/** The capsule and the ground in the vertical plane of a direction. */
function aim(geometry: TouchdownGeometry, contact: TouchdownConditions, toAlong: number, toAcross: number): void {
  const slope = contact.slopeAlongRad * toAlong + contact.slopeAcrossRad * toAcross;
  const cos = portableCos(slope);
  const sin = portableSin(slope);
  plane.baseRadiusM = geometry.baseRadiusM;
  plane.cgHeightM = contact.cgHeightM;
  plane.cgAlongM = contact.cgAlongM * toAlong + contact.cgAcrossM * toAcross;
  plane.gyrationM2 = geometry.gyrationM2;
  plane.attachHeightM = geometry.attachHeightM;
  plane.gravityAlongMps2 = STANDARD_GRAVITY_MPS2 * sin;
  plane.gravityIntoMps2 = STANDARD_GRAVITY_MPS2 * cos;
  plane.pullAlong = toAlong * cos;
  plane.pullOut = toAlong * sin;
  plane.windAlong = toAlong;
  plane.friction = contact.friction;
  plane.restitution = geometry.restitution;
  plane.digsIn = contact.digsIn;
}

function setPull(geometry: TouchdownGeometry, contact: TouchdownConditions): void {
  const { windMps } = contact;
  pull.windMps = windMps;
  pull.gustMps = contact.gustMps;
  pull.gustAtS = contact.gustAtS;
  pull.gustLastsS = contact.gustLastsS;
  pull.tautAtS = tautAtS(geometry.lineLengthM, windMps, contact.unloadedSinkMps);
  pull.fillS = contact.fillDistanceM / Math.max(windMps, DIRECTION_MPS);
  pull.releaseS = contact.releaseAfterS;
  pull.perMass = (0.5 * contact.airDensityKgM3 * contact.canopyDragAreaM2 * contact.sailShare) / contact.massKg;
}

/** The least horizontal pull per mass that slides or lifts a body at rest on its base, in the plane of the wind (T16). */
function leastPullThatMoves(): number {
  const { gravityAlongMps2, gravityIntoMps2, pullAlong, pullOut, friction, baseRadiusM, cgAlongM, cgHeightM, attachHeightM } = plane;
  const lifts =
    (gravityIntoMps2 * (baseRadiusM - cgAlongM) - gravityAlongMps2 * cgHeightM) / (attachHeightM * pullAlong + baseRadiusM * pullOut);
  if (plane.digsIn) return lifts;
  return Math.min(lifts, (friction * gravityIntoMps2 - gravityAlongMps2) / (pullAlong + friction * pullOut));
}

/** On its side behind a full sail a capsule moves at the speed at which pull and friction balance (T17). */
function draggedOnSide(friction: number): number {
  const fromS = Math.max(motion.timeS, pull.tautAtS + pull.fillS);
  const seconds = Math.min(pull.releaseS - fromS, MAX_DRAG_S);
  const slack = Math.sqrt((Math.min(friction, MAX_SIDE_FRICTION) * STANDARD_GRAVITY_MPS2) / pull.perMass);
  return seconds > 0 && pull.windMps > slack ? seconds * (pull.windMps - slack) : 0;
}
