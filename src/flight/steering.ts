/** Guidance at work: what it measures each cycle, and the bank it turns to. */
import { type Craft, EVENT_TOLERANCE_S, bankAt, fixedPlace, relativeMotion } from './craft.ts';
import { setBank } from './dynamics-kernel.ts';
import { aheadAndRight } from './great-circle.ts';
import { type GuidanceLimits, LAST_STEERING_MPS, type Measured, type ReferenceProfile, commandBank } from './guidance.ts';

/** Guidance decides this often, whatever the integration step; the steps of entry divide it. */
const GUIDANCE_CYCLE_S = 2;

/** What navigation believes minus what is, constant over an entry. */
export interface NavigationError {
  /** Of the place: the target seems this much farther ahead, and to the right. */
  readonly aheadM: number;
  readonly rightM: number;
  readonly speedMps: number;
  readonly altitudeRateMps: number;
  /** Of the accelerometers: measured drag over real drag, less one. */
  readonly dragFraction: number;
  /** Bank really flown less the bank believed. */
  readonly bankRad: number;
}

export interface Steering {
  readonly craft: Craft;
  readonly aim: Float64Array;
  readonly profile: ReferenceProfile;
  readonly limits: GuidanceLimits;
  readonly navigation: NavigationError | null;
  readonly measured: Mutable<Measured>;
  side: 1 | -1;
  reversals: number;
  nextCycleS: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Steering of a craft to an aim point (Earth-fixed unit vector); the first side is the one on which the aim lies. */
export function newSteering(craft: Craft, aim: Float64Array, profile: ReferenceProfile): Steering {
  const { vehicle, navigation } = craft.plan;
  const steering: Steering = {
    craft,
    aim,
    profile,
    limits: { cosMinBank: Math.cos(vehicle.minBankRad), cosMaxBank: Math.cos(vehicle.maxBankRad), loadLimitG: vehicle.loadLimitG },
    navigation,
    measured: { speedMps: 0, dragMps2: 0, altitudeRateMps: 0, loadG: 0, rangeToGoM: 0, targetRightM: 0 },
    side: 1,
    reversals: 0,
    nextCycleS: -Infinity,
  };
  measure(steering);
  steering.side = steering.measured.targetRightM >= 0 ? 1 : -1;
  return steering;
}

/** Once a cycle: measures, decides, and lets bank turn towards what is wanted. */
export function steer(steering: Steering): void {
  const { craft, profile, limits, measured, navigation } = steering;
  const { body } = craft.dynamics;
  if (body.liftFactor === 0 || craft.t < steering.nextCycleS - EVENT_TOLERANCE_S) return;
  steering.nextCycleS = Math.max(steering.nextCycleS, craft.t) + GUIDANCE_CYCLE_S;
  const bankNow = bankAt(body, craft.t);
  let rate = 0;
  measure(steering);
  if (measured.speedMps > LAST_STEERING_MPS) {
    const wanted = commandBank(profile, measured, steering.side, limits);
    const side = wanted >= 0 ? 1 : -1;
    if (side !== steering.side) steering.reversals++;
    steering.side = side;
    const limit = craft.plan.vehicle.bankRateRadS;
    rate = Math.min(limit, Math.max(-limit, (wanted + (navigation?.bankRad ?? 0) - bankNow) / GUIDANCE_CYCLE_S));
  }
  setBank(body, bankNow, craft.t, rate);
}

const motion = new Float64Array(2);
const here = new Float64Array(3);
const heading = new Float64Array(3);
const offset = new Float64Array(2);

function measure({ craft, aim, navigation, measured }: Steering): void {
  const { observed } = craft.dynamics;
  relativeMotion(craft, motion);
  fixedPlace(craft, here, heading);
  aheadAndRight(here, heading, aim, offset);
  measured.speedMps = motion[0]!;
  measured.altitudeRateMps = motion[1]!;
  measured.dragMps2 = observed.dragMps2;
  measured.loadG = observed.loadG;
  measured.rangeToGoM = offset[0]!;
  measured.targetRightM = offset[1]!;
  if (navigation === null) return;
  measured.speedMps += navigation.speedMps;
  measured.altitudeRateMps += navigation.altitudeRateMps;
  measured.dragMps2 *= 1 + navigation.dragFraction;
  measured.rangeToGoM += navigation.aheadM;
  measured.targetRightM += navigation.rightM;
}
