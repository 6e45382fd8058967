import { type Vector3, cross, subtract, turnAxesZ } from '../math/index.ts';
import { WGS84 } from '../earth/index.ts';
import { greenwichMeanSiderealRad } from '../time/index.ts';
import type { TemeState } from './ephemeris.ts';

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
