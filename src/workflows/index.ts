export { type NamedText, type ResolvedRequest, type ReturnQuestion, resolveRequest } from './resolve-request.ts';
export { type Prediction, predictReturn } from './predict-return.ts';
export { writeReturn } from './write-return.ts';
export { type FoundFootprint, findFootprint } from './find-footprint.ts';
export type { FootprintQuestion } from './footprint-question.ts';
export { type FootprintReading, readFootprint } from './read-footprint.ts';
export { writeFootprint } from './write-footprint.ts';
export type { Footprint, ModeFootprint } from '../flight/index.ts';
export { type CampaignProgress, emptyTallies, flyCampaign } from './fly-campaign.ts';
export { readCheckpoint } from './checkpoint.ts';
export { type DeorbitQuestion, type Deorbits, findDeorbits } from './find-deorbits.ts';
export { orbitJson, orbitOem, passesJson, showOrbit, showPasses } from './show-orbit.ts';
export { type Cover, type Scorecard, type ScoredFootprint, score } from './score.ts';
export {
  type PublishedTime,
  type ShippedReturn,
  type Site,
  programVersion,
  shippedReturn,
  shippedReturnIds,
  sites,
  vehicleData,
  vehicleIds,
} from './shipped-data.ts';
export { type RecordQuestion, openRecord, readRecordFiles, recordFolder } from './open-record.ts';
export { showBoard } from './show-board.ts';
export { type PersonAnswer, showPerson } from './show-person.ts';
export { type FlightAnswer, showFlight } from './show-flight.ts';
export { RANKING_KINDS, type Rankings, showRankings } from './show-rankings.ts';
export { showCooperation } from './show-cooperation.ts';
export { showClaims } from './show-claims.ts';
export { type FactList, showFacts } from './show-facts.ts';
export { type RecordCheck, checkRecord } from './check-record.ts';
export { ADDED_KINDS, addLines } from './add-lines.ts';
export { type PressQuestion, readPress } from './read-press.ts';
export { type AcceptQuestion, acceptPress } from './accept-press.ts';
export {
  type AcceptedLines,
  type Board,
  type Cooperation,
  type Disagreements,
  type Fact,
  type Life,
  type Source,
  formatPressReport,
  sayFact,
} from '../record/index.ts';
export { type RecoveryQuestion, recoveryCard } from './recovery-card.ts';
export { type UpdateQuestion, updatedCard } from './recovery-update.ts';
export { CARD_FORMS, type CardForm, cardAs, writeCardFile } from './recovery-forms.ts';
export type { RecoveryCard } from '../recovery/index.ts';
export { CARD_LANGUAGES, type CardLanguage } from '../formats/index.ts';
export { type PlanQuestion, openDesk } from './plan-desk.ts';
export { type PlanCheck, checkPlan } from './plan-check.ts';
export { chartOf, firstExpedition, formatDay, showPlan } from './plan-show.ts';
export { type ChangeWords, type WhatIf, whatIf } from './plan-whatif.ts';
export { type PlanDiff, diffPlanFiles } from './plan-diff.ts';
export { type SolveQuestion, type SolvedPlan, solvePlan } from './plan-solve.ts';
export { type PlanSlips, slipPlan } from './plan-slips.ts';
export { planCalendar, seatsCsv, writePlan } from './plan-write.ts';
export type { LongRangeChart, ReasonJson } from '../plan/index.ts';
