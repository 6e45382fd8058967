import { normalQuantile } from './normal-quantile.ts';

/**
 * Student's t that is exceeded with probability 1 - p, by the expansion in the normal quantile: Abramowitz and Stegun 26.7.5. From ten
 * degrees of freedom and between p = 0.025 and 0.975 it is within 2e-5 of the truth (measured against SciPy), and is not meant for fewer.
 */
export function studentQuantile(p: number, degrees: number): number {
  if (!(degrees >= 10)) throw new RangeError(`at least ten degrees of freedom are wanted, not ${degrees}`);
  const x = normalQuantile(p);
  const z = x * x;
  const g1 = (x * (z + 1)) / 4;
  const g2 = (x * ((5 * z + 16) * z + 3)) / 96;
  const g3 = (x * (((3 * z + 19) * z + 17) * z - 15)) / 384;
  const g4 = (x * ((((79 * z + 776) * z + 1482) * z - 1920) * z - 945)) / 92_160;
  return x + (g1 + (g2 + (g3 + g4 / degrees) / degrees) / degrees) / degrees;
}
