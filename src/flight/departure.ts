/**
 * Where the ship is when it brakes: not at the station. After undocking it makes a small burn along its path and drifts for two hours, so
 * it flies some tens of kilometres behind (Soyuz MS-11: "about 32 km" by the published timeline).
 */
import { add, cross, norm, portableCos, portableSin, scale, unit } from '../math/index.ts';
import { type Outcome, succeed } from '../outcome/index.ts';
import { type Ephemeris, type TemeState, stateAt } from '../orbit/index.ts';
import { type Instant, addSeconds, secondsBetween } from '../time/index.ts';

/** A burn along the orbital velocity (m/s, forward positive) from the station's own orbit, at an instant or, not known, the usual time ago. */
export interface Departure {
  readonly alongTrackMps: number;
  readonly burn: Instant | null;
  readonly usualDriftS: number;
}

/**
 * The ship's state from the station's by the Clohessy-Wiltshire equations in curvilinear form (1960, J. Aerospace Sci. 27, 653): exact to
 * second order in (distance / orbit radius), under 0.3 km after 60 km of drift. Without a departure the ship is at the station.
 */
export function shipStateAt(ephemeris: Ephemeris, departure: Departure | null, instant: Instant): Outcome<TemeState> {
  const station = stateAt(ephemeris, instant);
  if (!station.ok || departure === null) return station;
  const driftS = departure.burn === null ? departure.usualDriftS : secondsBetween(departure.burn, instant);
  if (driftS <= 0) return station;
  const { positionM, velocityMps } = station.value;
  const n = norm(cross(positionM, velocityMps)) / norm(positionM) ** 2;
  const dv = departure.alongTrackMps;
  const phase = n * driftS;
  const aheadM = dv * ((4 * portableSin(phase)) / n - 3 * driftS);
  const aboveM = ((2 * dv) / n) * (1 - portableCos(phase));
  const climbMps = 2 * dv * portableSin(phase);
  const gainMps = dv * (4 * portableCos(phase) - 3);

  // The point of the station's orbit abeam of the ship; there, up, and along the velocity.
  const abeam = stateAt(ephemeris, addSeconds(instant, aheadM / norm(velocityMps)));
  if (!abeam.ok) return abeam;
  const up = unit(abeam.value.positionM);
  const along = unit(abeam.value.velocityMps);
  return succeed({
    instant,
    positionM: add(abeam.value.positionM, scale(up, aboveM)),
    velocityMps: add(abeam.value.velocityMps, add(scale(along, gainMps + n * aboveM), scale(up, climbMps))),
  });
}
