/** When to brake: the burn whose entry, flown with the reference bank, ends abeam of the target. */
import { norm } from '../math/index.ts';
import { MEAN_EARTH_RADIUS_M } from './guidance.ts';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { type Departure, shipStateAt } from './departure.ts';
import { type Ephemeris, fixedFromTeme, stateAt } from '../orbit/index.ts';
import { type Instant, addSeconds, formatInstant, secondsBetween } from '../time/index.ts';
import { type FlightPlan, NotReturning } from './flight-plan.ts';
import { type Deorbited, type ReferenceFlight, flyDeorbit, flyReference } from './fly.ts';
import { offsetFrom, arcBetween, directionOf } from './great-circle.ts';

/** A flight plan whose burn start is still open. */
export type OpenPlan = Omit<FlightPlan, 'start' | 'target'> & {
  readonly target: NonNullable<FlightPlan['target']>;
  readonly departure: Departure | null;
};

export interface Opportunity {
  readonly burnStart: Instant;
  readonly touchdown: Instant;
  /** How far the target lies to the right of the path without steering sideways, m. */
  readonly crossRangeM: number;
  readonly ascending: boolean;
  readonly deorbited: Deorbited;
  readonly reference: ReferenceFlight;
}

const TRACK_STEP_S = 60;
/** A pass this far from the site is not worth a flight: entry turns a track by far less. */
const NEAR_PASS_M = 1_500_000;
/** From the start of the burn to the station's own pass over the place, first guess. */
const BURN_BEFORE_PASS_S = 2700;
const GROUND_SPEED_MPS = 7400;
const ALONG_TOLERANCE_M = 5;
const MAX_SOLVE_STEPS = 15;

/** Deorbits from a burn at one instant and flies the reference entry. */
export function deorbitAt(
  plan: Omit<FlightPlan, 'start'> & { readonly departure: Departure | null },
  ephemeris: Ephemeris,
  burnStart: Instant,
  watched: boolean,
): Outcome<{ deorbited: Deorbited; reference: ReferenceFlight }> {
  const start = shipStateAt(ephemeris, plan.departure, burnStart);
  if (!start.ok) return start;
  try {
    const deorbited = flyDeorbit({ ...plan, start: start.value }, watched);
    return succeed({ deorbited, reference: flyReference(deorbited) });
  } catch (error) {
    if (!(error instanceof NotReturning)) throw error;
    return fail(
      'burnStart',
      message('flight.burn-that-returns', { instant: formatInstant(burnStart) }),
      error.why,
      message('flight.burn-too-small'),
    );
  }
}

/** The burn near `guess` whose reference entry ends abeam of the target, within 5 m along track. */
export function solveBurn(plan: OpenPlan, ephemeris: Ephemeris, guess: Instant): Outcome<Opportunity> {
  const target = directionOf(plan.target);
  let burnStart = guess;
  let previous: { at: Instant; aheadM: number } | null = null;
  for (let i = 0; i < MAX_SOLVE_STEPS; i++) {
    const flown = deorbitAt(plan, ephemeris, burnStart, false);
    if (!flown.ok) return flown;
    const { reference } = flown.value;
    const { aheadM, rightM } = offsetFrom(reference.touchdownDirection, reference.commandHeading, target);
    if (Math.abs(aheadM) < ALONG_TOLERANCE_M) {
      return succeed({
        burnStart,
        touchdown: addSeconds(burnStart, reference.touchdown.t),
        crossRangeM: rightM,
        ascending: northward(reference.commandDirection, reference.commandHeading) > 0,
        ...flown.value,
      });
    }
    const rate =
      previous !== null && Math.abs(previous.aheadM - aheadM) > 1
        ? (aheadM - previous.aheadM) / secondsBetween(previous.at, burnStart)
        : -GROUND_SPEED_MPS;
    previous = { at: burnStart, aheadM };
    burnStart = addSeconds(burnStart, Math.min(1200, Math.max(-1200, -aheadM / (rate < -3000 ? rate : -GROUND_SPEED_MPS))));
  }
  return fail(
    'after',
    message('flight.burn-abeam', { metres: ALONG_TOLERANCE_M }),
    message('flight.none-after-trials', { count: MAX_SOLVE_STEPS, instant: formatInstant(guess) }),
  );
}

/** How far the horizontal part of a heading points north; both Earth-fixed unit vectors. */
function northward(direction: Float64Array, heading: Float64Array): number {
  const climb = direction.reduce((sum, x, i) => sum + x * heading[i]!, 0);
  return heading[2]! - climb * direction[2]!;
}

/** Every burn that starts in the window and whose track passes within `maxCrossRangeM` of the target, in order of time. */
export function findOpportunities(
  plan: OpenPlan,
  ephemeris: Ephemeris,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  maxCrossRangeM: number,
): Outcome<readonly Opportunity[]> {
  const target = directionOf(plan.target);
  const distance = (instant: Instant): Outcome<number> => {
    const state = stateAt(ephemeris, instant);
    if (!state.ok) return state;
    const { positionM } = fixedFromTeme(state.value);
    const r = norm(positionM);
    return succeed(
      MEAN_EARTH_RADIUS_M *
        arcBetween(
          Float64Array.from(positionM, (x) => x / r),
          target,
        ),
    );
  };
  const found: Opportunity[] = [];
  const spanS = secondsBetween(from, to) + BURN_BEFORE_PASS_S + 1200;
  let before = Infinity;
  let last = Infinity;
  for (let t = BURN_BEFORE_PASS_S - 1200; t <= spanS + TRACK_STEP_S; t += TRACK_STEP_S) {
    const now = distance(addSeconds(from, t));
    // An ephemeris that ends inside the window still answers for the part it covers.
    if (!now.ok && found.length > 0) return succeed(found);
    if (!now.ok) return now;
    const closest = last < before && last <= now.value && last < NEAR_PASS_M;
    before = last;
    last = now.value;
    if (!closest) continue;
    const solved = solveBurn(plan, ephemeris, addSeconds(from, t - TRACK_STEP_S - BURN_BEFORE_PASS_S));
    if (!solved.ok) continue;
    const { burnStart, crossRangeM } = solved.value;
    const inWindow = secondsBetween(from, burnStart) >= 0 && secondsBetween(burnStart, to) >= 0;
    const isNew = found.every((other) => Math.abs(secondsBetween(other.burnStart, burnStart)) > 60);
    if (inWindow && isNew && Math.abs(crossRangeM) <= maxCrossRangeM) found.push(solved.value);
  }
  return succeed(found);
}
