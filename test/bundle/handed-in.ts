import type { FlownReturn, Footprint, SampleRows } from '../../src/flight/index.ts';
import type { LongRangeChart } from '../../src/plan/index.ts';
import type { RecoveryCard } from '../../src/recovery/index.ts';
import type { WorldData } from './memory-world.ts';

/** What every bundle is given: plain JSON, so that Node and browsers begin with the same bytes. */
export interface HandedIn {
  readonly world: WorldData;
  readonly flown: FlownReturn;
  readonly footprint: Footprint;
  readonly samples: readonly PlainRows[];
  readonly card: RecoveryCard;
  readonly chart: LongRangeChart;
}

/** Rows of samples in JSON, which has no NaN: null stands for it. */
export interface PlainRows extends Pick<SampleRows, 'mode'> {
  readonly indices: readonly number[];
  readonly values: readonly (number | null)[];
}

export function plainRows({ mode, indices, values }: SampleRows): PlainRows {
  return { mode, indices: [...indices], values: Array.from(values, (value) => (Number.isNaN(value) ? null : value)) };
}

export function rowsOf({ mode, indices, values }: PlainRows): SampleRows {
  return { mode, indices: Float64Array.from(indices), values: Float64Array.from(values, (value) => value ?? NaN) };
}
