import type { FootprintMode } from '../../flight/index.ts';
import type { Outcome } from '../../outcome/index.ts';
import type { FootprintQuestion } from './footprint-question.ts';

/** Where the samples of a campaign are kept on their way, so that it can go on after an interruption. Handed in by the edge. */
export interface SampleKeeper {
  /** Where it goes on, each whole shard that is there is given to `onKept`, in order; what is left of a broken one is dropped. */
  readonly open: (campaign: KeptCampaign, onKept: (mode: number, rows: Float64Array) => void) => Promise<Outcome<OpenKeeper>>;
  /** The first of a mode's rows, so many numbers of them. */
  readonly rows: (mode: FootprintMode, numbers: number) => Promise<Outcome<Float64Array>>;
}

export interface KeptCampaign {
  readonly question: FootprintQuestion;
  /** Of everything that samples depend on: the same digest, the same samples. */
  readonly digest: string;
  readonly modes: readonly FootprintMode[];
  /** Numbers in the rows of a whole shard. */
  readonly shardNumbers: number;
}

export interface OpenKeeper {
  readonly append: (mode: number, rows: Float64Array) => void;
  /** Waits until all is kept. */
  readonly close: () => Promise<void>;
}
