/**
 * Entry guidance by a reference profile: the final phase of the Apollo entry guidance (Graves and Harpold, NASA TN D-6725, 1972; MIT R-577).
 * A reference is flown on the ground with constant bank; on board, range is predicted from it by how drag and sink rate differ from the
 * reference at the same speed, and bank is changed by what is missing. Soyuz flies roll only and compares measured load with a stored
 * programme; its own equations are not public.
 *
 * The influence coefficients come from the adjoint of planar flight along the reference. Ranges are great-circle arcs on the mean sphere,
 * the same in reference and flight. Measured: without dispersions the parachute point is reached within the dead zone of bank reversals
 * (docs/validation.md).
 */
import { portableAcos, portableCos, portableSin, portableTan } from '../math/index.ts';
import { STANDARD_GRAVITY_MPS2 } from '../earth/index.ts';

export const MEAN_EARTH_RADIUS_M = 6_371_008.8;

/** What the reference flight recorded at one moment. Speeds and angles relative to the Earth. */
export interface ReferencePoint {
  readonly speedMps: number;
  readonly altitudeM: number;
  readonly flightPathRad: number;
  readonly dragMps2: number;
  /** Lift over drag times the cosine of bank. */
  readonly verticalLiftToDrag: number;
  readonly liftToDrag: number;
  readonly scaleHeightM: number;
  readonly rangeToGoM: number;
}

/** The stored programme, by rising Earth-relative speed. */
export interface ReferenceProfile {
  readonly speedMps: Float64Array;
  readonly dragMps2: Float64Array;
  readonly sinkMps: Float64Array;
  readonly rangeToGoM: Float64Array;
  readonly cosBank: Float64Array;
  /** Change of range per change of drag, of altitude rate, and of cos(bank) held from here on. */
  readonly rangePerDrag: Float64Array;
  readonly rangePerSink: Float64Array;
  readonly rangePerCosBank: Float64Array;
}

/** Below this speed bank is held: what is left to steer is less than the error of steering (Apollo: 1000 ft/s). */
export const LAST_STEERING_MPS = 300;
/** Overcontrol of the range error (Apollo flew 4; what suits depends on how dispersed the air is). */
const RANGE_GAIN = 3;
/** Apollo's lateral dead zone: a quarter of the lateral range still in reach, which falls with the square of speed, and a floor. */
const DEAD_ZONE_FLOOR_M = 600;
const DEAD_ZONE_AT_ENTRY_M = 32_000;
const ENTRY_SPEED_MPS = 7600;
const CYCLES_PER_PROFILE_LIMIT = 5000;

/** Builds the programme from a reference flight in order of time, ending at the parachute command. */
export function buildReference(points: readonly ReferencePoint[]): ReferenceProfile {
  // Speed must fall from point to point: the programme is stored by speed. Before drag takes hold it rises; that part is left out.
  const first = points.reduce((best, point, i) => (point.speedMps >= points[best]!.speedMps ? i : best), 0);
  const falling = points.slice(first).filter((point, i, all) => i === 0 || point.speedMps < all[i - 1]!.speedMps);
  const n = falling.length;
  if (n < 10 || n > CYCLES_PER_PROFILE_LIMIT)
    throw new RangeError(`a reference of 10 to ${CYCLES_PER_PROFILE_LIMIT} points wanted, found ${n}`);
  const profile: ReferenceProfile = {
    speedMps: new Float64Array(n),
    dragMps2: new Float64Array(n),
    sinkMps: new Float64Array(n),
    rangeToGoM: new Float64Array(n),
    cosBank: new Float64Array(n),
    rangePerDrag: new Float64Array(n),
    rangePerSink: new Float64Array(n),
    rangePerCosBank: new Float64Array(n),
  };
  // Adjoint of range at the end with respect to altitude and flight-path angle, by speed, from the end backwards. A body higher by dh at
  // the end flies on by dh / tan(descent angle).
  const end = falling[n - 1]!;
  let perAltitude = -1 / portableTan(end.flightPathRad);
  let perAngle = 0;
  let perCosBank = 0;
  for (let i = n - 1; i >= 0; i--) {
    const point = falling[i]!;
    if (i < n - 1) {
      const next = falling[i + 1]!;
      const s = sensitivityRates(next);
      const dV = point.speedMps - next.speedMps;
      const rateAltitude = -(s.rangeByAltitude + perAltitude * s.altitudeByAltitude + perAngle * s.angleByAltitude);
      const rateAngle = -(s.rangeByAngle + perAltitude * s.altitudeByAngle + perAngle * s.angleByAngle);
      const rateCosBank = -perAngle * s.angleByCosBank;
      perAltitude += rateAltitude * dV;
      perAngle += rateAngle * dV;
      perCosBank += rateCosBank * dV;
    }
    const at = n - 1 - i;
    profile.speedMps[at] = point.speedMps;
    profile.dragMps2[at] = point.dragMps2;
    profile.sinkMps[at] = point.speedMps * portableSin(point.flightPathRad);
    profile.rangeToGoM[at] = point.rangeToGoM;
    profile.cosBank[at] = point.verticalLiftToDrag / point.liftToDrag;
    profile.rangePerDrag[at] = (-perAltitude * point.scaleHeightM) / point.dragMps2;
    profile.rangePerSink[at] = perAngle / (point.speedMps * portableCos(point.flightPathRad));
    profile.rangePerCosBank[at] = perCosBank;
  }
  return profile;
}

