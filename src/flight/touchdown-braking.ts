/** The last metre: solid engines that take a fixed speed away along the capsule's axis. Equations T1-T3 of docs/touchdown.md. */
import { STANDARD_GRAVITY_MPS2 } from '../earth/index.ts';

/**
 * How much of the engines' speed change is spent when the capsule touches, 0 to 1. `brakingMps` is its vertical part, taken away evenly
 * over `burnS` from `firingHeightM` above the ground on. Contact may come first: then the rest of the burn is lost.
 */
export function spentAtContact(sinkMps: number, brakingMps: number, firingHeightM: number, burnS: number): number {
  const decelerationMps2 = brakingMps / burnS;
  const stopsFirst = brakingMps > sinkMps;
  const reachM = stopsFirst ? (sinkMps * sinkMps) / (2 * decelerationMps2) : (sinkMps - 0.5 * brakingMps) * burnS;
  if (firingHeightM >= reachM) return 1;
  return (sinkMps - Math.sqrt(sinkMps * sinkMps - 2 * decelerationMps2 * firingHeightM)) / brakingMps;
}

/**
 * Sink at contact. What height is left after the burn is fallen through freely: the canopy still sinks faster than the capsule, so its
 * lines are slack. Engines that take more than the sink away toss the capsule up; it comes down again by the same equation.
 */
export function sinkAtContact(sinkMps: number, brakingMps: number, firingHeightM: number, burnS: number): number {
  const spent = spentAtContact(sinkMps, brakingMps, firingHeightM, burnS);
  const sinkNowMps = sinkMps - spent * brakingMps;
  if (spent < 1) return sinkNowMps;
  const leftM = Math.max(0, firingHeightM - (sinkMps - 0.5 * brakingMps) * burnS);
  return Math.sqrt(sinkNowMps * sinkNowMps + 2 * STANDARD_GRAVITY_MPS2 * leftM);
}
