import { type Outcome, succeed } from '../../outcome/index.ts';
import { type ReasonJson, dayOf, evaluate, reasonJson } from '../../plan/index.ts';
import { seenAt } from '../../record/index.ts';
import { formatInstant } from '../../time/index.ts';
import type { World } from '../world/index.ts';
import { type PlanQuestion, openDesk, openPlanView } from './plan-desk.ts';

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

/** The first day that the rules are asked about: somebody has lived at the station since. */
const FIRST_EXPEDITION = '2000-11-02';

/** `union plan check`: every rule that is on, asked of the record's own history or of a plan. */
export function checkPlan(world: World, question: PlanQuestion): Outcome<PlanCheck> {
  const view = openPlanView(world, question.asOf);
  if (!view.ok) return view;
  // After the horizon nobody knows who left, and a ship that is long home would be past its life.
  const desk = openDesk(world, question, { from: dayOf(FIRST_EXPEDITION), to: seenAt(view.value, world.now) });
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
