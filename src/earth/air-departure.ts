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

/** The changes at an altitude, written to `out`; straight lines between levels, the edge values beyond. */
export function departureAt({ bottomM, stepM, levels, values }: AirDeparture, altitudeM: number, out: Float64Array): void {
  const level = Math.min(levels - 1, Math.max(0, (altitudeM - bottomM) / stepM));
  const below = Math.min(levels - 2, level | 0) | 0;
  const f = level - below;
  const a = Math.imul(below, DEPARTURE_SIZE);
  for (let i = 0; i < DEPARTURE_SIZE; i++) out[i] = (1 - f) * values[(a + i) | 0]! + f * values[(a + i + DEPARTURE_SIZE) | 0]!;
}
