export type { ElementSet } from './elements.ts';
export { type Ephemeris, type TemeState, ephemerisFrom, meanAltitudeKm, stateAfterEpoch, stateAt } from './ephemeris.ts';
export { type FixedState, fixedFromTeme } from './frames.ts';
export { type OrbitPoint, orbitPoint } from './ground-track.ts';
export { type LookAngles, type Pass, findPasses, lookAngles } from './passes.ts';
