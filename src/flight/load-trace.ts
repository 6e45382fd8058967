/** The highest load of an entry, kept as the moments around it while it is flown. */
import { type Body, type Dynamics, STATE_SIZE, setBank } from './dynamics-kernel.ts';

/** A row: time, load, bank, lift factor, state. */
const [TIME, LOAD, BANK, LIFT, STATE, ROW] = [0, 1, 2, 3, 4, 4 + STATE_SIZE] as const;

/** The last three moments as rows of `recent`, the newest in row `newest`; and the three around the highest load so far, in order. */
export interface LoadTrace {
  readonly recent: Float64Array;
  readonly peak: Float64Array;
  newest: number;
}

export const newTrace = (): LoadTrace => ({ recent: new Float64Array(3 * ROW), peak: new Float64Array(3 * ROW), newest: 0 });

/** No entry peaks below this; what comes before it need not be traced. */
const LEAST_PEAK_G = 1;
const PEAK_TOLERANCE_S = 5e-4;
const MAX_PEAK_TRIALS = 20;

/** Of a craft, what bears on its load. */
interface Loaded {
  readonly load: LoadTrace;
  readonly t: number;
  readonly dynamics: Pick<Dynamics, 'observed' | 'body'>;
  readonly state: Float64Array;
}

/** Keeps the three moments around the highest load of the entry. */
export function traceLoad({ load: trace, t, dynamics: { observed, body }, state }: Loaded): void {
  const { loadG } = observed;
  if (loadG < LEAST_PEAK_G) return;
  const { recent, peak } = trace;
  const middle = trace.newest * ROW;
  const now = ((trace.newest + 1) % 3) * ROW;
  const before = ((trace.newest + 2) % 3) * ROW;
  trace.newest = now / ROW;
  recent[now + TIME] = t;
  recent[now + LOAD] = loadG;
  recent[now + BANK] = body.bankRad + body.bankRateRadS * (t - body.bankAtS);
  recent[now + LIFT] = body.liftFactor;
  for (let i = 0; i < STATE_SIZE; i++) recent[now + STATE + i] = state[i]!;
  const load = recent[middle + LOAD]!;
  if (!(load > peak[ROW + LOAD]! && load >= recent[before + LOAD]! && load > loadG)) return;
  for (let i = 0; i < ROW; i++) {
    peak[i] = recent[before + i]!;
    peak[ROW + i] = recent[middle + i]!;
    peak[2 * ROW + i] = recent[now + i]!;
  }
}

interface Trial {
  readonly t: number;
  readonly loadG: number;
}

/** The time of the highest load, to half a millisecond, null where none was passed; `loadAt` flies again from the trace's moments. */
export function peakTime({ peak }: LoadTrace, loadAt: (t: number) => number): number | null {
  const row = (i: number): Trial => ({ t: peak[i * ROW + TIME]!, loadG: peak[i * ROW + LOAD]! });
  let [low, middle, high] = [row(0), row(1), row(2)];
  if (!(high.t > low.t)) return null;
  for (let i = 0; i < MAX_PEAK_TRIALS && high.t - low.t > PEAK_TOLERANCE_S; i++) {
    const top = topOfParabola(low, middle, high);
    if (Math.abs(top - middle.t) < PEAK_TOLERANCE_S / 2) return top;
    const trial = { t: top, loadG: loadAt(top) };
    const [first, second] = trial.t < middle.t ? [trial, middle] : [middle, trial];
    if (first.loadG > second.loadG) [middle, high] = [first, second];
    else [low, middle] = [first, second];
  }
  return middle.t;
}

/** Where the parabola through three moments is highest, the middle one being no lower than the others. */
function topOfParabola(low: Trial, middle: Trial, high: Trial): number {
  const before = (middle.t - low.t) * (middle.loadG - high.loadG);
  const after = (high.t - middle.t) * (middle.loadG - low.loadG);
  return middle.t + (0.5 * (after * (high.t - middle.t) - before * (middle.t - low.t))) / (after + before);
}

/** Puts `state` and `body` back to the traced moment before a time, the bank turning as it then did; gives that moment's time. */
export function recall({ peak }: LoadTrace, t: number, body: Body, state: Float64Array): number {
  const from = t < peak[ROW + TIME]! ? 0 : ROW;
  const fromS = peak[from + TIME]!;
  const bankRad = peak[from + BANK]!;
  setBank(body, bankRad, fromS, (peak[from + ROW + BANK]! - bankRad) / (peak[from + ROW + TIME]! - fromS));
  body.liftFactor = peak[from + LIFT]!;
  for (let i = 0; i < STATE_SIZE; i++) state[i] = peak[from + STATE + i]!;
  return fromS;
}
