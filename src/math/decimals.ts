/** Powers of ten that are doubles, as literals: `10 ** n` is a power, whose last place ECMAScript leaves open. */
const POWERS_OF_TEN = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/** 10 to a whole power: the double nearest to it. */
export function powerOfTen(exponent: number): number {
  return POWERS_OF_TEN[exponent] ?? Number(`1e${exponent}`);
}

/** The exponent of a finite number other than 0 in scientific notation: 2 for 123.4. Read from its digits, which every engine writes alike. */
export function decimalExponent(x: number): number {
  return Number(x.toExponential().split('e')[1]);
}

/** Rounded to so many digits after the point. */
export function roundToDecimals(value: number, decimals: number): number {
  const scale = powerOfTen(decimals);
  return Math.round(value * scale) / scale;
}
