/** Whoever does the long work: flies shards and solves models, in threads of this machine or on others. Handed in by the edge. */
import type { Campaign, Shard } from '../../flight/index.ts';
import type { LinearModel, ModelAnswer } from '../../plan/index.ts';

export interface Runner {
  /** For so many samples; `workers` null leaves their number to the runner. The caller closes them. */
  readonly flyers: (samples: number, workers: number | null) => Flyers;
  /** The caller closes it. */
  readonly solver: () => Solver;
}

export interface Flyers {
  /** Shards that may be on their way at once. */
  readonly ahead: number;
  readonly shard: (task: ShardTask) => Promise<Shard>;
  readonly close: () => Promise<void>;
}

export interface ShardTask {
  readonly campaign: Campaign;
  /** Place in `campaign.modes`. */
  readonly mode: number;
  readonly from: number;
  readonly count: number;
}

export interface Solver {
  readonly solve: (model: LinearModel, limits: SolveLimits) => Promise<ModelAnswer>;
  readonly close: () => Promise<void>;
}

export interface SolveLimits {
  readonly timeLimitS: number;
  /** How near to the best is near enough, as a part of it. */
  readonly gap: number;
}
