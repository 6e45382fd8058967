import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { sayIn, sayMessage, withWords } from '../presentation/index.ts';
import { writeFiles } from '../store/index.ts';
import {
  type PlanQuestion,
  type WhatIfQuestion,
  chartPicture,
  checkPlan,
  diffPlanFiles,
  planFiles,
  showPlan,
  whatIf,
} from '../workflows/plan/index.ts';
import { ANSWERED_NO, type Command, type CommandInput, type Exit, JSON_OPTION } from './command.ts';
import { printChart, printReasons } from './plan-print.ts';
import { printWhatIf } from './plan-print-whatif.ts';
import { slips } from './plan-slips.ts';
import { solve } from './plan-solve.ts';
import { given, numberOption, optionalText, readNamedText, textOption } from './read-input.ts';
import { RECORD_OPTIONS, printJson } from './record-options.ts';
import { worldOf } from './world.ts';

export const command: Command = {
  usage: `union plan show|check|solve|whatif|diff|slips …

  union plan show [--plan PLAN.json] [--from D --to D] [--svg FILE]
  union plan check [PLAN.json] [--from D --to D] [--off RULE,RULE] [--all]
  union plan solve SCENARIO.jsonc | --from D --to D [--keep PLAN.json] [--time-limit S] [--out DIR]
  union plan whatif --stop joint-flights|--lose SHIP|--leave SHIP|--withdraw PARTNER --on D
  union plan whatif --ground soyuz|dragon|site-31 --from D --to D
  union plan whatif --extend SHIP --days N
  union plan diff A.json B.json
  union plan slips PLAN.json | --from D --to D [--samples 1000] [--seed N]`,
  about: `Crew rotation and visiting ships, judged by rules with reasons. "check" ends with 1 where a hard rule is broken. "whatif" tells what breaks, for whom
and when, and the best repair that small steps reach. "solve" proposes with a mixed-integer model; the rules judge what it proposes. Plans are
JSON and name their parent; scenarios are JSON with comments. Rules and their numbers: data/plan/rules.json. See docs/plan.md.`,
  words: { min: 1, max: 3 },
  options: {
    from: { type: 'string', value: 'D', help: 'first day (show: a year ago; check: the first expedition; solve, slips: today)' },
    to: { type: 'string', value: 'D', help: 'the day on which it ends (show: in half a year; check: now)' },
    plan: { type: 'string', value: 'FILE', help: 'a plan in place of the record (show, whatif)' },
    svg: { type: 'string', value: 'FILE', help: 'the chart as a picture (show)' },
    all: { type: 'boolean', help: 'soft reasons too, each with its day' },
    off: { type: 'string', value: 'RULES', help: 'rules not to ask, with commas' },
    ask: { type: 'string', value: 'RULES', help: 'rules that are off unless asked for: beta-cutout' },
    stop: { type: 'string', value: 'joint-flights', help: 'nobody rides a partner’s ship from --on' },
    ground: {
      type: 'string',
      value: 'WHAT',
      help: 'soyuz, dragon, progress, starliner, cygnus, site-31, lc-39a or slc-40, from --from to --to',
    },
    lose: { type: 'string', value: 'SHIP', help: 'not fit to bring people home from --on, or never launched' },
    leave: { type: 'string', value: 'SHIP', help: 'it leaves on --on with those who go home in it' },
    extend: { type: 'string', value: 'SHIP', help: 'it stays --days longer' },
    days: { type: 'string', value: 'N', help: 'how many days (extend)' },
    withdraw: { type: 'string', value: 'PARTNER', help: 'the partner’s side takes no part from --on' },
    on: { type: 'string', value: 'D', help: 'the day of a what-if' },
    keep: { type: 'string', value: 'FILE', help: 'the agreed plan, to be changed least (solve)' },
    'time-limit': { type: 'string', value: 'S', help: 'seconds for the solver (standard: 60)' },
    gap: { type: 'string', value: 'PART', help: 'how near to the best is near enough (standard: 0.05)' },
    samples: { type: 'string', value: 'N', help: 'how often launches and landings slip by chance (standard: 1000)' },
    seed: { type: 'string', value: 'N', help: 'of that chance (standard: 1)' },
    elements: { type: 'string', value: 'FILE', help: 'OMM or TLE of the station, for light and solar beta' },
    out: { type: 'string', value: 'DIR', help: 'plan.json, chart.svg, seats.csv and plan.ics (solve, whatif)' },
    'as-of': RECORD_OPTIONS['as-of']!,
    record: RECORD_OPTIONS['record']!,
    json: JSON_OPTION,
  },
  examples: [
    'union plan show --from 2025-06-01 --to 2026-09-01 --svg chart.svg',
    'union plan check --from 2022-03-30 --to 2022-09-21',
    'union plan whatif --stop joint-flights --on 2025-12-01',
    'union plan whatif --lose soyuz-ms-22 --on 2022-12-14',
    'union plan whatif --ground site-31 --from 2025-11-28 --to 2026-12-01',
    'union plan solve five-years.jsonc --time-limit 60 --out out/plan',
  ],
  run,
};

