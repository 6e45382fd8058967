/** Flies a campaign of so many guided samples in a process of its own and prints its peak memory: `node campaign-memory.ts SAMPLES WORKERS`. */
import { findFootprint } from '../src/workflows/return/index.ts';

const [samples, workers] = process.argv.slice(2).map(Number) as [number, number];
const found = await findFootprint(
  { flight: 'soyuz-ms-19', samples, onlyAsked: true },
  { signal: new AbortController().signal, onProgress: () => {}, checkpoint: null, workers },
);
if (!found.ok) throw new Error(JSON.stringify(found.failure));
// maxRSS is in kilobytes.
console.log(JSON.stringify({ samples: found.value.footprint.samples, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
