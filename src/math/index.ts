export type { Known, KnownStatus, Provenance } from './known.ts';
export { DEG_PER_RAD, RAD_PER_DEG, wrapDegrees } from './angles.ts';
export { type Vector3, add, cross, dot, norm, scale, subtract, turnAxesZ, unit } from './vector.ts';
export { type CubicWeights, applyWeights, cubicWeights, interpolateCubic, interpolateLinear, intervalOf } from './interpolation.ts';
export { findRoot } from './roots.ts';
export { fillNormals, philox4x32, uniform } from './philox.ts';
export { normalQuantile } from './normal-quantile.ts';
export { portableCos, portableSin, portableSinCos, portableTan } from './portable-sine.ts';
export { portableAcos, portableAsin, portableAtan, portableAtan2 } from './portable-arc.ts';
export { portableExp } from './portable-exp.ts';
export { portableLog } from './portable-log.ts';
export { portableCbrt, portableHypot, portablePower } from './portable-power.ts';
export { withPortableMath } from './with-portable-math.ts';
export { decimalExponent, powerOfTen, roundToDecimals } from './decimals.ts';
export { sha256 } from './sha256.ts';
export { studentQuantile } from './student-quantile.ts';
export { type Moments, addToMoments, covarianceOf, emptyMoments, mergeMoments } from './moments.ts';
export {
  type CrossMoments,
  addToCrossMoments,
  emptyCrossMoments,
  explainedVariance,
  mergeCrossMoments,
  outputVariance,
} from './moments.ts';
export { type QuantileSketch, addToSketch, emptySketch, mergeSketch, sketchQuantile } from './quantile-sketch.ts';
export { type Reservoir, type ReservoirKind, emptyReservoir, mergeReservoir, offerRow, rowsOf } from './reservoir.ts';
export { type Ellipse, type PlaneCovariance, chiSquare2Quantile, ellipseOf, isInsideEllipse } from './ellipse.ts';
export { type PlanePoints, radiusQuantilesM, sampleQuantile } from './sample-quantile.ts';
export {
  type BatchMeans,
  MAX_BATCHES,
  MIN_BATCHES,
  MIN_BATCH_SAMPLES,
  type Precision,
  addBatch,
  emptyBatchMeans,
  isKnownTo,
  precisionOf,
} from './batch-means.ts';
export { portableErf } from './error-function.ts';
