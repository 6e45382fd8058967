import { RAD_PER_DEG, portableExp, portableLog, portableSin } from '../math/index.ts';
import { us76 } from './us76.ts';

/**
 * Air by altitude and latitude on an even grid, ready for a hot loop. A node holds ln density (kg/m^3), speed of sound (m/s), wind towards
 * east and north (m/s), ln pressure (Pa), and the density again. Altitude is geometric, above mean sea level.
 */
export interface AirTable {
  readonly name: string;
  readonly bottomM: number;
  readonly stepM: number;
  readonly levels: number;
  readonly columns: number;
  /** Sine of each column's geodetic latitude, rising from south to north. */
  readonly sines: Float64Array;
  /** One over the width of each column, in sines, and one over `stepM`. */
  readonly perWidth: Float64Array;
  readonly perStep: number;
  readonly values: Float64Array;
}

/** Numbers a node holds, and their places in what `sampleAir` writes. */
export const AIR_CHANNELS = 5;
export const AIR_DENSITY = 0;
export const AIR_SOUND_SPEED = 1;
export const AIR_EASTWARD = 2;
export const AIR_NORTHWARD = 3;
export const AIR_LN_PRESSURE = 4;
/** A node also keeps its density, from which the exponential of a nearby logarithm is a short series. */
export const NODE_DENSITY = 5;
export const NODE_SIZE = 6;

/** J/(kg K), dry air: R* of US76 over its sea-level molar mass. */
export const AIR_GAS_CONSTANT = 8314.32 / 28.9644;
export const HEAT_RATIO = 1.4;

export function soundSpeedMps(temperatureK: number): number {
  return Math.sqrt(HEAT_RATIO * AIR_GAS_CONSTANT * temperatureK);
}

/** Up to this change of ln density from a node, a Taylor series to the fifth order gives the exponential to 2e-6. */
const SERIES_LIMIT = 0.35;

/**
 * The air at a place: density (kg/m^3), speed of sound, wind east and north (m/s), ln pressure, written to `out`. Straight lines between
 * nodes in altitude and in the sine of latitude (of the logarithm for density and pressure); the edge values hold beyond the grid's
 * latitudes, the last slope beyond its top.
 */
export function sampleAir(air: AirTable, altitudeM: number, sinLatitude: number, out: Float64Array): void {
  const { sines, perWidth, values, levels, columns } = air;
  let column = lastColumn < columns - 1 ? lastColumn : 0;
  while (column > 0 && sinLatitude < sines[column]!) column--;
  while (column < columns - 2 && sinLatitude >= sines[column + 1]!) column++;
  lastColumn = column;
  const g = Math.min(1, Math.max(0, (sinLatitude - sines[column]!) * perWidth[column]!));
  const level = (altitudeM - air.bottomM) * air.perStep;
  // An integer from the start: a table is indexed twice as fast by one.
  const below = Math.min(levels - 2, Math.max(0, level | 0)) | 0;
  const f = level - below;
  const a = (Math.imul(column, levels) + below) * NODE_SIZE;
  const b = (a + Math.imul(levels, NODE_SIZE)) | 0;
  const c = (a + NODE_SIZE) | 0;
  const d = (b + NODE_SIZE) | 0;
  const w00 = (1 - f) * (1 - g);
  const w10 = f * (1 - g);
  const w01 = (1 - f) * g;
  const w11 = f * g;
  const lnDensity = w00 * values[a]! + w10 * values[c]! + w01 * values[b]! + w11 * values[d]!;
  const x = lnDensity - values[a]!;
  out[AIR_DENSITY] =
    x < SERIES_LIMIT && x > -SERIES_LIMIT
      ? values[a + NODE_DENSITY]! * (1 + x * (1 + x * (0.5 + x * (1 / 6 + x * (1 / 24 + x * (1 / 120))))))
      : portableExp(lnDensity);
  out[AIR_SOUND_SPEED] = w00 * values[a + 1]! + w10 * values[c + 1]! + w01 * values[b + 1]! + w11 * values[d + 1]!;
  out[AIR_EASTWARD] = w00 * values[a + 2]! + w10 * values[c + 2]! + w01 * values[b + 2]! + w11 * values[d + 2]!;
  out[AIR_NORTHWARD] = w00 * values[a + 3]! + w10 * values[c + 3]! + w01 * values[b + 3]! + w11 * values[d + 3]!;
  out[AIR_LN_PRESSURE] = w00 * values[a + 4]! + w10 * values[c + 4]! + w01 * values[b + 4]! + w11 * values[d + 4]!;
}

/** Where the last sample was, from which the next is sought: it only saves time. */
let lastColumn = 0;

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
  const values = new Float64Array(levels * columns * NODE_SIZE);
  for (let column = 0; column < columns; column++)
    for (let level = 0; level < levels; level++) {
      const node = nodeAt(grid.bottomM + level * grid.stepM, grid.southDeg + column * grid.latitudeStepDeg);
      const at = (column * levels + level) * NODE_SIZE;
      values[at + AIR_DENSITY] = node.lnDensity;
      values[at + NODE_DENSITY] = portableExp(node.lnDensity);
      values[at + AIR_SOUND_SPEED] = soundSpeedMps(node.temperatureK);
      values[at + AIR_EASTWARD] = node.eastwardMps;
      values[at + AIR_NORTHWARD] = node.northwardMps;
      values[at + AIR_LN_PRESSURE] = node.lnPressure ?? node.lnDensity + portableLog(AIR_GAS_CONSTANT * node.temperatureK);
    }
  const sines = Float64Array.from({ length: columns }, (_, column) =>
    portableSin((grid.southDeg + column * grid.latitudeStepDeg) * RAD_PER_DEG),
  );
  return {
    name,
    bottomM: grid.bottomM,
    stepM: grid.stepM,
    levels,
    columns,
    sines,
    perWidth: Float64Array.from({ length: columns - 1 }, (_, column) => 1 / (sines[column + 1]! - sines[column]!)),
    perStep: 1 / grid.stepM,
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
    return { lnDensity: portableLog(air.densityKgM3), temperatureK: air.temperatureK, ...wind };
  });
}
