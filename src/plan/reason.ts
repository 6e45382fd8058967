import type { Message } from '../outcome/index.ts';
import type { Instant } from '../time/index.ts';
import type { RuleId } from './rule-data.ts';

/** Why a plan is not as it should be, a message in a planner's words: which rule, when, who and what, and who says that it is a rule. */
export interface Reason extends Message {
  readonly rule: RuleId;
  /** A plan with one of these must not be flown. */
  readonly hard: boolean;
  readonly from: Instant;
  readonly to: Instant;
  /** Ids of people, flights, ports, segments and agreements. */
  readonly subjects: readonly string[];
  readonly source: string;
  /** Days, person-days, or 1 for what is a matter of a moment. */
  readonly amount: number;
}

/** What a rule finds; windows that touch, are of one matter and say the same are one. */
export interface Finding {
  readonly matter: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly subjects: readonly string[];
  readonly says: Message;
  /** Per day of the window; left out for a matter of a moment. */
  readonly perDay?: number;
  /** Less than the rule's own hardness. */
  readonly soft?: boolean;
  readonly source?: string;
}
