import { type Message, succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { threadRunner } from '../runners/index.ts';
import { writeRun } from '../store/index.ts';
import { type Instant, formatDay } from '../time/index.ts';
import { type ReasonJson, type SolvedPlan, planFiles, solvePlan } from '../workflows/plan/index.ts';
import { type Door, defineCommand } from './command.ts';
import { ALL_OPTION, ELEMENTS_OPTION, RECORD_OF_PLAN } from './plan-options.ts';
import { printReason, printReasons, sayHard } from './plan-print.ts';
import { printJson } from './record-options.ts';
import { REPLACE_OPTION, requestOf } from './run-options.ts';
import { say } from './say.ts';
import { emphasise } from './table.ts';
import { worldOf } from './world.ts';
import { cannot } from './own-words.ts';

const TIME_LIMIT_S = 60;
const MAX_TIME_LIMIT_S = 3600;
const GAP = 0.05;

const OF_SCENARIO = { of: ['scenario'], why: 'The scenario says its own days.' } as const;

export const command = defineCommand({
  about: `Proposes a plan with a mixed-integer model, and lets the rules judge what it proposes. It tells how near the plan is
proved to be to the best, and what the model had to give up. SCENARIO is JSON with comments; without it, the usual
fleet flies from --from to --to.`,
  words: { scenario: { kind: 'file', shape: 'plan-scenario', value: 'SCENARIO.jsonc' } },
  options: {
    from: { kind: 'text', value: 'DAY', apart: OF_SCENARIO, help: 'first day (standard: today)' },
    to: { kind: 'text', value: 'DAY', apart: OF_SCENARIO, help: 'the day on which it ends (standard: two years later)' },
    keep: { kind: 'file', shape: 'plan', value: 'PLAN.json', help: 'keeps to this agreed plan as far as it can' },
    timeLimitS: { kind: 'number', name: 'time-limit', value: 'S', help: `seconds for the solver (standard: ${TIME_LIMIT_S})` },
    gap: { kind: 'number', value: 'PART', help: `how near to the best is near enough (standard: ${GAP})` },
    out: { kind: 'text', value: 'DIR', help: 'writes plan.json, chart.svg, seats.csv and plan.ics there' },
    ...REPLACE_OPTION,
    ...ELEMENTS_OPTION,
    ...ALL_OPTION,
    ...RECORD_OF_PLAN,
  },
  examples: [
    'union plan solve five-years.jsonc --time-limit 60 --out out/plan',
    'union plan solve --from 2026-04-01 --to 2027-02-01 --keep agreed.json',
  ],
  run: async ({ json, all = false, out, replace, timeLimitS = TIME_LIMIT_S, gap = GAP, folder, ...given }, door) => {
    if (!(timeLimitS > 0 && timeLimitS <= MAX_TIME_LIMIT_S))
      return cannot('timeLimitS', `seconds, at most ${MAX_TIME_LIMIT_S}`, `${timeLimitS}`);
    if (!(gap >= 0 && gap < 1)) return cannot('gap', 'a part from 0 to 1', `${gap}`);
    const world = worldOf(folder);
    const tell = (what: Message) => door.showProgress(say(what, door));
    const solved = await solvePlan(world, { ...given, timeLimitS, gap }, { runner: threadRunner, say: tell });
    door.showProgress('');
    if (!solved.ok) return solved;
    const { plan, book, ...told } = solved.value;
    const request = requestOf('union plan solve', { ...given, folder, timeLimitS, gap }, world, replace);
    const written = out === undefined ? succeed([]) : await writeRun(out, request, await planFiles(world, plan, book));
    if (!written.ok) return written;
    if (json) printJson(door, 'plan-solved', withWords({ ...told, plan: plan.id, written: written.value }));
    else {
      printSolved(door, solved.value, all);
      for (const path of written.value) door.print(`written: ${path}`);
    }
    return succeed(undefined);
  },
});

function printSolved(
  door: Door,
  { scenario, model, relaxed, conflict, hard, given, score, repairSteps, reasons, plan, book }: SolvedPlan,
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
  if (conflict !== null) door.print(emphasise(door, 'yellow', `On the grid of weeks: ${say(conflict, door)}`));
  for (const step of repairSteps) door.print(`mended: ${say(step, door)}`);
  door.print('');
  const portName = (id: string | null): string => (id === null ? 'port not known' : (book.station.ports.get(id)?.name ?? id));
  for (const visit of plan.visits) {
    if (visit.off !== undefined) continue;
    const people = plan.seats.filter(({ off, down }) => off === undefined && down === visit.flight).length;
    const day = (at: Instant | null) => (at === null ? 'open      ' : formatDay(at));
    door.print(
      `${day(visit.arriveAt)}  ${day(visit.departAt)}  ${portName(visit.berths.at(-1)?.port ?? null).padEnd(16)}  ${visit.name}${people === 0 ? '' : `, ${people} people`}`,
    );
  }
  door.print('');
  printGiven(door, given);
  const isGiven = (reason: ReasonJson) => given.some((one) => JSON.stringify(one) === JSON.stringify(reason));
  const own = reasons.filter((reason) => !isGiven(reason));
  printReasons(door, own, all);
  door.print(
    `${sayHard(hard - (reasons.length - own.length), given.length)}; crew-days short ${score.crewDaysShort.toFixed(0)}, flights ${score.flights}, change ${score.change.toFixed(0)}`,
  );
}

/** What came with the start is told apart: it is no fault of what is proposed. */
function printGiven(door: Door, given: readonly ReasonJson[]): void {
  if (given.length === 0) return;
  door.print('given with the start, which the solver is not held to:');
  for (const reason of given) printReason(door, reason);
  door.print('');
}
