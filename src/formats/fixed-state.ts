import type { TrackSample } from '../flight/return.ts';

type Triple = readonly [number, number, number];

/** WGS 84 semi-major axis, metres, and flattening: defining constants (NGA.STND.0036). */
const SEMI_MAJOR_M = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const DEG = Math.PI / 180;

/** Earth-fixed position (m) and Earth-relative velocity (m/s) of a sample, closed form from geodetic coordinates, speed and angles. */
export function fixedState(sample: TrackSample): { readonly positionM: Triple; readonly velocityMps: Triple } {
  const sinLat = Math.sin(sample.latitudeDeg * DEG);
  const cosLat = Math.cos(sample.latitudeDeg * DEG);
  const sinLon = Math.sin(sample.longitudeDeg * DEG);
  const cosLon = Math.cos(sample.longitudeDeg * DEG);
  const eccentricity2 = FLATTENING * (2 - FLATTENING);
  const primeVerticalM = SEMI_MAJOR_M / Math.sqrt(1 - eccentricity2 * sinLat ** 2);
  const acrossM = (primeVerticalM + sample.altitudeM) * cosLat;
  const up = sample.speedMps * Math.sin(sample.flightPathDeg * DEG);
  const along = sample.speedMps * Math.cos(sample.flightPathDeg * DEG);
  const north = along * Math.cos(sample.headingDeg * DEG);
  const east = along * Math.sin(sample.headingDeg * DEG);
  const outward = up * cosLat - north * sinLat;
  return {
    positionM: [acrossM * cosLon, acrossM * sinLon, (primeVerticalM * (1 - eccentricity2) + sample.altitudeM) * sinLat],
    velocityMps: [outward * cosLon - east * sinLon, outward * sinLon + east * cosLon, up * sinLat + north * cosLat],
  };
}
