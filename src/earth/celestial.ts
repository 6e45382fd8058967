import { type Vector3, portableAtan2, portableCos, portableSin, turnAxesZ } from '../math/index.ts';
import { type Instant, greenwichMeanSiderealRad } from '../time/index.ts';
import { apparentSiderealHours, trueOfDate } from './true-equator.ts';

/**
 * A vector in the axes of J2000 (EME2000; ICRF lies 0.02 arcseconds off, 0.7 m in low orbit) given in TEME of date: precession and nutation to
 * the true equator and equinox of date, then about the pole by the equation of the equinoxes.
 */
export function temeFromEme2000(vector: Vector3, instant: Instant): Vector3 {
  const apparentRad = (apparentSiderealHours(instant) * Math.PI) / 12;
  const equationRad = portableAtan2(
    portableSin(apparentRad - greenwichMeanSiderealRad(instant)),
    portableCos(apparentRad - greenwichMeanSiderealRad(instant)),
  );
  return turnAxesZ(trueOfDate(vector, instant), equationRad);
}
