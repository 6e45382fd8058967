import { type Outcome, succeed } from '../../outcome/index.ts';
import { type ReasonJson, evaluate, reasonJson } from '../../plan/index.ts';
import { type Instant, addSeconds, formatInstant } from '../../time/index.ts';
import { type PlanQuestion, openDesk } from './plan-desk.ts';

export interface PlanCheck {
  readonly plan: string;
  readonly from: string;
  readonly to: string;
  readonly visits: number;
  readonly seats: number;
  readonly hard: number;
  readonly rulesAsked: readonly string[];
  readonly reasons: readonly ReasonJson[];
}

/** `union plan check`: every rule that is on, asked of the record's own history or of a plan. */
export function checkPlan(question: PlanQuestion, first: Instant): Outcome<PlanCheck> {
  const desk = openDesk(question, { from: first, to: addSeconds(question.now, 0) });
  if (!desk.ok) return desk;
  const { plan, book } = desk.value;
  const reasons = evaluate(plan, book);
  return succeed({
    plan: plan.id,
    from: formatInstant(plan.from),
    to: formatInstant(plan.to),
    visits: plan.visits.length,
    seats: plan.seats.length,
    hard: reasons.filter(({ hard }) => hard).length,
    rulesAsked: book.rules.filter(({ on }) => on).map(({ id }) => id),
    reasons: reasons.map(reasonJson),
  });
}
