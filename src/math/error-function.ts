import { portableExp } from './portable-exp.ts';

const TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);
/** From here on it is 1 in double precision. */
const ONE_FROM = 6;
const MAX_TERMS = 400;

/** Error function, by the series of positive terms (Abramowitz and Stegun 1964, 7.1.6): no cancellation, about 15 digits. */
export function portableErf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const size = Math.abs(x);
  if (size >= ONE_FROM) return Math.sign(x);
  let [term, sum] = [size, size];
  for (let n = 1; n < MAX_TERMS && term > sum * 1e-17; n++) {
    term *= (2 * size * size) / (2 * n + 1);
    sum += term;
  }
  return Math.sign(x) * TWO_OVER_ROOT_PI * portableExp(-size * size) * sum;
}
