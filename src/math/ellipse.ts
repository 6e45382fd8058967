import { portableAtan2 } from './portable-arc.ts';
import { portableCos, portableSin } from './portable-sine.ts';
import { DEG_PER_RAD, RAD_PER_DEG } from './angles.ts';
import { portableLog } from './portable-log.ts';

/** Covariance of a point on a level plane, square metres. */
export interface PlaneCovariance {
  readonly eastEastM2: number;
  readonly eastNorthM2: number;
  readonly northNorthM2: number;
}

/** About a centre that whoever made it knows. */
export interface Ellipse {
  readonly probability: number;
  readonly semiMajorM: number;
  readonly semiMinorM: number;
  /** Of the major axis, clockwise from north, from 0 to below 180. */
  readonly azimuthDeg: number;
}

/** The value that a chi-square of two degrees of freedom stays below with probability p, 0 <= p < 1: -2 ln(1 - p). */
export function chiSquare2Quantile(p: number): number {
  return -2 * portableLog(1 - p);
}

/**
 * The smallest ellipse that holds a two-dimensional Gaussian with a probability: axes along the covariance's eigenvectors, the semi-axes
 * k = sqrt(chi-square quantile) of their sigmas. One sigma holds 39.3 % in two dimensions, three sigma 98.9 %. About the mean and with the
 * covariance of n points it leaves out more of the next points than it says, by a share of about (k^2 + k^4/4)/n: 15/n at 95 % (from
 * Hotelling's T^2, which for two dimensions is a closed form).
 */
export function ellipseOf({ eastEastM2, eastNorthM2, northNorthM2 }: PlaneCovariance, probability: number): Ellipse {
  const difference = northNorthM2 - eastEastM2;
  const major = (eastEastM2 + northNorthM2 + Math.sqrt(difference * difference + 4 * eastNorthM2 * eastNorthM2)) / 2;
  // The product of the eigenvalues is the determinant; their difference would lose the digits of a thin ellipse. Rounding may pass 0.
  const minor = major > 0 ? Math.max(0, (eastEastM2 * northNorthM2 - eastNorthM2 * eastNorthM2) / major) : 0;
  const factor = chiSquare2Quantile(probability);
  const azimuthDeg = (DEG_PER_RAD * portableAtan2(2 * eastNorthM2, difference)) / 2;
  return {
    probability,
    semiMajorM: Math.sqrt(factor * major),
    semiMinorM: Math.sqrt(factor * minor),
    azimuthDeg: azimuthDeg < 0 ? (azimuthDeg + 180) % 180 : azimuthDeg,
  };
}

/** Whether a point at these metres from the centre is inside or on the edge. */
export function isInsideEllipse({ semiMajorM, semiMinorM, azimuthDeg }: Ellipse, eastM: number, northM: number): boolean {
  const [sin, cos] = [portableSin(azimuthDeg * RAD_PER_DEG), portableCos(azimuthDeg * RAD_PER_DEG)];
  const along = eastM * sin + northM * cos;
  const across = eastM * cos - northM * sin;
  // The first two say it for an ellipse without width or length, for which the last is 0 <= 0.
  return (
    Math.abs(along) <= semiMajorM &&
    Math.abs(across) <= semiMinorM &&
    (along * semiMinorM) ** 2 + (across * semiMajorM) ** 2 <= (semiMajorM * semiMinorM) ** 2
  );
}
