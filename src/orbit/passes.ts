import { type Geodetic, ecefFromGeodetic, lightingAt, localAxes, sunAngles, sunPosition } from '../earth/index.ts';
import { DEG_PER_RAD, dot, findRoot, norm, portableAsin, portableAtan2, subtract } from '../math/index.ts';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { DAY_S, type Instant, addSeconds, secondsBetween } from '../time/index.ts';
import { type Ephemeris, stateAt } from './ephemeris.ts';
import { fixedFromTeme } from './frames.ts';

/** The station as seen from a place: degrees above the horizon (no refraction), clockwise from north, kilometres away. */
export interface LookAngles {
  readonly instant: Instant;
  readonly elevationDeg: number;
  readonly azimuthDeg: number;
  readonly rangeKm: number;
  readonly sunlit: boolean;
}

export interface Pass {
  readonly rise: LookAngles;
  readonly highest: LookAngles;
  readonly set: LookAngles;
  /** Sunlit at some moment of the pass while the observer's Sun is 6 degrees or more below the horizon: the eye can see it. */
  readonly visible: boolean;
}

const SCAN_STEP_S = 30;
const MAX_DAYS = 30;
const TIME_TOLERANCE_S = 0.01;
/** End of civil twilight, when the station becomes easy to see. */
const DARK_SUN_DEG = -6;

export function lookAngles(ephemeris: Ephemeris, instant: Instant, place: Geodetic): Outcome<LookAngles> {
  const teme = stateAt(ephemeris, instant);
  if (!teme.ok) return teme;
  const fixed = fixedFromTeme(teme.value).positionM;
  const line = subtract(fixed, ecefFromGeodetic(place));
  const range = norm(line);
  const { east, north, up } = localAxes(place);
  return succeed({
    instant,
    elevationDeg: portableAsin(dot(line, up) / range) * DEG_PER_RAD,
    azimuthDeg: (portableAtan2(dot(line, east), dot(line, north)) * DEG_PER_RAD + 360) % 360,
    rangeKm: range / 1000,
    sunlit: lightingAt(fixed, sunPosition(instant)) !== 'umbra',
  });
}

/** Every pass above `minElevationDeg` that rises between two instants, in order. Rise and set are where that elevation is crossed. */
export function findPasses(
  ephemeris: Ephemeris,
  place: Geodetic,
  from: Instant,
  to: Instant,
  minElevationDeg: number,
): Outcome<readonly Pass[]> {
  const spanS = secondsBetween(from, to);
  if (!(spanS > 0 && spanS <= MAX_DAYS * DAY_S))
    return fail('to', message('orbit.passes-span', { days: MAX_DAYS }), message('orbit.days', { days: (spanS / DAY_S).toFixed(2) }));
  const last = stateAt(ephemeris, to);
  if (!last.ok) return last;
  const look = (t: number) => {
    const angles = lookAngles(ephemeris, addSeconds(from, t), place);
    if (!angles.ok) throw new Error('the orbit ended inside a span whose end it reaches');
    return angles.value;
  };
  const height = (t: number) => look(t).elevationDeg - minElevationDeg;
  const passes: Pass[] = [];
  let previous = height(0);
  let riseS: number | null = null;
  for (let t = SCAN_STEP_S; t <= spanS + SCAN_STEP_S; t += SCAN_STEP_S) {
    const now = height(t);
    if (previous <= 0 && now > 0) riseS = findRoot(height, t - SCAN_STEP_S, t, TIME_TOLERANCE_S, previous, now);
    if (previous > 0 && now <= 0 && riseS !== null && riseS <= spanS) {
      passes.push(describePass(look, riseS, findRoot(height, t - SCAN_STEP_S, t, TIME_TOLERANCE_S, previous, now), place));
      riseS = null;
    }
    previous = now;
  }
  return succeed(passes);
}

function describePass(look: (t: number) => LookAngles, riseS: number, setS: number, place: Geodetic): Pass {
  // Highest where elevation stops rising: the slope over a hundredth of a second changes sign.
  const slope = (t: number) => look(t + 0.005).elevationDeg - look(t - 0.005).elevationDeg;
  const highest = look(findRoot(slope, riseS, setS, TIME_TOLERANCE_S));
  let visible = false;
  for (let t = riseS; t <= setS && !visible; t += 10) {
    const angles = look(t);
    visible = angles.sunlit && sunAngles(angles.instant, place).elevationDeg <= DARK_SUN_DEG;
  }
  return { rise: look(riseS), highest, set: look(setS), visible };
}
