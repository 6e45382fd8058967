import { succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { writeRun } from '../store/index.ts';
import { planFiles, whatIf } from '../workflows/plan/index.ts';
import { defineCommand } from './command.ts';
import { ALL_OPTION, RECORD_OF_PLAN, RULE_OPTIONS } from './plan-options.ts';
import { printWhatIf } from './plan-print-whatif.ts';
import { printJson } from './record-options.ts';
import { REPLACE_OPTION, requestOf } from './run-options.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: `Tells what breaks, for whom and when, if something fails or stops. It then tells the best repair that small steps
reach, and shows the plans side by side. Give one of --stop, --lose, --leave, --withdraw (each with --on), --ground
(with --from), and --extend (with --days).`,
  words: {},
  options: {
    stop: { kind: 'text', value: 'joint-flights', help: 'nobody rides a partner’s ship from the day of --on' },
    lose: { kind: 'text', value: 'SHIP', help: 'the ship cannot bring people home from the day of --on, or is never launched' },
    leave: { kind: 'text', value: 'SHIP', help: 'the ship leaves on the day of --on with those who go home in it' },
    withdraw: { kind: 'text', value: 'PARTNER', help: 'the partner’s side takes no part from the day of --on' },
    ground: {
      kind: 'text',
      value: 'WHAT',
      help: 'soyuz, progress, dragon, crew-dragon, cargo-dragon, starliner, cygnus, or a pad: site-31, lc-39a, slc-40',
    },
    extend: { kind: 'text', value: 'SHIP', help: 'the ship stays longer, by --days' },
    on: {
      kind: 'text',
      value: 'DAY',
      apart: { of: ['ground'], why: 'A grounding lasts from {@from} to {@to}.' },
      help: 'the day on which it happens',
    },
    days: {
      kind: 'number',
      value: 'N',
      beside: { of: ['extend'], why: 'Only a longer stay is counted in days.' },
      help: 'with --extend, how many days longer',
    },
    from: { kind: 'text', value: 'DAY', help: 'first day of the plan, or of the grounding (standard: the day before --on)' },
    to: { kind: 'text', value: 'DAY', help: 'the day on which it ends (standard: a year later, or as far as the record knows)' },
    plan: { kind: 'file', shape: 'plan', value: 'FILE', help: 'asks about this plan in place of the record' },
    hindsight: {
      kind: 'switch',
      apart: { of: ['plan'], why: 'A plan of a file says itself what is unfit.' },
      help: 'ships that turned out unfit after that day are unfit from their day on; without it nobody knows of them yet',
    },
    out: { kind: 'text', value: 'DIR', help: 'writes the repaired plan there: plan.json, chart.svg, seats.csv and plan.ics' },
    ...REPLACE_OPTION,
    ...RULE_OPTIONS,
    ...ALL_OPTION,
    ...RECORD_OF_PLAN,
  },
  examples: [
    'union plan whatif --stop joint-flights --on 2025-12-01',
    'union plan whatif --lose soyuz-ms-22 --on 2022-12-14',
    'union plan whatif --withdraw Roscosmos --on 2025-12-01',
    'union plan whatif --ground site-31 --from 2025-11-28 --to 2026-12-01',
    'union plan whatif --extend soyuz-ms-28 --days 60 --on 2026-06-01',
  ],
  run: async ({ json, all = false, out, replace, folder, ...question }, door) => {
    const world = worldOf(folder);
    const answer = whatIf(world, question);
    if (!answer.ok) return answer;
    const { plans, book, ...told } = answer.value;
    const request = requestOf('union plan whatif', { ...question, folder }, world, replace);
    const written = out === undefined ? succeed([]) : await writeRun(out, request, await planFiles(world, plans.repaired, book));
    if (!written.ok) return written;
    if (json) printJson(door, 'plan-whatif', withWords(told));
    else {
      printWhatIf(door, answer.value, all);
      for (const path of written.value) door.print(`written: ${path}`);
    }
    return succeed(undefined);
  },
});
