/** The highest load of an entry, by the three moments around it. */
import { type Craft, type Moment, TRACE_ROW, bankAt } from './craft.ts';
import { STATE_SIZE } from './dynamics-kernel.ts';
import { NotReturning } from './flight-plan.ts';

const MIDDLE_LOAD = TRACE_ROW + 1;

/** No entry peaks below this; what comes before it need not be traced. */
const LEAST_PEAK_G = 1;

/** Keeps the three moments around the highest load of the entry. */
export function watchLoad(craft: Craft): void {
  if (craft.phase !== 'entry' || craft.dynamics.observed.loadG < LEAST_PEAK_G) return;
  const { recent, peak, dynamics, state } = craft;
  const last = 2 * TRACE_ROW;
  recent.copyWithin(0, TRACE_ROW);
  recent[last] = craft.t;
  recent[last + 1] = dynamics.observed.loadG;
  recent[last + 2] = dynamics.observed.mach;
  recent[last + 3] = dynamics.body.liftFactor > 0 ? bankAt(dynamics.body, craft.t) : 0;
  recent.set(state, last + 4);
  const load = recent[MIDDLE_LOAD]!;
  if (load > peak[MIDDLE_LOAD]! && load >= recent[1]! && load > recent[last + 1]!) peak.set(recent);
}

/** The highest load, at the top of the parabola through the three moments around it, and the state there by the same three. */
export function peakMoment({ peak }: Craft): Moment {
  const [t0, t1, t2] = [peak[0]!, peak[TRACE_ROW]!, peak[2 * TRACE_ROW]!];
  if (!(t2 > t1 && t1 > t0)) throw new NotReturning('its load never passed a peak');
  const [g0, g1, g2] = [peak[1]!, peak[MIDDLE_LOAD]!, peak[2 * TRACE_ROW + 1]!];
  const before = (g1 - g0) / (t1 - t0);
  const after = (g2 - g1) / (t2 - t1);
  const curve = (after - before) / (t2 - t0);
  const t = curve < 0 ? (t0 + t1) / 2 - before / (2 * curve) : t1;
  const weights = [
    ((t - t1) * (t - t2)) / ((t0 - t1) * (t0 - t2)),
    ((t - t0) * (t - t2)) / ((t1 - t0) * (t1 - t2)),
    ((t - t0) * (t - t1)) / ((t2 - t0) * (t2 - t1)),
  ];
  const at = (column: number) => weights.reduce((sum, weight, row) => sum + weight * peak[row * TRACE_ROW + column]!, 0);
  const state = Float64Array.from({ length: STATE_SIZE }, (_, i) => at(4 + i));
  return { name: 'peak-load', phase: 'entry', t, state, loadG: at(1), mach: at(2), bankRad: at(3) };
}
