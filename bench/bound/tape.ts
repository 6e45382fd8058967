/**
 * The tape: every evaluation and step that samples of a campaign took, as one flat array of doubles that TypeScript and C++ replay alike.
 * Guidance, events and drawing are not on it: what they decided is, as changes of the state and of the forces.
 *
 * Header: HEADER_SIZE numbers (see `HEADER`), then the air's sines, widths and values. Then each sample: its aerodynamic table (mach, drag,
 * lift, and the two slopes, each of `nodes` numbers, the last slope 0), the departure's values, the count of numbers that follow, and
 * those: operations, each a code and its arguments.
 */
import type { CampaignMode, Campaign } from '../../src/flight/index.ts';

/** Codes of operations, and the numbers that follow each. */
export const OPERATIONS = {
  /** Goes on with another craft; one not seen before starts as a copy of the last. */
  craft: { code: 1, size: 1 },
  /** The state is these seven numbers. */
  state: { code: 2, size: 7 },
  mass: { code: 3, size: 1 },
  /** The state is again what it was before the last step. */
  back: { code: 4, size: 0 },
  /** The forces: `bodyNumbers`. */
  body: { code: 5, size: 16 },
  /** Evaluates at t. */
  derive: { code: 6, size: 1 },
  /** Steps from t by h. */
  rungeKutta4: { code: 7, size: 2 },
  ralston3: { code: 8, size: 2 },
  butcher6: { code: 9, size: 2 },
  rosenbrock2: { code: 10, size: 2 },
} as const;

/** Evaluations inside a step of each method. */
export const STAGES = { rungeKutta4: 3, ralston3: 2, butcher6: 6, rosenbrock2: 2 } as const;

/** More crafts than this do not fly in one sample: the deorbit, the entry, and the flights to its peak load. */
export const MAX_CRAFTS = 4;

/** The header's numbers, in order. */
export const HEADER = [
  'equatorialRadiusM',
  'flattening',
  'rotationRadS',
  'muM3S2',
  'gravityRadiusM',
  'j2',
  'j3',
  'j4',
  'geoidM',
  'airBottomM',
  'airStepM',
  'airPerStep',
  'airLevels',
  'airColumns',
  'departureBottomM',
  'departureStepM',
  'departureLevels',
  'aeroNodes',
  'samples',
  'steps',
  'derives',
] as const;

/** What the recorder is asked to fly. */
export interface RecordingTask {
  readonly campaign: Campaign;
  readonly mode: CampaignMode;
  readonly samples: number;
}
