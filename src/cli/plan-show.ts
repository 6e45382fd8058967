import { succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { writeFile } from '../store/index.ts';
import { chartJson, chartPicture, showPlan } from '../workflows/plan/index.ts';
import { defineCommand } from './command.ts';
import { RECORD_OF_PLAN, RULE_OPTIONS } from './plan-options.ts';
import { printChart } from './plan-print.ts';
import { printJson } from './record-options.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: `Draws the record, or a plan, as a long-range chart: a row for each port, a bar for each ship, the people of both
segments, and when a landing is in daylight.`,
  words: {},
  options: {
    from: { kind: 'text', value: 'DAY', help: 'first day (standard: a year ago)' },
    to: { kind: 'text', value: 'DAY', help: 'the day on which it ends (standard: in half a year)' },
    plan: { kind: 'file', shape: 'plan', value: 'FILE', help: 'draws this plan in place of the record' },
    svg: { kind: 'text', value: 'FILE', help: 'writes the chart there as a picture' },
    ...RULE_OPTIONS,
    ...RECORD_OF_PLAN,
  },
  examples: ['union plan show --from 2025-06-01 --to 2026-09-01 --svg chart.svg', 'union plan show --plan out/plan/plan.json'],
  run: async ({ json, svg, folder, ...question }, door) => {
    const shown = showPlan(worldOf(folder), question);
    if (!shown.ok) return shown;
    const written = svg === undefined ? succeed(null) : await writeFile(svg, await chartPicture(shown.value), 'svg');
    if (!written.ok) return written;
    if (json) printJson(door, 'plan-chart', withWords(chartJson(shown.value)));
    else {
      printChart(door, shown.value);
      if (written.value !== null) door.print(`written: ${written.value}`);
    }
    return succeed(undefined);
  },
});
