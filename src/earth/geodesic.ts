import geographiclib from 'geographiclib-geodesic';
import { withPortableMath } from '../math/index.ts';

const wgs84Geodesic = geographiclib.Geodesic.WGS84;

export interface Place {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** Shortest path on the WGS 84 ellipsoid (Karney 2013, J. Geodesy 87, 43; 15 nanometres): metres, and degrees clockwise from north. */
export function geodesicBetween(
  from: Place,
  to: Place,
): { readonly distanceM: number; readonly azimuthDeg: number; readonly arrivalAzimuthDeg: number } {
  const line = withPortableMath(() => wgs84Geodesic.Inverse(from.latitudeDeg, from.longitudeDeg, to.latitudeDeg, to.longitudeDeg));
  return { distanceM: line.s12 as number, azimuthDeg: line.azi1 as number, arrivalAzimuthDeg: line.azi2 as number };
}

/** The place reached by going `distanceM` from `from` along the geodesic that leaves at `azimuthDeg`. */
export function geodesicDestination(from: Place, azimuthDeg: number, distanceM: number): Place {
  const line = withPortableMath(() => wgs84Geodesic.Direct(from.latitudeDeg, from.longitudeDeg, azimuthDeg, distanceM));
  return { latitudeDeg: line.lat2 as number, longitudeDeg: line.lon2 as number };
}
