import { succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { type PlanDiff, diffPlanFiles } from '../workflows/plan/index.ts';
import { type Door, defineCommand } from './command.ts';
import { RECORD_OF_PLAN } from './plan-options.ts';
import { printReasons } from './plan-print.ts';
import { printJson } from './record-options.ts';
import { say } from './say.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: 'Compares two plans: what the second does otherwise, which reasons against the first are gone, and which are new.',
  words: {
    a: { kind: 'file', shape: 'plan', value: 'A.json', needed: true },
    b: { kind: 'file', shape: 'plan', value: 'B.json', needed: true },
  },
  options: RECORD_OF_PLAN,
  examples: ['union plan diff agreed.json out/plan/plan.json'],
  run: async ({ json, folder, ...question }, door) => {
    const found = diffPlanFiles(worldOf(folder), question);
    if (!found.ok) return found;
    if (json) printJson(door, 'plan-diff', withWords(found.value));
    else printDiff(found.value, door);
    return succeed(undefined);
  },
});

function printDiff({ differences, onlyA, onlyB }: PlanDiff, door: Door): void {
  for (const difference of differences) door.print(say(difference, door));
  if (differences.length === 0) door.print('the plans are the same');
  if (onlyA.length > 0) door.print('\nno longer so:');
  printReasons(door, onlyA, true);
  if (onlyB.length > 0) door.print('\nnew:');
  printReasons(door, onlyB, true);
}
