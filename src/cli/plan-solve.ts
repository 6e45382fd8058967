import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { sayIn, sayMessage, withWords } from '../presentation/index.ts';
import { threadRunner } from '../runners/index.ts';
import { writeFiles } from '../store/index.ts';
import { type Instant, formatDay } from '../time/index.ts';
import { type PlanQuestion, type SolvedPlan, planFiles, solvePlan } from '../workflows/plan/index.ts';
import type { CommandInput, Door, Exit } from './command.ts';
import { printReasons } from './plan-print.ts';
import { given, numberOption, optionalText, readNamedText, textOption } from './read-input.ts';
import { printJson } from './record-options.ts';
import { emphasise } from './table.ts';
import { worldOf } from './world.ts';

const TIME_LIMIT_S = 60;
const MAX_TIME_LIMIT_S = 3600;
const GAP = 0.05;

/** `union plan solve`: proposes, tells how near to the best it is proved to be and what had to give, and writes it. */
export async function solve(input: CommandInput, question: PlanQuestion, file: string | undefined): Promise<Outcome<Exit>> {
  const { options, door } = input;
  const scenario = file === undefined ? succeed(undefined) : await readNamedText(door, file, 'SCENARIO');
  if (!scenario.ok) return scenario;
  const keep = await optionalText(input, 'keep');
  if (!keep.ok) return keep;
  const timeLimit = numberOption(options, 'time-limit');
  if (!timeLimit.ok) return timeLimit;
  const gap = numberOption(options, 'gap');
  if (!gap.ok) return gap;
  const timeLimitS = timeLimit.value ?? TIME_LIMIT_S;
  if (!(timeLimitS > 0 && timeLimitS <= MAX_TIME_LIMIT_S))
    return fail('--time-limit', `seconds, at most ${MAX_TIME_LIMIT_S}`, `${timeLimitS}`);
  if (!((gap.value ?? GAP) >= 0 && (gap.value ?? GAP) < 1)) return fail('--gap', 'a part from 0 to 1', `${gap.value}`);
  const world = worldOf(input);
  const solved = await solvePlan(
    world,
    {
      ...question,
      ...given<{ scenario: never; keep: never }>({ scenario: scenario.value as never, keep: keep.value as never }),
      timeLimitS,
      gap: gap.value ?? GAP,
    },
    { runner: threadRunner, say: (text) => door.showProgress(text) },
  );
  door.showProgress('');
  if (!solved.ok) return solved;
  const out = textOption(options, 'out');
  const written = out === undefined ? succeed([]) : await writeFiles(out, await planFiles(world, solved.value.plan, solved.value.book));
  if (!written.ok) return written;
  if (options['json'] === true)
    printJson(door, 'plan-solved', withWords({ ...solved.value, plan: solved.value.plan.id, book: undefined, written: written.value }));
  else printSolved(door, solved.value, options['all'] === true);
  if (options['json'] !== true) for (const path of written.value) door.print(`written: ${path}`);
  return succeed(0);
}

function printSolved(
  door: Door,
  { scenario, model, relaxed, conflict, hard, score, repairSteps, reasons, plan }: SolvedPlan,
  all: boolean,
): void {
  door.print(emphasise(door, 'bold', scenario));
  const proof =
    model.gap === null
      ? 'nothing is proved of how near to the best it is'
      : model.gap < 1e-6
        ? 'proved best'
        : `within ${(100 * model.gap).toFixed(1)} % of the best`;
  door.print(
    `${model.weeks} weeks, ${model.rows} rows, ${model.binaries} yes-or-no; ${model.status} after ${model.seconds.toFixed(1)} s: cost ${model.cost?.toFixed(0)}, ${proof}`,
  );
  const gave = Object.entries(relaxed);
  door.print(
    gave.length === 0
      ? 'the model gave up nothing'
      : `the model had to give up: ${gave.map(([rule, amount]) => `${rule} ${amount}`).join(', ')}`,
  );
  if (conflict !== null) door.print(emphasise(door, 'yellow', `On the grid of weeks: ${sayMessage(conflict, sayIn('en'))}`));
  for (const step of repairSteps) door.print(`mended: ${sayMessage(step, sayIn('en'))}`);
  door.print('');
  for (const visit of plan.visits) {
    if (visit.off !== undefined) continue;
    const people = plan.seats.filter(({ off, down }) => off === undefined && down === visit.flight).length;
    const day = (at: Instant | null) => (at === null ? 'open      ' : formatDay(at));
    door.print(
      `${day(visit.arriveAt)}  ${day(visit.departAt)}  ${(visit.berths.at(-1)?.port ?? 'port not known').padEnd(16)}  ${visit.name}${people === 0 ? '' : `, ${people} people`}`,
    );
  }
  door.print('');
  printReasons(door, reasons, all);
  door.print(
    `${hard === 0 ? 'every hard rule holds' : `${hard} breaches of hard rules`}; crew-days short ${score.crewDaysShort.toFixed(0)}, flights ${score.flights}, change ${score.change.toFixed(0)}`,
  );
}
