/**
 * A uniform choice of rows, without replacement, from a stream of any length in constant memory. Each row draws a key from its own index and
 * the rows of the smallest keys are kept (bottom-k sampling: E. Cohen and H. Kaplan, "Summarizing data using bottom-k sketches", PODC 2007).
 * Algorithm R (J. S. Vitter, ACM TOMS 11 (1985), 37-57) makes as fair a choice, but only of rows that come in order and in one place; here
 * the choice is the same in any order, and two reservoirs merge.
 */
import { uniform } from './philox.ts';

/** What the choice depends on: `seed` and `parameter` name the keys' deviates (see `uniform`); nothing else may draw from them. */
export interface ReservoirKind {
  readonly capacity: number;
  readonly rowLength: number;
  readonly seed: number;
  readonly parameter: number;
}

/** Plain data, to go between threads and into files. Place 0 is the top of a heap: it has the largest key, and is the next to go. */
export interface Reservoir extends ReservoirKind {
  kept: number;
  readonly keys: Float64Array;
  readonly indices: Float64Array;
  /** Row by row. */
  readonly rows: Float64Array;
}

export function emptyReservoir(kind: ReservoirKind): Reservoir {
  const { capacity, rowLength, seed, parameter } = kind;
  if (!(capacity >= 1)) throw new RangeError(`a reservoir holds at least one row, not ${capacity}`);
  const keys = new Float64Array(capacity);
  return {
    capacity,
    rowLength,
    seed,
    parameter,
    kept: 0,
    keys,
    indices: new Float64Array(capacity),
    rows: new Float64Array(capacity * rowLength),
  };
}

/** Offers the row of an index; each index comes once. */
export function offerRow(reservoir: Reservoir, index: number, row: ArrayLike<number>): void {
  if (row.length !== reservoir.rowLength) throw new RangeError(`a row of ${reservoir.rowLength} numbers is wanted, not of ${row.length}`);
  offer(reservoir, uniform(reservoir.seed, index, reservoir.parameter), index, row, 0);
}

/** Offers to `into` what `part` has kept. Both are of one kind, and no index was offered to both. */
export function mergeReservoir(into: Reservoir, part: Reservoir): void {
  for (const field of ['capacity', 'rowLength', 'seed', 'parameter'] as const)
    if (into[field] !== part[field]) throw new RangeError(`reservoirs of one ${field} are wanted, not ${into[field]} and ${part[field]}`);
  for (let place = 0; place < part.kept; place++) offer(into, part.keys[place]!, part.indices[place]!, part.rows, place * part.rowLength);
}

/** The rows kept, by rising index. */
export function rowsOf({ kept, indices, rows, rowLength }: Reservoir): readonly { readonly index: number; readonly row: Float64Array }[] {
  const all = Array.from({ length: kept }, (_, place) => ({
    index: indices[place]!,
    row: rows.slice(place * rowLength, (place + 1) * rowLength),
  }));
  return all.toSorted((a, b) => a.index - b.index);
}

function offer(reservoir: Reservoir, key: number, index: number, from: ArrayLike<number>, start: number): void {
  const { keys, indices, rows, rowLength, capacity } = reservoir;
  const full = reservoir.kept === capacity;
  if (full && !isLarger(keys[0]!, indices[0]!, key, index)) return;
  // A new row rises from the end past smaller ones; one that takes the place of the largest sinks from the top past larger ones.
  let place = full ? 0 : reservoir.kept++;
  for (;;) {
    const next = full ? largerChild(reservoir, place) : (place - 1) >> 1;
    if (next < 0 || next >= capacity) break;
    if (isLarger(keys[next]!, indices[next]!, key, index) !== full) break;
    keys[place] = keys[next]!;
    indices[place] = indices[next]!;
    rows.copyWithin(place * rowLength, next * rowLength, (next + 1) * rowLength);
    place = next;
  }
  keys[place] = key;
  indices[place] = index;
  for (let i = 0; i < rowLength; i++) rows[place * rowLength + i] = from[start + i]!;
}

/** Below two places; the capacity where there is none. */
function largerChild({ keys, indices, kept, capacity }: Reservoir, place: number): number {
  const left = 2 * place + 1;
  const right = left + 1;
  if (left >= kept) return capacity;
  return right < kept && isLarger(keys[right]!, indices[right]!, keys[left]!, indices[left]!) ? right : left;
}

/** Equal keys, which are one in 2^52, go by index. */
function isLarger(keyA: number, indexA: number, keyB: number, indexB: number): boolean {
  return keyA > keyB || (keyA === keyB && indexA > indexB);
}
