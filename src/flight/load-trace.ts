/** The highest load of an entry, by the three moments around it. */
import { type Craft, type Moment, TRACE_ROW, bankAt } from './craft.ts';
import { STATE_SIZE, derive, stepRungeKutta4 } from './dynamics-kernel.ts';
import { NotReturning } from './flight-plan.ts';

const MIDDLE_LOAD = TRACE_ROW + 1;

/** No entry peaks below this; what comes before it need not be traced. */
const LEAST_PEAK_G = 1;
const PEAK_TOLERANCE_S = 5e-4;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Keeps the three moments around the highest load of the entry. */
export function watchLoad(craft: Craft): void {
  if (craft.phase !== 'entry' || craft.dynamics.observed.loadG < LEAST_PEAK_G) return;
  const { recent, peak, dynamics, state } = craft;
  const last = 2 * TRACE_ROW;
  recent.copyWithin(0, TRACE_ROW);
  recent[last] = craft.t;
  recent[last + 1] = dynamics.observed.loadG;
  recent[last + 2] = bankAt(dynamics.body, craft.t);
  recent[last + 3] = dynamics.body.liftFactor;
  recent.set(state, last + 4);
  const load = recent[MIDDLE_LOAD]!;
  if (load > peak[MIDDLE_LOAD]! && load >= recent[1]! && load > recent[last + 1]!) peak.set(recent);
}

/** The highest load between the three moments, its time found to half a millisecond by flying from them again. */
export function peakMoment(craft: Craft): Moment {
  const { peak } = craft;
  const [t0, t2] = [peak[0]!, peak[2 * TRACE_ROW]!];
  if (!(t2 > t0)) throw new NotReturning('its load never passed a peak');
  let [low, high] = [t0, t2];
  while (high - low > PEAK_TOLERANCE_S) {
    // Golden section: load rises to its one peak and falls.
    const [first, second] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (momentBetween(craft, first).loadG < momentBetween(craft, second).loadG) low = first;
    else high = second;
  }
  return momentBetween(craft, (low + high) / 2);
}

/** The craft at a time between the three moments, flown from the one before with the bank and the lift it had. */
function momentBetween({ peak, dynamics }: Craft, t: number): Moment {
  const { body, observed } = dynamics;
  const from = t < peak[TRACE_ROW]! ? 0 : TRACE_ROW;
  const [fromS, fromBank] = [peak[from]!, peak[from + 2]!];
  const kept = { bankRad: body.bankRad, bankAtS: body.bankAtS, bankRateRadS: body.bankRateRadS, liftFactor: body.liftFactor };
  body.bankRad = fromBank;
  body.bankAtS = fromS;
  body.liftFactor = peak[from + 3]!;
  body.bankRateRadS = (peak[from + TRACE_ROW + 2]! - fromBank) / (peak[from + TRACE_ROW]! - fromS);
  const state = peak.slice(from + 4, from + TRACE_ROW);
  const rate = new Float64Array(STATE_SIZE);
  derive(dynamics, fromS, state, rate);
  stepRungeKutta4(dynamics, fromS, t - fromS, state, rate);
  derive(dynamics, t, state, rate);
  const bankRad = body.liftFactor > 0 ? bankAt(body, t) : 0;
  Object.assign(body, kept);
  return { name: 'peak-load', phase: 'entry', t, state, loadG: observed.loadG, mach: observed.mach, bankRad };
}
