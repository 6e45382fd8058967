import {
  DEG_PER_RAD,
  type Vector3,
  dot,
  norm,
  portableAcos,
  portableAsin,
  portableAtan2,
  scale,
  subtract,
  turnAxesZ,
  unit,
} from '../math/index.ts';
import { type Instant, greenwichMeanSiderealRad } from '../time/index.ts';
import { apparentSunAu } from './apparent-sun.ts';
import { trueOfDate } from './true-equator.ts';
import { WGS84, type Geodetic, ecefFromGeodetic, localAxes } from './wgs84.ts';

const ASTRONOMICAL_UNIT_M = 149_597_870_700; // IAU 2012 resolution B2
const SUN_RADIUS_M = 695_700_000; // IAU 2015 resolution B3

/**
 * The Sun's apparent position, Earth-fixed metres, within 1 arcminute. The axes are the true equator of date turned by mean sidereal time, which
 * leaves the equation of the equinoxes, 1.2 s of time, out.
 */
export function sunPosition(instant: Instant): Vector3 {
  const ofDate = trueOfDate(apparentSunAu(instant), instant);
  return scale(turnAxesZ(ofDate, greenwichMeanSiderealRad(instant)), ASTRONOMICAL_UNIT_M);
}

/** Elevation of the Sun's centre above the geometric horizon (no refraction) and azimuth clockwise from north, degrees. */
export function sunAngles(instant: Instant, place: Geodetic): { readonly elevationDeg: number; readonly azimuthDeg: number } {
  const direction = unit(subtract(sunPosition(instant), ecefFromGeodetic(place)));
  const { east, north, up } = localAxes(place);
  return {
    elevationDeg: portableAsin(dot(direction, up)) * DEG_PER_RAD,
    azimuthDeg: (((portableAtan2(dot(direction, east), dot(direction, north)) * DEG_PER_RAD) % 360) + 360) % 360,
  };
}

export type Lighting = 'sunlit' | 'penumbra' | 'umbra';

/**
 * Which part of the Earth's shadow a point is in: the solar disc against the Earth's limb as seen from the point, both as circles (Montenbruck
 * and Gill, Satellite Orbits, 3.4.2), the Earth's radius being that of the ellipsoid below the point. No refraction: real sunsets come
 * about 10 s later in low orbit.
 */
export function lightingAt(positionEcef: Vector3, sunEcef: Vector3): Lighting {
  const distanceM = norm(positionEcef);
  const toSun = subtract(sunEcef, positionEcef);
  const sinLat = positionEcef[2] / distanceM;
  const limbRadiusM = WGS84.equatorialRadiusM * (1 - WGS84.flattening * sinLat * sinLat);
  const earthRad = portableAsin(Math.min(1, limbRadiusM / distanceM));
  const sunRad = portableAsin(SUN_RADIUS_M / norm(toSun));
  const separationRad = portableAcos(Math.min(1, Math.max(-1, -dot(positionEcef, toSun) / (distanceM * norm(toSun)))));
  if (separationRad >= earthRad + sunRad) return 'sunlit';
  return separationRad <= earthRad - sunRad ? 'umbra' : 'penumbra';
}
