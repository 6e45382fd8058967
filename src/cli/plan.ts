import type { CommandTable } from './command.ts';

export const command: CommandTable = {
  about: `Judges crew rotation and visiting ships by rules, and gives reasons. Plans are JSON and name their parent; scenarios
are JSON with comments. The rules and their numbers are in data/plan/rules.json. See docs/plan.md.`,
  verbs: {
    show: { load: () => import('./plan-show.ts'), about: 'draws the record, or a plan, as a long-range chart' },
    check: { load: () => import('./plan-check.ts'), about: 'asks every rule of the record or of a plan, and lists what breaks' },
    solve: { load: () => import('./plan-solve.ts'), about: 'proposes a plan for a scenario, and says how near it is to the best' },
    whatif: { load: () => import('./plan-whatif.ts'), about: 'tells what breaks when something fails or stops, and how to repair it' },
    diff: { load: () => import('./plan-diff.ts'), about: 'compares two plans, and what each mends or breaks' },
    slips: { load: () => import('./plan-slips.ts'), about: 'tells how likely which rule breaks when launches and landings are late' },
  },
  examples: [
    'union plan show --from 2025-06-01 --to 2026-09-01 --svg chart.svg',
    'union plan check --from 2022-03-30 --to 2022-09-21',
    'union plan solve five-years.jsonc --time-limit 60 --out out/plan',
    'union plan whatif --stop joint-flights --on 2025-12-01',
    'union plan diff agreed.json out/plan/plan.json',
    'union plan slips out/plan/plan.json --samples 1000',
  ],
};
