/** The Sun at the site: how high it stands, and when it sets and rises. */
import { type Geodetic, sunAngles } from '../earth/index.ts';
import { findRoot } from '../math/index.ts';
import { DAY_S, type Instant, addSeconds } from '../time/index.ts';

/** Centre of the Sun at sunrise and sunset: 34 minutes of refraction and 16 of its radius below the horizon (Astronomical Almanac). */
const RISE_SET_DEG = -50 / 60;
const CIVIL_DEG = -6;
const NAUTICAL_DEG = -12;
const ASTRONOMICAL_DEG = -18;
const STEP_S = 600;
const TOLERANCE_S = 1;

export type Light = 'day' | 'civil-twilight' | 'nautical-twilight' | 'astronomical-twilight' | 'night';

export interface Sunlight {
  readonly elevationDeg: number;
  readonly azimuthDeg: number;
  readonly light: Light;
  /** Null within a day of nothing but light or dark. */
  readonly lastSunset: Instant | null;
  readonly nextSunrise: Instant | null;
  readonly nextSunset: Instant | null;
  readonly civilTwilightEnds: Instant | null;
}

export function sunlightAt(instant: Instant, place: Geodetic): Sunlight {
  const { elevationDeg, azimuthDeg } = sunAngles(instant, place);
  const elevationAt = (seconds: number) => sunAngles(addSeconds(instant, seconds), place).elevationDeg;
  const crossing = (levelDeg: number, falling: boolean, backward: boolean) => {
    const seconds = crossingS((at) => elevationAt(at) - levelDeg, falling, backward);
    return seconds === null ? null : addSeconds(instant, seconds);
  };
  return {
    elevationDeg,
    azimuthDeg,
    light: lightOf(elevationDeg),
    lastSunset: crossing(RISE_SET_DEG, true, true),
    nextSunrise: crossing(RISE_SET_DEG, false, false),
    nextSunset: crossing(RISE_SET_DEG, true, false),
    civilTwilightEnds: crossing(CIVIL_DEG, true, false),
  };
}

export function lightOf(elevationDeg: number): Light {
  if (elevationDeg >= RISE_SET_DEG) return 'day';
  if (elevationDeg >= CIVIL_DEG) return 'civil-twilight';
  if (elevationDeg >= NAUTICAL_DEG) return 'nautical-twilight';
  return elevationDeg >= ASTRONOMICAL_DEG ? 'astronomical-twilight' : 'night';
}

/** When first within a day, ahead or back, what is above 0 falls below it, or rises. */
function crossingS(above: (seconds: number) => number, falling: boolean, backward: boolean): number | null {
  const direction = backward ? -1 : 1;
  let from = 0;
  let fromDeg = above(0);
  for (let walked = STEP_S; walked <= DAY_S; walked += STEP_S) {
    const to = direction * walked;
    const toDeg = above(to);
    const fell = backward ? fromDeg < 0 && toDeg >= 0 : fromDeg >= 0 && toDeg < 0;
    const rose = backward ? fromDeg >= 0 && toDeg < 0 : fromDeg < 0 && toDeg >= 0;
    if (falling ? fell : rose) return findRoot(above, from, to, TOLERANCE_S, fromDeg, toDeg);
    [from, fromDeg] = [to, toDeg];
  }
  return null;
}
