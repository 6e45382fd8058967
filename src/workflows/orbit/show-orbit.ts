import { formatOem, passesCalendar } from '../../formats/orbit/index.ts';
import { type Orbit, type OrbitPoint, type Pass, ephemerisOf, findPasses, meanAltitudeKm, orbitPoint } from '../../orbit/index.ts';
import { DEG_PER_RAD, RAD_PER_DEG, type Vector3, portableAsin, portableCos } from '../../math/index.ts';
import { type Message, type Outcome, fail, message, placeHint, succeed } from '../../outcome/index.ts';
import { DAY_S, type Instant, addSeconds, formatInstant, parseInstant, secondsBetween } from '../../time/index.ts';
import { parseLatLon, readElements } from '../return/index.ts';
import type { NamedText, World } from '../world/index.ts';

const MAX_POINTS = 100_000;
const OLD_DAYS = 3;
const STANDARD_STEP_S = 60;
const STEP_LIMITS_S = { from: 0.001, to: DAY_S } as const;

export interface OrbitQuestion {
  readonly elements: NamedText;
  readonly at: string;
  readonly to?: string;
  readonly stepS?: number;
}

export interface OrbitAnswer {
  readonly elements: Orbit;
  readonly points: readonly OrbitPoint[];
  /** From the elements' epoch to the first instant asked about, in days; negative where the epoch is later. */
  readonly ageDays: number;
  readonly warnings: readonly Message[];
}

/** `union orbit`: state, place below and lighting at one instant or along a span. */
export function showOrbit(question: OrbitQuestion): Outcome<OrbitAnswer> {
  const at = parseInstant(question.at, 'at');
  if (!at.ok) return at;
  const to = question.to === undefined ? at : parseInstant(question.to, 'to');
  if (!to.ok) return to;
  const stepS = question.stepS ?? STANDARD_STEP_S;
  const spanS = secondsBetween(at.value, to.value);
  if (!(spanS >= 0)) return fail('to', message('workflows.time-after-at'), question.to ?? '');
  if (!(stepS >= STEP_LIMITS_S.from && stepS <= STEP_LIMITS_S.to))
    return fail('stepS', message('workflows.step-limits', STEP_LIMITS_S), `${stepS}`);
  const count = Math.floor(spanS / stepS + 1e-9) + 1;
  if (count > MAX_POINTS)
    return fail('stepS', message('workflows.at-most-points', { count: MAX_POINTS }), `${count}`, message('workflows.longer-step'));
  const found = readElements('elements', question.elements, at.value);
  if (!found.ok) return found;
  const { set } = found.value;
  const ephemeris = ephemerisOf(set, 'elements');
  if (!ephemeris.ok) return ephemeris;
  const points: OrbitPoint[] = [];
  for (let i = 0; i < count; i++) {
    const point = orbitPoint(ephemeris.value, addSeconds(at.value, i * stepS));
    if (!point.ok) return point;
    points.push(point.value);
  }
  return succeed({
    elements: set,
    points,
    ageDays: ageOf(set, at.value),
    warnings: [...found.value.warnings, ...ageWarnings(set, to.value)],
  });
}

/** The same points as `union-station/orbit/1`. */
export function orbitJson({ version }: World, { elements, points, ageDays, warnings }: OrbitAnswer) {
  const km = (vector: Vector3) => vector.map((x) => Math.round(x * 1000) / 1e6);
  return {
    schema: 'union-station/orbit/1',
    elements: elementsJson(elements, ageDays),
    points: points.map(({ instant, teme, fixed, below, lighting, groundSunElevationDeg, inertialSpeedMps }) => ({
      time: formatInstant(instant, 3),
      teme: { positionKm: km(teme.positionM), velocityKmS: teme.velocityMps.map((v) => Math.round(v * 1e6) / 1e9) },
      itrf: { positionKm: km(fixed.positionM), velocityKmS: fixed.velocityMps.map((v) => Math.round(v * 1e6) / 1e9) },
      latitudeDeg: Math.round(below.latitudeDeg * 1e6) / 1e6,
      longitudeDeg: Math.round(below.longitudeDeg * 1e6) / 1e6,
      altitudeKm: Math.round(below.altitudeM) / 1000,
      inertialSpeedKmS: Math.round(inertialSpeedMps * 1000) / 1e6,
      lighting,
      groundSunElevationDeg: Math.round(groundSunElevationDeg * 100) / 100,
    })),
    warnings,
    version,
  };
}

/** The same points as a CCSDS ephemeris; its creation time is the elements' epoch, so that one input gives the same bytes. */
export function orbitOem({ elements, points }: OrbitAnswer): string {
  return formatOem({
    originator: 'UNION STATION',
    creationInstant: elements.epoch,
    objectName: elements.name ?? `OBJECT ${elements.catalogNumber ?? 'UNKNOWN'}`,
    objectId: elements.internationalDesignator ?? `${elements.catalogNumber ?? 'UNKNOWN'}`,
    centerName: 'EARTH',
    refFrame: 'TEME',
    timeSystem: 'UTC',
    states: points.map(({ instant, teme }) => ({
      instant,
      positionKm: [teme.positionM[0] / 1000, teme.positionM[1] / 1000, teme.positionM[2] / 1000],
      velocityKmS: [teme.velocityMps[0] / 1000, teme.velocityMps[1] / 1000, teme.velocityMps[2] / 1000],
    })),
  });
}

