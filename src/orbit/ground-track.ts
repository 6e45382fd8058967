import { type Geodetic, type Lighting, geodeticFromEcef, lightingAt, sunAngles, sunPosition } from '../earth/index.ts';
import { norm } from '../math/index.ts';
import { type Outcome, succeed } from '../outcome/index.ts';
import type { Instant } from '../time/index.ts';
import { type Ephemeris, stateAt } from './ephemeris.ts';
import { fixedFromTeme, type FixedState, type TemeState } from './frames.ts';

/** Where the station is and how it is lit at one instant. */
export interface OrbitPoint {
  readonly instant: Instant;
  readonly teme: TemeState;
  readonly fixed: FixedState;
  readonly below: Geodetic;
  readonly lighting: Lighting;
  /** The Sun as seen from the ground below. */
  readonly groundSunElevationDeg: number;
  readonly inertialSpeedMps: number;
}

export function orbitPoint(ephemeris: Ephemeris, instant: Instant): Outcome<OrbitPoint> {
  const teme = stateAt(ephemeris, instant);
  if (!teme.ok) return teme;
  const fixed = fixedFromTeme(teme.value);
  const below = geodeticFromEcef(fixed.positionM);
  return succeed({
    instant,
    teme: teme.value,
    fixed,
    below,
    lighting: lightingAt(fixed.positionM, sunPosition(instant)),
    groundSunElevationDeg: sunAngles(instant, { ...below, altitudeM: 0 }).elevationDeg,
    inertialSpeedMps: norm(teme.value.velocityMps),
  });
}
