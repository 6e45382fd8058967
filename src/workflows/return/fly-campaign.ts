/** A campaign flown by whoever flies shards: shards out, shards in, folded in the order of their samples. */
import { type Campaign, SHARD_SAMPLES, type Shard, type Tally, foldShard } from '../../flight/index.ts';
import { isKnownTo } from '../../math/index.ts';
import type { Flyers } from '../world/index.ts';

export interface CampaignOrder {
  readonly campaign: Campaign;
  /** Samples wanted of each of `campaign.modes`. */
  readonly samples: readonly number[];
  /** Ends when the first mode's 95 % radius is known to this relative half-width; null: when all samples are flown. */
  readonly stopWhen: number | null;
}

export interface CampaignDoor {
  readonly flyers: Flyers;
  /** Asked between shards: no more are begun once it is aborted. */
  readonly signal: { readonly aborted: boolean };
  readonly onProgress: (progress: CampaignProgress) => void;
  /** Every shard as it is folded, in order; what a checkpoint keeps. */
  readonly onShard: (mode: number, shard: Shard) => void;
}

export interface CampaignProgress {
  readonly flown: number;
  /** At most; fewer where `stopWhen` ends it. */
  readonly wanted: number;
}

export type CampaignEnd = 'samples' | 'precision' | 'interrupted';

/**
 * Flies what is missing of each mode after the shards already folded into `tallies`. The result is the same whoever flies: samples depend on
 * their index alone, and shards are folded by rising index.
 */
export async function flyCampaign(order: CampaignOrder, door: CampaignDoor, tallies: readonly Tally[]): Promise<CampaignEnd> {
  const { campaign, samples, stopWhen } = order;
  const { flyers, signal, onShard, onProgress } = door;
  const missing = samples.reduce((sum, count, mode) => sum + Math.max(0, count - tallies[mode]!.samples), 0);
  let flown = 0;
  let end: CampaignEnd = 'samples';
  for (const [mode, tally] of tallies.entries()) {
    const wanted = samples[mode]!;
    const reached = () => mode === 0 && stopWhen !== null && isKnownTo(tally.batches, stopWhen);
    const inFlight: Promise<Shard>[] = [];
    let next = tally.samples;
    while (!reached()) {
      while (inFlight.length < flyers.ahead && next < wanted && !signal.aborted) {
        const count = Math.min(SHARD_SAMPLES, wanted - next);
        inFlight.push(flyers.shard({ campaign, mode, from: next, count }));
        next += count;
      }
      const first = inFlight.shift();
      if (first === undefined) break;
      const shard = await first;
      foldShard(tally, shard);
      onShard(mode, shard);
      flown += Math.min(SHARD_SAMPLES, wanted - shard.from);
      onProgress({ flown, wanted: missing });
    }
    // What was begun beyond the end is let go: the result must not depend on how many were on their way.
    await Promise.allSettled(inFlight);
    if (reached() && tally.samples < wanted) end = 'precision';
    if (signal.aborted && tally.samples < wanted) end = 'interrupted';
  }
  return end;
}
