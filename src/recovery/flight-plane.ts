/** Where things lie along the flight and to the right of it: the plane in which sectors are cut. */
import type { PlaceDeg } from '../flight/index.ts';
import {
  DEG_PER_RAD,
  RAD_PER_DEG,
  portableAsin,
  portableAtan2,
  portableCos,
  portableHypot,
  portableSin,
  wrapDegrees,
} from '../math/index.ts';

/** Azimuthal equidistant about `origin` on a sphere, `headingDeg` (clockwise from north) being along. Plain data: a card carries it. */
export interface FlightPlane {
  readonly origin: PlaceDeg;
  readonly headingDeg: number;
}

export interface PlanePlace {
  readonly alongKm: number;
  readonly rightKm: number;
}

/** Mean radius (IUGG). Distances are within 0.5 % of the ellipsoid's: 2.5 km at 500 km, and the way back is exact. */
const RADIUS_KM = 6371.0088;

/** Great-circle distance on the sphere (haversine). */
export function distanceKm(from: PlaceDeg, to: PlaceDeg): number {
  const [a, b] = [from.latitudeDeg * RAD_PER_DEG, to.latitudeDeg * RAD_PER_DEG];
  const up = portableSin((b - a) / 2);
  const over = portableSin(((to.longitudeDeg - from.longitudeDeg) * RAD_PER_DEG) / 2);
  return 2 * RADIUS_KM * portableAsin(Math.min(1, Math.sqrt(up * up + portableCos(a) * portableCos(b) * over * over)));
}

/** Course at `from` of the great circle to `to`, clockwise from north. */
export function bearingDeg(from: PlaceDeg, to: PlaceDeg): number {
  const [a, b] = [from.latitudeDeg * RAD_PER_DEG, to.latitudeDeg * RAD_PER_DEG];
  const over = (to.longitudeDeg - from.longitudeDeg) * RAD_PER_DEG;
  const east = portableSin(over) * portableCos(b);
  const north = portableCos(a) * portableSin(b) - portableSin(a) * portableCos(b) * portableCos(over);
  return (portableAtan2(east, north) * DEG_PER_RAD + 360) % 360;
}

export function planePlace({ origin, headingDeg }: FlightPlane, place: PlaceDeg): PlanePlace {
  const km = distanceKm(origin, place);
  const turn = (bearingDeg(origin, place) - headingDeg) * RAD_PER_DEG;
  return { alongKm: km * portableCos(turn), rightKm: km * portableSin(turn) };
}

/** The place at a course and distance on the sphere. */
export function placeFrom(from: PlaceDeg, courseDeg: number, km: number): PlaceDeg {
  const [latitude, course, angle] = [from.latitudeDeg * RAD_PER_DEG, courseDeg * RAD_PER_DEG, km / RADIUS_KM];
  const sin = portableSin(latitude) * portableCos(angle) + portableCos(latitude) * portableSin(angle) * portableCos(course);
  const over = portableAtan2(
    portableSin(course) * portableSin(angle) * portableCos(latitude),
    portableCos(angle) - portableSin(latitude) * sin,
  );
  return {
    latitudeDeg: portableAsin(Math.max(-1, Math.min(1, sin))) * DEG_PER_RAD,
    longitudeDeg: wrapDegrees(from.longitudeDeg + over * DEG_PER_RAD),
  };
}

export function placeAt({ origin, headingDeg }: FlightPlane, { alongKm, rightKm }: PlanePlace): PlaceDeg {
  return placeFrom(origin, headingDeg + portableAtan2(rightKm, alongKm) * DEG_PER_RAD, portableHypot(alongKm, rightKm));
}
