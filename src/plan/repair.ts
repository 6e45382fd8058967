/**
 * The best repair of a broken plan that small steps reach: each step is tried, judged by `evaluate`, and the best one is kept until none helps.
 * No promise that nothing better exists; the solver looks further. Steps are what planners did: move a way home, give a makeshift place, bring
 * a ship forward or hold it, send one up empty, fill a lost seat with one of one's own.
 */
import { type Message, message } from '../outcome/index.ts';
import type { Instant } from '../time/index.ts';
import type { Change } from './change.ts';
import { type RuleBook, evaluate } from './evaluate.ts';
import { againstChange } from './keeps-change.ts';
import type { Plan } from './plan.ts';
import type { Reason } from './reason.ts';
import { stepsFor } from './repair-steps.ts';
import { type PlanScore, compareScores, scoreOf } from './score.ts';

export interface Repair {
  readonly plan: Plan;
  readonly steps: readonly Message[];
  readonly reasons: readonly Reason[];
  readonly score: PlanScore;
  /** Plans that were judged on the way. */
  readonly tried: number;
}

export interface RepairOptions {
  /** Nothing before this can be changed any more. */
  readonly now: Instant;
  readonly agreed: Plan;
  readonly locked?: readonly string[];
  /** Mend what the agreed plan breaks too. */
  readonly forget?: boolean;
  /** The rules that the agreed plan was judged by, where they are others. */
  readonly agreedBook?: RuleBook;
  readonly maxEvaluations?: number;
  /** What was asked about: no step may take it back. */
  readonly change?: Change;
}

const MAX_EVALUATIONS = 2000;
const MAX_STEPS = 24;

/** An arrival that is put beyond the plan's end is judged by no rule there, and so is no repair. */
function comesAfterTheEnd({ visits, to }: Plan, broken: Plan): boolean {
  const before = new Map(broken.visits.map((visit) => [visit.flight, visit]));
  return visits.some(({ flight, arriveAt, off }) => {
    const was = before.get(flight);
    return off === undefined && arriveAt >= to && !(was !== undefined && was.off === undefined && was.arriveAt >= to);
  });
}

export function repairPlan(broken: Plan, book: RuleBook, options: RepairOptions): Repair {
  const most = options.maxEvaluations ?? MAX_EVALUATIONS;
  let plan = broken;
  let reasons = evaluate(plan, book);
  let score = scoreOf(plan, reasons, options.agreed);
  let tried = 1;
  const desk = {
    book,
    now: options.now,
    agreed: options.agreed,
    locked: options.locked ?? [],
    broken,
    known: options.forget === true ? [] : evaluate(options.agreed, options.agreedBook ?? book),
  };
  const allowed = options.change === undefined ? null : againstChange(options.change, broken, book.station);
  const keepsChange = (next: Plan) =>
    allowed === null || [...againstChange(options.change!, next, book.station)].every((breach) => allowed.has(breach));
  const steps: Message[] = [];
  while (steps.length < MAX_STEPS && tried < most) {
    let best: { readonly plan: Plan; readonly reasons: readonly Reason[]; readonly score: PlanScore; readonly says: Message } | null = null;
    for (const step of stepsFor({ ...desk, plan }, reasons)) {
      if (tried >= most) break;
      const next = step.apply(plan);
      if (!keepsChange(next) || comesAfterTheEnd(next, broken)) continue;
      const judged = evaluate(next, book);
      const worth = scoreOf(next, judged, options.agreed);
      tried += 1;
      if (compareScores(worth, best?.score ?? score) < 0) best = { plan: next, reasons: judged, score: worth, says: step.says };
    }
    if (best === null) break;
    ({ plan, reasons, score } = best);
    steps.push(best.says);
  }
  return {
    plan: { ...plan, id: `${broken.id}+repair`, parent: broken.id, title: message('plan.title-repaired', { title: broken.title }) },
    steps,
    reasons,
    score,
    tried,
  };
}
