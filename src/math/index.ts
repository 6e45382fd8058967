export { DEG_PER_RAD, RAD_PER_DEG, wrapDegrees } from './angles.ts';
export { type Vector3, add, cross, dot, norm, scale, subtract, turnAxesZ, unit } from './vector.ts';
export { type CubicWeights, applyWeights, cubicWeights, interpolateCubic, interpolateLinear, intervalOf } from './interpolation.ts';
export { findRoot } from './roots.ts';
export { fillNormals, uniform } from './philox.ts';
export { normalQuantile } from './normal-quantile.ts';
export { portableLog } from './portable-log.ts';
