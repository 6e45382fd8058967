/** The plane of the station's orbit for months: it turns steadily, though where the station is along it cannot be told so far ahead. */
import { WGS84, sunPosition } from '../earth/index.ts';
import { type Vector3, dot, portableAsin, portableCbrt, portableCos, portableSin, turnAxesZ, unit } from '../math/index.ts';
import type { ElementSet } from '../orbit/index.ts';
import { DAY_S, type Instant, greenwichMeanSiderealRad, secondsBetween } from '../time/index.ts';

const EARTH_MU_M3_S2 = 3.986004418e14; // WGS 84 (NGA.STND.0036)
const J2 = 1.08262668e-3; // EGM96, unnormalised

export interface OrbitPlane {
  readonly epoch: Instant;
  readonly nodeRad: number;
  readonly inclinationRad: number;
  readonly nodeRateRadS: number;
}

/**
 * The node's secular rate by J2 (Vallado, Fundamentals of Astrodynamics, eq. 9-37). A reboost of 1 km changes it by 0.0025 deg/day;
 * how well that holds a year ahead is in test/plan-light.test.ts.
 */
export function planeOf({ epoch, meanMotionRevPerDay, inclinationDeg, raanDeg, eccentricity }: ElementSet): OrbitPlane {
  const meanMotion = (meanMotionRevPerDay * 2 * Math.PI) / DAY_S;
  const axisM = portableCbrt(EARTH_MU_M3_S2 / meanMotion ** 2);
  const parameterM = axisM * (1 - eccentricity ** 2);
  const inclinationRad = (inclinationDeg * Math.PI) / 180;
  const nodeRateRadS = -1.5 * J2 * meanMotion * (WGS84.equatorialRadiusM / parameterM) ** 2 * portableCos(inclinationRad);
  return { epoch, nodeRad: (raanDeg * Math.PI) / 180, inclinationRad, nodeRateRadS };
}

/** How far ahead the turning of the plane is used: over 89 to 366 days it told the hours of eleven landings to ten minutes; beyond it is not tried. */
export const isTold = ({ epoch }: OrbitPlane, at: Instant): boolean => Math.abs(secondsBetween(epoch, at)) <= 400 * DAY_S;

function normalOf(plane: OrbitPlane, at: Instant): Vector3 {
  const node = plane.nodeRad + plane.nodeRateRadS * secondsBetween(plane.epoch, at);
  const [sinI, cosI] = [portableSin(plane.inclinationRad), portableCos(plane.inclinationRad)];
  return [portableSin(node) * sinI, -portableCos(node) * sinI, cosI];
}

/** The angle of the Sun above the plane of the orbit, degrees. */
export function betaDeg(plane: OrbitPlane, at: Instant): number {
  const sun = turnAxesZ(unit(sunPosition(at)), -greenwichMeanSiderealRad(at));
  return (portableAsin(dot(sun, normalOf(plane, at))) * 180) / Math.PI;
}

/** How a place stands to the plane: 0 as the plane passes over it, rising as it comes to the plane's northern side. */
export function offPlane(plane: OrbitPlane, at: Instant, latitudeRad: number, longitudeRad: number): number {
  const place: Vector3 = [
    portableCos(latitudeRad) * portableCos(longitudeRad),
    portableCos(latitudeRad) * portableSin(longitudeRad),
    portableSin(latitudeRad),
  ];
  return dot(turnAxesZ(place, -greenwichMeanSiderealRad(at)), normalOf(plane, at));
}
