import { checkPlan, showPlan, whatIf } from '../../src/workflows/plan/index.ts';
import type { HandedIn } from './handed-in.ts';
import { memoryWorld, recordIn } from './memory-world.ts';

/** The record's own history against the rules, its chart, and three what-ifs with their repairs. */
export default function plan({ world }: HandedIn): string {
  const here = memoryWorld(world, recordIn(world));
  return JSON.stringify([
    checkPlan(here, {}),
    showPlan(here, {}),
    whatIf(here, { stop: 'joint-flights', on: '2026-09-01' }),
    whatIf(here, { lose: 'soyuz-ms-22', on: '2022-12-15' }),
    whatIf(here, { ground: 'soyuz', from: '2018-10-11', to: '2018-12-03' }),
  ]);
}
