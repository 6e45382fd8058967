/**
 * Means and covariances of vectors of one length, as they stream by: West's form of Welford's update, and the merging of two parts by Chan,
 * Golub and LeVeque, "Algorithms for computing the sample variance", The American Statistician 37 (1983), 242-247, equations 2.1. Sums are
 * taken about the mean so far, so that a large mean costs no digits. Sums round by their order: for the same bits each time, parts are cut
 * at fixed samples and merged in the order of those.
 */

/** Plain data, to go between threads and into files. */
export interface Moments {
  count: number;
  readonly mean: Float64Array;
  /** Sums of products of deviations from the mean: row by row, those on the diagonal and right of it. */
  readonly products: Float64Array;
}

export function emptyMoments(size: number): Moments {
  return { count: 0, mean: new Float64Array(size), products: new Float64Array(size * size) };
}

export function addToMoments(moments: Moments, vector: ArrayLike<number>): void {
  const { mean, products } = moments;
  const size = mean.length;
  checkLength(vector.length, size);
  const count = ++moments.count;
  const weight = (count - 1) / count;
  for (let i = 0; i < size; i++) {
    const deviation = weight * (vector[i]! - mean[i]!);
    for (let j = i; j < size; j++) products[i * size + j]! += deviation * (vector[j]! - mean[j]!);
  }
  for (let i = 0; i < size; i++) mean[i]! += (vector[i]! - mean[i]!) / count;
}

/** Adds to `into` all that `part` has seen. */
export function mergeMoments(into: Moments, part: Moments): void {
  if (part.count === 0) return;
  const { mean, products } = into;
  const size = mean.length;
  checkLength(part.mean.length, size);
  const count = into.count + part.count;
  const weight = (into.count / count) * part.count;
  for (let i = 0; i < size; i++) {
    const apart = weight * (part.mean[i]! - mean[i]!);
    for (let j = i; j < size; j++) products[i * size + j]! += part.products[i * size + j]! + apart * (part.mean[j]! - mean[j]!);
  }
  for (let i = 0; i < size; i++) mean[i]! += (part.mean[i]! - mean[i]!) * (part.count / count);
  into.count = count;
}

/** The unbiased covariance (over n - 1) of components i and j. Throws below two vectors. */
export function covarianceOf({ count, mean, products }: Moments, i: number, j: number): number {
  checkCount(count);
  return products[Math.min(i, j) * mean.length + Math.max(i, j)]! / (count - 1);
}

/** Moments of inputs with outputs, without those of inputs among each other. Plain data. */
export interface CrossMoments {
  count: number;
  readonly inputMean: Float64Array;
  readonly inputSquares: Float64Array;
  readonly outputMean: Float64Array;
  readonly outputSquares: Float64Array;
  /** Sums of products of deviations: a row for each input. */
  readonly products: Float64Array;
}

export function emptyCrossMoments(inputs: number, outputs: number): CrossMoments {
  return {
    count: 0,
    inputMean: new Float64Array(inputs),
    inputSquares: new Float64Array(inputs),
    outputMean: new Float64Array(outputs),
    outputSquares: new Float64Array(outputs),
    products: new Float64Array(inputs * outputs),
  };
}

export function addToCrossMoments(moments: CrossMoments, input: ArrayLike<number>, output: ArrayLike<number>): void {
  const { inputMean, inputSquares, outputMean, outputSquares, products } = moments;
  const [inputs, outputs] = [inputMean.length, outputMean.length];
  checkLength(input.length, inputs);
  checkLength(output.length, outputs);
  const count = ++moments.count;
  const weight = (count - 1) / count;
  for (let i = 0; i < inputs; i++) {
    const apart = input[i]! - inputMean[i]!;
    const deviation = weight * apart;
    inputSquares[i]! += deviation * apart;
    inputMean[i]! += apart / count;
    for (let o = 0; o < outputs; o++) products[i * outputs + o]! += deviation * (output[o]! - outputMean[o]!);
  }
  for (let o = 0; o < outputs; o++) {
    const apart = output[o]! - outputMean[o]!;
    outputSquares[o]! += weight * apart * apart;
    outputMean[o]! += apart / count;
  }
}

/** Adds to `into` all that `part` has seen. */
export function mergeCrossMoments(into: CrossMoments, part: CrossMoments): void {
  if (part.count === 0) return;
  const { inputMean, inputSquares, outputMean, outputSquares, products } = into;
  const [inputs, outputs] = [inputMean.length, outputMean.length];
  checkLength(part.inputMean.length, inputs);
  checkLength(part.outputMean.length, outputs);
  const count = into.count + part.count;
  const share = part.count / count;
  for (let i = 0; i < inputs; i++) {
    const apart = part.inputMean[i]! - inputMean[i]!;
    const deviation = into.count * share * apart;
    inputSquares[i]! += part.inputSquares[i]! + deviation * apart;
    inputMean[i]! += share * apart;
    for (let o = 0; o < outputs; o++)
      products[i * outputs + o]! += part.products[i * outputs + o]! + deviation * (part.outputMean[o]! - outputMean[o]!);
  }
  for (let o = 0; o < outputs; o++) {
    const apart = part.outputMean[o]! - outputMean[o]!;
    outputSquares[o]! += part.outputSquares[o]! + into.count * share * apart * apart;
    outputMean[o]! += share * apart;
  }
  into.count = count;
}

/** The unbiased variance of an output. Throws below two vectors. */
export function outputVariance({ count, outputSquares }: CrossMoments, output: number): number {
  checkCount(count);
  return outputSquares[output]! / (count - 1);
}

/**
 * The part of an output's variance that a straight line through one input takes away: covariance^2 over the input's variance, 0 for an input
 * that never moves. For independent inputs the parts of all add up to what a linear model explains. An input without effect still shows
 * outputVariance/(n - 1) on average, by chance. Throws below two vectors.
 */
export function explainedVariance(moments: CrossMoments, input: number, output: number): number {
  checkCount(moments.count);
  const square = moments.inputSquares[input]!;
  const product = moments.products[input * moments.outputMean.length + output]!;
  return square === 0 ? 0 : ((product / square) * product) / (moments.count - 1);
}

function checkLength(found: number, wanted: number): void {
  if (found !== wanted) throw new RangeError(`a vector of ${wanted} numbers is wanted, not of ${found}`);
}

function checkCount(count: number): void {
  if (count < 2) throw new RangeError(`a variance needs two vectors, found ${count}`);
}
