/** Everything that leaves and may come back, by the name of its shape. */
import type { z } from 'zod';
import { type Message, type Outcome, message } from '../outcome/index.ts';
import type { Told } from '../time/index.ts';
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
import { planChartShape, planCheckShape, planDiffShape, planSlipsShape, planSolvedShape, planWhatIfShape } from './plan-answer-shapes.ts';
import { planShape } from './plan-shape.ts';
import { pressShape } from './press-shape.ts';
import { rankingsShape } from './rankings-shape.ts';
import { readJsonAs } from './read-as.ts';
import { evidenceShape, recoveryCardShape } from './recovery-card-shape.ts';
import { scenarioShape } from './scenario-shape.ts';
import { scorecardShape } from './scorecard-shape.ts';
import { siteShape } from './site-shape.ts';
import { stagingShape } from './staging-shape.ts';
import { vehicleShape } from './vehicle-shape.ts';

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
  'plan-chart': planChartShape,
  'plan-check': planCheckShape,
  'plan-whatif': planWhatIfShape,
  'plan-diff': planDiffShape,
  'plan-solved': planSolvedShape,
  'plan-slips': planSlipsShape,
  vehicle: vehicleShape,
  site: siteShape,
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

/** What helps where a file is not of its shape: an example, or what may have become of it. */
const HINTS: Readonly<Partial<Record<keyof typeof SHAPES, Message>>> = {
  dispersions: message('api.example', { file: 'data/dispersions/standard.json' }),
  limits: message('api.example', { file: 'data/recovery/limits.json' }),
  staging: message('api.example', { file: 'data/recovery/staging.json' }),
  'recovery-card': message('api.by-hand'),
  checkpoint: message('api.by-hand'),
};

export type ShapeName = keyof typeof SHAPES;

/** What has the shape of this name. */
export type Shaped<Name extends ShapeName> = Told<z.output<(typeof SHAPES)[Name]>>;

/** What a file holds, by the name of its shape. */
export function readFileAs<Name extends ShapeName>(
  name: Name,
  file: { readonly name: string; readonly text: string },
): Outcome<Shaped<Name>> {
  return readJsonAs(SHAPES[name] as unknown as z.ZodType<Shaped<Name>>, file, HINTS[name]);
}
