import { sunAngles } from '../earth/index.ts';
import { DAY_S, type Instant, addSeconds } from '../time/index.ts';
import { type OrbitPlane, betaDeg, offPlane } from './orbit-plane.ts';

export interface LandingPlace {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

const STEP_S = 600;
const MAX_DAYS = 4000;

/** Plans are judged many times over with the same landings. */
const KNOWN = new Map<string, number>();
const MAX_KNOWN = 20_000;

export function sunElevationDeg(at: Instant, { latitudeDeg, longitudeDeg }: LandingPlace): number {
  const key = `${at} ${latitudeDeg} ${longitudeDeg}`;
  const known = KNOWN.get(key);
  if (known !== undefined) return known;
  const { elevationDeg } = sunAngles(at, { latitudeDeg, longitudeDeg, altitudeM: 0 });
  if (KNOWN.size >= MAX_KNOWN) KNOWN.clear();
  KNOWN.set(key, elevationDeg);
  return elevationDeg;
}

/**
 * When, in a day, the station flies over a place going north-east, which is how Soyuz comes down on Kazakhstan: the place then passes to the
 * south of the orbit's plane as the Earth turns. Once a day, to ten minutes; that day's true opportunities are the two orbits about it.
 */
export function northboundOver(plane: OrbitPlane, day: Instant, { latitudeDeg, longitudeDeg }: LandingPlace): Instant | null {
  const [latitudeRad, longitudeRad] = [(latitudeDeg * Math.PI) / 180, (longitudeDeg * Math.PI) / 180];
  let before = offPlane(plane, day, latitudeRad, longitudeRad);
  for (let s = STEP_S; s <= DAY_S; s += STEP_S) {
    const now = offPlane(plane, addSeconds(day, s), latitudeRad, longitudeRad);
    if (before > 0 && now <= 0) return addSeconds(day, s - STEP_S / 2);
    before = now;
  }
  return null;
}

export interface DayLight {
  readonly day: Instant;
  /** Null where no pass goes over the place that day. */
  readonly landingAt: Instant | null;
  readonly sunElevationDeg: number | null;
  readonly betaDeg: number;
}

/** Day by day: when a landing is possible at a place, how the Sun stands there then, and over the orbit's plane. */
export function lightDays(plane: OrbitPlane, place: LandingPlace, from: Instant, to: Instant): readonly DayLight[] {
  const days: DayLight[] = [];
  for (let day = from; day < to && days.length < MAX_DAYS; day = addSeconds(day, DAY_S)) {
    const landingAt = northboundOver(plane, day, place);
    days.push({
      day,
      landingAt,
      sunElevationDeg: landingAt === null ? null : sunElevationDeg(landingAt, place),
      betaDeg: betaDeg(plane, addSeconds(day, DAY_S / 2)),
    });
  }
  return days;
}
