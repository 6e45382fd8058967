/**
 * SGP4 for orbits of under 225 minutes, without the Sun and Moon of the deep-space part. Hoots and Roehrich 1980, Spacetrack Report No. 3, chapter
 * 6, with the corrections of Vallado, Crawford, Hujsak and Kelso 2006 (AIAA 2006-6753). The report's symbols and order are kept; units are its
 * own, Earth radii and minutes. Of + - * /, roots and portable functions alone, so that a state has the same bits on every engine.
 */
import { RAD_PER_DEG, portableAtan2, portableCbrt, portableCos, portableSin } from '../math/index.ts';
import type { ElementSet } from './elements.ts';

/** WGS 72, with which element sets are fitted: km, km^3/s^2, zonal harmonics. */
const aE = 6378.135;
const mu = 398_600.8;
const J2 = 0.001082616;
const J3 = -0.00000253881;
const J4 = -0.00000165597;
const ke = 60 / Math.sqrt((aE * aE * aE) / mu);
const kmPerS = (aE * ke) / 60;
const A30overK2 = J3 / J2;
const TWO_PI = 2 * Math.PI;
/** Where the period reaches this, minutes, the deep-space part begins. */
const DEEP_SPACE_MIN = 225;
/** Below this perigee, km, the terms of higher order in drag are left out. */
const SIMPLE_PERIGEE_KM = 220;
/** Below this eccentricity the terms that divide by it are left out. */
const ROUND = 1e-4;

/** What does not change with time: the recovered elements, secular rates and drag coefficients. Radians, minutes, Earth radii. */
export interface NearEarthOrbit {
  readonly e0: number;
  readonly i0: number;
  readonly raan0: number;
  readonly omega0: number;
  readonly M0: number;
  readonly n0: number;
  readonly bstar: number;
  readonly cosI: number;
  readonly sinI: number;
  readonly eta: number;
  readonly MDot: number;
  readonly omegaDot: number;
  readonly raanDot: number;
  readonly raanDrag: number;
  readonly C1: number;
  readonly C4: number;
  /** Null where perigee is so low that the higher orders are left out. */
  readonly higher: HigherDrag | null;
}

interface HigherDrag {
  readonly C5: number;
  readonly omegaDrag: number;
  readonly MDrag: number;
  readonly cubeAtM0: number;
  readonly sinM0: number;
  readonly D2: number;
  readonly D3: number;
  readonly D4: number;
}

/** Semimajor axis of a mean motion, by Kepler. */
function axisOf(n: number): number {
  return portableCbrt((ke / n) * (ke / n));
}

