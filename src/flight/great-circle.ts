import { WGS84 } from '../earth/index.ts';
import { MEAN_EARTH_RADIUS_M } from './guidance.ts';

/** Angle between two unit vectors, radians. */
export function arcBetween(a: Float64Array, b: Float64Array): number {
  const cx = (a[1] as number) * (b[2] as number) - (a[2] as number) * (b[1] as number);
  const cy = (a[2] as number) * (b[0] as number) - (a[0] as number) * (b[2] as number);
  const cz = (a[0] as number) * (b[1] as number) - (a[1] as number) * (b[0] as number);
  return Math.atan2(
    Math.sqrt(cx * cx + cy * cy + cz * cz),
    (a[0] as number) * (b[0] as number) + (a[1] as number) * (b[1] as number) + (a[2] as number) * (b[2] as number),
  );
}

/** How far ahead (m) and to the right (m) of the path now flown a place lies, both on the mean sphere, written to `out`. */
export function aheadAndRight(direction: Float64Array, along: Float64Array, place: Float64Array, out: Float64Array): void {
  const [x, y, z] = [direction[0]!, direction[1]!, direction[2]!];
  const climb = x * along[0]! + y * along[1]! + z * along[2]!;
  let hx = along[0]! - climb * x;
  let hy = along[1]! - climb * y;
  let hz = along[2]! - climb * z;
  const perH = 1 / Math.sqrt(hx * hx + hy * hy + hz * hz);
  hx *= perH;
  hy *= perH;
  hz *= perH;
  // Right of the path: heading x up.
  const rx = hy * z - hz * y;
  const ry = hz * x - hx * z;
  const rz = hx * y - hy * x;
  const right = rx * place[0]! + ry * place[1]! + rz * place[2]!;
  const forward = hx * place[0]! + hy * place[1]! + hz * place[2]!;
  const overhead = x * place[0]! + y * place[1]! + z * place[2]!;
  out[0] = MEAN_EARTH_RADIUS_M * Math.atan2(forward, overhead);
  out[1] = MEAN_EARTH_RADIUS_M * Math.asin(Math.min(1, Math.max(-1, right)));
}

/** The same where speed does not matter. */
export function offsetFrom(direction: Float64Array, along: Float64Array, place: Float64Array): { aheadM: number; rightM: number } {
  const out = new Float64Array(2);
  aheadAndRight(direction, along, place, out);
  return { aheadM: out[0]!, rightM: out[1]! };
}

/** Earth-fixed unit vector (geocentric) of a geodetic place on the ellipsoid. */
export function directionOf({ latitudeRad, longitudeRad }: { readonly latitudeRad: number; readonly longitudeRad: number }): Float64Array {
  const geocentric = Math.atan((1 - WGS84.flattening) ** 2 * Math.tan(latitudeRad));
  return Float64Array.of(
    Math.cos(geocentric) * Math.cos(longitudeRad),
    Math.cos(geocentric) * Math.sin(longitudeRad),
    Math.sin(geocentric),
  );
}