export interface PassesQuestion {
  readonly elements: NamedText;
  readonly from: string;
  readonly at?: string;
  readonly to?: string;
  readonly minElevationDeg?: number;
  readonly altitudeM?: number;
}

export interface PassesAnswer {
  readonly elements: Orbit;
  readonly passes: readonly Pass[];
  readonly place: { readonly latitudeDeg: number; readonly longitudeDeg: number };
  readonly from: Instant;
  readonly to: Instant;
  readonly minElevationDeg: number;
  readonly ageDays: number;
  /** Why there is none, where there is none. */
  readonly none: Message | null;
  readonly warnings: readonly Message[];
}

const STANDARD_PASS_DAYS = 2;
const STANDARD_MIN_ELEVATION_DEG = 10;

/** `union orbit passes`: when the station rises over a place, and whether it can be seen. */
export function showPasses(question: PassesQuestion): Outcome<PassesAnswer> {
  const place = parseLatLon(question.from, 'from');
  if (!place.ok) return place;
  const at = question.at === undefined ? null : parseInstant(question.at, 'at');
  if (at !== null && !at.ok) return at;
  const found = readElements('elements', question.elements, at?.value ?? null);
  if (!found.ok) return found;
  const { set } = found.value;
  const start = at?.value ?? set.epoch;
  const to = question.to === undefined ? succeed(addSeconds(start, STANDARD_PASS_DAYS * DAY_S)) : parseInstant(question.to, 'to');
  if (!to.ok) return to;
  const minElevationDeg = question.minElevationDeg ?? STANDARD_MIN_ELEVATION_DEG;
  if (!(minElevationDeg >= 0 && minElevationDeg < 90))
    return fail('minElevationDeg', message('workflows.elevation-limits'), `${minElevationDeg}`);
  const ephemeris = ephemerisOf(set, 'elements');
  if (!ephemeris.ok) return ephemeris;
  const passes = findPasses(ephemeris.value, { ...place.value, altitudeM: question.altitudeM ?? 0 }, start, to.value, minElevationDeg);
  if (!passes.ok) return passes;
  const asked = { place: place.value, from: start, to: to.value, minElevationDeg };
  return succeed({
    elements: set,
    passes: passes.value,
    ...asked,
    ageDays: ageOf(set, start),
    none: passes.value.length > 0 ? null : whyNone(set, asked),
    warnings: [...found.value.warnings, ...ageWarnings(set, to.value)],
  });
}

/** The mean radius of the Earth, km; for the latitude from which an orbit is seen at all. */
const EARTH_KM = 6371;

/** Whether a place lies beyond every latitude from which the orbit can rise that high, or the time was too short. */
function whyNone(
  orbit: Orbit,
  { place, from, to, minElevationDeg }: Pick<PassesAnswer, 'place' | 'from' | 'to' | 'minElevationDeg'>,
): Message {
  const values = { elevation: minElevationDeg, from: formatInstant(from), to: formatInstant(to) };
  if (!('inclinationDeg' in orbit)) return message('workflows.no-passes', values);
  const elevation = minElevationDeg * RAD_PER_DEG;
  const reach = Math.PI / 2 - portableAsin((EARTH_KM * portableCos(elevation)) / (EARTH_KM + meanAltitudeKm(orbit))) - elevation;
  const inclination = Math.min(orbit.inclinationDeg, 180 - orbit.inclinationDeg);
  const northmost = inclination + reach * DEG_PER_RAD;
  if (Math.abs(place.latitudeDeg) <= northmost) return message('workflows.no-passes', values);
  const reason = message('workflows.never-rises', {
    elevation: minElevationDeg,
    latitude: northmost.toFixed(1),
    inclination: inclination.toFixed(1),
  });
  const hint = placeHint(place, 'latitude-first', northmost);
  return hint === undefined ? reason : message('outcome.one-and-other', { one: reason, other: hint });
}

/** The passes as a calendar. */
export const passesIcs = ({ elements, passes, place }: PassesAnswer): string => passesCalendar(elements, passes, place);

export function passesJson({ version }: World, answer: PassesAnswer) {
  const { elements, passes, ageDays, from, to, minElevationDeg, none, warnings } = answer;
  const look = ({ instant, elevationDeg, azimuthDeg, rangeKm, sunlit }: Pass['rise']) => ({
    time: formatInstant(instant, 1),
    elevationDeg: Math.round(elevationDeg * 100) / 100,
    azimuthDeg: Math.round(azimuthDeg * 100) / 100,
    rangeKm: Math.round(rangeKm * 10) / 10,
    sunlit,
  });
  return {
    schema: 'union-station/passes/1',
    elements: elementsJson(elements, ageDays),
    from: formatInstant(from),
    to: formatInstant(to),
    minElevationDeg,
    passes: passes.map((pass) => ({ rise: look(pass.rise), highest: look(pass.highest), set: look(pass.set), visible: pass.visible })),
    none,
    warnings,
    version,
  };
}

const ageOf = ({ epoch }: Orbit, at: Instant): number => secondsBetween(epoch, at) / DAY_S;

function elementsJson({ epoch, catalogNumber, name }: Orbit, ageDays: number) {
  return { epoch: formatInstant(epoch, 3), catalogNumber, name, ageDays: Math.round(ageDays * 100) / 100 };
}

function ageWarnings(set: Orbit, last: Instant): readonly Message[] {
  const days = Math.abs(secondsBetween(set.epoch, last)) / DAY_S;
  return days > OLD_DAYS ? [message('workflows.old-elements', { days: days.toFixed(1), limit: OLD_DAYS })] : [];
}
