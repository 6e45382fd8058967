/**
 * Philox4x32-10, a generator without state: ten rounds turn a counter of 128 bits and a key of 64 into 128 random bits. Source: Salmon,
 * Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011), section 3.3, with its multipliers and key steps. The
 * words are those of the authors' Random123, whose known answers the tests hold.
 *
 * On top of it a deviate is named by what it is for, (seed, sample, parameter), and not by when it was drawn: any worker draws the same
 * one, in any order, from integers and correctly rounded arithmetic alone.
 */
import { normalQuantile } from './normal-quantile.ts';

const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const M0_LOW = M0 & 0xffff;
const M0_HIGH = M0 >>> 16;
const M1_LOW = M1 & 0xffff;
const M1_HIGH = M1 >>> 16;
/** The golden ratio and the square root of 3 less 1, as fractions of 2^32. */
const KEY_STEP_0 = 0x9e3779b9;
const KEY_STEP_1 = 0xbb67ae85;
const ROUNDS = 10;

/** Four random words of the counter c0..c3 under the key k0, k1 into `out`. Words are read modulo 2^32. */
export function philox4x32(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number, out: Uint32Array): void {
  let x0 = c0 | 0;
  let x1 = c1 | 0;
  let x2 = c2 | 0;
  let x3 = c3 | 0;
  let key0 = k0 | 0;
  let key1 = k1 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    // The high word of each 32 x 32 bit product comes from four products of 16-bit halves, none of which overflows 32 bits.
    const low0 = x0 & 0xffff;
    const high0 = x0 >>> 16;
    const middle0 = (Math.imul(high0, M0_LOW) + (Math.imul(low0, M0_LOW) >>> 16)) | 0;
    const cross0 = (Math.imul(low0, M0_HIGH) + (middle0 & 0xffff)) | 0;
    const product0High = (Math.imul(high0, M0_HIGH) + (middle0 >>> 16) + (cross0 >>> 16)) | 0;
    const low2 = x2 & 0xffff;
    const high2 = x2 >>> 16;
    const middle2 = (Math.imul(high2, M1_LOW) + (Math.imul(low2, M1_LOW) >>> 16)) | 0;
    const cross2 = (Math.imul(low2, M1_HIGH) + (middle2 & 0xffff)) | 0;
    const product2High = (Math.imul(high2, M1_HIGH) + (middle2 >>> 16) + (cross2 >>> 16)) | 0;
    const product0Low = Math.imul(x0, M0);
    const product2Low = Math.imul(x2, M1);
    x0 = product2High ^ x1 ^ key0;
    x2 = product0High ^ x3 ^ key1;
    x1 = product2Low;
    x3 = product0Low;
    key0 = (key0 + KEY_STEP_0) | 0;
    key1 = (key1 + KEY_STEP_1) | 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}

const TWO_32 = 2 ** 32;

/** Written and read within one call, so that no call allocates. */
const words = new Uint32Array(4);

/**
 * A uniform deviate in the open interval (0, 1), the middle of one of 2^52 equal cells: 0, 1 and 1/2 never come, and 1 minus it is exact.
 * `seed` and `sample` are integers from 0 to 2^53 - 1, `parameter` from 0 to 2^32 - 1.
 */
export function uniform(seed: number, sample: number, parameter: number): number {
  promise(seed, sample, parameter);
  philox4x32(sample, sample / TWO_32, parameter, 0, seed, seed / TWO_32, words);
  return openUnit(words[0]!, words[1]!);
}

/**
 * `count` independent standard normal deviates into the start of `out`: each the normal quantile of its own uniform deviate, two from a
 * block, the block counted in the counter's last word. The first is the quantile of `uniform` of the same name: use a name for one of them.
 */
export function fillNormals(seed: number, sample: number, parameter: number, out: Float64Array, count = out.length): void {
  promise(seed, sample, parameter);
  if (!(count <= out.length)) throw new RangeError(`${count} deviates do not fit into ${out.length} places`);
  for (let i = 0; i < count; i += 2) {
    philox4x32(sample, sample / TWO_32, parameter, i >>> 1, seed, seed / TWO_32, words);
    out[i] = normalQuantile(openUnit(words[0]!, words[1]!));
    if (i + 1 < count) out[i + 1] = normalQuantile(openUnit(words[2]!, words[3]!));
  }
}

/** All 32 bits of one word above 20 of the other, and half a cell. */
function openUnit(high: number, low: number): number {
  return (high * 2 ** 20 + (low >>> 12) + 0.5) * 2 ** -52;
}

function promise(seed: number, sample: number, parameter: number): void {
  if (!Number.isSafeInteger(seed) || seed < 0) throw new RangeError(`a seed is an integer from 0 to 2^53 - 1, not ${seed}`);
  if (!Number.isSafeInteger(sample) || sample < 0) throw new RangeError(`a sample is an integer from 0 to 2^53 - 1, not ${sample}`);
  if (parameter >>> 0 !== parameter) throw new RangeError(`a parameter is an integer from 0 to 2^32 - 1, not ${parameter}`);
}
