/** One comparison with somebody else's published number. */
export interface CheckResult {
  readonly check: string;
  /** Whose number. */
  readonly against: string;
  readonly quantity: string;
  readonly unit: string;
  /** What was reached: the worst of all compared, or a value with both bounds given. */
  readonly reached: number;
  /** The gate, just above what is reached; a value may also have a lower one. */
  readonly gate: number;
  readonly lowGate?: number;
  /** What was asked for where that is not reached. */
  readonly wanted?: string;
  readonly note?: string;
}

export function passes({ reached, gate, lowGate }: CheckResult): boolean {
  return reached <= gate && (lowGate === undefined || reached >= lowGate);
}

export function worst(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) most = Number.isNaN(value) ? Infinity : Math.max(most, Math.abs(value));
  return most;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
