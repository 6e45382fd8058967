import { AIR_DENSITY, AIR_EASTWARD, AIR_LN_PRESSURE, AIR_NORTHWARD, AIR_SOUND_SPEED } from './air.ts';

/**
 * How the air of one day differs from the table's, by altitude (geometric, above mean sea level) on an even grid: of each level the
 * changes of ln density, ln speed of sound, wind towards east and north (m/s), and ln pressure, in the order of `sampleAir`'s channels.
 * The same over all latitudes: a return crosses the air under 100 km within some 2000 km, its lower half within 300.
 */
export interface AirDeparture {
  readonly bottomM: number;
  readonly stepM: number;
  readonly levels: number;
  readonly values: Float64Array;
}

export const DEPARTURE_SIZE = 5;

/** Up to this, exp(x) is its series to the fourth order within 1e-9. */
const SERIES_LIMIT = 0.04;

function growth(x: number): number {
  return x < SERIES_LIMIT && x > -SERIES_LIMIT ? 1 + x * (1 + x * (0.5 + x * (1 / 6 + x * (1 / 24)))) : Math.exp(x);
}

/** Adds to what `sampleAir` wrote; straight lines between levels, the edge values beyond. */
export function addDeparture({ bottomM, stepM, levels, values }: AirDeparture, altitudeM: number, out: Float64Array): void {
  const level = Math.min(levels - 1, Math.max(0, (altitudeM - bottomM) / stepM));
  const below = Math.min(levels - 2, level | 0) | 0;
  const f = level - below;
  const a = Math.imul(below, DEPARTURE_SIZE);
  const b = (a + DEPARTURE_SIZE) | 0;
  const e = 1 - f;
  out[AIR_DENSITY] = out[AIR_DENSITY]! * growth(e * values[a]! + f * values[b]!);
  out[AIR_SOUND_SPEED] = out[AIR_SOUND_SPEED]! * growth(e * values[a + 1]! + f * values[b + 1]!);
  out[AIR_EASTWARD] = out[AIR_EASTWARD]! + e * values[a + 2]! + f * values[b + 2]!;
  out[AIR_NORTHWARD] = out[AIR_NORTHWARD]! + e * values[a + 3]! + f * values[b + 3]!;
  out[AIR_LN_PRESSURE] = out[AIR_LN_PRESSURE]! + e * values[a + 4]! + f * values[b + 4]!;
}
