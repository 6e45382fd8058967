import type { FootprintMode, SampleRows } from '../../flight/index.ts';
import { type Failure, type Message, type Outcome, fail, message, placeHint, succeed } from '../../outcome/index.ts';
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
  const bad = (wanted: Message, found: Message | string, hint?: Message): Failure => fail(where, wanted, found, hint).failure;
  if (!isFootprintMode(mode)) return bad(message('formats.mode', { modes: Object.keys(MODE_STYLES) }), JSON.stringify(mode.slice(0, 40)));
  if (!Number.isSafeInteger(index) || index < 0) return bad(message('formats.sample-index'), String(index));
  const set = sets.get(mode) ?? { indices: [], values: [] };
  const before = set.indices.at(-1);
  if (before !== undefined && index <= before)
    return bad(message('formats.index-above', { index: before, mode }), String(index), message('formats.sort-rows'));
  const some = numbers.findIndex((value) => !Number.isNaN(value));
  if (failed && some >= 0)
    return bad(
      message('formats.failed-without-numbers'),
      message('formats.value-of', { field: SAMPLE_FIELDS[some]?.name ?? '', value: String(numbers[some]) }),
    );
  if (!failed && some < 0) return bad(message('formats.number-in-sample'), message('formats.none'));
  const [latitudeDeg, longitudeDeg] = [numbers[LATITUDE]!, numbers[LONGITUDE]!];
  const placed = placeHint({ latitudeDeg, longitudeDeg }, 'named');
  if (!failed && !(Math.abs(latitudeDeg) <= 90)) return bad(message('formats.latitude'), String(latitudeDeg), placed);
  if (!failed && !(Math.abs(longitudeDeg) <= 180)) return bad(message('formats.longitude'), String(longitudeDeg), placed);
  sets.set(mode, set);
  set.indices.push(index);
  for (const value of numbers) set.values.push(value);
  return null;
}

/** All that was read, as a campaign keeps it. */
export function sampleRowsOf(sets: SampleSets, name: string): Outcome<readonly SampleRows[]> {
  if (sets.size === 0) return fail(name, message('formats.one-sample'), message('formats.none'), message('formats.cut-short'));
  return succeed(
    [...sets].map(([mode, { indices, values }]) => ({ mode, indices: Float64Array.from(indices), values: Float64Array.from(values) })),
  );
}

export function tooManyRows(name: string, rows: Message | string): Outcome<never> {
  return fail(name, message('formats.at-most-samples', { count: MAX_SAMPLE_ROWS }), rows);
}