async function run(input: CommandInput): Promise<Outcome<Exit>> {
  const [verb, ...files] = input.words;
  const most = { show: 0, check: 1, solve: 1, whatif: 0, diff: 2, slips: 1 }[verb ?? ''];
  if (most === undefined)
    return fail('union plan', 'show, check, solve, whatif, diff or slips', JSON.stringify(verb), 'See `union plan --help`.');
  if (files.length > most) return fail(`union plan ${verb!}`, `at most ${most} files`, `${files.length}`);
  const question = await readQuestion(input, verb === 'check' || verb === 'slips' ? files[0] : undefined);
  if (!question.ok) return question;
  switch (verb) {
    case 'show':
      return show(input, question.value);
    case 'check':
      return check(input, question.value);
    case 'whatif':
      return ask(input, question.value);
    case 'diff':
      return diff(input, question.value, files);
    case 'solve':
      return solve(input, question.value, files[0]);
    default:
      return slips(input, question.value);
  }
}

async function readQuestion(input: CommandInput, file: string | undefined): Promise<Outcome<PlanQuestion>> {
  const { options, door } = input;
  const plan = file === undefined ? await optionalText(input, 'plan') : await readNamedText(door, file, 'PLAN');
  if (!plan.ok) return plan;
  const elements = await optionalText(input, 'elements');
  if (!elements.ok) return elements;
  return succeed(
    given<PlanQuestion>({
      from: textOption(options, 'from'),
      to: textOption(options, 'to'),
      asOf: textOption(options, 'as-of'),
      rulesOff: textOption(options, 'off')?.split(','),
      rulesOn: textOption(options, 'ask')?.split(','),
      plan: plan.value,
      elements: elements.value,
    }),
  );
}

async function show(input: CommandInput, question: PlanQuestion): Promise<Outcome<Exit>> {
  const { options, door } = input;
  const shown = showPlan(worldOf(input), question);
  if (!shown.ok) return shown;
  const chart = shown.value;
  const svg = textOption(options, 'svg');
  const written = svg === undefined ? succeed([]) : await writeFiles('', [{ name: svg, content: await chartPicture(chart) }]);
  if (!written.ok) return written;
  if (options['json'] === true) printJson(door, 'plan-chart', withWords(chart));
  else {
    printChart(door, chart);
    for (const path of written.value) door.print(`written: ${path}`);
  }
  return succeed(0);
}

async function check(input: CommandInput, question: PlanQuestion): Promise<Outcome<Exit>> {
  const { options, door } = input;
  const checked = checkPlan(worldOf(input), question);
  if (!checked.ok) return checked;
  const { from, to, visits, seats, hard, reasons } = checked.value;
  if (options['json'] === true) printJson(door, 'plan-check', withWords(checked.value));
  else {
    printReasons(door, reasons, options['all'] === true);
    door.print(
      `${from.slice(0, 10)} to ${to.slice(0, 10)}: ${visits} visits, ${seats} seats; ${hard === 0 ? 'every hard rule holds' : `${hard} breaches of hard rules`}`,
    );
  }
  return succeed(hard === 0 ? 0 : ANSWERED_NO);
}

type WhatIfWords = Omit<WhatIfQuestion, keyof PlanQuestion>;

async function ask(input: CommandInput, question: PlanQuestion): Promise<Outcome<Exit>> {
  const { options, door } = input;
  const days = numberOption(options, 'days');
  if (!days.ok) return days;
  const text = (name: string) => textOption(options, name);
  const world = worldOf(input);
  const answer = whatIf(world, {
    ...question,
    ...given<WhatIfWords>({
      stop: text('stop'),
      ground: text('ground'),
      lose: text('lose'),
      leave: text('leave'),
      extend: text('extend'),
      withdraw: text('withdraw'),
      on: text('on'),
      days: days.value,
    }),
  });
  if (!answer.ok) return answer;
  const out = textOption(options, 'out');
  const written =
    out === undefined ? succeed([]) : await writeFiles(out, await planFiles(world, answer.value.plans.repaired, answer.value.book));
  if (!written.ok) return written;
  if (options['json'] === true) printJson(door, 'plan-whatif', withWords({ ...answer.value, plans: undefined, book: undefined }));
  else {
    printWhatIf(door, answer.value, options['all'] === true);
    for (const path of written.value) door.print(`written: ${path}`);
  }
  return succeed(0);
}

async function diff(input: CommandInput, question: PlanQuestion, files: readonly string[]): Promise<Outcome<Exit>> {
  const { options, door } = input;
  if (files.length < 2) return fail('union plan diff', 'two plans', `${files.length}`);
  const a = await readNamedText(door, files[0]!, 'A');
  if (!a.ok) return a;
  const b = await readNamedText(door, files[1]!, 'B');
  if (!b.ok) return b;
  const found = diffPlanFiles(worldOf(input), { a: a.value, b: b.value, ...(question.asOf !== undefined && { asOf: question.asOf }) });
  if (!found.ok) return found;
  if (options['json'] === true) printJson(door, 'plan-diff', withWords(found.value));
  else {
    const { differences, onlyA, onlyB } = found.value;
    for (const difference of differences) door.print(sayMessage(difference, sayIn('en')));
    if (differences.length === 0) door.print('the plans are the same');
    if (onlyA.length > 0) door.print('\nno longer so:');
    printReasons(door, onlyA, true);
    if (onlyB.length > 0) door.print('\nnew:');
    printReasons(door, onlyB, true);
  }
  return succeed(0);
}
