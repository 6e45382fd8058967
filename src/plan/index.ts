export {
  type Assumption,
  type Berth,
  type Command,
  type Home,
  type Plan,
  SIDES,
  type Seat,
  type Side,
  type Unfit,
  type Visit,
} from './plan.ts';
export { planFromRecord } from './plan-from-record.ts';
export { type PlanFile, type SeatInFile, type VisitInFile, planFromFile, planJson } from './plan-file.ts';
export { type RuleData, type RuleId, type RuleNumber, SHIPPED_RULES, dayOf, readDay } from './rule-data.ts';
export { type StationFacts, stationFacts } from './station-facts.ts';
export type { Reason } from './reason.ts';
export { type ReasonJson, type RuleBook, evaluate, reasonJson } from './evaluate.ts';
export { knownPlan, knownScenario } from './known-names.ts';
export { breachesAtStart, sortBreaches } from './given-breaches.ts';
export { type PlanScore, compareScores, scoreOf } from './score.ts';
export { type Change, applyChange, namesIn, sayChange } from './change.ts';
export { type Consequences, consequencesOf } from './consequences.ts';
export { type Repair, repairPlan } from './repair.ts';
export { type Difference, diffPlans } from './diff-plans.ts';
export { type OrbitPlane, planeOf } from './orbit-plane.ts';
export { type DayLight, lightDays } from './light-windows.ts';
export { chartJson } from './chart-json.ts';
export { type ChartBar, type ChartRow, type ChartWindow, type LongRangeChart, longRangeChart } from './long-range-chart.ts';
export { type Scenario, type ScenarioFlight, type ScenarioNumber, withSettings } from './scenario.ts';
export { type ScenarioFile, changeFromFile, scenarioFromFile } from './scenario-file.ts';
export { type Grid, type GridKind, type GridRule, type GridShip, GRID_RULES, WEEK_S } from './grid.ts';
export { gridModel } from './grid-model.ts';
export { gridOf } from './grid-from-scenario.ts';
export { planFromGrid } from './plan-from-grid.ts';
export { type LinearModel, type ModelAnswer, lpText } from './linear-model.ts';
export { type Conflict, explainConflict } from './explain.ts';
export type { CrossedNow, LostSeat } from './consequences.ts';
export type { ServiceLost } from './services-lost.ts';
export { MAX_SAMPLES, SLIP_DISTRIBUTIONS, type SlipDistribution, type SlipReport, type SlipRisk, slipRisks } from './slips.ts';
export { type HeadCountFault, headCountFaults } from './head-count.ts';
