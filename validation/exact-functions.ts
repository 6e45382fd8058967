/** Sine, cosine and exponential of doubles in whole numbers (bigint), as exact as asked: what the portable functions are judged by. */

/** A double as mantissa times 2^exponent, without loss. */
export function partsOf(x: number): readonly [mantissa: bigint, exponent: number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const size = (bits & 0xfffffffffffffn) | (biased === 0 ? 0n : 1n << 52n);
  return [x < 0 ? -size : size, Math.max(biased, 1) - 1075];
}

/** x times 2^places, rounded down. */
export function fixed(x: number, places: number): bigint {
  const [mantissa, exponent] = partsOf(x);
  const shift = BigInt(exponent + places);
  return shift >= 0n ? mantissa << shift : mantissa >> -shift;
}

const halfPis = new Map<number, bigint>();

/** pi/2 times 2^places, by pi/4 = 4 atan(1/5) - atan(1/239) (Machin 1706). */
function halfPi(places: number): bigint {
  let known = halfPis.get(places);
  if (known === undefined) {
    known = (8n * arcOfUnit(5n, places + 32) - 2n * arcOfUnit(239n, places + 32)) >> 32n;
    halfPis.set(places, known);
  }
  return known;
}

function arcOfUnit(n: bigint, places: number): bigint {
  let sum = 0n;
  for (let term = (1n << BigInt(places)) / n, k = 1n; term !== 0n; term /= -n * n, k += 2n) sum += term / k;
  return sum;
}

/** Sine and cosine of a double, each times 2^places. Keeps `places` less 64 binary places, and less the exponent of x. */
export function exactSineCosine(x: number, places: number): readonly [sine: bigint, cosine: bigint] {
  const whole = fixed(x, places);
  const quarter = halfPi(places);
  const turns = (whole - (((whole % quarter) + quarter) % quarter)) / quarter;
  const angle = whole - turns * quarter;
  let [sine, cosine] = [0n, 0n];
  let term = 1n << BigInt(places);
  for (let n = 1n; term !== 0n; n++) {
    if (n % 2n === 1n) cosine += n % 4n === 1n ? term : -term;
    else sine += n % 4n === 2n ? term : -term;
    term = ((term * angle) >> BigInt(places)) / n;
  }
  const turned: readonly (readonly [bigint, bigint])[] = [
    [sine, cosine],
    [cosine, -sine],
    [-sine, -cosine],
    [-cosine, sine],
  ];
  return turned[Number(((turns % 4n) + 4n) % 4n)]!;
}

/** ln 2 times 2^places: the sum of 1/(n 2^n). */
function ln2(places: number): bigint {
  let sum = 0n;
  for (let n = 1n, term = 1n << BigInt(places + 31); term !== 0n; n++, term >>= 1n) sum += term / n;
  return sum >> 32n;
}
const logarithms = new Map<number, bigint>();

/** exp(x) = value times 2^(power - places), value between 2^(places - 1) and 2^(places + 1). */
export function exactExponential(x: number, places: number): readonly [value: bigint, power: number] {
  const unit = logarithms.get(places) ?? ln2(places);
  logarithms.set(places, unit);
  const power = Math.round(x / Math.LN2);
  const left = fixed(x, places) - BigInt(power) * unit;
  let sum = 0n;
  let term = 1n << BigInt(places);
  for (let n = 1n; term !== 0n; n++) {
    sum += term;
    term = ((term * left) >> BigInt(places)) / n;
    if (term === -1n) break;
  }
  return [sum, power];
}

/** The greatest whole number whose square is not above n. */
export function wholeRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
