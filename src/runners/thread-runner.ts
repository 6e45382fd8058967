import type { Runner } from '../workflows/world/index.ts';
import { openFlyers } from './open-flyers.ts';
import { openSolver } from './open-solver.ts';

/** The threads of this machine. */
export const threadRunner: Runner = { flyers: openFlyers, solver: openSolver };
