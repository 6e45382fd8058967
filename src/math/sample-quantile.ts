/**
 * The p-quantile of values in rising order by the straight line between the two next to rank p (n - 1), counted from 0: type 7 of R. J.
 * Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996), 361-365; 0 <= p <= 1. Throws where
 * there are no values.
 */
export function sampleQuantile(rising: ArrayLike<number>, p: number): number {
  if (rising.length === 0) throw new RangeError('a quantile needs a value');
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability from 0 to 1 is wanted, not ${p}`);
  const rank = p * (rising.length - 1);
  const below = Math.floor(rank);
  const low = rising[below]!;
  return below === rank ? low : low + (rank - below) * (rising[below + 1]! - low);
}

/** Points on a level plane. */
export interface PlanePoints {
  readonly eastM: ArrayLike<number>;
  readonly northM: ArrayLike<number>;
}

/** The radii about a centre that hold these shares of the points (R50, R95, ...), by `sampleQuantile`; metres. */
export function radiusQuantilesM(
  points: PlanePoints,
  centre: { readonly eastM: number; readonly northM: number },
  shares: readonly number[],
): readonly number[] {
  const radii = new Float64Array(points.eastM.length);
  for (let i = 0; i < radii.length; i++) {
    const [east, north] = [points.eastM[i]! - centre.eastM, points.northM[i]! - centre.northM];
    radii[i] = Math.sqrt(east * east + north * north);
  }
  radii.sort();
  return shares.map((share) => sampleQuantile(radii, share));
}
