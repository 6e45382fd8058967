/** A campaign flown by worker threads: shards out, shards in, folded in the order of their samples. */
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { type Campaign, SHARD_SAMPLES, type Shard, type Tally, emptyTally, foldShard } from '../../flight/index.ts';
import { isKnownTo } from '../../math/index.ts';
import type { ShardTask } from './campaign-worker.ts';

export interface CampaignOrder {
  readonly campaign: Campaign;
  /** Samples wanted of each of `campaign.modes`. */
  readonly samples: readonly number[];
  readonly workers: number;
  /** Ends when the first mode's 95 % radius is known to this relative half-width; null: when all samples are flown. */
  readonly stopWhen: number | null;
}

export interface CampaignDoor {
  /** Asked between shards: no more are begun once it is aborted. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CampaignProgress) => void;
  /** Every shard as it is folded, in order; what a checkpoint keeps. */
  readonly onShard: (mode: number, shard: Shard) => void;
}

export interface CampaignProgress {
  readonly flown: number;
  /** At most; fewer where `stopWhen` ends it. */
  readonly wanted: number;
  readonly elapsedS: number;
}

export type CampaignEnd = 'samples' | 'precision' | 'interrupted';

export const MAX_WORKERS = 256;
/** Shards on their way for each worker: one being flown, one waiting. */
const AHEAD = 2;
/** Below so many samples threads take longer to start than to fly. */
const ALONE_UP_TO = 1500;

export function defaultWorkers(): number {
  return Math.min(MAX_WORKERS, availableParallelism());
}

/**
 * Flies what is missing of each mode after the shards already folded into `tallies`. The result is the same for any number of workers:
 * samples depend on their index alone, and shards are folded by rising index.
 */
export async function flyCampaign(order: CampaignOrder, door: CampaignDoor, tallies: readonly Tally[]): Promise<CampaignEnd> {
  const { campaign, samples, stopWhen } = order;
  const missing = samples.reduce((sum, count, mode) => sum + Math.max(0, count - tallies[mode]!.samples), 0);
  const fly = missing > ALONE_UP_TO && order.workers > 1 ? poolOf(order.workers) : alone();
  const started = performance.now();
  let flown = 0;
  let end: CampaignEnd = 'samples';
  try {
    for (const [mode, tally] of tallies.entries()) {
      const wanted = samples[mode]!;
      const reached = () => mode === 0 && stopWhen !== null && isKnownTo(tally.batches, stopWhen);
      const inFlight: Promise<Shard>[] = [];
      let next = tally.samples;
      while (!reached()) {
        while (inFlight.length < fly.ahead && next < wanted && !door.signal.aborted) {
          const count = Math.min(SHARD_SAMPLES, wanted - next);
          inFlight.push(fly.shard({ campaign, mode, from: next, count }));
          next += count;
        }
        const first = inFlight.shift();
        if (first === undefined) break;
        const shard = await first;
        foldShard(tally, shard);
        door.onShard(mode, shard);
        flown += Math.min(SHARD_SAMPLES, wanted - shard.from);
        door.onProgress({ flown, wanted: missing, elapsedS: (performance.now() - started) / 1000 });
      }
      // What was begun beyond the end is let go: the result must not depend on how many were on their way.
      await Promise.allSettled(inFlight);
      if (reached() && tally.samples < wanted) end = 'precision';
      if (door.signal.aborted && tally.samples < wanted) end = 'interrupted';
    }
  } finally {
    await fly.close();
  }
  return end;
}

interface Flyers {
  readonly ahead: number;
  readonly shard: (task: ShardTask) => Promise<Shard>;
  readonly close: () => Promise<void>;
}

function poolOf(workers: number): Flyers {
  const pool = new Tinypool({
    filename: new URL('campaign-worker.ts', import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: workers,
    maxThreads: workers,
    isolateWorkers: false,
  });
  return { ahead: workers * AHEAD, shard: (task) => pool.run(task) as Promise<Shard>, close: () => pool.destroy() };
}

/** The same work on this thread, giving way after each shard so that an interruption is heard. */
function alone(): Flyers {
  return {
    ahead: 1,
    shard: async (task) => {
      const { default: flyTask } = await import('./campaign-worker.ts');
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      return flyTask(task);
    },
    close: async () => {},
  };
}

/** Tallies for every mode of a campaign, nothing folded yet. */
export function emptyTallies({ campaign, samples }: Pick<CampaignOrder, 'campaign' | 'samples'>): readonly Tally[] {
  return campaign.modes.map((mode, i) => emptyTally(mode, campaign.seed, samples[i]!));
}
