import { type Vector3, cross, subtract, turnAxesZ } from '../math/index.ts';
import { WGS84 } from '../earth/index.ts';
import { type Instant, greenwichMeanSiderealRad } from '../time/index.ts';

/** A state in TEME of date (true equator, mean equinox: SGP4's frame; not J2000), metres and metres a second. */
export interface TemeState {
  readonly instant: Instant;
  readonly positionM: Vector3;
  readonly velocityMps: Vector3;
}

/** Earth-fixed position and velocity relative to the turning Earth. */
export interface FixedState {
  readonly positionM: Vector3;
  readonly velocityMps: Vector3;
}

/**
 * TEME to the Earth-fixed frame by Greenwich mean sidereal time (Vallado et al. 2006, appendix C). Polar motion (up to 15 m) and UT1-UTC (see
 * `greenwichMeanSiderealRad`) are left out, so "ITRF" here is the pseudo-Earth-fixed frame, within 0.3 km of the true one along longitude.
 */
export function fixedFromTeme(state: TemeState): FixedState {
  const angleRad = greenwichMeanSiderealRad(state.instant);
  const positionM = turnAxesZ(state.positionM, angleRad);
  const turned = turnAxesZ(state.velocityMps, angleRad);
  return { positionM, velocityMps: subtract(turned, cross([0, 0, WGS84.rotationRadS], positionM)) };
}
