/** Everything that leaves and may come back, by the name of its shape. */
import type { z } from 'zod';
import type { MessageValues } from '../outcome/index.ts';
import type { Same } from '../time/index.ts';
import { boardShape } from './board-shape.ts';
import { changeShape } from './change-shape.ts';
import { checkShape } from './check-shape.ts';
import { checkpointShape } from './checkpoint-shape.ts';
import { claimsShape } from './claims-shape.ts';
import { cooperationShape } from './cooperation-shape.ts';
import { deorbitShape } from './deorbit-shape.ts';
import { dispersionsShape } from './dispersions-shape.ts';
import { factsShape } from './facts-shape.ts';
import { flightShape } from './flight-shape.ts';
import { footprintAnswerShape, returnAnswerShape } from './footprint-shape.ts';
import { limitsShape } from './limits-shape.ts';
import { orbitShape, passesShape } from './orbit-shape.ts';
import { personShape } from './person-shape.ts';
import { planCheckShape, planDiffShape, planSlipsShape, planSolvedShape, planWhatIfShape } from './plan-answer-shapes.ts';
import { planShape } from './plan-shape.ts';
import { pressShape } from './press-shape.ts';
import { rankingsShape } from './rankings-shape.ts';
import { evidenceShape, recoveryCardShape } from './recovery-card-shape.ts';
import { scenarioShape } from './scenario-shape.ts';
import { scorecardShape } from './scorecard-shape.ts';
import { stagingShape } from './staging-shape.ts';

export const SHAPES = {
  return: returnAnswerShape,
  footprint: footprintAnswerShape,
  checkpoint: checkpointShape,
  dispersions: dispersionsShape,
  deorbit: deorbitShape,
  orbit: orbitShape,
  passes: passesShape,
  scorecard: scorecardShape,
  'recovery-card': recoveryCardShape,
  evidence: evidenceShape,
  limits: limitsShape,
  staging: stagingShape,
  plan: planShape,
  'plan-scenario': scenarioShape,
  'plan-change': changeShape,
  'plan-check': planCheckShape,
  'plan-whatif': planWhatIfShape,
  'plan-diff': planDiffShape,
  'plan-solved': planSolvedShape,
  'plan-slips': planSlipsShape,
  board: boardShape,
  person: personShape,
  flight: flightShape,
  rankings: rankingsShape,
  cooperation: cooperationShape,
  claims: claimsShape,
  facts: factsShape,
  check: checkShape,
  press: pressShape,
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type ShapeName = keyof typeof SHAPES;

/** What has the shape of this name. */
export type Shaped<Name extends ShapeName> = Fixed<z.output<(typeof SHAPES)[Name]>>;

/** Read-only through and through; the values of messages are so already. */
type Fixed<T> = Same<T, MessageValues> extends true ? T : T extends object ? { readonly [K in keyof T]: Fixed<T[K]> } : T;