/** Recovers the mean motion and works out what does not change; null where the orbit is one of the deep-space part. */
export function nearEarthOrbit(elements: ElementSet): NearEarthOrbit | null {
  const n = (elements.meanMotionRevPerDay * TWO_PI) / 1440;
  const e0 = elements.eccentricity;
  const i0 = elements.inclinationDeg * RAD_PER_DEG;
  const omega0 = elements.argumentOfPericenterDeg * RAD_PER_DEG;
  const M0 = elements.meanAnomalyDeg * RAD_PER_DEG;
  const bstar = elements.bstarPerEarthRadius;
  const cosI = portableCos(i0);
  const sinI = portableSin(i0);
  const theta2 = cosI * cosI;
  const x3thm1 = 3 * theta2 - 1;
  const beta02 = 1 - e0 * e0;
  const beta0 = Math.sqrt(beta02);

  const a1 = axisOf(n);
  const k = (0.75 * J2 * x3thm1) / (beta0 * beta02);
  const delta1 = k / (a1 * a1);
  const a2 = a1 * (1 - delta1 * (1 / 3 + delta1 * (1 + (134 / 81) * delta1)));
  const n0 = n / (1 + k / (a2 * a2));
  if (TWO_PI / n0 >= DEEP_SPACE_MIN) return null;
  const a0 = axisOf(n0);
  const perigeeKm = (a0 * (1 - e0) - 1) * aE;

  // For perigees below 156 km the height at which the power law of density begins follows them down to 20 km.
  const sKm = perigeeKm >= 156 ? 78 : perigeeKm < 98 ? 20 : perigeeKm - 78;
  const s = 1 + sKm / aE;
  const q = (120 - sKm) / aE;
  const xi = 1 / (a0 - s);
  const eta = a0 * e0 * xi;
  const eta2 = eta * eta;
  const eEta = e0 * eta;
  const psi2 = Math.abs(1 - eta2);
  const density = q * q * q * q * (xi * xi * xi * xi);
  const density1 = density / (psi2 * psi2 * psi2 * Math.sqrt(psi2));
  const C2 =
    density1 * n0 * (a0 * (1 + 1.5 * eta2 + eEta * (4 + eta2)) + ((0.375 * J2 * xi) / psi2) * x3thm1 * (8 + 3 * eta2 * (8 + eta2)));
  const C1 = bstar * C2;
  const C3 = e0 > ROUND ? (-2 * density * xi * A30overK2 * n0 * sinI) / e0 : 0;
  const C4 =
    2 *
    n0 *
    density1 *
    a0 *
    beta02 *
    (eta * (2 + 0.5 * eta2) +
      e0 * (0.5 + 2 * eta2) -
      ((J2 * xi) / (a0 * psi2)) *
        (-3 * x3thm1 * (1 - 2 * eEta + eta2 * (1.5 - 0.5 * eEta)) +
          0.75 * (1 - theta2) * (2 * eta2 - eEta * (1 + eta2)) * portableCos(2 * omega0)));
  const C5 = 2 * density1 * a0 * beta02 * (1 + 2.75 * (eta2 + eEta) + eEta * eta2);

  const theta4 = theta2 * theta2;
  const perP2 = 1 / (a0 * beta02 * (a0 * beta02));
  const rate2 = 1.5 * J2 * perP2 * n0;
  const rate22 = 0.5 * rate2 * J2 * perP2;
  const rate4 = -0.46875 * J4 * perP2 * perP2 * n0;
  const raanDot2 = -rate2 * cosI;
  return {
    e0,
    i0,
    raan0: elements.raanDeg * RAD_PER_DEG,
    omega0,
    M0,
    n0,
    bstar,
    cosI,
    sinI,
    eta,
    MDot: n0 + 0.5 * rate2 * beta0 * x3thm1 + 0.0625 * rate22 * beta0 * (13 - 78 * theta2 + 137 * theta4),
    omegaDot:
      -0.5 * rate2 * (1 - 5 * theta2) + 0.0625 * rate22 * (7 - 114 * theta2 + 395 * theta4) + rate4 * (3 - 36 * theta2 + 49 * theta4),
    raanDot: raanDot2 + (0.5 * rate22 * (4 - 19 * theta2) + 2 * rate4 * (3 - 7 * theta2)) * cosI,
    raanDrag: 3.5 * beta02 * raanDot2 * C1,
    C1,
    C4,
    higher: perigeeKm < SIMPLE_PERIGEE_KM ? null : higherDrag(),
  };

  function higherDrag(): HigherDrag {
    const along = 1 + eta * portableCos(M0);
    const D2 = 4 * a0 * xi * C1 * C1;
    const D3 = ((17 * a0 + s) * D2 * xi * C1) / 3;
    const D4 = ((0.5 * D2 * xi * C1) / 3) * a0 * xi * (221 * a0 + 31 * s) * C1;
    return {
      C5,
      omegaDrag: bstar * C3 * portableCos(omega0),
      MDrag: e0 > ROUND ? ((-2 / 3) * density * bstar) / eEta : 0,
      cubeAtM0: along * along * along,
      sinM0: portableSin(M0),
      D2,
      D3,
      D4,
    };
  }
}

/**
 * Writes position (km) and velocity (km/s) in TEME, `minutes` from epoch, to `out`. Gives 0, or the number of what stopped it: 1 a mean
 * eccentricity out of range, 2 a mean motion that is not positive, 4 a semi-latus rectum below 0, 6 an orbit that has decayed.
 */
