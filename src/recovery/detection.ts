/**
 * How probable it is to find what lies in the area that was flown. Coverage is the sweep width over the spacing of the tracks. Koopman 1946 (OEG
 * Report 56, Search and Screening; again 1980) has both laws, and the Coast Guard's SAROPS uses the same two, as its published source shows
 * (com.skagit.sarops.tracker, CoverageToPodCurve): the searches that people do fall between them (Edwards and others 1980, USCG-D-41-80).
 */
import { portableErf, portableExp } from '../math/index.ts';

/** Tracks laid as if at random: what is left of a search that is flown badly, or over ground that hides. 0.63 at coverage 1. */
export function podAtRandom(coverage: number): number {
  return 1 - portableExp(-coverage);
}

/** Straight, parallel, evenly spaced tracks in ideal conditions, by the inverse-cube law of sighting. 0.79 at coverage 1. */
export function podInIdeal(coverage: number): number {
  return portableErf((Math.sqrt(Math.PI) / 2) * coverage);
}

/** Probability of success after each pass: that it lies there, times that one of the passes so far detects it. Passes are independent. */
export function successByPass(containment: number, pod: number, passes: number): readonly number[] {
  let missed = 1;
  return Array.from({ length: passes }, () => {
    missed *= 1 - pod;
    return containment * (1 - missed);
  });
}
