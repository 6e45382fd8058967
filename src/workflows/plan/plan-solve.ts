import { parseElements } from '../../formats/orbit/index.ts';
import { type Message, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import {
  type Conflict,
  GRID_RULES,
  type Grid,
  type GridRule,
  type Plan,
  type PlanFile,
  type PlanScore,
  type ReasonJson,
  type RuleBook,
  type Scenario,
  type ScenarioFile,
  WEEK_S,
  applyChange,
  breachesAtStart,
  evaluate,
  explainConflict,
  gridModel,
  gridOf,
  knownPlan,
  knownScenario,
  planFromFile,
  planFromGrid,
  planFromRecord,
  reasonJson,
  repairPlan,
  scenarioFromFile,
  scoreOf,
  sortBreaches,
  withSettings,
} from '../../plan/index.ts';
import { DAY_S, type Instant, NEVER, type Told, addSeconds, formatDay } from '../../time/index.ts';
import type { View } from '../../record/index.ts';
import type { Named, Runner, Solver, World } from '../world/index.ts';
import { type PlanQuestion, bookOf, momentOr, openPlanView, standardDay } from './plan-desk.ts';
import { STANDARD_FLEET } from './plan-standard-fleet.ts';

export interface SolveQuestion extends PlanQuestion {
  readonly scenario?: Named<Told<ScenarioFile>>;
  readonly keep?: Named<Told<PlanFile>>;
  readonly timeLimitS: number;
  readonly gap: number;
}

export interface SolveDoor {
  readonly runner: Runner;
  /** Told what is being done. */
  readonly say: (what: Message) => void;
}

export interface SolvedPlan {
  readonly scenario: string;
  readonly model: {
    readonly rows: number;
    readonly binaries: number;
    readonly weeks: number;
    readonly status: string;
    readonly cost: number | null;
    readonly bound: number | null;
    readonly gap: number | null;
    readonly seconds: number;
  };
  /** What the model had to give up, in weeks or in number, by rule. */
  readonly relaxed: Readonly<Record<string, number>>;
  /** What could not hold together, where the model had to give up something that must hold. */
  readonly conflict: Conflict | null;
  readonly hard: number;
  /** Breaches of hard rules that come with the start: the solver is not held to them. Those that go on are among the reasons too. */
  readonly given: readonly ReasonJson[];
  readonly score: PlanScore;
  readonly repairSteps: readonly Message[];
  readonly reasons: readonly ReasonJson[];
  readonly plan: Plan;
  readonly book: RuleBook;
}

const STANDARD_AHEAD_S = 2 * 365 * DAY_S;
/** Each question of the deletion filter gets so long. */
const EXPLAIN_S = 10;
/** Conflicts are looked for in so many weeks: a model of five years says no more about them, only later. */
const EXPLAIN_WEEKS = 60;

/** `union plan solve`: a proposal by the solver, judged by the rules, mended where they say so. */
export async function solvePlan(world: World, question: SolveQuestion, door: SolveDoor): Promise<Outcome<SolvedPlan>> {
  const scenario = scenarioOf(world, question);
  if (!scenario.ok) return scenario;
  const { from } = scenario.value;
  const asOf = question.asOf ?? scenario.value.asOf;
  const view = openPlanView(world, asOf ?? undefined, question.asOf === undefined ? 'scenario.asOf' : 'asOf');
  if (!view.ok) return view;
  const early = question.scenario === undefined ? beforeTheUsualFleet(view.value, scenario.value) : beforeTheRecord(view.value, from);
  if (early !== null) return early;
  const kept = question.keep === undefined ? succeed(null) : planFromFile(question.keep.value, 'keep');
  if (!kept.ok) return kept;
  const elements = question.elements === undefined ? succeed([]) : parseElements(question.elements.text, 'elements');
  if (!elements.ok) return elements;
  // The day before gives what is there; what the record has after it is not known to the solver.
  const told = planFromRecord(view.value, addSeconds(from, -DAY_S), addSeconds(from, DAY_S));
  // A ship whose announced day is past, and of which no launch is known, is not there.
  const start = { ...told, visits: told.visits.filter(({ basis }) => basis === 'happened') };
  const book = bookOf(view.value, elements.value);
  const named = knownScenario(scenario.value, 'scenario', start, book);
  if (!named.ok) return named;
  const keptNamed = kept.value === null ? null : knownPlan(kept.value, 'keep', book.station);
  if (keptNamed?.ok === false) return keptNamed;
  let settled = withSettings(scenario.value, { ...start, from, to: addSeconds(from, DAY_S) }, book);
  for (const change of scenario.value.changes) settled = applyChange(settled.plan, settled.book, change);
  const grid = gridOf(scenario.value, settled.plan, settled.book, kept.value);
  if (!grid.ok) return grid;
  const solver = door.runner.solver();
  try {
    return await proposed(question, scenario.value, grid.value, settled, kept.value, solver, door.say);
  } finally {
    await solver.close();
  }
}

async function proposed(
  question: SolveQuestion,
  scenario: Scenario,
  grid: Grid,
  { plan: start, book }: { readonly plan: Plan; readonly book: RuleBook },
  kept: Plan | null,
  solver: Solver,
  say: (what: Message) => void,
): Promise<Outcome<SolvedPlan>> {
  const off: readonly string[] = scenario.rulesOff;
  const isOff = (rule: GridRule) => off.includes(rule);
  const model = gridModel(grid, (rule) => (isOff(rule) ? 'off' : 'paid'));
  say(
    message('workflows.model-size', {
      weeks: grid.weeks,
      rows: model.rows.length,
      binaries: model.binaries.length,
      seconds: question.timeLimitS,
    }),
  );
  const answer = await solver.solve(model, { timeLimitS: question.timeLimitS, gap: question.gap });
  if (answer.status === 'infeasible') {
    const why = await conflictIn(grid, isOff, solver, say);
    return fail(
      '',
      message('workflows.rules-that-hold'),
      why === null ? message('workflows.none-named') : withShips(why, grid, start),
      message('workflows.switch-rule-off'),
    );
  }
  if (answer.cost === null)
    return fail(
      'timeLimitS',
      message('workflows.plan-in-time'),
      message('workflows.none-in-seconds', { seconds: question.timeLimitS }),
      message('workflows.more-time'),
    );
  const relaxed = relaxedIn(answer.values);
  const conflict =
    (relaxed['remove-one-ship'] ?? 0) + (relaxed['minimum-crew'] ?? 0) > 0.5 ? await conflictIn(grid, isOff, solver, say) : null;
  const atStart = breachesAtStart(start, book);
  const raw = planFromGrid(grid, answer.values, start, scenario.title);
  let reasons = evaluate(raw, book);
  let plan = raw;
  let repairSteps: readonly Message[] = [];
  if (sortBreaches(reasons, atStart, raw).own.length > 0) {
    say(message('workflows.rules-object'));
    // A ship that is past its life already leaves when it is relieved: sent away at once, it would only hide what the plan began with.
    const overdue = atStart.filter(({ rule }) => rule === 'ship-life').flatMap(({ subjects }) => subjects);
    const repair = repairPlan(raw, book, { now: scenario.from, agreed: raw, locked: overdue, forget: true, maxEvaluations: 600 });
    if (repair.steps.length > 0) [plan, reasons, repairSteps] = [repair.plan, repair.reasons, repair.steps];
  }
  return succeed({
    scenario: scenario.title,
    model: {
      rows: model.rows.length,
      binaries: model.binaries.length,
      weeks: grid.weeks,
      status: answer.status,
      cost: answer.cost,
      bound: answer.bound,
      gap: answer.gap,
      seconds: answer.seconds,
    },
    relaxed,
    conflict,
    hard: reasons.filter(({ hard }) => hard).length,
    given: sortBreaches(reasons, atStart, plan).given.map(reasonJson),
    score: scoreOf(plan, reasons, kept),
    repairSteps,
    reasons: reasons.map(reasonJson),
    plan,
    book,
  });
}

/** The conflict, with the ships that are there, who goes home in them, and until when each can stay. */
function withShips({ key, values }: Message, { ships, from }: Grid, { visits, seats }: Plan): Message {
  const told = ships.map(({ flight, lastWeek }) => {
    const people = seats.filter(({ off, homes }) => off === undefined && homes.at(-1)?.ship === flight).map(({ name }) => name);
    const name = visits.find((visit) => visit.flight === flight)?.name ?? flight;
    const day = formatDay(addSeconds(from, (lastWeek + 1) * WEEK_S));
    return people.length === 0
      ? message('workflows.ship-until', { name, day })
      : message('workflows.crew-ship-until', { name, day, people });
  });
  return message('workflows.conflict-with-ships', { why: { key, values }, ships: told });
}

/** Named by the rows whose slack is in use: `t_us_12` is the tending of the US segment in week 12. */
const SLACKS: readonly (readonly [prefix: string, rule: string])[] = [
  ['s_t_', 'remove-one-ship'],
  ['s_n_', 'minimum-crew'],
  ['s_c_', 'crew-target'],
  ['s_h_', 'handover'],
  ['s_q_', 'cargo'],
];

function relaxedIn(values: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  const relaxed: Record<string, number> = {};
  for (const [name, value] of values) {
    const rule = SLACKS.find(([prefix]) => name.startsWith(prefix))?.[1];
    if (rule !== undefined) relaxed[rule] = Math.round(((relaxed[rule] ?? 0) + value) * 1000) / 1000;
  }
  return relaxed;
}

function conflictIn(
  grid: Grid,
  isOff: (rule: GridRule) => boolean,
  solver: Solver,
  say: (what: Message) => void,
): Promise<Conflict | null> {
  say(message('workflows.asking-rules'));
  const shorter = { ...grid, weeks: Math.min(grid.weeks, EXPLAIN_WEEKS), kept: [] };
  return explainConflict(
    shorter,
    GRID_RULES.filter((rule) => !isOff(rule) && rule !== 'crew-target' && rule !== 'handover'),
    async (model) => {
      const { status } = await solver.solve(model, { timeLimitS: EXPLAIN_S, gap: 1 });
      return status === 'infeasible' ? false : status === 'no answer in time' ? null : true;
    },
  );
}

function beforeTheRecord({ timeline }: View, from: Instant): Outcome<never> | null {
  const [first] = timeline.entries;
  return first === undefined || from >= first.moment
    ? null
    : fail('scenario.from', message('workflows.day-of-record', { day: formatDay(first.moment) }), formatDay(from));
}

/** On days before the record's first flight of one of its ships, the usual fleet would be one that never was. */
function beforeTheUsualFleet({ record, timeline }: View, { from, fleet }: Scenario): Outcome<never> | null {
  const launches = timeline.entries.filter(({ fact }) => fact.type === 'launched');
  const kindOf = ({ fact }: (typeof launches)[number]) => (fact.type === 'launched' ? record.flights.get(fact.flight)?.vehicle : undefined);
  const firsts = fleet.map(({ vehicle }) => launches.find((launch) => kindOf(launch) === vehicle)?.moment ?? NEVER);
  const all = firsts.reduce((a, b) => (a > b ? a : b));
  if (from >= all) return null;
  const day = all === NEVER ? message('workflows.none') : formatDay(all);
  return fail('from', message('workflows.day-of-usual-fleet', { day }), formatDay(from), message('workflows.give-a-fleet'));
}

function scenarioOf(world: World, question: SolveQuestion): Outcome<Scenario> {
  if (question.scenario !== undefined) return scenarioFromFile({ title: question.scenario.name, ...question.scenario.value }, 'scenario');
  const from = momentOr(question.from, 'from', world.now);
  if (!from.ok) return from;
  const to = momentOr(question.to, 'to', addSeconds(from.value, STANDARD_AHEAD_S));
  if (!to.ok) return to;
  if (to.value <= from.value) return fail('to', message('workflows.day-after-from'), question.to ?? standardDay(to.value));
  return succeed({
    title: 'the usual fleet',
    from: from.value,
    to: to.value,
    asOf: null,
    rulesOff: [],
    rulesOn: [],
    numbers: [],
    flightsOff: [],
    changes: [],
    crossedUntil: to.value,
    fleet: STANDARD_FLEET,
  });
}
