import type { DispersionsFile } from '../../flight/index.ts';
import type { Named } from '../world/index.ts';
import type { ReturnQuestion } from './return-question.ts';

export interface FootprintQuestion extends ReturnQuestion {
  readonly samples: number;
  readonly seed?: number;
  readonly confidence?: number;
  readonly stopWhen?: number;
  /** Fly only the mode asked for, and not the other zones of a search. */
  readonly onlyAsked?: boolean;
  /** A dispersion file of the user's own, in place of data/dispersions/standard.json. */
  readonly dispersions?: Named<DispersionsFile>;
}
