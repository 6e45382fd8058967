import { Rotation_EQJ_EQD, SiderealTime } from 'astronomy-engine';
import { type Vector3, turnAxesZ } from '../math/index.ts';
import { type Instant, nativeDateOf, greenwichMeanSiderealRad } from '../time/index.ts';

/**
 * A vector in the axes of J2000 (EME2000; ICRF lies 0.02 arcseconds off, 0.7 m in low orbit) given in TEME of date: precession and nutation of
 * astronomy-engine to the true equator and equinox of date, then about the pole by the equation of the equinoxes.
 */
export function temeFromEme2000(vector: Vector3, instant: Instant): Vector3 {
  const date = nativeDateOf(instant);
  const { rot } = Rotation_EQJ_EQD(date);
  const row = (j: 0 | 1 | 2) => rot[0]![j]! * vector[0] + rot[1]![j]! * vector[1] + rot[2]![j]! * vector[2];
  const apparentRad = (SiderealTime(date) * Math.PI) / 12;
  const equationRad = Math.atan2(
    Math.sin(apparentRad - greenwichMeanSiderealRad(instant)),
    Math.cos(apparentRad - greenwichMeanSiderealRad(instant)),
  );
  return turnAxesZ([row(0), row(1), row(2)], equationRad);
}
