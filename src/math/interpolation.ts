/** Index of the interval of rising `knots` that holds `x`, clamped to the first and last interval. */
export function intervalOf(knots: ArrayLike<number>, x: number): number {
  let low = 0;
  let high = knots.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (x >= (knots[middle] as number)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Straight lines between knots, the end values held outside. */
export function interpolateLinear(knots: ArrayLike<number>, values: ArrayLike<number>, x: number): number {
  const i = intervalOf(knots, x);
  const fraction = Math.min(1, Math.max(0, (x - (knots[i] as number)) / ((knots[i + 1] as number) - (knots[i] as number))));
  return (values[i] as number) + fraction * ((values[i + 1] as number) - (values[i] as number));
}

/** A smooth curve's value at one place is these four neighbours of `first` weighted; the same weights serve every table on the same knots. */
export interface CubicWeights {
  readonly first: number;
  readonly weights: readonly [number, number, number, number];
}

/**
 * A smooth (C1) curve through four or more unevenly spaced knots: cubic Hermite pieces whose slopes are those of the parabola through
 * three neighbours (Catmull-Rom for uneven knots), one-sided at the ends. Outside it goes straight on.
 */
export function cubicWeights(knots: ArrayLike<number>, x: number): CubicWeights {
  const i = intervalOf(knots, x);
  const last = knots.length - 1;
  const first = Math.min(Math.max(0, i - 1), last - 3);
  const weights: [number, number, number, number] = [0, 0, 0, 0];
  const put = (knot: number, weight: number) => {
    weights[(knot - first) as 0 | 1 | 2 | 3] += weight;
  };
  const x0 = knots[i] as number;
  const x1 = knots[i + 1] as number;
  const width = x1 - x0;
  const t = (Math.min(x1, Math.max(x0, x)) - x0) / width;
  const overshoot = x < x0 ? x - x0 : x > x1 ? x - x1 : 0;
  put(i, (1 + 2 * t) * (1 - t) ** 2);
  put(i + 1, t * t * (3 - 2 * t));
  putSlope(knots, i, t * (1 - t) ** 2 * width + (x < x0 ? overshoot : 0), put);
  putSlope(knots, i + 1, t * t * (t - 1) * width + (x > x1 ? overshoot : 0), put);
  return { first, weights };
}

/** Spreads `amount` times the curve's slope at a knot over that knot and its neighbours. */
function putSlope(knots: ArrayLike<number>, i: number, amount: number, put: (knot: number, weight: number) => void): void {
  const last = knots.length - 1;
  const before = i > 0 ? (knots[i] as number) - (knots[i - 1] as number) : 0;
  const after = i < last ? (knots[i + 1] as number) - (knots[i] as number) : 0;
  const shareBefore = i === 0 ? 0 : i === last ? 1 : after / (before + after);
  if (i > 0) {
    put(i, (amount * shareBefore) / before);
    put(i - 1, (-amount * shareBefore) / before);
  }
  if (i < last) {
    put(i + 1, (amount * (1 - shareBefore)) / after);
    put(i, (-amount * (1 - shareBefore)) / after);
  }
}

/** The smooth curve of `cubicWeights` through `values`. */
export function interpolateCubic(knots: ArrayLike<number>, values: ArrayLike<number>, x: number): number {
  return applyWeights(cubicWeights(knots, x), values);
}

export function applyWeights({ first, weights }: CubicWeights, values: ArrayLike<number>): number {
  return (
    weights[0] * (values[first] as number) +
    weights[1] * (values[first + 1] as number) +
    weights[2] * (values[first + 2] as number) +
    weights[3] * (values[first + 3] as number)
  );
}
