/** Where something afloat drifts to: with the current, and through the water before the wind (Breivik and Allen 2008, J. Mar. Syst. 69, 99). */
import type { PlaceDeg } from '../flight/index.ts';
import { type Provenance, DEG_PER_RAD, RAD_PER_DEG, portableAtan2, portableCos, portableHypot, portableSin } from '../math/index.ts';
import { placeFrom } from './flight-plane.ts';

export interface LeewayLine {
  readonly slope: number;
  readonly offsetMps: number;
  readonly sigmaMps: number;
}

export interface LeewayObject extends Provenance {
  readonly id: string;
  readonly sameAs: string;
  readonly downwind: LeewayLine;
  readonly crosswind: LeewayLine;
}

export interface Current {
  readonly speedMps: number;
  readonly toDeg: number;
}

/** What drives an object that is afloat. */
interface Driving {
  readonly windMps: number;
  readonly windFromDeg: number;
  readonly current: Current | null;
}

export interface Drift {
  readonly hours: number;
  /** Down the wind and with the current; the object goes to one side or the other of it, nobody knows which. */
  readonly middle: PlaceDeg;
  readonly left: PlaceDeg;
  readonly right: PlaceDeg;
  /** Radius about `middle` that holds both sides and two standard errors of the fit. */
  readonly radiusKm: number;
}

/** Mean leeway speeds at a wind: down it, and across it to either side. Never up the wind. */
export function leewayMps({ downwind, crosswind }: LeewayObject, windMps: number): { readonly down: number; readonly across: number } {
  return {
    down: Math.max(0, downwind.slope * windMps + downwind.offsetMps),
    across: Math.max(0, crosswind.slope * windMps + crosswind.offsetMps),
  };
}

/** Steady wind and current for `hours`; no waves, no jibing: Breivik and Allen let an object change sides some 4 % an hour. */
export function driftOf(object: LeewayObject, from: PlaceDeg, { windMps, windFromDeg, current }: Driving, hours: number): Drift {
  const { down, across } = leewayMps(object, windMps);
  const km = hours * 3.6;
  const toRad = (windFromDeg + 180) * RAD_PER_DEG;
  const place = (side: number): PlaceDeg => {
    const east =
      down * portableSin(toRad) +
      side * across * portableCos(toRad) +
      (current?.speedMps ?? 0) * portableSin((current?.toDeg ?? 0) * RAD_PER_DEG);
    const north =
      down * portableCos(toRad) -
      side * across * portableSin(toRad) +
      (current?.speedMps ?? 0) * portableCos((current?.toDeg ?? 0) * RAD_PER_DEG);
    return placeFrom(from, portableAtan2(east, north) * DEG_PER_RAD, portableHypot(east, north) * km);
  };
  const sigma = portableHypot(object.downwind.sigmaMps, object.crosswind.sigmaMps);
  return { hours, middle: place(0), left: place(-1), right: place(1), radiusKm: (across + 2 * sigma) * km };
}
