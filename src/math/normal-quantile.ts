/**
 * Algorithm AS 241, PPND16: M. J. Wichura, "The percentage points of the normal distribution", Applied Statistics 37 (1988), 477-484. The
 * coefficients and their names are the paper's. Its sums of their mantissas, given there against slips of the pen, are held by a test:
 * AB 55.88319 28806 14901 4439, CD 49.33206 50330 16102 89036, EF 47.52583 31754 92896 71629.
 */
/* oxlint-disable no-loss-of-precision -- the paper prints more digits than a double keeps */
import { portableLog } from './portable-log.ts';

/** A over B near the middle, |p - 1/2| <= 0.425; C over D in the tails, where sqrt(-ln p) <= 5; E over F farther out. */
export const COEFFICIENTS = {
  A: [
    3.387132872796366608, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4,
    6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
  ],
  B: [
    4.2313330701600911252e1, 6.871870074920579083e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.930789580009271061e4,
    2.8729085735721942674e4, 5.226495278852854561e3,
  ],
  C: [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
    2.4178072517745061177e-1, 2.27238449892691845833e-2, 7.7454501427834140764e-4,
  ],
  D: [
    2.05319162663775882187, 1.6763848301838038494, 6.8976733498510000455e-1, 1.4810397642748007459e-1, 1.51986665636164571966e-2,
    5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
  E: [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 2.9656057182850489123e-1, 2.6532189526576123093e-2,
    1.2426609473880784386e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  F: [
    5.9983220655588793769e-1, 1.3692988092273580531e-1, 1.48753612908506148525e-2, 7.868691311456132591e-4, 1.8463183175100546818e-5,
    1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
} as const;
const [A0, A1, A2, A3, A4, A5, A6, A7] = COEFFICIENTS.A;
const [B1, B2, B3, B4, B5, B6, B7] = COEFFICIENTS.B;
const [C0, C1, C2, C3, C4, C5, C6, C7] = COEFFICIENTS.C;
const [D1, D2, D3, D4, D5, D6, D7] = COEFFICIENTS.D;
const [E0, E1, E2, E3, E4, E5, E6, E7] = COEFFICIENTS.E;
const [F1, F2, F3, F4, F5, F6, F7] = COEFFICIENTS.F;

/**
 * The standard normal deviate that is exceeded with probability 1 - p, 0 < p < 1, to about 1 part in 10^16 (the paper's claim); in
 * doubles measured within 7e-16 of itself down to p = 1e-300. The same bits on every engine.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q * (((((((A7 * r + A6) * r + A5) * r + A4) * r + A3) * r + A2) * r + A1) * r + A0)) /
      (((((((B7 * r + B6) * r + B5) * r + B4) * r + B3) * r + B2) * r + B1) * r + 1)
    );
  }
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability inside 0 and 1 is wanted, not ${p}`);
  const size = tailQuantile(Math.sqrt(-portableLog(q < 0 ? p : 1 - p)));
  return q < 0 ? -size : size;
}

function tailQuantile(root: number): number {
  if (root <= 5) {
    const r = root - 1.6;
    return (
      (((((((C7 * r + C6) * r + C5) * r + C4) * r + C3) * r + C2) * r + C1) * r + C0) /
      (((((((D7 * r + D6) * r + D5) * r + D4) * r + D3) * r + D2) * r + D1) * r + 1)
    );
  }
  const r = root - 5;
  return (
    (((((((E7 * r + E6) * r + E5) * r + E4) * r + E3) * r + E2) * r + E1) * r + E0) /
    (((((((F7 * r + F6) * r + F5) * r + F4) * r + F3) * r + F2) * r + F1) * r + 1)
  );
}
