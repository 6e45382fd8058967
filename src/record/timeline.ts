import type { Instant } from '../time/index.ts';
import type { FactType } from './fact.ts';
import { FACT_TYPES } from './fact-shapes.ts';
import { EMPTY_STATION, type Station, evolve } from './station.ts';
import type { Entry } from './station-record.ts';

/** Facts between two kept stations: an answer replays fewer than this. */
const STRIDE = 32;

/** The facts known by a day, in the order they are replayed in, with the station kept at every `STRIDE`th. */
export interface Timeline {
  readonly entries: readonly Entry[];
  readonly kept: readonly Station[];
}

const RANK: Readonly<Record<string, number>> = Object.fromEntries(FACT_TYPES.map((type, i) => [type, i]));
const rank = (type: FactType): number => RANK[type]!;

/** By instant; simultaneous facts by type, then by id: the order of the lines does not matter. */
export function inOrder(a: Entry, b: Entry): number {
  return a.moment - b.moment || rank(a.fact.type) - rank(b.fact.type) || (a.fact.id < b.fact.id ? -1 : a.fact.id > b.fact.id ? 1 : 0);
}

/** What was known by `asOf` (all, when null): without the lines that others known by then correct. */
export function knownEntries(entries: readonly Entry[], asOf: Instant | null): readonly Entry[] {
  const known = asOf === null ? entries : entries.filter((entry) => entry.known <= asOf);
  const corrected = new Set<string>();
  for (const { fact } of known) if (fact.corrects !== undefined) corrected.add(fact.corrects);
  return known.filter(({ fact }) => fact.type !== 'withdrawn' && !corrected.has(fact.id));
}

export function replay(entries: readonly Entry[], asOf: Instant | null): Timeline {
  const ordered = knownEntries(entries, asOf).toSorted(inOrder);
  const kept: Station[] = [EMPTY_STATION];
  let station = EMPTY_STATION;
  for (const [i, entry] of ordered.entries()) {
    station = evolve(station, entry);
    if ((i + 1) % STRIDE === 0) kept.push(station);
  }
  return { entries: ordered, kept };
}

/** How many facts of the timeline are no later than `at`. */
export function countUntil({ entries }: Timeline, at: Instant): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.moment <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The station at `at`, with all facts of that instant. */
export function stationIn(timeline: Timeline, at: Instant): Station {
  const count = countUntil(timeline, at);
  const start = Math.floor(count / STRIDE);
  let station = timeline.kept[start]!;
  for (let i = start * STRIDE; i < count; i++) station = evolve(station, timeline.entries[i]!);
  return station;
}

/** The station as it was at `at`, by what was known by `asOf` (all, when null). */
export function stationAt(entries: readonly Entry[], { at, asOf }: { readonly at: Instant; readonly asOf: Instant | null }): Station {
  return stationIn(replay(entries, asOf), at);
}
