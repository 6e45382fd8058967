/** How many units of the last place (ulp) the portable functions are off the truth, which is worked out in whole numbers. */
import {
  portableAcos,
  portableAsin,
  portableAtan,
  portableAtan2,
  portableCbrt,
  portableCos,
  portableExp,
  portableLog,
  portableSin,
  portableTan,
  uniform,
} from '../src/math/index.ts';
import { type CheckResult } from './check.ts';
import { exactExponential, exactSineCosine, fixed, partsOf, wholeRoot } from './exact-functions.ts';

const PLACES = 256;
const ONE = 1n << BigInt(PLACES);
const SEED = 20_260_101;

/** found - truth in ulp of the truth, where the truth is off by the ratio `above / below`, both small whole numbers of one scale. */
function inUlp(found: number, above: bigint, below: bigint): number {
  const [, exponent] = partsOf(found);
  // above / below is in units of 1: times 2^-exponent it is in ulp; 40 places are kept.
  return Number(shifted(above, 40 - exponent) / below) / 2 ** 40;
}

function shifted(n: bigint, by: number): bigint {
  return by >= 0 ? n << BigInt(by) : n >> BigInt(-by);
}

/** Off the truth, in ulp, by argument. Inverse functions are judged by what the exact function gives back of their answer. */
interface Judged {
  readonly name: string;
  readonly gate: number;
  readonly argument: (i: number) => readonly [number, number];
  readonly offUlp: (x: number, y: number) => number;
}

const between = (low: number, high: number) => (i: number) => [low + (high - low) * uniform(SEED, i, 0), 0] as const;
/** Even in the logarithm, of both signs, so that all sizes come. */
const ofSize = (low: number, high: number) => (i: number) =>
  [Math.exp(between(Math.log(low), Math.log(high))(i)[0]) * (i % 2 === 0 ? 1 : -1), 0] as const;
const either = (a: Judged['argument'], b: Judged['argument']) => (i: number) => (i % 4 < 2 ? a(i) : b(i));

function arcOff(found: number, y: bigint, x: bigint): number {
  const [s, c] = exactSineCosine(found, PLACES);
  return inUlp(found, x * s - y * c, x * c + y * s);
}

export const JUDGED: readonly Judged[] = [
  {
    name: 'sine',
    gate: 0.8,
    argument: either(between(-7, 7), ofSize(1e-8, 1e7)),
    offUlp: (x) => inUlp(portableSin(x), fixed(portableSin(x), PLACES) - exactSineCosine(x, PLACES)[0], ONE),
  },
  {
    name: 'cosine',
    gate: 0.8,
    argument: either(between(-7, 7), ofSize(1e-8, 1e7)),
    offUlp: (x) => inUlp(portableCos(x), fixed(portableCos(x), PLACES) - exactSineCosine(x, PLACES)[1], ONE),
  },
  {
    name: 'tangent',
    gate: 2.2,
    argument: either(between(-7, 7), ofSize(1e-8, 1e5)),
    offUlp: (x) => {
      const [s, c] = exactSineCosine(x, PLACES);
      return inUlp(portableTan(x), ((fixed(portableTan(x), PLACES) * c) >> BigInt(PLACES)) - s, c);
    },
  },
  {
    name: 'arcsine',
    gate: 2,
    argument: either(between(-1, 1), ofSize(1e-8, 1)),
    offUlp: (x) => arcOff(portableAsin(x), fixed(x, PLACES), wholeRoot(ONE * ONE - fixed(x, PLACES) ** 2n)),
  },
  {
    name: 'arccosine',
    gate: 2,
    argument: either(between(-1, 1), (i) => [1 - ofSize(1e-12, 1)(2 * i)[0], 0]),
    offUlp: (x) => arcOff(portableAcos(x), wholeRoot(ONE * ONE - fixed(x, PLACES) ** 2n), fixed(x, PLACES)),
  },
  {
    name: 'arctangent',
    gate: 1,
    argument: either(between(-4, 4), ofSize(1e-8, 1e8)),
    offUlp: (x) => arcOff(portableAtan(x), fixed(x, PLACES), ONE),
  },
  {
    name: 'arctangent of two',
    gate: 1.5,
    argument: (i) => [between(-2, 2)(i)[0], ofSize(1e-6, 1e3)(i)[0]],
    offUlp: (y, x) => arcOff(portableAtan2(y, x), fixed(y, PLACES), fixed(x, PLACES)),
  },
  {
    name: 'exponential',
    gate: 0.9,
    argument: either(between(-708, 709), ofSize(1e-8, 1)),
    offUlp: (x) => {
      const [value, power] = exactExponential(x, PLACES);
      const found = portableExp(x);
      const [mantissa, exponent] = partsOf(found);
      return Number(((mantissa << BigInt(PLACES)) - shifted(value, power - exponent)) >> BigInt(PLACES - 40)) / 2 ** 40;
    },
  },
  {
    name: 'logarithm',
    gate: 2,
    argument: either(between(0.4, 2.5), (i) => [Math.abs(ofSize(1e-300, 1e300)(i)[0]), 0]),
    offUlp: (x) => {
      const found = portableLog(x);
      const [value, power] = exactExponential(found, PLACES);
      const [mantissa, exponent] = partsOf(x);
      const known = shifted(mantissa, exponent - power + PLACES);
      return inUlp(found, value - known, known);
    },
  },
  {
    name: 'cube root',
    gate: 1,
    argument: ofSize(1e-300, 1e300),
    offUlp: (x) => {
      const found = portableCbrt(x);
      const [m, e] = partsOf(found);
      const [mantissa, exponent] = partsOf(x);
      // (found^3 - x) / (3 found^2), and one ulp is 2^e: all over 2^(3 e).
      const cube = ((m ** 3n) << 200n) - shifted(mantissa, exponent - 3 * e + 200);
      return Number(((cube << 40n) / (3n * m * m)) >> 200n) / 2 ** 40;
    },
  },
];

export function worstUlp({ argument, offUlp }: Judged, count: number): { readonly ulp: number; readonly at: readonly [number, number] } {
  let most = { ulp: 0, at: [0, 0] as readonly [number, number] };
  for (let i = 0; i < count; i++) {
    const at = argument(i);
    const ulp = Math.abs(offUlp(...at));
    if (!(ulp <= most.ulp)) most = { ulp, at };
  }
  return most;
}

/** Small here; the numbers in the functions' comments are of a million arguments each. */
const ARGUMENTS = 4000;

export function checkPortableFunctions(): readonly CheckResult[] {
  return JUDGED.map((judged) => ({
    check: 'portable functions',
    against: 'the series in whole numbers of 256 bits',
    quantity: `${judged.name}, worst of ${ARGUMENTS}`,
    unit: 'ulp',
    reached: worstUlp(judged, ARGUMENTS).ulp,
    gate: judged.gate,
  }));
}
