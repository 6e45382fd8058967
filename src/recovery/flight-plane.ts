/** Where things lie along the flight and to the right of it: the plane in which sectors are cut. */
import type { PlaceDeg } from '../flight/index.ts';
import { DEG_PER_RAD, RAD_PER_DEG, wrapDegrees } from '../math/index.ts';

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
  const up = Math.sin((b - a) / 2);
  const over = Math.sin(((to.longitudeDeg - from.longitudeDeg) * RAD_PER_DEG) / 2);
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(up * up + Math.cos(a) * Math.cos(b) * over * over)));
}

/** Course at `from` of the great circle to `to`, clockwise from north. */
export function bearingDeg(from: PlaceDeg, to: PlaceDeg): number {
  const [a, b] = [from.latitudeDeg * RAD_PER_DEG, to.latitudeDeg * RAD_PER_DEG];
  const over = (to.longitudeDeg - from.longitudeDeg) * RAD_PER_DEG;
  const east = Math.sin(over) * Math.cos(b);
  const north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(over);
  return (Math.atan2(east, north) * DEG_PER_RAD + 360) % 360;
}

export function planePlace({ origin, headingDeg }: FlightPlane, place: PlaceDeg): PlanePlace {
  const km = distanceKm(origin, place);
  const turn = (bearingDeg(origin, place) - headingDeg) * RAD_PER_DEG;
  return { alongKm: km * Math.cos(turn), rightKm: km * Math.sin(turn) };
}

/** The place at a course and distance on the sphere. */
export function placeFrom(from: PlaceDeg, courseDeg: number, km: number): PlaceDeg {
  const [latitude, course, angle] = [from.latitudeDeg * RAD_PER_DEG, courseDeg * RAD_PER_DEG, km / RADIUS_KM];
  const sin = Math.sin(latitude) * Math.cos(angle) + Math.cos(latitude) * Math.sin(angle) * Math.cos(course);
  const over = Math.atan2(Math.sin(course) * Math.sin(angle) * Math.cos(latitude), Math.cos(angle) - Math.sin(latitude) * sin);
  return {
    latitudeDeg: Math.asin(Math.max(-1, Math.min(1, sin))) * DEG_PER_RAD,
    longitudeDeg: wrapDegrees(from.longitudeDeg + over * DEG_PER_RAD),
  };
}

export function placeAt({ origin, headingDeg }: FlightPlane, { alongKm, rightKm }: PlanePlace): PlaceDeg {
  return placeFrom(origin, headingDeg + Math.atan2(rightKm, alongKm) * DEG_PER_RAD, Math.hypot(alongKm, rightKm));
}
