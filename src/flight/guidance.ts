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
import { interpolateLinear } from '../math/index.ts';

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
  let perAltitude = -1 / Math.tan(end.flightPathRad);
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
    profile.sinkMps[at] = point.speedMps * Math.sin(point.flightPathRad);
    profile.rangeToGoM[at] = point.rangeToGoM;
    profile.cosBank[at] = point.verticalLiftToDrag / point.liftToDrag;
    profile.rangePerDrag[at] = (-perAltitude * point.scaleHeightM) / point.dragMps2;
    profile.rangePerSink[at] = perAngle / (point.speedMps * Math.cos(point.flightPathRad));
    profile.rangePerCosBank[at] = perCosBank;
  }
  return profile;
}

/** Partial derivatives of (range, altitude, angle) per unit of speed along planar flight, by central differences of the exact rates. */
function sensitivityRates(point: ReferencePoint) {
  const dh = 10;
  const dg = 1e-5;
  const du = 1e-3;
  const up = ratesPerSpeed(point, dh, 0, 0);
  const down = ratesPerSpeed(point, -dh, 0, 0);
  const steeper = ratesPerSpeed(point, 0, dg, 0);
  const flatter = ratesPerSpeed(point, 0, -dg, 0);
  const more = ratesPerSpeed(point, 0, 0, du);
  const less = ratesPerSpeed(point, 0, 0, -du);
  return {
    rangeByAltitude: (up.range - down.range) / (2 * dh),
    altitudeByAltitude: (up.altitude - down.altitude) / (2 * dh),
    angleByAltitude: (up.angle - down.angle) / (2 * dh),
    rangeByAngle: (steeper.range - flatter.range) / (2 * dg),
    altitudeByAngle: (steeper.altitude - flatter.altitude) / (2 * dg),
    angleByAngle: (steeper.angle - flatter.angle) / (2 * dg),
    angleByCosBank: (more.angle - less.angle) / (2 * du),
  };
}

/** Rates of planar flight over a sphere, divided by the rate of speed (Vinh, Busemann and Culp 1980, eq. 2-23 without rotation). */
function ratesPerSpeed(point: ReferencePoint, dAltitudeM: number, dAngleRad: number, dCosBank: number) {
  const gravity = 9.80665 * (MEAN_EARTH_RADIUS_M / (MEAN_EARTH_RADIUS_M + point.altitudeM)) ** 2;
  const radius = MEAN_EARTH_RADIUS_M + point.altitudeM + dAltitudeM;
  const angle = point.flightPathRad + dAngleRad;
  const drag = point.dragMps2 * Math.exp(-dAltitudeM / point.scaleHeightM);
  const lift = drag * (point.verticalLiftToDrag + dCosBank * point.liftToDrag);
  const speed = point.speedMps;
  const speedRate = -drag - gravity * Math.sin(angle);
  return {
    range: (speed * Math.cos(angle) * (MEAN_EARTH_RADIUS_M / radius)) / speedRate,
    altitude: (speed * Math.sin(angle)) / speedRate,
    angle: (lift / speed + (speed / radius - gravity / speed) * Math.cos(angle)) / speedRate,
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
  readonly minBankRad: number;
  readonly maxBankRad: number;
  readonly loadLimitG: number;
}

/** The bank wanted, positive to the right. `sign` is the side flown until now. */
export function commandBank(
  reference: ReferenceProfile,
  measured: Measured,
  sign: 1 | -1,
  limits: GuidanceLimits,
): { bankRad: number; sign: 1 | -1 } {
  const at = (values: Float64Array) => interpolateLinear(reference.speedMps, values, measured.speedMps);
  const predictedM =
    at(reference.rangeToGoM) +
    at(reference.rangePerDrag) * (measured.dragMps2 - at(reference.dragMps2)) +
    at(reference.rangePerSink) * (measured.altitudeRateMps - at(reference.sinkMps));
  const perCosBank = Math.max(1000, at(reference.rangePerCosBank));
  let cosBank = at(reference.cosBank) + (RANGE_GAIN * (measured.rangeToGoM - predictedM)) / perCosBank;
  // Above the load limit, lift up: the part of the limit that is used up turns the command towards full lift.
  if (measured.loadG > limits.loadLimitG) cosBank = Math.max(cosBank, 1);
  const magnitude = Math.acos(Math.min(Math.cos(limits.minBankRad), Math.max(Math.cos(limits.maxBankRad), cosBank)));
  const deadZoneM = DEAD_ZONE_FLOOR_M + DEAD_ZONE_AT_ENTRY_M * (measured.speedMps / ENTRY_SPEED_MPS) ** 2;
  const newSign = measured.targetRightM > deadZoneM ? 1 : measured.targetRightM < -deadZoneM ? -1 : sign;
  return { bankRad: newSign * magnitude, sign: newSign };
}
