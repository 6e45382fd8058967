import { RAD_PER_DEG } from '../math/index.ts';
import { us76 } from './us76.ts';

/**
 * Air by altitude and latitude on an even grid, ready for a hot loop. Five numbers a node: ln density (kg/m^3), speed of sound (m/s), wind
 * towards east and north (m/s), ln pressure (Pa). Altitude is geometric, above mean sea level.
 */
export interface AirTable {
  readonly name: string;
  readonly bottomM: number;
  readonly stepM: number;
  readonly levels: number;
  readonly southRad: number;
  readonly latitudeStepRad: number;
  readonly columns: number;
  readonly values: Float64Array;
}

/** Numbers a node holds, and their places in what `sampleAir` writes. */
export const AIR_CHANNELS = 5;
export const AIR_DENSITY = 0;
export const AIR_SOUND_SPEED = 1;
export const AIR_EASTWARD = 2;
export const AIR_NORTHWARD = 3;
export const AIR_LN_PRESSURE = 4;

/** J/(kg K), dry air: R* of US76 over its sea-level molar mass. */
export const AIR_GAS_CONSTANT = 8314.32 / 28.9644;
const HEAT_RATIO = 1.4;

export function soundSpeedMps(temperatureK: number): number {
  return Math.sqrt(HEAT_RATIO * AIR_GAS_CONSTANT * temperatureK);
}

/**
 * The air at a place: density (kg/m^3), speed of sound, wind east and north (m/s), ln pressure, written to `out`. Straight lines between
 * nodes (in the logarithm for density and pressure); the edge values hold beyond the grid's latitudes, the last slope beyond its top.
 */
export function sampleAir(air: AirTable, altitudeM: number, latitudeRad: number, out: Float64Array): void {
  const column = Math.min(air.columns - 1, Math.max(0, (latitudeRad - air.southRad) / air.latitudeStepRad));
  const west = Math.min(air.columns - 2, Math.floor(column));
  const g = column - west;
  const level = (altitudeM - air.bottomM) / air.stepM;
  const below = Math.min(air.levels - 2, Math.max(0, Math.floor(level)));
  const f = level - below;
  const values = air.values;
  const a = (west * air.levels + below) * AIR_CHANNELS;
  const b = a + air.levels * AIR_CHANNELS;
  const w00 = (1 - f) * (1 - g);
  const w10 = f * (1 - g);
  const w01 = (1 - f) * g;
  const w11 = f * g;
  for (let i = 0; i < AIR_CHANNELS; i++)
    out[i] =
      w00 * (values[a + i] as number) +
      w10 * (values[a + AIR_CHANNELS + i] as number) +
      w01 * (values[b + i] as number) +
      w11 * (values[b + AIR_CHANNELS + i] as number);
  out[AIR_DENSITY] = Math.exp(out[AIR_DENSITY] as number);
}

/** What a node is made from. */
export interface AirNode {
  readonly lnDensity: number;
  readonly temperatureK: number;
  readonly eastwardMps: number;
  readonly northwardMps: number;
  /** Left out, pressure follows from density and temperature. */
  readonly lnPressure?: number;
}

export interface AirGrid {
  readonly bottomM: number;
  readonly topM: number;
  readonly stepM: number;
  readonly southDeg: number;
  readonly northDeg: number;
  readonly latitudeStepDeg: number;
}

/** Fills a grid from a function of altitude (m) and latitude (degrees). */
export function buildAir(name: string, grid: AirGrid, nodeAt: (altitudeM: number, latitudeDeg: number) => AirNode): AirTable {
  const levels = Math.round((grid.topM - grid.bottomM) / grid.stepM) + 1;
  const columns = Math.max(2, Math.round((grid.northDeg - grid.southDeg) / grid.latitudeStepDeg) + 1);
  const values = new Float64Array(levels * columns * AIR_CHANNELS);
  for (let column = 0; column < columns; column++)
    for (let level = 0; level < levels; level++) {
      const node = nodeAt(grid.bottomM + level * grid.stepM, grid.southDeg + column * grid.latitudeStepDeg);
      const at = (column * levels + level) * AIR_CHANNELS;
      values[at + AIR_DENSITY] = node.lnDensity;
      values[at + AIR_SOUND_SPEED] = soundSpeedMps(node.temperatureK);
      values[at + AIR_EASTWARD] = node.eastwardMps;
      values[at + AIR_NORTHWARD] = node.northwardMps;
      values[at + AIR_LN_PRESSURE] = node.lnPressure ?? node.lnDensity + Math.log(AIR_GAS_CONSTANT * node.temperatureK);
    }
  return {
    name,
    bottomM: grid.bottomM,
    stepM: grid.stepM,
    levels,
    southRad: grid.southDeg * RAD_PER_DEG,
    latitudeStepRad: grid.latitudeStepDeg * RAD_PER_DEG,
    columns,
    values,
  };
}

/** The U.S. Standard Atmosphere 1976, still (or with a wind by altitude), everywhere the same. */
export function standardAir(options?: {
  readonly stepM?: number;
  readonly topM?: number;
  readonly wind?: (altitudeM: number) => { readonly eastwardMps: number; readonly northwardMps: number };
}): AirTable {
  const grid = {
    bottomM: -1000,
    topM: options?.topM ?? 200_000,
    stepM: options?.stepM ?? 500,
    southDeg: -90,
    northDeg: 90,
    latitudeStepDeg: 180,
  };
  return buildAir('US Standard Atmosphere 1976', grid, (altitudeM) => {
    const air = us76(altitudeM);
    const wind = options?.wind?.(altitudeM) ?? { eastwardMps: 0, northwardMps: 0 };
    return { lnDensity: Math.log(air.densityKgM3), temperatureK: air.temperatureK, ...wind };
  });
}
