import type { Message } from '../outcome/index.ts';
import type { Claim, PlanAnnounced, StationRecord, StatementMade } from '../record/index.ts';
import type { PressReport } from './press-report.ts';

/** What one claim of the report becomes. */
export interface Lines {
  readonly claims: readonly Claim[];
  readonly facts: readonly (StatementMade | PlanAnnounced)[];
}

/** What the making of a line needs to know. */
export interface Accepting {
  readonly report: PressReport;
  readonly record: StationRecord;
  readonly source: string;
  readonly publisher: string;
  /** The report's day, from which on its claims were known. */
  readonly day: string;
  readonly recordedAt: string;
  /** The record's lines are in English; what they tell is put in words by the caller. */
  readonly inWords: (told: Message) => string;
}

/** How one claim is refused: what it lacks. */
export interface Refusal {
  readonly why: Message;
}
