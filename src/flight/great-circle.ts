import { WGS84 } from '../earth/index.ts';
import {
  type Vector3,
  cross,
  dot,
  portableAsin,
  portableAtan,
  portableAtan2,
  portableCos,
  portableSin,
  portableTan,
  scale,
  subtract,
  unit,
} from '../math/index.ts';
import { MEAN_EARTH_RADIUS_M } from './guidance.ts';

/** Angle between two unit vectors, radians. */
export function arcBetween(a: Float64Array, b: Float64Array): number {
  const cx = (a[1] as number) * (b[2] as number) - (a[2] as number) * (b[1] as number);
  const cy = (a[2] as number) * (b[0] as number) - (a[0] as number) * (b[2] as number);
  const cz = (a[0] as number) * (b[1] as number) - (a[1] as number) * (b[0] as number);
  return portableAtan2(
    Math.sqrt(cx * cx + cy * cy + cz * cz),
    (a[0] as number) * (b[0] as number) + (a[1] as number) * (b[1] as number) + (a[2] as number) * (b[2] as number),
  );
}

/** How far ahead (m) and to the right (m) of the path now flown a place lies; both on the mean sphere. */
export function offsetFrom(direction: Float64Array, along: Float64Array, place: Float64Array): { aheadM: number; rightM: number } {
  const up: Vector3 = [direction[0]!, direction[1]!, direction[2]!];
  const heading: Vector3 = [along[0]!, along[1]!, along[2]!];
  const to: Vector3 = [place[0]!, place[1]!, place[2]!];
  const ahead = unit(subtract(heading, scale(up, dot(heading, up))));
  return {
    aheadM: MEAN_EARTH_RADIUS_M * portableAtan2(dot(ahead, to), dot(up, to)),
    rightM: MEAN_EARTH_RADIUS_M * portableAsin(Math.min(1, Math.max(-1, dot(cross(ahead, up), to)))),
  };
}

/** Earth-fixed unit vector (geocentric) of a geodetic place on the ellipsoid. */
export function directionOf({ latitudeRad, longitudeRad }: { readonly latitudeRad: number; readonly longitudeRad: number }): Float64Array {
  const geocentric = portableAtan((1 - WGS84.flattening) ** 2 * portableTan(latitudeRad));
  return Float64Array.of(
    portableCos(geocentric) * portableCos(longitudeRad),
    portableCos(geocentric) * portableSin(longitudeRad),
    portableSin(geocentric),
  );
}
