/** Patterns to fly over a sector, as IAMSAR, volume II, names them: expanding square (SS), creeping line (CS), sector search (VS). */
import { geodesicBetween, geodesicDestination } from '../earth/index.ts';
import type { PlaceDeg } from '../flight/index.ts';
import { DEG_PER_RAD, RAD_PER_DEG, portableAtan2, portableCos, portableHypot, portableSin } from '../math/index.ts';
import { podAtRandom, podInIdeal, successByPass } from './detection.ts';
import { planePlace } from './flight-plane.ts';
import type { Sector } from './sectors.ts';
import type { Unit } from './staging.ts';

/** An even cover of a sector; outward from a place that is known well; again and again through one place. */
export const PATTERN_KINDS = ['creeping-line', 'expanding-square', 'sector-search'] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];
const CODES: Readonly<Record<PatternKind, 'SS' | 'CS' | 'VS'>> = {
  'creeping-line': 'CS',
  'expanding-square': 'SS',
  'sector-search': 'VS',
};
/** More turns than this are no pattern that anybody flies. */
export const MAX_POINTS = 400;

export interface PatternQuestion {
  readonly kind: PatternKind;
  readonly sector: Pick<Sector, 'id' | 'centre' | 'corners'>;
  readonly unit: Pick<Unit, 'id' | 'place' | 'kmPerMin' | 'sweepKm' | 'enduranceMin' | 'readyMin'>;
  /** Where a square or a sector search begins. Standard: the middle of the sector. */
  readonly datum?: PlaceDeg;
  /** Between neighbouring tracks; of a sector search the mean one, which is its area over its length. Standard: the sweep width. */
  readonly spacingKm?: number;
  readonly sweepKm?: number;
  /** Of the task; null where the plan has none. */
  readonly wave?: number | null;
}

export interface SearchPattern {
  readonly kind: PatternKind;
  readonly code: 'SS' | 'CS' | 'VS';
  readonly sector: string;
  readonly unit: string;
  /** Of which pass of the plan; null where the plan has no such task. */
  readonly wave: number | null;
  readonly datum: PlaceDeg;
  /** Of the first leg, clockwise from north. */
  readonly courseDeg: number;
  readonly spacingKm: number;
  readonly sweepKm: number;
  /** Sweep width over spacing. */
  readonly coverage: number;
  readonly coversKm2: number;
  readonly speedKmh: number;
  readonly lengthKm: number;
  /** Of the pattern alone; turns take none. */
  readonly minutes: number;
  /** From where the unit stands to the first waypoint, and from the last one back. */
  readonly wayKm: number;
  readonly homeKm: number;
  readonly enduranceMin: number;
  /** Whether the way, the pattern and the way home are within the endurance. */
  readonly isWithinEndurance: boolean;
  readonly points: readonly (PlaceDeg & { readonly name: string })[];
  readonly legs: readonly { readonly courseDeg: number; readonly lengthKm: number }[];
}

/** Kilometres about a place: along a course, and to the right of it. */
type Local = readonly [along: number, right: number];

interface Shape {
  readonly points: readonly Local[];
  readonly middle: Local;
  /** Half its sides, or the radius of a circle. */
  readonly half: Local | number;
}

interface Rectangle {
  readonly courseDeg: number;
  readonly alongKm: number;
  readonly acrossKm: number;
}

