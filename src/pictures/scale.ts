import { decimalExponent, powerOfTen } from '../math/index.ts';

/** A straight map from values to pixels, as d3's linear scale. */
export type Scale = (value: number) => number;

export function linearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const perUnit = (range[1] - range[0]) / (domain[1] - domain[0]);
  return (value) => range[0] + (value - domain[0]) * perUnit;
}

const DECIMAL_FACTORS = [1, 2, 2.5, 5];

/** The smallest of the factors times a power of ten that cuts `span` in at most `count` pieces. */
export function niceStep(span: number, count: number, factors: readonly number[] = DECIMAL_FACTORS): number {
  const power = powerOfTen(decimalExponent(span / count));
  return power * (factors.find((factor) => (factor * power * count) / span >= 1 - 1e-9) ?? 10);
}

/** Multiples of the step from `low` to `high`, both ends counted. */
export function ticksOf(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Round ends that hold every value, with the step between ticks. A flat series gets one unit of room. */
export function niceDomain(
  values: readonly number[],
  count: number,
  factors?: readonly number[],
): { domain: [number, number]; step: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const step = niceStep(Math.max(high - low, 1e-6) || 1, count, factors);
  const start = Math.floor(low / step + 1e-9) * step;
  const end = Math.ceil(high / step - 1e-9) * step;
  return { domain: [start, end > start ? end : start + step], step };
}
