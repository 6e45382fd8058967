/**
 * How long the record takes in process: reading, one replay, and an answer for any day; of the shipped record, and of made-up histories
 * that keep the same rules with 1, 10 and 100 times as many facts. Run by `npm run bench:record`; one seed, so the histories are the same.
 */
import { boardAt, findBreaches, lifeAt, readRecord, replay, type StationRecord, viewRecord } from '../src/record/index.ts';
import { type Visit, linesOf, recordOf } from '../src/record/random-history.fixture.ts';
import type { Outcome } from '../src/outcome/index.ts';
import { type Instant, addSeconds, secondsBetween } from '../src/time/index.ts';
import { SHIPPED_RECORD, readRecordFolder } from '../src/store/index.ts';

const ANSWERS = 300;
const RUNS = 7;
const FACTS_PER_VISIT = 8.6;
const SEED = 20_220_330;

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

/** Numerical Recipes' linear congruential generator (Press et al. 1992, p. 284): enough to scatter days and visits. */
function scatter(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function timed(call: () => void): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)]!;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

function madeUp(facts: number): StationRecord {
  const next = scatter(SEED);
  const visits = Array.from({ length: Math.round(facts / FACTS_PER_VISIT) }, (): Visit => ({
    port: Math.floor(next() * 4),
    waitH: Math.floor(next() * 20),
    stayH: 1 + Math.floor(next() * 60),
    crew: Math.floor(next() * 4),
    swaps: next() < 0.5,
  }));
  return recordOf(linesOf(visits));
}

const rows: string[][] = [
  ['record', 'facts', 'replay', 'replay and index', 'board, median', '99 %', 'worst', 'person, median', 'every rule'],
];

function measure(name: string, record: StationRecord): void {
  const replayMs = median(Array.from({ length: RUNS }, () => timed(() => void replay(record.entries, null))));
  const viewMs = median(Array.from({ length: RUNS }, () => timed(() => void viewRecord(record, null))));
  const view = viewRecord(record, null);
  const first = view.timeline.entries[0]!.moment;
  const spanS = secondsBetween(first, view.timeline.entries.at(-1)!.moment);
  const next = scatter(SEED);
  const days: readonly Instant[] = Array.from({ length: ANSWERS }, () => addSeconds(first, next() * spanS));
  const boards = days.map((at) => timed(() => void boardAt(view, at)));
  const people = [...record.people.values()];
  const lives = days.slice(0, 30).map((at) => timed(() => void lifeAt(view, people[Math.floor(next() * people.length)]!, at)));
  const rulesMs = timed(() => void findBreaches(record));
  const ms = (value: number) => `${value.toFixed(value < 1 ? 3 : 1)} ms`;
  rows.push([
    name,
    `${record.entries.length}`,
    ...[replayMs, viewMs, median(boards), quantile(boards, 0.99), Math.max(...boards), median(lives), rulesMs].map(ms),
  ]);
}

const files = must(readRecordFolder(SHIPPED_RECORD));
const coldReadMs = timed(() => void must(readRecord(files)));
const coldReplayMs = timed(() => void replay(must(readRecord(files)).entries, null));
const shipped = must(readRecord(files));
console.log(
  `read and checked line by line, first time in the process: ${coldReadMs.toFixed(0)} ms; read again and replayed: ${coldReplayMs.toFixed(0)} ms`,
);
measure('shipped', shipped);
for (const times of [1, 10, 100]) measure(`made up, x${times}`, madeUp(shipped.entries.length * times));
const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
for (const row of rows) console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '));
