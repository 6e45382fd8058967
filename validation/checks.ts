/** Every check, in the order of the report. */
import { checkAllenEggers } from './allen-eggers.ts';
import type { CheckResult } from './check.ts';
import { checkConvergence } from './convergence.ts';
import { checkAirOfDay, checkFootprint } from './footprint.ts';
import { checkDurations } from './durations.ts';
import { checkGeodesic } from './geodesic.ts';
import { checkGuidance } from './guidance.ts';
import { checkJeod } from './jeod.ts';
import { checkLandings } from './landings.ts';
import { checkMs11 } from './ms11.ts';
import { checkNesc } from './nesc.ts';
import { checkPortableFunctions } from './portable-functions.ts';
import { checkRandom } from './random.ts';
import { checkSearchTheory, checkGrids, checkRecovery } from './recovery.ts';
import { checkSeasonalAir } from './seasonal-air.ts';
import { checkSgp4 } from './sgp4.ts';
import { checkSoyuzStates } from './soyuz-states.ts';
import { checkStatistics } from './statistics.ts';
import { checkTouchdown } from './touchdown.ts';
import { checkUs76 } from './us76.ts';

/** `reference` is a folder with the whole reference files, where they are at hand. */
export type Check = (reference?: string) => readonly CheckResult[] | Promise<readonly CheckResult[]>;

export const CHECKS: readonly Check[] = [
  checkNesc,
  checkJeod,
  checkSgp4,
  checkUs76,
  checkSeasonalAir,
  checkGeodesic,
  checkAllenEggers,
  () => checkMs11(),
  () => checkSoyuzStates(),
  () => checkLandings(),
  () => checkGuidance(),
  () => checkConvergence(),
  () => checkPortableFunctions(),
  () => checkRandom(),
  checkStatistics,
  checkTouchdown,
  checkAirOfDay,
  checkFootprint,
  () => checkDurations(),
  checkRecovery,
  checkGrids,
  checkSearchTheory,
];

/** Those that fly or draw so many samples that they take seconds: `npm run test:slow` holds their gates, and `npm test` those of the rest. */
export const SLOW_CHECKS: readonly Check[] = [checkStatistics, checkFootprint, checkRecovery];
