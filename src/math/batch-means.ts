/**
 * How well a statistic of a running Monte-Carlo is known, by batch means (A. M. Law, Simulation Modeling and Analysis, 5th ed. 2015, chapter
 * 9): samples are cut into batches of equal size in the order of their numbers, the statistic (say, the 95 % radius) is taken of each,
 * and the spread of these tells the error of the statistic of all.
 *
 * What it assumes: samples are independent and of one distribution, batches are equal and come in order, and are large enough. What it tells:
 * the standard error of the mean of the batches' statistics. For a mean this is exactly that of all samples. A quantile radius is not a mean:
 * each batch's is biased by c/m for m samples, the same for all, which no number of batches takes away and the half-width does not show.
 * Hence the radius itself is to be taken of all samples, and only its half-width from here; and MIN_BATCH_SAMPLES is where the spread of
 * batches has come near to its limit. Measured for R95 about each batch's own mean, of Gaussians round and stretched 6 : 1:
 *
 *   m                    32     64     128    256    512
 *   bias of a batch, %   -5.9   -3.2   -1.6   -0.8   -0.4      (stretched: -7.2 -3.9 -2.0 -1.1 -0.6)
 *   half-width short, %  15     7.5    4.3    2.9    2.3       (stretched: 16 7.7 5.2 2.4 1.5)
 */
import { studentQuantile } from './student-quantile.ts';

/** The fewest samples of a batch for a 95 % radius. */
export const MIN_BATCH_SAMPLES = 256;
/** At fewer the spread itself is too uncertain: at 16 by 18 %. */
export const MIN_BATCHES = 16;
/** Neighbours are joined in pairs when so many are full: memory is constant. */
export const MAX_BATCHES = 64;

/** Plain data, to go between threads and into files. */
export interface BatchMeans {
  /** Batches as they were added that one of `means` joins. */
  joined: number;
  /** Of full batches, in order. */
  readonly means: number[];
  /** Of the batch that is not full: the sum and number of those added. */
  sum: number;
  added: number;
}

/** What is known of the mean of the batches' statistics. */
export interface Precision {
  readonly mean: number;
  readonly standardError: number;
  /** Of the 95 % interval, by Student's t. */
  readonly halfWidth: number;
  /** The half-width as a share of the mean's size. */
  readonly relativeHalfWidth: number;
}

export function emptyBatchMeans(): BatchMeans {
  return { joined: 1, means: [], sum: 0, added: 0 };
}

/** Adds the statistic of the next batch, in the order of its samples. Throws where it is not finite. */
export function addBatch(batches: BatchMeans, statistic: number): void {
  if (!Number.isFinite(statistic)) throw new RangeError(`a finite statistic is wanted, not ${statistic}`);
  batches.sum += statistic;
  batches.added++;
  if (batches.added < batches.joined) return;
  batches.means.push(batches.sum / batches.added);
  batches.sum = 0;
  batches.added = 0;
  if (batches.means.length < MAX_BATCHES) return;
  const { means } = batches;
  for (let i = 0; 2 * i < MAX_BATCHES; i++) means[i] = (means[2 * i]! + means[2 * i + 1]!) / 2;
  means.length = MAX_BATCHES / 2;
  batches.joined *= 2;
}

/** Null below MIN_BATCHES. A batch that joining has not yet filled is left out. */
export function precisionOf({ means }: BatchMeans): Precision | null {
  const count = means.length;
  if (count < MIN_BATCHES) return null;
  const mean = means.reduce((sum, each) => sum + each, 0) / count;
  const variance = means.reduce((sum, each) => sum + (each - mean) * (each - mean), 0) / (count - 1);
  const standardError = Math.sqrt(variance / count);
  const halfWidth = studentQuantile(0.975, count - 1) * standardError;
  return { mean, standardError, halfWidth, relativeHalfWidth: halfWidth / Math.abs(mean) };
}

/**
 * Whether the 95 % half-width, relative to the mean, is within `relative`: the rule of `--stop-when`. Asked after each batch it stops a little
 * too gladly, when the spread happens to look small; validation/statistics.ts measures how often the truth is then inside.
 */
export function isKnownTo(batches: BatchMeans, relative: number): boolean {
  const precision = precisionOf(batches);
  return precision !== null && precision.relativeHalfWidth <= relative;
}
