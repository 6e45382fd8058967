export { type SolveQuestion, type SolvedPlan, solvePlan } from './plan-solve.ts';
export { type ChangeWords, type WhatIf, whatIf } from './plan-whatif.ts';
export type { LongRangeChart, ReasonJson } from '../../plan/index.ts';
export { chartOf, firstExpedition, formatDay, showPlan } from './plan-show.ts';
export { type PlanQuestion, openDesk } from './plan-desk.ts';
export { type PlanSlips, slipPlan } from './plan-slips.ts';
export { planCalendar, seatsCsv, writePlan } from './plan-write.ts';
export { type PlanCheck, checkPlan } from './plan-check.ts';
export { type PlanDiff, diffPlanFiles } from './plan-diff.ts';
