import { succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { type PlanSlips, slipPlan } from '../workflows/plan/index.ts';
import { type Door, defineCommand } from './command.ts';
import { RECORD_OF_PLAN, RULE_OPTIONS } from './plan-options.ts';
import { printJson } from './record-options.ts';
import { say } from './say.ts';
import { emphasise, printTable } from './table.ts';
import { worldOf } from './world.ts';

const SHOWN = 25;

export const command = defineCommand({
  about: `Moves launches and landings of a plan by chance, as late as they have been in the past, and tells how likely each rule
is to break. It also shows how late the days were that the record has announced.`,
  words: { plan: { kind: 'file', shape: 'plan', value: 'PLAN.json' } },
  options: {
    from: { kind: 'text', value: 'DAY', help: 'first day (standard: today, or the plan’s)' },
    to: { kind: 'text', value: 'DAY', help: 'the day on which it ends (standard: in a year, or the plan’s)' },
    samples: { kind: 'number', value: 'N', help: 'how often launches and landings slip by chance (standard: 1000)' },
    seed: { kind: 'number', value: 'N', help: 'seed of the random numbers (standard: 1)' },
    ...RULE_OPTIONS,
    ...RECORD_OF_PLAN,
  },
  examples: ['union plan slips out/plan/plan.json', 'union plan slips --from 2026-04-01 --to 2027-02-01 --samples 5000 --seed 7'],
  run: async ({ json, folder, ...question }, door) => {
    const found = slipPlan(worldOf(folder), question);
    if (!found.ok) return found;
    if (json) printJson(door, 'plan-slips', withWords(found.value));
    else printSlips(door, found.value);
    return succeed(undefined);
  },
});

function printSlips(
  door: Door,
  { plan, from, to, launches, samples, seed, anyHard, portConflict, seatless, untended, slipDays, risks, distributions, seen }: PlanSlips,
): void {
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  door.print(emphasise(door, 'bold', `${plan}: ${samples} samples, seed ${seed}`));
  if (launches === 0) {
    door.print(`nothing is scheduled from ${from} to ${to}, so there is nothing that could slip`);
    return;
  }
  door.print(
    `some hard rule breaks that holds on time: ${percent(anyHard)}; a port has two ships: ${percent(portConflict)}; somebody without a way home: ${percent(seatless)}; a segment at risk: ${percent(untended)}`,
  );
  door.print(`all slips of a plan together: ${slipDays.mean.toFixed(0)} d in the mean, ${slipDays.p90.toFixed(0)} d at 90 %`);
  door.print('');
  printTable(
    door,
    ['how likely', '', 'rule', 'for', 'first seen as'],
    risks
      .slice(0, SHOWN)
      .map(({ probability, within, rule, hard, meanDays, key, values }) => [
        `${percent(probability)} +- ${percent(within)}`,
        hard ? 'HARD' : 'soft',
        rule,
        `${meanDays.toFixed(1)} d`,
        say({ key, values }, door),
      ]),
    [0, 3],
  );
  if (risks.length > SHOWN) door.print(`and ${risks.length - SHOWN} more: --json has them all`);
  door.print('');
  for (const { event, names, onTime, medianDays, status } of distributions)
    door.print(
      `${event} of ${names.join(', ')}: ${percent(onTime)} on their day, the others late by ${medianDays} d in the median (${status})`,
    );
  door.print(
    `the record has ${seen.length} announced days that came to pass: ${seen.map(({ name, event, days }) => `${name} ${event} ${days >= 0 ? '+' : ''}${days} d`).join(', ')}`,
  );
}
