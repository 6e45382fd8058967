import { interpolateCubic, portableExp, portableLog, portablePower } from '../math/index.ts';
import { STANDARD_GRAVITY_MPS2 } from './wgs84.ts';

/**
 * U.S. Standard Atmosphere 1976 (NOAA-S/T 76-1562). The paper's symbols and order are kept below; the exported function is the wrapper.
 * Exact (equations 33a, 33b, 42, 50) to 86 km geometric; above, a smooth curve through the logarithm of the published density table to 1000 km.
 * Measured: 0.01 % of table I below 86 km; above, the anchors exactly and a few per cent between them.
 */
const r0 = 6_356_766; // m, effective Earth radius
const g0 = STANDARD_GRAVITY_MPS2;
const Rstar = 8314.32; // J/(kmol K)
const M0 = 28.9644; // kg/kmol
const gamma = 1.4;

/** Table 4: geopotential altitude of the layer base, m'; molecular-scale temperature there, K; gradient, K/m'. */
const layers: readonly (readonly [Hb: number, TMb: number, Lb: number])[] = [
  [0, 288.15, -0.0065],
  [11_000, 216.65, 0],
  [20_000, 216.65, 0.001],
  [32_000, 228.65, 0.0028],
  [47_000, 270.65, 0],
  [51_000, 270.65, -0.0028],
  [71_000, 214.65, -0.002],
];
const Pb: readonly number[] = basePressures();

/** Tables VIII: geometric altitude, km; total mass density, kg/m^3 (sum of the published number densities). */
const upper: readonly (readonly [zKm: number, rho: number])[] = [
  [86, 6.958e-6],
  [90, 3.416e-6],
  [95, 1.394e-6],
  [100, 5.604e-7],
  [110, 9.707e-8],
  [120, 2.222e-8],
  [150, 2.076e-9],
  [200, 2.541e-10],
  [300, 1.918e-11],
  [400, 2.803e-12],
  [500, 5.216e-13],
  [600, 1.137e-13],
  [700, 3.07e-14],
  [800, 1.136e-14],
  [900, 5.759e-15],
  [1000, 3.561e-15],
];
const upperAltitudeKm = upper.map(([zKm]) => zKm);
const upperLogDensity = upper.map(([, rho]) => portableLog(rho));
const TOP_M = 1_000_000;

function basePressures(): readonly number[] {
  const pressures = [101_325];
  for (let b = 0; b + 1 < layers.length; b++) pressures.push(pressureInLayer(b, pressures[b] as number, layers[b + 1]![0]));
  return pressures;
}

/** Equations 33a and 33b. */
function pressureInLayer(b: number, pressureAtBase: number, H: number): number {
  const [Hb, TMb, Lb] = layers[b]!;
  return Lb === 0
    ? pressureAtBase * portableExp((-g0 * M0 * (H - Hb)) / (Rstar * TMb))
    : pressureAtBase * portablePower(TMb / (TMb + Lb * (H - Hb)), (g0 * M0) / (Rstar * Lb));
}

/** Table 8: molecular weight over its sea-level value, every half kilometre from 80 to 86 km. */
const molecularWeightRatio = [
  1, 0.999996, 0.999989, 0.999971, 0.999941, 0.999909, 0.99987, 0.999829, 0.999786, 0.999741, 0.999694, 0.999641, 0.999579,
];

/** M / M0 below 86 km, straight between the table's points. */
function weightRatioAt(z: number): number {
  const halves = Math.min(12, Math.max(0, (z - 80_000) / 500));
  const i = Math.min(11, Math.floor(halves));
  return molecularWeightRatio[i]! + (halves - i) * (molecularWeightRatio[i + 1]! - molecularWeightRatio[i]!);
}

/** Kinetic temperature above 86 km, equations 25, 27, 29, 31. */
function temperatureAbove86(z: number): number {
  if (z <= 91_000) return 186.8673;
  if (z <= 110_000) return 263.1905 - 76.3232 * Math.sqrt(1 - ((z - 91_000) / -19_942.9) ** 2);
  if (z <= 120_000) return 240 + 0.012 * (z - 110_000);
  const xi = ((z - 120_000) * (r0 + 120_000)) / (r0 + z);
  return 1000 - (1000 - 360) * portableExp(-0.01875e-3 * xi);
}

export interface AirState {
  readonly densityKgM3: number;
  readonly temperatureK: number;
  /** Null above 86 km, where the standard gives no pressure this module carries. */
  readonly pressurePa: number | null;
  readonly soundSpeedMps: number;
}

/** Geopotential metres from geometric metres above mean sea level (equation 18). */
export function geopotentialFromGeometricM(altitudeM: number): number {
  return (r0 * altitudeM) / (r0 + altitudeM);
}

/** Geometric metres from geopotential metres (equation 19). */
export function geometricFromGeopotentialM(geopotentialM: number): number {
  return (r0 * geopotentialM) / (r0 - geopotentialM);
}

/** The standard's air at a geometric altitude above mean sea level, -5 to 1000 km. */
export function us76(altitudeM: number): AirState {
  const z = Math.min(altitudeM, TOP_M);
  if (z < 86_000) {
    const H = geopotentialFromGeometricM(z);
    let b = layers.length - 1;
    while (b > 0 && H < layers[b]![0]) b--;
    const [Hb, TMb, Lb] = layers[b]!;
    const TM = TMb + Lb * (H - Hb);
    const pressurePa = pressureInLayer(b, Pb[b] as number, H);
    return {
      temperatureK: TM * weightRatioAt(z),
      pressurePa,
      densityKgM3: (pressurePa * M0) / (Rstar * TM),
      soundSpeedMps: Math.sqrt((gamma * Rstar * TM) / M0),
    };
  }
  const densityKgM3 = portableExp(interpolateCubic(upperAltitudeKm, upperLogDensity, z / 1000));
  const temperatureK = temperatureAbove86(z);
  return {
    temperatureK,
    pressurePa: null,
    densityKgM3,
    // The standard gives no speed of sound above 86 km; the sea-level composition keeps Mach numbers continuous.
    soundSpeedMps: Math.sqrt((gamma * Rstar * temperatureK) / M0),
  };
}
