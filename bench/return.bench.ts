/**
 * How long one return takes in process, and whether its bytes have changed. Times are quoted against one state by SGP4 in the same run,
 * for machines differ; the digest is of every shipped return with its warnings in English, so a change of one bit in any of them shows.
 *
 *   npm run bench              times, and the check against bench/return.sha256
 *   npm run bench -- --update  writes the digest after a change that is meant
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { STATE_SIZE, checkedEphemeris, deorbitAt, derive, flyEntry, flyReturn, planFor } from '../src/flight/index.ts';
import { stateAt } from '../src/orbit/index.ts';
import type { Outcome } from '../src/outcome/index.ts';
import { sayIn, sayMessage } from '../src/presentation/index.ts';
import { worldAt } from '../src/store/index.ts';
import { addSeconds, instantFromUtcMs, parseInstant } from '../src/time/index.ts';
import { resolveRequest } from '../src/workflows/return/index.ts';
import { shippedReturnIds } from '../src/workflows/shipped/index.ts';

const world = worldAt(instantFromUtcMs(Date.now()));
const DIGEST_FILE = new URL('return.sha256', import.meta.url);

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

/** Median milliseconds of a call, after a warm-up. */
function medianMs(call: () => void, runs: number): number {
  for (let i = 0; i < Math.ceil(runs / 4); i++) call();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[runs >> 1]!;
}

const digest = createHash('sha256');
for (const id of shippedReturnIds(world)) {
  const resolved = await resolveRequest(world, { flight: id });
  if (!resolved.ok) continue;
  const { report } = must(flyReturn(resolved.value.request, false));
  digest.update(JSON.stringify({ ...report, warnings: report.warnings.map((warning) => sayMessage(warning, sayIn('en'))) }));
}
const found = digest.digest('hex');

const { request } = must(await resolveRequest(world, { flight: 'soyuz-ms-19' }));
const targeted = must(flyReturn(request, false)).report;
const burnStart = must(parseInstant(targeted.burn.start, 'bench'));
const given = { ...request, after: null, burnStart };
const plan = must(planFor(given));
const ephemeris = must(checkedEphemeris(given));
const { deorbited, reference } = must(deorbitAt(plan, ephemeris, burnStart, false));
const rate = new Float64Array(STATE_SIZE);

const sgp4Us = medianMs(() => {
  for (let i = 0; i < 1000; i++) stateAt(ephemeris, addSeconds(request.elements.epoch, i * 60));
}, 50);
const rows: readonly (readonly [string, number])[] = [
  ['guided return, burn given: air, deorbit, reference, entry, ground', medianMs(() => void flyReturn(given, false), 200)],
  ['  the flight alone: burn, coast, reference, entry, ground', medianMs(() => void flyEntry(...fly()), 200)],
  ['  entry and descent alone, reference at hand', medianMs(() => void flyEntry(deorbited, reference, reference.commandDirection), 200)],
  ['targeted return: every pass of a day tried', medianMs(() => void flyReturn(request, false), 20)],
];
const deriveNs =
  medianMs(() => {
    for (let i = 0; i < 1000; i++) derive(deorbited.craft.dynamics, 0, deorbited.craft.state, rate);
  }, 200) * 1000;

function fly(): Parameters<typeof flyEntry> {
  const flown = must(deorbitAt(plan, ephemeris, burnStart, false));
  return [flown.deorbited, flown.reference, flown.reference.commandDirection];
}

for (const [name, ms] of rows)
  console.log(`${name.padEnd(70)} ${ms.toFixed(3).padStart(8)} ms  ${((ms * 1000) / sgp4Us).toFixed(0).padStart(6)} SGP4 calls`);
console.log(
  `${'one evaluation of the equations'.padEnd(70)} ${(deriveNs / 1e6).toFixed(6).padStart(8)} ms  ${(deriveNs / 1000 / sgp4Us).toFixed(2).padStart(6)} SGP4 calls`,
);
console.log(`${'SGP4, one state (the yardstick)'.padEnd(70)} ${(sgp4Us / 1000).toFixed(6).padStart(8)} ms`);

if (process.argv.includes('--update')) {
  writeFileSync(DIGEST_FILE, `${found}\n`);
  console.log(`digest of the shipped returns written: ${found}`);
} else {
  const wanted = readFileSync(DIGEST_FILE, 'utf8').trim();
  console.log(
    found === wanted
      ? `shipped returns are the same to the last byte (${found.slice(0, 12)})`
      : `the shipped returns have changed: wanted ${wanted}, found ${found}`,
  );
  if (found !== wanted) process.exitCode = 1;
}
