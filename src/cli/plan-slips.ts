import { type Outcome, succeed } from '../outcome/index.ts';
import { sayIn, withWords } from '../presentation/index.ts';
import { type PlanQuestion, type PlanSlips, slipPlan } from '../workflows/plan/index.ts';
import type { CommandInput, Door, Exit } from './command.ts';
import { given, numberOption } from './read-input.ts';
import { printJson } from './record-options.ts';
import { emphasise, printTable } from './table.ts';
import { worldOf } from './world.ts';

const SHOWN = 25;

/** `union plan slips`: what breaks, and how likely, when launches and landings are late. */
export function slips(input: CommandInput, question: PlanQuestion): Outcome<Exit> {
  const { options, door } = input;
  const samples = numberOption(options, 'samples');
  if (!samples.ok) return samples;
  const seed = numberOption(options, 'seed');
  if (!seed.ok) return seed;
  const found = slipPlan(worldOf(input), {
    ...question,
    ...given<Partial<Record<'samples' | 'seed', number>>>({ samples: samples.value, seed: seed.value }),
  });
  if (!found.ok) return found;
  if (options['json'] === true) printJson(door, 'plan-slips', withWords(found.value));
  else printSlips(door, found.value);
  return succeed(0);
}

function printSlips(
  door: Door,
  { plan, samples, seed, anyHard, portConflict, seatless, untended, slipDays, risks, distributions, seen }: PlanSlips,
): void {
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  door.print(emphasise(door, 'bold', `${plan}: ${samples} samples, seed ${seed}`));
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
        sayIn('en')(key, values),
      ]),
    [0, 3],
  );
  if (risks.length > SHOWN) door.print(`and ${risks.length - SHOWN} more: --json has them all`);
  door.print('');
  for (const { event, vehicles, onTime, medianDays, status } of distributions)
    door.print(
      `${event} of ${vehicles.join(', ')}: ${percent(onTime)} on their day, the others late by ${medianDays} d in the median (${status})`,
    );
  door.print(
    `the record has ${seen.length} announced days that came to pass: ${seen.map(({ flight, event, days }) => `${flight} ${event} ${days >= 0 ? '+' : ''}${days} d`).join(', ')}`,
  );
}
