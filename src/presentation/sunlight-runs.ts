import type { TrackSample } from '../flight/index.ts';

/** A stretch of the track that is all in sunlight or all in shadow. */
export interface SunlightRun {
  readonly sunlit: boolean;
  readonly samples: readonly TrackSample[];
}

/** Cuts the track where the light changes. Each run ends with the first sample of the next one, so that drawn runs join. */
export function sunlightRuns(track: readonly TrackSample[]): SunlightRun[] {
  const starts = track.flatMap((sample, index) => (sample.sunlit === track[index - 1]?.sunlit ? [] : [index]));
  return starts.map((start, order) => ({
    sunlit: track[start]?.sunlit ?? false,
    samples: track.slice(start, (starts[order + 1] ?? track.length) + 1),
  }));
}
