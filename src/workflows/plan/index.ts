export { type SolveDoor, type SolveQuestion, type SolvedPlan, solvePlan } from './plan-solve.ts';
export { type WhatIf, type WhatIfQuestion, whatIf } from './plan-whatif.ts';
export type { LongRangeChart, ReasonJson } from '../../plan/index.ts';
export { chartPicture, showPlan } from './plan-show.ts';
export type { PlanQuestion } from './plan-desk.ts';
export { type PlanSlips, type SlipQuestion, slipPlan } from './plan-slips.ts';
export { planFiles } from './plan-files.ts';
export { type PlanCheck, checkPlan } from './plan-check.ts';
export { type DiffQuestion, type PlanDiff, diffPlanFiles } from './plan-diff.ts';