/**
 * Partial derivatives of the rates of (range, altitude, angle) per unit of speed along planar flight over a sphere (Vinh, Busemann and Culp
 * 1980, eq. 2-23 without rotation). Air density falls exponentially by the local scale height; gravity and radius are held over it.
 */
function sensitivityRates({
  speedMps: V,
  altitudeM,
  flightPathRad,
  dragMps2: D,
  verticalLiftToDrag,
  liftToDrag,
  scaleHeightM: H,
}: ReferencePoint) {
  const g = STANDARD_GRAVITY_MPS2 * (MEAN_EARTH_RADIUS_M / (MEAN_EARTH_RADIUS_M + altitudeM)) ** 2;
  const r = MEAN_EARTH_RADIUS_M + altitudeM;
  const sin = portableSin(flightPathRad);
  const cos = portableCos(flightPathRad);
  const perRate = 1 / (-D - g * sin);
  const perRateByAltitude = (-perRate * perRate * D) / H;
  const perRateByAngle = perRate * perRate * g * cos;
  const lift = D * verticalLiftToDrag;
  const turn = lift / V + (V / r - g / V) * cos;
  const arc = MEAN_EARTH_RADIUS_M / r;
  return {
    rangeByAltitude: V * cos * arc * perRateByAltitude,
    altitudeByAltitude: V * sin * perRateByAltitude,
    angleByAltitude: (-lift / (V * H)) * perRate + turn * perRateByAltitude,
    rangeByAngle: V * arc * (cos * perRateByAngle - sin * perRate),
    altitudeByAngle: V * (cos * perRate + sin * perRateByAngle),
    angleByAngle: turn * perRateByAngle - (V / r - g / V) * sin * perRate,
    angleByCosBank: ((D * liftToDrag) / V) * perRate,
  };
}

/** What navigation and the accelerometers tell guidance. */
export interface Measured {
  readonly speedMps: number;
  readonly dragMps2: number;
  readonly altitudeRateMps: number;
  readonly loadG: number;
  /** Great-circle arc to the aim point, negative once it is behind. */
  readonly rangeToGoM: number;
  /** How far the aim point lies to the right of the path now flown. */
  readonly targetRightM: number;
}

export interface GuidanceLimits {
  /** Cosines of the least and the greatest bank. */
  readonly cosMinBank: number;
  readonly cosMaxBank: number;
  readonly loadLimitG: number;
}

/** The interval of a profile that holds a speed (the first or last beyond its ends), sought from a place near it. */
export function placeInProfile({ speedMps }: ReferenceProfile, speed: number, from: number): number {
  let i = from;
  while (i > 0 && speed < speedMps[i]!) i--;
  while (i < speedMps.length - 2 && speed >= speedMps[i + 1]!) i++;
  return i;
}

/** What a command is made from: the reference, the interval of it that the flight is in, and the side flown until now. */
interface Guided {
  readonly profile: ReferenceProfile;
  readonly place: number;
  readonly side: 1 | -1;
  readonly limits: GuidanceLimits;
}

/** The bank wanted, positive to the right. */
export function commandBank({ profile, place: i, side, limits }: Guided, measured: Measured): number {
  const { speedMps, rangeToGoM, rangePerDrag, dragMps2, rangePerSink, sinkMps, rangePerCosBank, cosBank } = profile;
  const f = Math.min(1, Math.max(0, (measured.speedMps - speedMps[i]!) / (speedMps[i + 1]! - speedMps[i]!)));
  const predictedM =
    between(rangeToGoM, i, f) +
    between(rangePerDrag, i, f) * (measured.dragMps2 - between(dragMps2, i, f)) +
    between(rangePerSink, i, f) * (measured.altitudeRateMps - between(sinkMps, i, f));
  const perCosBank = Math.max(1000, between(rangePerCosBank, i, f));
  const steered = between(cosBank, i, f) + (RANGE_GAIN * (measured.rangeToGoM - predictedM)) / perCosBank;
  // Above the load limit, lift up.
  const wanted = measured.loadG > limits.loadLimitG ? Math.max(steered, 1) : steered;
  const magnitude = portableAcos(Math.min(limits.cosMinBank, Math.max(limits.cosMaxBank, wanted)));
  const deadZoneM = DEAD_ZONE_FLOOR_M + DEAD_ZONE_AT_ENTRY_M * (measured.speedMps / ENTRY_SPEED_MPS) ** 2;
  return magnitude * (measured.targetRightM > deadZoneM ? 1 : measured.targetRightM < -deadZoneM ? -1 : side);
}

function between(values: Float64Array, i: number, f: number): number {
  return values[i]! + f * (values[i + 1]! - values[i]!);
}
