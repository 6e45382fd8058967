/** The canopy after contact: unloaded it overshoots, then fills again as a sail on the ground, until it is released. Equations T12-T15 of docs/touchdown.md. */

/** What the pull depends on; times count from contact. */
export interface CanopyPull {
  windMps: number;
  /** Peak of the one gust that may pass while the canopy is attached. */
  gustMps: number;
  gustAtS: number;
  gustLastsS: number;
  /** The lines are slack before. */
  tautAtS: number;
  /** From taut to full. */
  fillS: number;
  /** Infinity for never. */
  releaseS: number;
  /** Half the density times the drag area of the sail over the capsule's mass: pull per mass is this times the square of the wind. */
  perMass: number;
}

/** When the lines are taut again: the canopy drifts with the wind and sinks, unloaded, on lines of a fixed length. */
export function tautAtS(lineLengthM: number, windMps: number, unloadedSinkMps: number): number {
  return (2 * lineLengthM * unloadedSinkMps) / (windMps * windMps + unloadedSinkMps * unloadedSinkMps);
}

function windAt(pull: CanopyPull, timeS: number): number {
  const apart = (2 * (timeS - pull.gustAtS)) / pull.gustLastsS;
  const inside = 1 - apart * apart;
  return inside > 0 ? pull.windMps + (pull.gustMps - pull.windMps) * inside * inside : pull.windMps;
}

/** Pull over the capsule's mass, in m/s2, on a capsule that moves downwind at `alongMps`. */
export function pullAt(pull: CanopyPull, timeS: number, alongMps: number): number {
  if (timeS <= pull.tautAtS || timeS >= pull.releaseS) return 0;
  const past = windAt(pull, timeS) - alongMps;
  if (past <= 0) return 0;
  const filled = timeS - pull.tautAtS < pull.fillS ? (timeS - pull.tautAtS) / pull.fillS : 1;
  return pull.perMass * filled * filled * past * past;
}

const SCAN_S = 0.02;
const HALVINGS = 4;

/**
 * The first time from `fromS` on at which the pull on a resting capsule exceeds `wantedMps2`; Infinity where it never does before the
 * release. Outside the gust the pull only grows, so that time is exact; inside it is sought in steps of 0.02 s, then halved to 1 ms.
 */
export function firstPullOver(pull: CanopyPull, wantedMps2: number, fromS: number): number {
  if (wantedMps2 <= 0) return fromS;
  const fullMps2 = pull.perMass * pull.windMps * pull.windMps;
  const steadyS = fullMps2 > wantedMps2 ? Math.max(fromS, pull.tautAtS + pull.fillS * Math.sqrt(wantedMps2 / fullMps2)) : Infinity;
  const endS = Math.min(steadyS, pull.gustAtS + 0.5 * pull.gustLastsS, pull.releaseS);
  const strongestMps2 = pull.perMass * pull.gustMps * pull.gustMps;
  if (strongestMps2 > wantedMps2)
    for (let t = Math.max(fromS, pull.tautAtS, pull.gustAtS - 0.5 * pull.gustLastsS); t < endS; t += SCAN_S)
      if (pullAt(pull, t, 0) > wantedMps2) return t > fromS ? crossing(pull, wantedMps2, t - SCAN_S, t) : t;
  return steadyS < pull.releaseS ? steadyS : Infinity;
}

function crossing(pull: CanopyPull, wantedMps2: number, belowS: number, aboveS: number): number {
  let low = belowS;
  let high = aboveS;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = 0.5 * (low + high);
    if (pullAt(pull, middle, 0) > wantedMps2) high = middle;
    else low = middle;
  }
  return high;
}
