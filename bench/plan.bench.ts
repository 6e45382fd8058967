/**
 * How long the planner takes in process: all of history judged, what-ifs answered, plans solved by horizon and one of five years with more than
 * thirty crewed visits. Run by `npm run bench:plan`. The least of several runs where they are short: the machine has other work. Scenarios are
 * fixed; the solver has one seed.
 */
import { readFileSync } from 'node:fs';
import { readFileAs } from '../src/api/index.ts';
import { SHIPPED_RULES, type RuleBook, dayOf, evaluate, planFromRecord, stationFacts } from '../src/plan/index.ts';
import { threadRunner } from '../src/runners/index.ts';
import { worldAt } from '../src/store/index.ts';
import { formatInstant, instantFromUtcMs } from '../src/time/index.ts';
import { type SolveQuestion, solvePlan, whatIf } from '../src/workflows/plan/index.ts';
import type { Outcome } from '../src/outcome/index.ts';

const RUNS = 15;
const NOW = instantFromUtcMs(Date.UTC(2026, 3, 1));
const TIME_LIMIT_S = 60;
const GAP = 0.05;

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}

function leastMs(call: () => void, runs = RUNS): { readonly first: number; readonly least: number } {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  });
  return { first: times[0]!, least: Math.min(...times) };
}

const world = worldAt(NOW);
const view = must(world.record()).view(null);
const book: RuleBook = { rules: SHIPPED_RULES, station: stationFacts(view) };
const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(10);

console.log('check of history: a plan made of the record and judged by every rule');
let five = 0;
for (const years of [5, 10, 15, 25.8]) {
  const to = dayOf('2026-09-01');
  const from = dayOf(formatInstant(instantFromUtcMs(Date.UTC(2026, 8, 1) - years * 365.25 * 86_400_000)).slice(0, 10));
  let reasons = 0;
  const { first, least } = leastMs(() => {
    reasons = evaluate(planFromRecord(view, from, to), book).length;
  });
  if (years === 5) five = least;
  console.log(
    `  ${`${years}`.padStart(5)} years  first ${ms(first)}  least ${ms(least)}  x${(least / five).toFixed(2)} of 5 years  ${reasons} reasons`,
  );
}

console.log('what-if: change, consequences, repair and comparison');
for (const [name, words, from, to] of [
  ['joint flights stop, 2 April 2022', { stop: 'joint-flights', on: '2022-04-02' }, undefined, undefined],
  ['joint flights stop, 1 December 2025', { stop: 'joint-flights', on: '2025-12-01' }, undefined, undefined],
  ['MS-22 lost, 14 December 2022', { lose: 'soyuz-ms-22', on: '2022-12-14' }, undefined, undefined],
  ['Soyuz grounded, October 2018 to April 2019', { ground: 'soyuz' }, '2018-10-11', '2019-04-01'],
  ['site 31 out until October 2026', { ground: 'site-31' }, '2025-11-28', '2026-10-01'],
  ['Russia withdraws, 1 December 2025', { withdraw: 'Roscosmos', on: '2025-12-01' }, undefined, undefined],
] as const) {
  let tried = 0;
  const { first, least } = leastMs(() => {
    tried = must(whatIf(world, { ...words, ...(from === undefined ? {} : { from, to }) })).repaired.tried;
  }, 5);
  console.log(`  ${name.padEnd(44)} first ${ms(first)}  least ${ms(least)}  ${tried} plans judged`);
}

console.log(`solve: to a gap of ${GAP} or ${TIME_LIMIT_S} s, on one thread`);
async function solve(name: string, question: SolveQuestion): Promise<void> {
  const start = performance.now();
  const { model, plan, hard, relaxed } = must(await solvePlan(world, question, { runner: threadRunner, say: () => {} }));
  const seconds = (performance.now() - start) / 1000;
  const crewed = plan.visits.filter(({ flight, arriveAt }) => arriveAt >= plan.from && plan.seats.some(({ up }) => up === flight)).length;
  const ports = new Set(plan.visits.flatMap(({ berths }) => berths.map(({ port }) => port))).size;
  console.log(
    `  ${name.padEnd(26)} ${`${model.rows}`.padStart(6)} rows ${`${model.binaries}`.padStart(5)} yes-or-no  ${model.status}, gap ${model.gap?.toFixed(4)}  solver ${model.seconds.toFixed(1).padStart(5)} s, in all ${seconds.toFixed(1).padStart(5)} s  ${plan.visits.length} visits, ${crewed} crewed, ${ports} ports  ${hard} hard reasons${Object.keys(relaxed).length === 0 ? '' : ` gave up ${JSON.stringify(relaxed)}`}`,
  );
}
const common = { timeLimitS: TIME_LIMIT_S, gap: GAP };
for (const years of [1, 2, 3, 5])
  await solve(`the usual fleet, ${years} years`, { ...common, from: '2026-04-01', to: `${2026 + years}-04-01` });
const file = 'test/golden/plan/five-years.jsonc';
const scenario = must(
  await readFileAs('plan-scenario', { name: file, text: readFileSync(new URL(`../${file}`, import.meta.url), 'utf8') }),
);
await solve('five years of short stays', { ...common, scenario: { name: file, value: scenario } });
