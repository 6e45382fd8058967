/** Flies a campaign of so many guided samples in a process of its own and prints its peak memory: `node campaign-memory.ts SAMPLES WORKERS`. */
import { threadRunner } from '../src/runners/index.ts';
import { worldAt } from '../src/store/index.ts';
import { instantFromUtcMs } from '../src/time/index.ts';
import { findFootprint } from '../src/workflows/return/index.ts';

const [samples, workers] = process.argv.slice(2).map(Number) as [number, number];
const found = await findFootprint(
  worldAt(instantFromUtcMs(Date.now())),
  { flight: 'soyuz-ms-19', samples, onlyAsked: true },
  { runner: threadRunner, signal: new AbortController().signal, onProgress: () => {}, keeper: null, workers },
);
if (!found.ok) throw new Error(JSON.stringify(found.failure));
// maxRSS is in kilobytes.
console.log(JSON.stringify({ samples: found.value.footprint.samples, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
