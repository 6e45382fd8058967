import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../../src/outcome/index.ts';
import { threadRunner } from '../../src/runners/index.ts';
import { worldAt } from '../../src/store/index.ts';
import { parseInstant } from '../../src/time/index.ts';
import { showPlan } from '../../src/workflows/plan/index.ts';
import { recoveryCard } from '../../src/workflows/recovery/index.ts';
import { findFootprint } from '../../src/workflows/return/index.ts';
import { type HandedIn, plainRows } from './handed-in.ts';

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));
const NOW = '2026-09-01T00:00:00Z';
const FLIGHT = 'soyuz-ms-19';
const SAMPLES = 300;

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

/** The files that ship, and one return with its footprint, card and chart, as Node makes them. */
export async function makeHandedIn(): Promise<HandedIn> {
  const world = worldAt(must(parseInstant(NOW, 'now')));
  const door = { runner: threadRunner, workers: 1, signal: { aborted: false }, onProgress: () => {} };
  const found = must(await findFootprint(world, { flight: FLIGHT, samples: SAMPLES }, { ...door, keeper: null }));
  const { footprint, samples, prediction } = found;
  const run = { report: prediction.flown.report, footprint, samples };
  return {
    world: {
      now: NOW,
      version: world.version,
      record: must(world.record()).files,
      files: Object.fromEntries(
        globSync('**/*.json', { cwd: DATA })
          .filter((path) => !path.startsWith('words'))
          .map((path) => [path.replaceAll('\\', '/'), readFileSync(`${DATA}${path}`, 'utf8')]),
      ),
    },
    flown: prediction.flown,
    footprint,
    samples: samples.map(plainRows),
    card: must(await recoveryCard(world, { subject: run }, door)),
    chart: must(showPlan(world, {})),
  };
}
