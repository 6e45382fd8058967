/** Guidance at work: what it measures each cycle, and the bank it turns to. */
import { portableAsin, portableAtan2, portableCos, portableSinCos } from '../math/index.ts';
import { type Craft, EVENT_TOLERANCE_S } from './craft.ts';
import { turnBank } from './dynamics-kernel.ts';
import type { NavigationError } from './flight-plan.ts';
import {
  type GuidanceLimits,
  LAST_STEERING_MPS,
  MEAN_EARTH_RADIUS_M,
  type Measured,
  type ReferenceProfile,
  commandBank,
  placeInProfile,
} from './guidance.ts';

/** Guidance decides this often, whatever the integration step; the steps of entry divide it. */
const GUIDANCE_CYCLE_S = 2;

export interface Steering {
  readonly craft: Craft;
  readonly aim: Float64Array;
  readonly profile: ReferenceProfile;
  readonly limits: GuidanceLimits;
  readonly navigation: NavigationError | null;
  readonly measured: Mutable<Measured>;
  side: 1 | -1;
  reversals: number;
  /** Interval of the profile last looked at, from which the next is sought. */
  place: number;
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
    limits: { cosMinBank: portableCos(vehicle.minBankRad), cosMaxBank: portableCos(vehicle.maxBankRad), loadLimitG: vehicle.loadLimitG },
    navigation,
    measured: { speedMps: 0, dragMps2: 0, altitudeRateMps: 0, loadG: 0, rangeToGoM: 0, targetRightM: 0 },
    side: 1,
    reversals: 0,
    place: 0,
    nextCycleS: -Infinity,
  };
  measure(steering);
  steering.side = steering.measured.targetRightM >= 0 ? 1 : -1;
  return steering;
}

/** Once a cycle: measures, decides, and lets bank turn towards what is wanted. */
export function steer(steering: Steering): void {
  const { craft, profile, measured, navigation } = steering;
  const { body } = craft.dynamics;
  if (body.liftFactor === 0 || craft.t < steering.nextCycleS - EVENT_TOLERANCE_S) return;
  steering.nextCycleS = Math.max(steering.nextCycleS, craft.t) + GUIDANCE_CYCLE_S;
  turnBank(body, craft.t);
  measure(steering);
  if (measured.speedMps <= LAST_STEERING_MPS) return;
  steering.place = placeInProfile(profile, measured.speedMps, steering.place);
  const wanted = commandBank(steering, measured);
  const side = wanted >= 0 ? 1 : -1;
  if (side !== steering.side) steering.reversals++;
  steering.side = side;
  const limit = craft.plan.vehicle.bankRateRadS;
  body.bankRateRadS = Math.min(limit, Math.max(-limit, (wanted + (navigation?.bankRad ?? 0) - body.bankRad) / GUIDANCE_CYCLE_S));
}

const turn = new Float64Array(2);

/** In the flight's inertial axes, where only the aim has to be turned. */
function measure(steering: Steering): void {
  const { craft, aim, navigation, measured } = steering;
  const { state, plan, sidereal0Rad, t } = craft;
  const { observed } = craft.dynamics;
  const w = plan.earth.rotationRadS;
  const [x, y, z] = [state[0]!, state[1]!, state[2]!];
  const vx = state[3]! + w * y;
  const vy = state[4]! - w * x;
  const vz = state[5]!;
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
  const perR = 1 / Math.sqrt(x * x + y * y + z * z);
  const [ux, uy, uz] = [x * perR, y * perR, z * perR];
  // Along the ground: the velocity less its part upwards. Right of it: heading x up.
  const climb = vx * ux + vy * uy + vz * uz;
  const hx = vx - climb * ux;
  const hy = vy - climb * uy;
  const hz = vz - climb * uz;
  const perH = 1 / Math.sqrt(hx * hx + hy * hy + hz * hz);
  portableSinCos(sidereal0Rad + w * t, turn);
  const [s, c] = [turn[0]!, turn[1]!];
  const [ax, ay, az] = [c * aim[0]! - s * aim[1]!, s * aim[0]! + c * aim[1]!, aim[2]!];
  const forward = (hx * ax + hy * ay + hz * az) * perH;
  const overhead = ux * ax + uy * ay + uz * az;
  const right = ((hy * uz - hz * uy) * ax + (hz * ux - hx * uz) * ay + (hx * uy - hy * ux) * az) * perH;
  const perP = 1 / Math.sqrt(x * x + y * y);
  measured.speedMps = speed;
  measured.altitudeRateMps = observed.cosLatitude * (x * vx + y * vy) * perP + observed.sinLatitude * vz;
  measured.dragMps2 = observed.dragMps2;
  measured.loadG = observed.loadG;
  measured.rangeToGoM = MEAN_EARTH_RADIUS_M * portableAtan2(forward, overhead);
  measured.targetRightM = MEAN_EARTH_RADIUS_M * portableAsin(Math.min(1, Math.max(-1, right)));
  if (navigation === null) return;
  measured.speedMps += navigation.speedMps;
  measured.altitudeRateMps += navigation.altitudeRateMps;
  measured.dragMps2 *= 1 + navigation.dragFraction;
  measured.rangeToGoM += navigation.aheadM;
  measured.targetRightM += navigation.rightM;
}
