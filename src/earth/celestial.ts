import { Rotation_EQJ_EQD, SiderealTime } from 'astronomy-engine';
import { type Vector3, portableAtan2, portableCos, portableSin, turnAxesZ, withPortableMath } from '../math/index.ts';
import { type Instant, greenwichMeanSiderealRad, utcMsFromInstant } from '../time/index.ts';

/**
 * A vector in the axes of J2000 (EME2000; ICRF lies 0.02 arcseconds off, 0.7 m in low orbit) given in TEME of date: precession and nutation of
 * astronomy-engine to the true equator and equinox of date, then about the pole by the equation of the equinoxes.
 */
export function temeFromEme2000(vector: Vector3, instant: Instant): Vector3 {
  const date = new Date(Math.round(utcMsFromInstant(instant)));
  const { rot } = withPortableMath(() => Rotation_EQJ_EQD(date));
  const row = (j: 0 | 1 | 2) => rot[0]![j]! * vector[0] + rot[1]![j]! * vector[1] + rot[2]![j]! * vector[2];
  const apparentRad = (withPortableMath(() => SiderealTime(date)) * Math.PI) / 12;
  const equationRad = portableAtan2(
    portableSin(apparentRad - greenwichMeanSiderealRad(instant)),
    portableCos(apparentRad - greenwichMeanSiderealRad(instant)),
  );
  return turnAxesZ([row(0), row(1), row(2)], equationRad);
}
