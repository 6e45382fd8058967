import { type Outcome, saysTheSame, succeed } from '../../outcome/index.ts';
import { type Difference, type ReasonJson, diffPlans, evaluate, readPlan, reasonJson } from '../../plan/index.ts';
import { type PlanQuestion, bookOf, openPlanView } from './plan-desk.ts';
import type { NamedText } from '../return/index.ts';

export interface PlanDiff {
  readonly a: string;
  readonly b: string;
  readonly differences: readonly Difference[];
  /** Reasons against one that the other has not. */
  readonly onlyA: readonly ReasonJson[];
  readonly onlyB: readonly ReasonJson[];
}

/** `union plan diff`: what the second plan does otherwise, and what that mends or breaks. */
export function diffPlanFiles(first: NamedText, second: NamedText, question: Pick<PlanQuestion, 'asOf' | 'folder'>): Outcome<PlanDiff> {
  const a = readPlan(first.text, first.name);
  if (!a.ok) return a;
  const b = readPlan(second.text, second.name);
  if (!b.ok) return b;
  const view = openPlanView(question);
  if (!view.ok) return view;
  const book = bookOf(view.value, []);
  const [ofA, ofB] = [evaluate(a.value, book).map(reasonJson), evaluate(b.value, book).map(reasonJson)];
  const lacks = (others: readonly ReasonJson[]) => (reason: ReasonJson) =>
    !others.some(
      (other) => other.rule === reason.rule && saysTheSame(other, reason) && other.from === reason.from && other.to === reason.to,
    );
  return succeed({
    a: a.value.id,
    b: b.value.id,
    differences: diffPlans(a.value, b.value),
    onlyA: ofA.filter(lacks(ofB)),
    onlyB: ofB.filter(lacks(ofA)),
  });
}
