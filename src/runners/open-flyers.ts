import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import type { Shard } from '../flight/index.ts';
import type { Flyers } from '../workflows/world/index.ts';

/** Shards on their way for each worker: one being flown, one waiting. */
const AHEAD = 2;
const MAX_THREADS = 256;
/** Below so many samples threads take longer to start than to fly. */
const ALONE_UP_TO = 1500;

/** Threads, one a core unless told; a few samples are flown on this one. */
export function openFlyers(samples: number, workers: number | null): Flyers {
  const threads = workers ?? Math.min(MAX_THREADS, availableParallelism());
  return samples > ALONE_UP_TO && threads > 1 ? poolOf(threads) : alone();
}

function poolOf(threads: number): Flyers {
  const pool = new Tinypool({
    filename: new URL('flight-worker.ts', import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: threads,
    maxThreads: threads,
    isolateWorkers: false,
  });
  return { ahead: threads * AHEAD, shard: (task) => pool.run(task) as Promise<Shard>, close: () => pool.destroy() };
}

/** The same work on this thread, giving way after each shard so that an interruption is heard. */
function alone(): Flyers {
  return {
    ahead: 1,
    shard: async (task) => {
      const { default: flyTask } = await import('./flight-worker.ts');
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      return flyTask(task);
    },
    close: async () => {},
  };
}