export function searchPattern(question: PatternQuestion): SearchPattern & { readonly holds: (place: PlaceDeg) => boolean } {
  const { kind, sector, unit, wave = null } = question;
  const sweepKm = question.sweepKm ?? unit.sweepKm;
  const box = rectangleOf(sector);
  const datum = kind === 'creeping-line' ? sector.centre : (question.datum ?? sector.centre);
  const longKm = Math.max(box.alongKm, box.acrossKm);
  const spacingKm = question.spacingKm ?? (kind === 'sector-search' ? (Math.PI * longKm) / 18 : sweepKm);
  const shape =
    kind === 'creeping-line'
      ? creepingLine(box, spacingKm)
      : kind === 'expanding-square'
        ? expandingSquare(longKm, spacingKm)
        : sectorSearch(spacingKm);
  const courseDeg = kind === 'creeping-line' && box.acrossKm > box.alongKm ? (box.courseDeg + 90) % 360 : box.courseDeg;
  const places = shape.points.map((point) => placeOf(datum, courseDeg, point));
  const legs = places.slice(1).map((to, i) => {
    const { distanceM, azimuthDeg } = geodesicBetween(places[i]!, to);
    return { courseDeg: Math.round(((azimuthDeg + 360) % 360) * 10) / 10, lengthKm: distanceM / 1000 };
  });
  const lengthKm = legs.reduce((sum, leg) => sum + leg.lengthKm, 0);
  const wayKm = geodesicBetween(unit.place, places[0]!).distanceM / 1000;
  const homeKm = geodesicBetween(places.at(-1)!, unit.place).distanceM / 1000;
  return {
    kind,
    code: CODES[kind],
    sector: sector.id,
    unit: unit.id,
    wave,
    datum,
    courseDeg: legs[0]?.courseDeg ?? courseDeg,
    spacingKm,
    sweepKm,
    coverage: sweepKm / spacingKm,
    coversKm2: typeof shape.half === 'number' ? Math.PI * shape.half * shape.half : 4 * shape.half[0] * shape.half[1],
    speedKmh: unit.kmPerMin * 60,
    lengthKm,
    minutes: lengthKm / unit.kmPerMin,
    wayKm,
    homeKm,
    enduranceMin: unit.enduranceMin,
    isWithinEndurance: (wayKm + lengthKm + homeKm) / unit.kmPerMin <= unit.enduranceMin,
    // Names differ in a file of all tasks: a receiver takes places of one name for one.
    points: places.map((place, i) => ({
      name: `${sector.id}${CODES[kind][0]}${wave === null || wave === 1 ? '' : `${wave}-`}${String(i + 1).padStart(2, '0')}`,
      ...place,
    })),
    legs,
    holds: (place) => isHeld(shape, roughlyLocal(datum, courseDeg, place)),
  };
}

/** How many turning points it would have, before any is computed. */
export function countPoints({ kind, sector, unit, spacingKm, sweepKm = unit.sweepKm }: PatternQuestion): number {
  const { alongKm, acrossKm } = rectangleOf(sector);
  const lines = Math.ceil(Math.max(alongKm, acrossKm) / (spacingKm ?? sweepKm));
  return kind === 'sector-search' ? 8 : 2 * lines + 2;
}

export interface PatternSuccess {
  /** That it lies in the area of the pattern, as is believed now. */
  readonly containment: number;
  /** The laws of ideal and of random search: the truth lies between. */
  readonly pod: { readonly ideal: number; readonly random: number };
  /** After it was flown once, twice, and so on. */
  readonly success: readonly { readonly flown: number; readonly ideal: number; readonly random: number }[];
}

export function patternSuccess(containment: number, coverage: number, times: number): PatternSuccess {
  const pod = { ideal: podInIdeal(coverage), random: podAtRandom(coverage) };
  const random = successByPass(containment, pod.random, times);
  const success = successByPass(containment, pod.ideal, times).map((ideal, i) => ({ flown: i + 1, ideal, random: random[i]! }));
  return { containment, pod, success };
}

/** Legs across the shorter side of the sector, advancing along the longer one; the first and last half a spacing within its edges. */
function creepingLine({ alongKm, acrossKm }: Rectangle, spacingKm: number): Shape {
  const [longKm, shortKm] = [Math.max(alongKm, acrossKm), Math.min(alongKm, acrossKm)];
  const lines = Math.max(1, Math.ceil(longKm / spacingKm - 1e-9));
  const reach = Math.max(0, (shortKm - spacingKm) / 2);
  const points = Array.from({ length: lines }, (_, i): readonly Local[] => {
    const along = (i - (lines - 1) / 2) * spacingKm;
    const side = i % 2 === 0 ? -1 : 1;
    return [
      [along, side * reach],
      [along, -side * reach],
    ];
  }).flat();
  const flown: readonly Local[] = reach > 0 ? points : points.filter((_, i) => i % 2 === 0);
  // A sector no wider than one sweep is one line along it.
  const single: readonly Local[] = [
    [-longKm / 2, 0],
    [longKm / 2, 0],
  ];
  return { points: flown.length > 1 ? flown : single, middle: [0, 0], half: [longKm / 2, shortKm / 2] };
}

