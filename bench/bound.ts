/**
 * How near the hot loop of a return comes to what this machine can do: a tape of dispersed samples is replayed by the kernel of src/flight
 * and by its twin in C++ (bound/twin.cpp), built here into a temporary folder, in the same run.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type Campaign, STATE_SIZE } from '../src/flight/index.ts';
import { type Reel, mountTape, replayTape } from './bound/replay-tape.ts';
import type { RecordingTask } from './bound/tape.ts';

const run = promisify(execFile);

const COMPILER = 'g++';
/** Without contraction the arithmetic is JavaScript's, operation by operation: the states can be compared. */
const EXACT = '-ffp-contract=off';
const FLAGS = ['-std=c++20', '-O3', '-march=native', '-Wall', '-Wextra'];
/** Both replay for this long, in turns; the best time counts. */
const TURN_MS = 400;
const TURNS = 5;
/** On the tape: enough that no processor learns its branches by heart. */
const SAMPLES = 32;

export interface Bound {
  readonly tsNsPerDerive: number;
  readonly cppNsPerDerive: number;
  readonly tsNsPerSample: number;
  readonly cppNsPerSample: number;
  /** TypeScript's time over C++'s, the fastest C++. */
  readonly ratio: number;
  /** With `-ffp-contract=off`, as JavaScript must: no fused multiply-add. */
  readonly uncontracted: { readonly cppNsPerDerive: number; readonly ratio: number };
  /** Evaluations and steps of a sample, on average; samples on the tape. */
  readonly derives: number;
  readonly steps: number;
  readonly samples: number;
  /** Over the states after every step, each component against the length of its vector: of the uncontracted twin, and of the other. */
  readonly worstRelativeDifference: number;
  readonly worstContractedDifference: number;
  readonly compiler: string;
  readonly flags: string;
}

/** The bound of a campaign's first mode, over its samples 0, 1, ...; null, with a word on standard error, where there is no compiler. */
export async function boundOf(campaign: Campaign): Promise<Bound | null> {
  const version = await run(COMPILER, ['--version']).catch(() => null);
  const [mode] = campaign.modes;
  if (version === null || mode === undefined) {
    console.error(`no bound: ${COMPILER} is not installed, and the twin of the inner loop is C++ (bench/bound/twin.cpp)`);
    return null;
  }
  const tape = await recordTape({ campaign, mode, samples: SAMPLES });
  const reel = mountTape(tape);
  const folder = await mkdtemp(join(tmpdir(), 'union-bound-'));
  try {
    const tapeFile = join(folder, 'tape');
    await writeFile(tapeFile, tape);
    const fused = await buildTwin(folder, 'fused', []);
    const exact = await buildTwin(folder, 'exact', [EXACT]);
    const states = new Float64Array(reel.steps * STATE_SIZE);
    let [ts, fusedNs, exactNs] = [Infinity, Infinity, Infinity];
    for (let turn = 0; turn < TURNS; turn++) {
      ts = Math.min(ts, bestReplayNs(reel, states));
      fusedNs = Math.min(fusedNs, await fused.replay(tapeFile));
      exactNs = Math.min(exactNs, await exact.replay(tapeFile));
    }
    const samples = reel.samples.length;
    const derives = Math.round(reel.derives / samples);
    return {
      tsNsPerDerive: ts / reel.derives,
      cppNsPerDerive: (fusedNs * samples) / reel.derives,
      tsNsPerSample: ts / samples,
      cppNsPerSample: fusedNs,
      ratio: ts / samples / fusedNs,
      uncontracted: { cppNsPerDerive: (exactNs * samples) / reel.derives, ratio: ts / samples / exactNs },
      derives,
      steps: Math.round(reel.steps / samples),
      samples,
      worstRelativeDifference: worstDifference(states, await exact.states()),
      worstContractedDifference: worstDifference(states, await fused.states()),
      compiler: version.stdout.split('\n')[0] ?? COMPILER,
      flags: FLAGS.join(' '),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Recorded on a thread of its own, where the kernel is replaced by one that writes down what it is asked. */
function recordTape(task: RecordingTask): Promise<Float64Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('bound/record-tape.ts', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

interface Twin {
  /** Nanoseconds a sample. */
  readonly replay: (tapeFile: string) => Promise<number>;
  readonly states: () => Promise<Float64Array>;
}

async function buildTwin(folder: string, name: string, flags: readonly string[]): Promise<Twin> {
  const program = join(folder, name);
  const statesFile = `${program}.states`;
  await run(COMPILER, [...FLAGS, ...flags, '-o', program, fileURLToPath(new URL('bound/twin.cpp', import.meta.url))]);
  return {
    replay: async (tapeFile) => {
      const { stdout } = await run(program, [tapeFile, statesFile, `${TURN_MS}`]);
      return (JSON.parse(stdout) as { readonly nsPerSample: number }).nsPerSample;
    },
    states: async () => {
      const bytes = await readFile(statesFile);
      return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / Float64Array.BYTES_PER_ELEMENT);
    },
  };
}

/** Nanoseconds of the best replay of the whole tape within a turn. */
function bestReplayNs(reel: Reel, states: Float64Array): number {
  const until = performance.now() + TURN_MS;
  let best = Infinity;
  do {
    const start = process.hrtime.bigint();
    replayTape(reel, states);
    best = Math.min(best, Number(process.hrtime.bigint() - start));
  } while (performance.now() < until);
  return best;
}

/** Position and velocity each against their own length, mass against itself. */
function worstDifference(ours: Float64Array, theirs: Float64Array): number {
  if (ours.length !== theirs.length)
    throw new Error(`${ours.length / STATE_SIZE} states replayed here, ${theirs.length / STATE_SIZE} there`);
  let worst = 0;
  for (let at = 0; at < ours.length; at += STATE_SIZE)
    for (const [from, to] of [
      [0, 3],
      [3, 6],
      [6, 7],
    ] as const) {
      let [off, size] = [0, 0];
      for (let i = at + from; i < at + to; i++) {
        off = Math.max(off, Math.abs(ours[i]! - theirs[i]!));
        size = Math.max(size, Math.abs(ours[i]!));
      }
      worst = Math.max(worst, off / size);
    }
  return worst;
}