export function nearEarthState(orbit: NearEarthOrbit, minutes: number, out: Float64Array): 0 | 1 | 2 | 4 | 6 {
  const { e0, i0, n0, bstar, cosI, sinI, eta, C1, C4, higher } = orbit;
  const t = minutes;
  const t2 = t * t;

  // Secular gravity and drag.
  const MDF = orbit.M0 + orbit.MDot * t;
  let M = MDF;
  let omega = orbit.omega0 + orbit.omegaDot * t;
  let shrink = 1 - C1 * t;
  let eLost = bstar * C4 * t;
  let along = 1.5 * C1 * t2;
  if (higher !== null) {
    const { C5, D2, D3, D4 } = higher;
    const near = 1 + eta * portableCos(MDF);
    const turned = higher.omegaDrag * t + higher.MDrag * (near * near * near - higher.cubeAtM0);
    M += turned;
    omega -= turned;
    shrink -= t2 * (D2 + t * (D3 + t * D4));
    eLost += bstar * C5 * (portableSin(M) - higher.sinM0);
    const C12 = C1 * C1;
    along +=
      t2 *
      t *
      (D2 +
        2 * C12 +
        t * (0.25 * (3 * D3 + C1 * (12 * D2 + 10 * C12)) + t * 0.2 * (3 * D4 + 12 * C1 * D3 + 6 * D2 * D2 + 15 * C12 * (2 * D2 + C12))));
  }
  const a = axisOf(n0) * shrink * shrink;
  const n = ke / (a * Math.sqrt(a));
  const eMean = e0 - eLost;
  if (!(eMean < 1 && eMean >= -0.001)) return 1;
  if (!(n0 > 0)) return 2;
  const e = Math.max(1e-6, eMean);
  const raan = (orbit.raan0 + orbit.raanDot * t + orbit.raanDrag * t2) % TWO_PI;
  const L = (M + n0 * along + omega + orbit.raan0 + orbit.raanDot * t + orbit.raanDrag * t2) % TWO_PI;
  omega %= TWO_PI;
  M = (L - omega - raan) % TWO_PI;

  // Long-period periodics. Where the orbit is exactly retrograde the divisor is held off zero.
  const perP = 1 / (a * (1 - e * e));
  const divisor = Math.abs(cosI + 1) > 1.5e-12 ? 1 + cosI : 1.5e-12;
  const axN = e * portableCos(omega);
  const ayN = e * portableSin(omega) - 0.5 * A30overK2 * sinI * perP;
  const LT = M + omega + raan - ((0.25 * A30overK2 * sinI * (3 + 5 * cosI)) / divisor) * perP * axN;

  // Kepler's equation for E + omega, by Newton's method, at most ten steps.
  const U = (LT - raan) % TWO_PI;
  let Eomega = U;
  let sinE = 0;
  let cosE = 0;
  for (let step = 0, change = 1; Math.abs(change) >= 1e-12 && step < 10; step++) {
    sinE = portableSin(Eomega);
    cosE = portableCos(Eomega);
    change = (U - ayN * cosE + axN * sinE - Eomega) / (1 - cosE * axN - sinE * ayN);
    change = Math.min(0.95, Math.max(-0.95, change));
    Eomega += change;
  }

  // Short-period periodics.
  const eCosE = axN * cosE + ayN * sinE;
  const eSinE = axN * sinE - ayN * cosE;
  const eL2 = axN * axN + ayN * ayN;
  const pL = a * (1 - eL2);
  if (pL < 0) return 4;
  const r = a * (1 - eCosE);
  const betaL = Math.sqrt(1 - eL2);
  const part = eSinE / (1 + betaL);
  const sinU = (a / r) * (sinE - ayN - axN * part);
  const cosU = (a / r) * (cosE - axN + ayN * part);
  const sin2u = 2 * cosU * sinU;
  const cos2u = 1 - 2 * sinU * sinU;
  const k1 = (0.5 * J2) / pL;
  const k2 = k1 / pL;
  const theta2 = cosI * cosI;
  const x3thm1 = 3 * theta2 - 1;
  const rK = r * (1 - 1.5 * k2 * betaL * x3thm1) + 0.5 * k1 * (1 - theta2) * cos2u;
  if (!(rK >= 1)) return 6;
  const uK = portableAtan2(sinU, cosU) - 0.25 * k2 * (7 * theta2 - 1) * sin2u;
  const raanK = raan + 1.5 * k2 * cosI * sin2u;
  const iK = i0 + 1.5 * k2 * cosI * sinI * cos2u;
  const rDotK = (Math.sqrt(a) * eSinE) / r - (n * k1 * (1 - theta2) * sin2u) / ke;
  const rfDotK = Math.sqrt(pL) / r + (n * k1 * ((1 - theta2) * cos2u + 1.5 * x3thm1)) / ke;

  // Unit vectors along the radius and across it, in the orbit's plane.
  const [sinu, cosu] = [portableSin(uK), portableCos(uK)];
  const [sinRaan, cosRaan] = [portableSin(raanK), portableCos(raanK)];
  const [sini, cosi] = [portableSin(iK), portableCos(iK)];
  const Mx = -sinRaan * cosi;
  const My = cosRaan * cosi;
  const [Ux, Uy, Uz] = [Mx * sinu + cosRaan * cosu, My * sinu + sinRaan * cosu, sini * sinu];
  out[0] = rK * aE * Ux;
  out[1] = rK * aE * Uy;
  out[2] = rK * aE * Uz;
  out[3] = kmPerS * (rDotK * Ux + rfDotK * (Mx * cosu - cosRaan * sinu));
  out[4] = kmPerS * (rDotK * Uy + rfDotK * (My * cosu - sinRaan * sinu));
  out[5] = kmPerS * (rDotK * Uz + rfDotK * (sini * cosu));
  return 0;
}
