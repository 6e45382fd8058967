/** Samples in shards of one size: what a worker flies, and what is folded from it. */
import { type CrossMoments, addToCrossMoments, emptyCrossMoments, portableCos, portableSin } from '../math/index.ts';
import { type Campaign, type CampaignMode, fillDeviates, flySample } from './campaign.ts';
import { SAMPLE_COLUMNS, type SampleColumn } from './footprint.ts';

/** Samples of a shard, and of a batch of the batch means. Sums are cut here and nowhere else, so that they are the same for any workers. */
export const SHARD_SAMPLES = 256;

export const SAMPLE_SIZE = SAMPLE_COLUMNS.length;

/** The place of a column in a row. */
export const columnAt = (column: SampleColumn): number => SAMPLE_COLUMNS.indexOf(column);

/** What drivers are sought for: place along and across the nominal track, and the quantities beside it. */
export const DRIVEN = ['east', 'north', 'along', 'across', 'touchdownTime', 'peakLoad', 'horizontalSpeed'] as const;
export type Driven = (typeof DRIVEN)[number];

export interface Shard {
  /** Index of the first sample. */
  readonly from: number;
  /** Row by row, SAMPLE_COLUMNS each. */
  readonly rows: Float64Array;
  readonly cross: CrossMoments;
}

/** Flies the samples from an index on. */
export function flyShard(campaign: Campaign, mode: CampaignMode, from: number, count: number): Shard {
  const rows = new Float64Array(count * SAMPLE_SIZE);
  const deviates = new Float64Array(mode.deviates);
  const cross = emptyCrossMoments(mode.deviates, DRIVEN.length);
  for (let i = 0; i < count; i++) {
    const row = rows.subarray(i * SAMPLE_SIZE, (i + 1) * SAMPLE_SIZE);
    flySample(campaign, mode, from + i, { deviates, row });
    addDriven(cross, deviates, row, mode.headingRad);
  }
  return { from, rows, cross };
}

/** The shard of rows that were flown before: the deviates are drawn again. */
export function shardOfRows(campaign: Campaign, mode: CampaignMode, from: number, rows: Float64Array): Shard {
  const deviates = new Float64Array(mode.deviates);
  const cross = emptyCrossMoments(mode.deviates, DRIVEN.length);
  for (let i = 0; i * SAMPLE_SIZE < rows.length; i++) {
    fillDeviates(campaign, mode, from + i, deviates);
    addDriven(cross, deviates, rows.subarray(i * SAMPLE_SIZE, (i + 1) * SAMPLE_SIZE), mode.headingRad);
  }
  return { from, rows, cross };
}

const [SINCE_BURN, EAST, NORTH, PEAK, HORIZONTAL] = (['sinceBurnS', 'eastM', 'northM', 'peakLoadG', 'horizontalSpeedMps'] as const).map(
  columnAt,
) as [number, number, number, number, number];

const driven = new Float64Array(DRIVEN.length);

function addDriven(cross: CrossMoments, deviates: Float64Array, row: Float64Array, headingRad: number): void {
  const [east, north] = [row[EAST]!, row[NORTH]!];
  if (Number.isNaN(east)) return;
  const [sin, cos] = [portableSin(headingRad), portableCos(headingRad)];
  driven[0] = east;
  driven[1] = north;
  driven[2] = east * sin + north * cos;
  driven[3] = east * cos - north * sin;
  driven[4] = row[SINCE_BURN]!;
  driven[5] = row[PEAK]!;
  driven[6] = row[HORIZONTAL]!;
  addToCrossMoments(cross, deviates, driven);
}
