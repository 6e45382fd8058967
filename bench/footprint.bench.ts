/**
 * How fast a landing footprint is flown: returns a second on one worker and on two, what one sample costs, peak memory, and how far the
 * TypeScript is from its bound, a C++ twin of the inner loop on the same steps. Fixed seed; ratios are of one run.
 *
 *   npm run bench:footprint               prints
 *   npm run bench:footprint -- --write    also writes docs/performance.md; with a million samples, some minutes
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import standardFile from '../data/dispersions/standard.json' with { type: 'json' };
import { type DispersionsFile, SAMPLE_SIZE, dispersionsFromFile, flySample, prepareCampaign } from '../src/flight/index.ts';
import type { Outcome } from '../src/outcome/index.ts';
import { stateAt, ephemerisOf } from '../src/orbit/index.ts';
import { threadRunner } from '../src/runners/index.ts';
import { worldAt } from '../src/store/index.ts';
import { addSeconds, instantFromUtcMs } from '../src/time/index.ts';
import { emptyTallies, flyCampaign, resolveRequest } from '../src/workflows/return/index.ts';
import { boundOf } from './bound.ts';

const SEED = 1;
/** So many that the half second in which threads start and warm up does not count. */
const SAMPLES = 100_000;
const write = process.argv.includes('--write');

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

const standard = must(dispersionsFromFile(standardFile as unknown as DispersionsFile, 'standard', null));
const { request } = must(await resolveRequest(worldAt(instantFromUtcMs(Date.now())), { flight: 'soyuz-ms-19' }));
const { campaign } = must(prepareCampaign(request, SEED, standard, false));

/** The least time of many short runs: what the machine can do when nobody else asks of it. */
function least(call: (i: number) => void, runs: number, each: number): number {
  let best = Infinity;
  let i = 0;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    for (let k = 0; k < each; k++) call(i++);
    best = Math.min(best, (performance.now() - start) / each);
  }
  return best * 1000;
}

const ephemeris = must(ephemerisOf(request.elements, 'bench'));
const sgp4Us = least((i) => void stateAt(ephemeris, addSeconds(request.elements.epoch, (i % 500) * 60)), 100, 500);
const modes = campaign.modes.map((mode) => {
  const [deviates, row] = [new Float64Array(mode.deviates), new Float64Array(SAMPLE_SIZE)];
  for (let i = 0; i < 1500; i++) flySample(campaign, mode, i, { deviates, row });
  return { mode: mode.mode, us: least((i) => flySample(campaign, mode, i % 400, { deviates, row }), 60, 20) };
});

async function rate(workers: number): Promise<number> {
  const order = { campaign, samples: campaign.modes.map((_, i) => (i === 0 ? SAMPLES : 0)), stopWhen: null };
  const start = performance.now();
  const flyers = threadRunner.flyers(SAMPLES, workers);
  await flyCampaign(order, { flyers, signal: new AbortController().signal, onProgress: () => {}, onShard: () => {} }, emptyTallies(order));
  await flyers.close();
  return SAMPLES / ((performance.now() - start) / 1000);
}

const rates: [number, number][] = [];
for (let i = 0; i < 2; i++) rates.push([await rate(1), await rate(2)]);
const [one, two] = [Math.max(...rates.map(([a]) => a)), Math.max(...rates.map(([, b]) => b))];

const memory = [10_000, ...(write ? [1_000_000] : [100_000])].map((samples) => {
  const script = fileURLToPath(new URL('campaign-memory.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script, String(samples), '2'], { encoding: 'utf8' })) as {
    samples: number;
    peakMb: number;
  };
});
const bound = await boundOf(campaign);

const [cpu] = cpus();
const lines = [
  `# Performance`,
  ``,
  `Written by \`npm run bench:footprint -- --write\` on a machine of ${availableParallelism()} cores (${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB), Node ${process.version}.`,
  `Times are the least of many short runs; machines differ, so read the ratios. The yardstick is one state by SGP4: ${sgp4Us.toFixed(2)} us here.`,
  ``,
  `## A landing footprint: Soyuz MS-19, orbit to ground, every error drawn, seed ${SEED}`,
  ``,
  `| | reached | in SGP4 calls |`,
  `|---|---|---|`,
  ...modes.map(({ mode, us }) => `| one ${mode} sample, one thread | ${us.toFixed(0)} us | ${(us / sgp4Us).toFixed(0)} |`),
  `| guided returns a second, one worker | ${one.toFixed(0)} | |`,
  `| guided returns a second, two workers | ${two.toFixed(0)} | |`,
  `| parallel efficiency from one to two workers | ${(two / (2 * one)).toFixed(2)} | |`,
  ...memory.map(({ samples, peakMb }) => `| peak memory of ${samples} samples on two workers | ${peakMb} MB | |`),
  ...(bound === null
    ? [`| C++ twin of the inner loop | not built: no g++ here | |`]
    : [
        `| one evaluation of the equations | ${bound.tsNsPerDerive.toFixed(0)} ns | ${(bound.tsNsPerDerive / 1000 / sgp4Us).toFixed(2)} |`,
        `| the same in the C++ twin (${bound.compiler}, ${bound.flags}) | ${bound.cppNsPerDerive.toFixed(0)} ns | |`,
        `| TypeScript over C++, the same steps of one sample | ${bound.ratio.toFixed(2)} | |`,
        `| evaluations of that sample | ${bound.derives} | |`,
      ]),
  ``,
  `Asked for: 5,000 returns a second on two cores, the goal being 20,000; parallel efficiency of 0.9.`,
  ...(bound === null
    ? []
    : [
        `The goal would need 100 us a sample: the C++ twin takes ${Math.round((bound.cppNsPerDerive * bound.derives) / 1000)} us for the evaluations alone.`,
        'Fewer of them would be needed ([work-precision.md](experiments/work-precision.md)).',
      ]),
];
console.log(lines.join('\n'));
if (write) writeFileSync(new URL('../docs/performance.md', import.meta.url), `${lines.join('\n')}\n`);
