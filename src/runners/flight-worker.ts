/** What a worker thread does: flies one shard of a campaign. */
import { type Shard, flyShard } from '../flight/index.ts';
import type { ShardTask } from '../workflows/world/index.ts';

export default function flyTask({ campaign, mode, from, count }: ShardTask): Shard {
  return flyShard(campaign, campaign.modes[mode]!, from, count);
}
