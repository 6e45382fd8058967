/** What a worker thread does: flies one shard of a campaign. */
import { type Campaign, type Shard, flyShard } from '../../flight/index.ts';

export interface ShardTask {
  readonly campaign: Campaign;
  /** Place in `campaign.modes`. */
  readonly mode: number;
  readonly from: number;
  readonly count: number;
}

export default function flyTask({ campaign, mode, from, count }: ShardTask): Shard {
  return flyShard(campaign, campaign.modes[mode]!, from, count);
}
