import { type Outcome, saysTheSame, succeed } from '../../outcome/index.ts';
import {
  type Difference,
  type PlanFile,
  type ReasonJson,
  diffPlans,
  evaluate,
  knownPlan,
  planFromFile,
  reasonJson,
} from '../../plan/index.ts';
import type { Told } from '../../time/index.ts';
import type { Named, World } from '../world/index.ts';
import { bookOf, openPlanView } from './plan-desk.ts';

export interface PlanDiff {
  readonly a: string;
  readonly b: string;
  readonly differences: readonly Difference[];
  /** Reasons against one that the other has not. */
  readonly onlyA: readonly ReasonJson[];
  readonly onlyB: readonly ReasonJson[];
}

export interface DiffQuestion {
  readonly a: Named<Told<PlanFile>>;
  readonly b: Named<Told<PlanFile>>;
  readonly asOf?: string;
}

/** `union plan diff`: what the second plan does otherwise, and what that mends or breaks. */
export function diffPlanFiles(world: World, question: DiffQuestion): Outcome<PlanDiff> {
  const a = planFromFile(question.a.value, 'a');
  if (!a.ok) return a;
  const b = planFromFile(question.b.value, 'b');
  if (!b.ok) return b;
  const view = openPlanView(world, question.asOf);
  if (!view.ok) return view;
  const book = bookOf(view.value, []);
  const [knownA, knownB] = [knownPlan(a.value, 'a', book.station), knownPlan(b.value, 'b', book.station)];
  if (!knownA.ok) return knownA;
  if (!knownB.ok) return knownB;
  const [ofA, ofB] = [evaluate(a.value, book).map(reasonJson), evaluate(b.value, book).map(reasonJson)];
  const lacks = (others: readonly ReasonJson[]) => (reason: ReasonJson) =>
    !others.some(
      (other) => other.rule === reason.rule && saysTheSame(other, reason) && other.from === reason.from && other.to === reason.to,
    );
  return succeed({
    a: a.value.id,
    b: b.value.id,
    differences: diffPlans(a.value, b.value, book.station),
    onlyA: ofA.filter(lacks(ofB)),
    onlyB: ofB.filter(lacks(ofA)),
  });
}
