export type { ElementSet } from './elements.ts';
export { type EphemerisTable, tabulate } from './tabulated.ts';
export {
  type Ephemeris,
  type MeanEphemeris,
  type Orbit,
  ephemerisFrom,
  ephemerisOf,
  meanAltitudeKm,
  stateAfterEpoch,
  stateAt,
} from './ephemeris.ts';
export { type FixedState, type TemeState, fixedFromTeme } from './frames.ts';
export { type OrbitPoint, orbitPoint } from './ground-track.ts';
export { type LookAngles, type Pass, findPasses, lookAngles } from './passes.ts';
