import { succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { checkPlan } from '../workflows/plan/index.ts';
import { ANSWERED_NO, defineCommand } from './command.ts';
import { ALL_OPTION, RECORD_OF_PLAN, RULE_OPTIONS } from './plan-options.ts';
import { printReasons, sayHard } from './plan-print.ts';
import { printJson } from './record-options.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: `Asks every rule that is on, of the record's own history or of a plan, and lists each breach with its reason and
source. It ends with exit code 1 where a hard rule is broken.`,
  saysNo: 'a plan breaks a hard rule',
  words: { plan: { kind: 'file', shape: 'plan', value: 'PLAN.json' } },
  options: {
    from: { kind: 'text', value: 'DAY', help: 'first day (standard: the first expedition, or the plan’s)' },
    to: { kind: 'text', value: 'DAY', help: 'the day on which it ends (standard: the last day that the record knows, or the plan’s)' },
    ...RULE_OPTIONS,
    ...ALL_OPTION,
    ...RECORD_OF_PLAN,
  },
  examples: ['union plan check --from 2022-03-30 --to 2022-09-21', 'union plan check out/plan/plan.json --all'],
  run: async ({ json, all = false, folder, ...question }, door) => {
    const checked = checkPlan(worldOf(folder), question);
    if (!checked.ok) return checked;
    const { from, to, visits, seats, hard, reasons } = checked.value;
    if (json) printJson(door, 'plan-check', withWords(checked.value));
    else {
      printReasons(door, reasons, all);
      door.print(`${from.slice(0, 10)} to ${to.slice(0, 10)}: ${visits} visits, ${seats} seats; ${sayHard(hard)}`);
    }
    return succeed(hard === 0 ? undefined : ANSWERED_NO);
  },
});
