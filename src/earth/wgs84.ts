import {
  DEG_PER_RAD,
  RAD_PER_DEG,
  type Vector3,
  portableAtan2,
  portableCos,
  portableHypot,
  portableSin,
  wrapDegrees,
} from '../math/index.ts';

/** The Earth as a flight sees it: an ellipsoid of revolution that turns, with a zonal gravity field. */
export interface EarthModel {
  readonly equatorialRadiusM: number;
  readonly flattening: number;
  readonly rotationRadS: number;
  /** Gravitational parameter. */
  readonly muM3S2: number;
  /** Radius to which the zonal coefficients refer. */
  readonly gravityRadiusM: number;
  readonly j2: number;
  readonly j3: number;
  readonly j4: number;
}

/**
 * WGS 84 (NGA.STND.0036_1.0.0_WGS84, 2014: a, 1/f, GM, omega are its defining constants) with the zonal coefficients of EGM2008 (Pavlis et
 * al. 2012, J. Geophys. Res. 117 B04406; unnormalised, tide-free).
 */
export const WGS84: EarthModel = {
  equatorialRadiusM: 6_378_137,
  flattening: 1 / 298.257223563,
  rotationRadS: 7.292115e-5,
  muM3S2: 3.986004418e14,
  gravityRadiusM: 6_378_136.3,
  j2: 1.0826262e-3,
  j3: -2.5324105e-6,
  j4: -1.6198976e-6,
};

/** Standard gravity, the unit of load factor (3rd CGPM, 1901). */
export const STANDARD_GRAVITY_MPS2 = 9.80665;

/** Geodetic coordinates on WGS 84: degrees, and metres above the ellipsoid (HAE). */
export interface Geodetic {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeM: number;
}

/** Earth-fixed (ITRF) metres from geodetic coordinates. */
export function ecefFromGeodetic({ latitudeDeg, longitudeDeg, altitudeM }: Geodetic): Vector3 {
  const e2 = WGS84.flattening * (2 - WGS84.flattening);
  const sinLat = portableSin(latitudeDeg * RAD_PER_DEG);
  const cosLat = portableCos(latitudeDeg * RAD_PER_DEG);
  const normalM = WGS84.equatorialRadiusM / Math.sqrt(1 - e2 * sinLat * sinLat);
  const rhoM = (normalM + altitudeM) * cosLat;
  return [
    rhoM * portableCos(longitudeDeg * RAD_PER_DEG),
    rhoM * portableSin(longitudeDeg * RAD_PER_DEG),
    (normalM * (1 - e2) + altitudeM) * sinLat,
  ];
}

/**
 * Geodetic coordinates from Earth-fixed metres. Bowring (1976, Survey Review 23, 323) with his 1985 height formula, one step: height within
 * 1 micrometre to 1000 km, latitude within 3e-9 degrees (0.3 mm) to 200 km and 6e-8 degrees (6 mm) to 1000 km, by the round-trip test. Not for the Earth's centre.
 */
export function geodeticFromEcef([x, y, z]: Vector3): Geodetic {
  const a = WGS84.equatorialRadiusM;
  const b = a * (1 - WGS84.flattening);
  const e2 = WGS84.flattening * (2 - WGS84.flattening);
  const p = portableHypot(x, y);
  const beta = portableAtan2(z * a, p * b);
  const [sin, cos] = [portableSin(beta), portableCos(beta)];
  const latitudeRad = portableAtan2(z + ((a * a - b * b) / b) * (sin * sin * sin), p - e2 * a * (cos * cos * cos));
  const sinLat = portableSin(latitudeRad);
  const altitudeM = p * portableCos(latitudeRad) + z * sinLat - a * Math.sqrt(1 - e2 * sinLat * sinLat);
  return { latitudeDeg: latitudeRad * DEG_PER_RAD, longitudeDeg: wrapDegrees(portableAtan2(y, x) * DEG_PER_RAD), altitudeM };
}

/** Local east, north and up as Earth-fixed unit vectors. */
export function localAxes({ latitudeDeg, longitudeDeg }: Pick<Geodetic, 'latitudeDeg' | 'longitudeDeg'>): {
  readonly east: Vector3;
  readonly north: Vector3;
  readonly up: Vector3;
} {
  const sinLat = portableSin(latitudeDeg * RAD_PER_DEG);
  const cosLat = portableCos(latitudeDeg * RAD_PER_DEG);
  const sinLon = portableSin(longitudeDeg * RAD_PER_DEG);
  const cosLon = portableCos(longitudeDeg * RAD_PER_DEG);
  return {
    east: [-sinLon, cosLon, 0],
    north: [-sinLat * cosLon, -sinLat * sinLon, cosLat],
    up: [cosLat * cosLon, cosLat * sinLon, sinLat],
  };
}
