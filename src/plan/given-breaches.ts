/** What a plan that is solved begins with and cannot help: whoever is there is there, and a rule that is broken already stays broken until something can come. */
import { DAY_S, addSeconds } from '../time/index.ts';
import { type RuleBook, evaluate } from './evaluate.ts';
import type { Plan } from './plan.ts';
import type { Reason } from './reason.ts';

/** The hard rules that are broken as a plan begins, each from when on. */
export function breachesAtStart(start: Plan, book: RuleBook): readonly Reason[] {
  const { from } = start;
  return evaluate({ ...start, to: addSeconds(from, DAY_S) }, book).filter((reason) => reason.hard && reason.from <= from);
}

/** The same matter, going on: one rule, of one ship or person, from the start or before. */
const goesOn = (reason: Reason, given: Reason): boolean =>
  reason.hard && reason.rule === given.rule && reason.subjects[0] === given.subjects[0] && reason.from <= given.from;

export interface SortedBreaches {
  /** What came with the start, each until the plan ends it; in a plan that ends it at once, for its first moment. */
  readonly given: readonly Reason[];
  /** Hard reasons that the plan itself brings. */
  readonly own: readonly Reason[];
}

/** The hard reasons against a plan, what it began with apart from what it brings. */
export function sortBreaches(reasons: readonly Reason[], atStart: readonly Reason[], { from }: Plan): SortedBreaches {
  return {
    given: atStart.map((given) => reasons.find((reason) => goesOn(reason, given)) ?? { ...given, to: from }),
    own: reasons.filter((reason) => reason.hard && !atStart.some((given) => goesOn(reason, given))),
  };
}
