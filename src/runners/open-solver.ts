/** HiGHS in a thread of its own: models go in as text, answers come out, and a thread that does not end in time is ended. */
import { Tinypool } from 'tinypool';
import { lpText } from '../plan/index.ts';
import type { Solver } from '../workflows/world/index.ts';
import type { SolveResult, SolveTask } from './solve-worker.ts';

/** Presolve does not look at the clock: so much longer than its limit a solve may take. */
const GRACE_S = 15;
const SEED = 0;

export function openSolver(): Solver {
  const pool = new Tinypool({
    filename: new URL('solve-worker.ts', import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: 1,
    isolateWorkers: false,
  });
  return {
    solve: async (model, { timeLimitS, gap }) => {
      const task: SolveTask = { model: lpText(model), timeLimitS, gap, seed: SEED };
      const signal = AbortSignal.timeout((timeLimitS + GRACE_S) * 1000);
      try {
        const found = (await pool.run(task, { signal })) as SolveResult;
        return { ...found, values: new Map(found.values) };
      } catch (error) {
        if (!signal.aborted) throw error;
        return { status: 'no answer in time', cost: null, bound: null, gap: null, values: new Map(), seconds: timeLimitS + GRACE_S };
      }
    },
    close: () => pool.destroy(),
  };
}
