/** Everything that leaves and may come back, by the name of its shape. */
import type { z } from 'zod';
import { type Message, type Outcome, message } from '../outcome/index.ts';
import type { Told } from '../time/index.ts';
import { readJsonAs } from './read-as.ts';

/** Each is loaded when it is asked for: all of them together take longer than zod itself. */
const SHAPES = {
  return: async () => (await import('./footprint-shape.ts')).returnAnswerShape,
  footprint: async () => (await import('./footprint-shape.ts')).footprintAnswerShape,
  checkpoint: async () => (await import('./checkpoint-shape.ts')).checkpointShape,
  run: async () => (await import('./run-shape.ts')).runShape,
  dispersions: async () => (await import('./dispersions-shape.ts')).dispersionsShape,
  deorbit: async () => (await import('./deorbit-shape.ts')).deorbitShape,
  orbit: async () => (await import('./orbit-shape.ts')).orbitShape,
  passes: async () => (await import('./orbit-shape.ts')).passesShape,
  scorecard: async () => (await import('./scorecard-shape.ts')).scorecardShape,
  'recovery-card': async () => (await import('./recovery-card-shape.ts')).recoveryCardShape,
  'search-patterns': async () => (await import('./search-patterns-shape.ts')).searchPatternsShape,
  evidence: async () => (await import('./recovery-card-shape.ts')).evidenceShape,
  limits: async () => (await import('./limits-shape.ts')).limitsShape,
  staging: async () => (await import('./staging-shape.ts')).stagingShape,
  plan: async () => (await import('./plan-shape.ts')).planShape,
  'plan-scenario': async () => (await import('./scenario-shape.ts')).scenarioShape,
  'plan-change': async () => (await import('./change-shape.ts')).changeShape,
  'plan-chart': async () => (await import('./plan-answer-shapes.ts')).planChartShape,
  'plan-check': async () => (await import('./plan-answer-shapes.ts')).planCheckShape,
  'plan-whatif': async () => (await import('./plan-answer-shapes.ts')).planWhatIfShape,
  'plan-diff': async () => (await import('./plan-answer-shapes.ts')).planDiffShape,
  'plan-solved': async () => (await import('./plan-answer-shapes.ts')).planSolvedShape,
  'plan-slips': async () => (await import('./plan-answer-shapes.ts')).planSlipsShape,
  vehicle: async () => (await import('./vehicle-shape.ts')).vehicleShape,
  site: async () => (await import('./site-shape.ts')).siteShape,
  board: async () => (await import('./board-shape.ts')).boardShape,
  person: async () => (await import('./person-shape.ts')).personShape,
  flight: async () => (await import('./flight-shape.ts')).flightShape,
  rankings: async () => (await import('./rankings-shape.ts')).rankingsShape,
  cooperation: async () => (await import('./cooperation-shape.ts')).cooperationShape,
  claims: async () => (await import('./claims-shape.ts')).claimsShape,
  facts: async () => (await import('./facts-shape.ts')).factsShape,
  check: async () => (await import('./check-shape.ts')).checkShape,
  press: async () => (await import('./press-shape.ts')).pressShape,
} as const satisfies Readonly<Record<string, () => Promise<z.ZodType>>>;

/** What helps where a file is not of its shape: an example, or what may have become of it. */
const HINTS: Readonly<Partial<Record<keyof typeof SHAPES, Message>>> = {
  dispersions: message('api.example', { file: 'data/dispersions/standard.json' }),
  limits: message('api.example', { file: 'data/recovery/limits.json' }),
  staging: message('api.example', { file: 'data/recovery/staging.json' }),
  'recovery-card': message('api.by-hand'),
  checkpoint: message('api.by-hand'),
  run: message('api.by-hand'),
};

export type ShapeName = keyof typeof SHAPES;

/** What has the shape of this name. */
export type Shaped<Name extends ShapeName> = Told<z.output<Awaited<ReturnType<(typeof SHAPES)[Name]>>>>;

export const SHAPE_NAMES = Object.keys(SHAPES) as readonly ShapeName[];

export async function loadShape<Name extends ShapeName>(name: Name): Promise<z.ZodType<Shaped<Name>>> {
  return (await SHAPES[name]()) as unknown as z.ZodType<Shaped<Name>>;
}

/** What a file holds, by the name of its shape. */
export async function readFileAs<Name extends ShapeName>(
  name: Name,
  file: { readonly name: string; readonly text: string },
): Promise<Outcome<Shaped<Name>>> {
  return readJsonAs(await loadShape(name), file, HINTS[name]);
}
