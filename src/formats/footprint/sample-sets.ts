import type { FootprintMode, SampleRows } from '../../flight/index.ts';
import { type Failure, type Outcome, fail, succeed } from '../../outcome/index.ts';
import { isFootprintMode, MAX_SAMPLE_ROWS, MODE_STYLES, SAMPLE_FIELDS, sampleColumn } from '../../presentation/index.ts';

const LATITUDE = sampleColumn('latitudeDeg');
const LONGITUDE = sampleColumn('longitudeDeg');

/** One row as a file has it; `numbers` are those of `SAMPLE_FIELDS`, NaN where there is none. */
export interface SampleRow {
  readonly mode: string;
  readonly index: number;
  readonly failed: boolean;
  readonly numbers: readonly number[];
}

/** Rows read so far, by mode in the order met. */
export type SampleSets = Map<FootprintMode, { readonly indices: number[]; readonly values: number[] }>;

/** Takes one more row in, or says why it cannot be one of ours. */
export function addSampleRow(sets: SampleSets, { mode, index, failed, numbers }: SampleRow, where: string): Failure | null {
  const bad = (wanted: string, found: string, hint?: string): Failure => fail(where, wanted, found, hint).failure;
  if (!isFootprintMode(mode)) return bad(`a mode: ${Object.keys(MODE_STYLES).join(', ')}`, JSON.stringify(mode.slice(0, 40)));
  if (!Number.isSafeInteger(index) || index < 0) return bad('a sample index from 0', String(index));
  const set = sets.get(mode) ?? { indices: [], values: [] };
  const before = set.indices.at(-1);
  if (before !== undefined && index <= before)
    return bad(`an index above ${before} of ${mode}`, String(index), 'Sort the rows by mode and index; each index comes once.');
  const some = numbers.findIndex((value) => !Number.isNaN(value));
  if (failed && some >= 0) return bad('a failed sample without numbers', `${SAMPLE_FIELDS[some]?.name} of ${numbers[some]}`);
  if (!failed && some < 0) return bad('a number in a sample that did not fail', 'none');
  if (!failed && !(Math.abs(numbers[LATITUDE]!) <= 90)) return bad('a latitude from -90 to 90', String(numbers[LATITUDE]));
  if (!failed && !(Math.abs(numbers[LONGITUDE]!) <= 180)) return bad('a longitude from -180 to 180', String(numbers[LONGITUDE]));
  sets.set(mode, set);
  set.indices.push(index);
  for (const value of numbers) set.values.push(value);
  return null;
}

/** All that was read, as a campaign keeps it. */
export function sampleRowsOf(sets: SampleSets, name: string): Outcome<readonly SampleRows[]> {
  if (sets.size === 0) return fail(name, 'at least one sample', 'none', 'Maybe the file was cut short.');
  return succeed(
    [...sets].map(([mode, { indices, values }]) => ({ mode, indices: Float64Array.from(indices), values: Float64Array.from(values) })),
  );
}

export function tooManyRows(name: string, rows: number | string): Outcome<never> {
  return fail(name, `at most ${MAX_SAMPLE_ROWS} samples`, String(rows));
}