/** Legs of 1, 1, 2, 2, 3, 3 ... spacings, each turn to the right, the last length once more; it covers a square of one spacing more. */
function expandingSquare(sideKm: number, spacingKm: number): Shape {
  const last = Math.max(1, Math.ceil(sideKm / spacingKm - 1e-9) - 1);
  const lengths = [...Array.from({ length: last }, (_, i) => [i + 1, i + 1]).flat(), last];
  const points: Local[] = [[0, 0]];
  for (const [i, length] of lengths.entries()) {
    const [along, right] = points.at(-1)!;
    const step = length * spacingKm * (i % 4 < 2 ? 1 : -1);
    points.push(i % 2 === 0 ? [along + step, right] : [along, right + step]);
  }
  const shift = last % 2 === 1 ? spacingKm / 2 : 0;
  const half = ((last + 1) * spacingKm) / 2;
  return { points, middle: [shift, shift], half: [half, half] };
}

/** Three triangles through the datum, every turn 120 degrees to the right: nine times the radius over its circle. */
function sectorSearch(spacingKm: number): Shape {
  const radiusKm = (9 * spacingKm) / Math.PI;
  const rim = (deg: number): Local => [radiusKm * portableCos(deg * RAD_PER_DEG), radiusKm * portableSin(deg * RAD_PER_DEG)];
  const datum: Local = [0, 0];
  return { points: [datum, rim(0), rim(60), rim(240), rim(300), rim(120), rim(180), datum], middle: datum, half: radiusKm };
}

function isHeld({ middle, half }: Shape, [along, right]: Local): boolean {
  const [a, r] = [along - middle[0], right - middle[1]];
  return typeof half === 'number' ? portableHypot(a, r) <= half : Math.abs(a) <= half[0] && Math.abs(r) <= half[1];
}

/** The place by the geodesic from the datum: distances and directions from it are those of the ellipsoid. */
function placeOf(datum: PlaceDeg, courseDeg: number, [along, right]: Local): PlaceDeg {
  const km = portableHypot(along, right);
  if (km === 0) return { latitudeDeg: datum.latitudeDeg, longitudeDeg: datum.longitudeDeg };
  const { latitudeDeg, longitudeDeg } = geodesicDestination(datum, courseDeg + portableAtan2(right, along) * DEG_PER_RAD, km * 1000);
  return { latitudeDeg, longitudeDeg };
}

function localOf(datum: PlaceDeg, courseDeg: number, place: PlaceDeg): Local {
  const { distanceM, azimuthDeg } = geodesicBetween(datum, place);
  const turn = (azimuthDeg - courseDeg) * RAD_PER_DEG;
  return [(distanceM / 1000) * portableCos(turn), (distanceM / 1000) * portableSin(turn)];
}

/** The same on a sphere, within 0.5 %: enough to tell which samples lie in an area, and of many samples soon done. */
function roughlyLocal(datum: PlaceDeg, courseDeg: number, place: PlaceDeg): Local {
  const { alongKm, rightKm } = planePlace({ origin: datum, headingDeg: courseDeg }, place);
  return [alongKm, rightKm];
}

/** The sector about its middle, by geodesics: corners go round from the near left one. */
function rectangleOf({ centre, corners }: PatternQuestion['sector']): Rectangle {
  const [nearLeft, farLeft, farRight, nearRight] = corners.map((corner) => localOf(centre, 0, corner));
  const between = (from: readonly Local[], to: readonly Local[]): Local => [
    (to[0]![0] + to[1]![0] - from[0]![0] - from[1]![0]) / 2,
    (to[0]![1] + to[1]![1] - from[0]![1] - from[1]![1]) / 2,
  ];
  const along = between([nearLeft!, nearRight!], [farLeft!, farRight!]);
  const across = between([nearLeft!, farLeft!], [nearRight!, farRight!]);
  return {
    courseDeg: (portableAtan2(along[1], along[0]) * DEG_PER_RAD + 360) % 360,
    alongKm: portableHypot(along[0], along[1]),
    acrossKm: portableHypot(across[0], across[1]),
  };
}
