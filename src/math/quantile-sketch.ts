/**
 * Quantiles of any number of values in constant memory, each within a stated relative error: DDSketch (C. Masson, J. E. Rim, H. K. Lee,
 * "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees", PVLDB 12 (2019), 2195-2205). A value counts in the
 * bin of its logarithm; positive and negative values have bins of their own. The answers do not depend on the order of adding and merging.
 */
import { portableLog } from './portable-log.ts';

/** 0.1 %. */
const RELATIVE_ERROR = 0.001;
/**
 * The most bins of one sign, a power of 2. At 0.1 % they reach over 14 powers of ten: values smaller than 6e-15 of the largest of their sign
 * are counted in the lowest bin, which is the one exception to the relative error.
 */
const MAX_BINS = 16_384;
const FIRST_BINS = 64;

/** Plain data, to go between threads and into files. */
export interface QuantileSketch {
  readonly relativeError: number;
  readonly maxBins: number;
  /** Of a bin, in natural logarithms: ln((1 + error)/(1 - error)). */
  readonly binWidth: number;
  count: number;
  zeros: number;
  min: number;
  max: number;
  readonly positive: Bins;
  readonly negative: Bins;
}

/** Counts of bins `lowest` to `highest`, bin i at place i modulo the length, which is a power of 2; none where lowest > highest. */
interface Bins {
  lowest: number;
  highest: number;
  counts: Float64Array;
}

export function emptySketch(relativeError = RELATIVE_ERROR, maxBins = MAX_BINS): QuantileSketch {
  if (!(relativeError > 0 && relativeError < 1)) throw new RangeError(`a relative error inside 0 and 1 is wanted, not ${relativeError}`);
  if (maxBins < 1 || (maxBins & (maxBins - 1)) !== 0) throw new RangeError(`a power of 2 is wanted for the most bins, not ${maxBins}`);
  const bins = (): Bins => ({ lowest: 0, highest: -1, counts: new Float64Array(Math.min(FIRST_BINS, maxBins)) });
  const binWidth = portableLog((1 + relativeError) / (1 - relativeError));
  return { relativeError, maxBins, binWidth, count: 0, zeros: 0, min: Infinity, max: -Infinity, positive: bins(), negative: bins() };
}

/** Throws where the value is not finite. */
export function addToSketch(sketch: QuantileSketch, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`a finite value is wanted, not ${value}`);
  if (value > 0) countIn(sketch.positive, binOf(value, sketch), 1, sketch.maxBins);
  else if (value < 0) countIn(sketch.negative, binOf(-value, sketch), 1, sketch.maxBins);
  else sketch.zeros++;
  sketch.count++;
  // A zero is added, for -0 + 0 is 0: which of two zeros came first must not be seen.
  if (value < sketch.min) sketch.min = value + 0;
  if (value > sketch.max) sketch.max = value + 0;
}

/** Adds to `into` all that `part` has seen, as if it had seen it itself. Both have the same relative error and most bins. */
export function mergeSketch(into: QuantileSketch, part: QuantileSketch): void {
  if (into.relativeError !== part.relativeError || into.maxBins !== part.maxBins) throw new RangeError('sketches of one kind are wanted');
  for (const sign of ['positive', 'negative'] as const) {
    const { lowest, highest, counts } = part[sign];
    for (let bin = highest; bin >= lowest; bin--) {
      const count = counts[bin & (counts.length - 1)]!;
      if (count > 0) countIn(into[sign], bin, count, into.maxBins);
    }
  }
  into.zeros += part.zeros;
  into.count += part.count;
  into.min = Math.min(into.min, part.min);
  into.max = Math.max(into.max, part.max);
}

/**
 * The value of rank floor(p (n - 1)), counted from 0 in rising order, to within the sketch's relative error; 0 <= p <= 1. The ends are exact.
 * Throws where nothing was added.
 */
export function sketchQuantile(sketch: QuantileSketch, p: number): number {
  if (sketch.count === 0) throw new RangeError('a quantile needs a value');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability from 0 to 1 is wanted, not ${p}`);
  if (p === 0) return sketch.min;
  if (p === 1) return sketch.max;
  const { negative, positive, zeros, relativeError } = sketch;
  let before = Math.floor(p * (sketch.count - 1));
  const inside = (value: number) => Math.min(sketch.max, Math.max(sketch.min, value));
  for (let bin = negative.highest; bin >= negative.lowest; bin--) {
    before -= negative.counts[bin & (negative.counts.length - 1)]!;
    if (before < 0) return inside(-middleOf(bin, relativeError));
  }
  before -= zeros;
  if (before < 0) return 0;
  for (let bin = positive.lowest; bin <= positive.highest; bin++) {
    before -= positive.counts[bin & (positive.counts.length - 1)]!;
    if (before < 0) return inside(middleOf(bin, relativeError));
  }
  return sketch.max;
}

/** Bin i holds the values above g^(i-1) and up to g^i, g = (1 + error)/(1 - error). */
function binOf(size: number, { binWidth }: QuantileSketch): number {
  return Math.ceil(portableLog(size) / binWidth);
}

/** The value that is equally far, as a share, from both ends of the bin: 2 g^i/(g + 1). */
function middleOf(bin: number, relativeError: number): number {
  return wholePower((1 + relativeError) / (1 - relativeError), bin) * (1 - relativeError);
}

/** By squaring: Math.pow is not the same on every engine. */
function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let square = base, left = Math.abs(exponent); left > 0; left = Math.floor(left / 2), square *= square)
    if (left % 2 === 1) power *= square;
  return exponent < 0 ? 1 / power : power;
}

/** The lowest bins are given up, and never the highest, so that what is kept does not depend on the order. */
function countIn(bins: Bins, bin: number, times: number, maxBins: number): void {
  const empty = bins.lowest > bins.highest;
  const lowest = empty ? bin : Math.min(bins.lowest, bin);
  const highest = empty ? bin : Math.max(bins.highest, bin);
  if (highest - lowest >= bins.counts.length) widen(bins, lowest, highest, maxBins);
  bins.highest = highest;
  bins.lowest = Math.max(lowest, highest - bins.counts.length + 1);
  bins.counts[Math.max(bin, bins.lowest) & (bins.counts.length - 1)]! += times;
}

function widen(bins: Bins, lowest: number, highest: number, maxBins: number): void {
  let length = bins.counts.length;
  while (length <= highest - lowest && length < maxBins) length *= 2;
  const counts = new Float64Array(length);
  const kept = Math.max(lowest, highest - length + 1);
  for (let bin = bins.lowest; bin <= bins.highest; bin++)
    counts[Math.max(bin, kept) & (length - 1)]! += bins.counts[bin & (bins.counts.length - 1)]!;
  bins.counts = counts;
}
