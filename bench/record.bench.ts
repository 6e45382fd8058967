/**
 * How long the record takes: reading, one replay, and an answer for any day, of the shipped record and of made-up histories that keep the same
 * rules with 1, 10 and 100 times as many facts; a second question in one process; and `union board` as a process, over Node that does nothing.
 * Run by `npm run bench:record`; one seed, so the histories are the same.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { boardAt, findBreaches, lifeAt, readRecord, replay, type StationRecord, viewRecord } from '../src/record/index.ts';
import { type Visit, linesOf, recordOf } from '../src/record/random-history.fixture.ts';
import type { Outcome } from '../src/outcome/index.ts';
import { type Instant, addSeconds, instantFromUtcMs, secondsBetween } from '../src/time/index.ts';
import { SHIPPED_RECORD, readRecordFolder, worldAt } from '../src/store/index.ts';
import { showBoard, showPerson, showRankings } from '../src/workflows/record/index.ts';

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

/** A question after the first: the folder is looked at, nothing is read or replayed, the clock has gone on. */
const SECOND_WANTED_MS = 1;
const START_WANTED_MS = 150;
const STARTS = 20;

const wanted = (ms: number, mostMs: number) => `wanted under ${mostMs} ms: ${ms < mostMs ? 'met' : 'MISSED'}`;
const now = Date.UTC(2022, 2, 30);
must(await showBoard(worldAt(instantFromUtcMs(now)), {}));
for (const [name, ask] of [
  ['board', (at: Instant) => showBoard(worldAt(at), {})],
  ['person', (at: Instant) => showPerson(worldAt(at), 'vande-hei', {})],
  ['ranking', (at: Instant) => Promise.resolve(showRankings(worldAt(at), {}))],
] as const) {
  const times: number[] = [];
  for (let i = 0; i < ANSWERS; i++) {
    const start = performance.now();
    must<unknown>(await ask(instantFromUtcMs(now + 60_000 * i)));
    times.push(performance.now() - start);
  }
  const ms = median(times.slice(1));
  console.log(`a second ${name} in the process, reading included: ${ms.toFixed(2)} ms in the median  ${wanted(ms, SECOND_WANTED_MS)}`);
}

const union = fileURLToPath(new URL('../bin/union', import.meta.url));
const startMs = (command: string, args: readonly string[]) => timed(() => void spawnSync(command, args, { stdio: 'ignore' }));
const starts = Array.from({ length: STARTS }, () => [startMs(process.execPath, ['-e', '0']), startMs(union, ['board'])] as const);
const [bareMs, boardMs] = [median(starts.map(([bare]) => bare)), median(starts.map(([, board]) => board))];
const overMs = boardMs - bareMs;
console.log(
  `bin/union board as a process: ${boardMs.toFixed(0)} ms, Node alone ${bareMs.toFixed(0)} ms, medians of ${STARTS} in turn: ${overMs.toFixed(0)} ms over it  ${wanted(overMs, START_WANTED_MS)}`,
);
