import type { SAMPLE_COLUMNS, SampleColumn } from '../flight/index.ts';

type FieldsOf<Columns extends readonly string[]> = {
  readonly [Index in keyof Columns]: { readonly column: Columns[Index]; readonly name: string; readonly decimals: number };
};

/**
 * The numbers of a sample in the order of a row (the compiler holds it to flight's), each with its name in a file and the decimals it is
 * worth there: a tenth of a metre on the ground, a millisecond, a millimetre per second.
 */
export const SAMPLE_FIELDS = [
  { column: 'sinceBurnS', name: 'since_burn_s', decimals: 3 },
  { column: 'latitudeDeg', name: 'latitude_deg', decimals: 6 },
  { column: 'longitudeDeg', name: 'longitude_deg', decimals: 6 },
  { column: 'eastM', name: 'east_m', decimals: 1 },
  { column: 'northM', name: 'north_m', decimals: 1 },
  { column: 'peakLoadG', name: 'peak_load_g', decimals: 4 },
  { column: 'sinkMps', name: 'sink_mps', decimals: 3 },
  { column: 'verticalSpeedMps', name: 'vertical_speed_mps', decimals: 3 },
  { column: 'horizontalSpeedMps', name: 'horizontal_speed_mps', decimals: 3 },
  { column: 'driftMps', name: 'drift_mps', decimals: 3 },
  { column: 'massKg', name: 'mass_kg', decimals: 2 },
  { column: 'onItsSide', name: 'on_its_side', decimals: 0 },
  { column: 'pulledOver', name: 'pulled_over', decimals: 0 },
  { column: 'failureAltitudeM', name: 'failure_altitude_m', decimals: 1 },
] as const satisfies FieldsOf<typeof SAMPLE_COLUMNS>;

export const ROW_SIZE = SAMPLE_FIELDS.length;
/** The columns of a file. `failed` is 1 where the flight never came down; all its numbers are then empty. */
export const SAMPLE_HEADER: readonly string[] = ['mode', 'index', 'failed', ...SAMPLE_FIELDS.map(({ name }) => name)];
/** A million samples of each of four modes. */
export const MAX_SAMPLE_ROWS = 4_000_000;

/** Where in a row a column stands. */
export function sampleColumn(column: SampleColumn): number {
  return SAMPLE_FIELDS.findIndex((field) => field.column === column);
}

/** Whether the flight of row `row` never came down. */
export function isFailedRow(values: Float64Array, row: number): boolean {
  for (let at = row * ROW_SIZE; at < (row + 1) * ROW_SIZE; at++) if (!Number.isNaN(values[at]!)) return false;
  return true;
}

/** Rows and numbers must be as many as each other, and no number infinite: whoever flew them broke a promise otherwise. */
export function promiseRows({ indices, values }: { readonly indices: Float64Array; readonly values: Float64Array }): void {
  if (values.length !== indices.length * ROW_SIZE)
    throw new RangeError(`${indices.length} rows have ${indices.length * ROW_SIZE} numbers, not ${values.length}`);
  const infinite = values.findIndex((value) => value === Infinity || value === -Infinity);
  if (infinite >= 0) throw new RangeError(`${SAMPLE_FIELDS[infinite % ROW_SIZE]?.column} of a sample is infinite`);
}
