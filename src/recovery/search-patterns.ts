/**
 * The tracks that a unit flies over its sector: the patterns of IAMSAR (volume II, chapter 5) as turning points, with the spacing between tracks and
 * what that spacing finds. Plane coordinates are those of the flight plane, so legs lie along the flight or across it.
 */
import type { PlaceDeg } from '../flight/index.ts';
import { RAD_PER_DEG, portableCos, portableExp, portableHypot, portableSin } from '../math/index.ts';
import { type FlightPlane, type PlanePlace, placeAt, planePlace } from './flight-plane.ts';
import type { SearchTask } from './search-plan.ts';
import type { Sector } from './sectors.ts';
import type { Unit } from './staging.ts';

export const PATTERN_KINDS = ['creeping-line', 'expanding-square', 'sector-search'] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];

export interface SearchPattern {
  readonly kind: PatternKind;
  readonly unit: string;
  readonly sector: string;
  readonly wave: number;
  /** Between neighbouring tracks; of a sector search the mean over its circle. */
  readonly spacingKm: number;
  readonly sweepKm: number;
  /** Sweep width over spacing. */
  readonly coverage: number;
  /** The share of what lies within `coversKm2` that is found: the unit's own at a coverage of one, changed with coverage as `detectionShare`. */
  readonly pod: number;
  readonly lengthKm: number;
  readonly minutes: number;
  readonly coversKm2: number;
  /** Turning points from the first to the last. */
  readonly points: readonly PlaceDeg[];
}

/** Never quite all is found, however often a place is flown over. */
const MOST_FOUND = 0.99;
const HALF_ROOT_PI = 0.886_226_925_452_758; // half the square root of pi

/**
 * The share found by parallel tracks at a coverage, by the inverse-cube law of sighting: erf(coverage x sqrt(pi)/2), 0.79 at one (Koopman 1980,
 * Search and Screening; The Theory of Search, US Coast Guard 1996, 5.8). The error function by Abramowitz and Stegun 7.1.26, to 1.5e-7.
 */
export function detectionShare(coverage: number): number {
  const x = HALF_ROOT_PI * coverage;
  const t = 1 / (1 + 0.327_591_1 * x);
  const series = t * (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))));
  return 1 - series * portableExp(-x * x);
}

/** The pattern of one task. Without a spacing tracks lie one sweep apart, which covers once. */
export function patternOf(
  task: Pick<SearchTask, 'wave'>,
  { sector, unit, plane }: { readonly sector: Sector; readonly unit: Unit; readonly plane: FlightPlane },
  { kind, spacingKm = unit.sweepKm }: { readonly kind: PatternKind; readonly spacingKm?: number },
): SearchPattern {
  const track = TRACKS[kind](sector, planePlace(plane, sector.centre), spacingKm);
  const lengthKm = track.points
    .slice(1)
    .reduce(
      (sum, { alongKm, rightKm }, i) => sum + portableHypot(alongKm - track.points[i]!.alongKm, rightKm - track.points[i]!.rightKm),
      0,
    );
  const coverage = unit.sweepKm / track.spacingKm;
  return {
    kind,
    unit: unit.id,
    sector: sector.id,
    wave: task.wave,
    spacingKm: rounded(track.spacingKm, 3),
    sweepKm: unit.sweepKm,
    coverage: rounded(coverage, 3),
    pod: rounded(Math.min(MOST_FOUND, (unit.pod * detectionShare(coverage)) / detectionShare(1)), 3),
    lengthKm: rounded(lengthKm, 2),
    minutes: rounded(lengthKm / unit.kmPerMin, 1),
    coversKm2: rounded(track.coversKm2, 1),
    points: track.points.map((point) => placeAt(plane, point)),
  };
}

interface Track {
  readonly points: readonly PlanePlace[];
  readonly spacingKm: number;
  /** Of the ground within half a spacing of the tracks, or of a sector search its circle. */
  readonly coversKm2: number;
}

type Draw = (sector: Sector, centre: PlanePlace, spacingKm: number) => Track;

const TRACKS: Readonly<Record<PatternKind, Draw>> = {
  /** Legs across the longer side, the first half a spacing inside, creeping along it. */
  'creeping-line': ({ box, areaKm2 }, _centre, wantedKm) => {
    const [along, right] = [box.toAlongKm - box.fromAlongKm, box.toRightKm - box.fromRightKm];
    const byAlong = along >= right;
    const [length, width, first, side] = byAlong
      ? [along, right, box.fromAlongKm, box.fromRightKm]
      : [right, along, box.fromRightKm, box.fromAlongKm];
    const legs = Math.max(1, Math.ceil(length / wantedKm));
    const spacing = length / legs;
    const inside = Math.min(spacing, width) / 2;
    const points = Array.from({ length: legs }, (_, leg) => leg).flatMap((leg): readonly PlanePlace[] => {
      const at = first + (leg + 0.5) * spacing;
      const ends = [side + inside, side + width - inside];
      return (leg % 2 === 0 ? ends : ends.toReversed()).map((end) =>
        byAlong ? { alongKm: at, rightKm: end } : { alongKm: end, rightKm: at },
      );
    });
    return { points, spacingKm: spacing, coversKm2: areaKm2 };
  },
  /** From the middle outward, turning right: legs of one, one, two, two, three, three spacings, until the sector is covered. */
  'expanding-square': ({ box }, centre, wantedKm) => {
    const reach = Math.max(box.toAlongKm - centre.alongKm, centre.alongKm - box.fromAlongKm, box.toRightKm - centre.rightKm, centre.rightKm - box.fromRightKm); // prettier-ignore
    const legs = 4 * Math.max(1, Math.ceil(reach / wantedKm - 0.5));
    const points: PlanePlace[] = [centre];
    for (let leg = 0; leg < legs; leg++) {
      const km = wantedKm * (Math.floor(leg / 2) + 1);
      const { alongKm, rightKm } = points.at(-1)!;
      const [toAlong, toRight] = [[1, 0], [0, 1], [-1, 0], [0, -1]][leg % 4]!; // prettier-ignore
      points.push({ alongKm: alongKm + toAlong! * km, rightKm: rightKm + toRight! * km });
    }
    const side = wantedKm * (legs / 2 + 1);
    return { points, spacingKm: wantedKm, coversKm2: side * side };
  },
  /** Six triangles about the middle, each leg as long as the circle's radius, with turns of 120 degrees to the right. */
  'sector-search': ({ box }, centre, wantedKm) => {
    const half = Math.min(box.toAlongKm - box.fromAlongKm, box.toRightKm - box.fromRightKm) / 2;
    const radius = Math.max(half, wantedKm);
    const rim = (deg: number): PlanePlace => ({
      alongKm: centre.alongKm + radius * portableCos(deg * RAD_PER_DEG),
      rightKm: centre.rightKm + radius * portableSin(deg * RAD_PER_DEG),
    });
    const points = [centre, rim(0), rim(60), centre, rim(240), rim(300), centre, rim(120), rim(180), centre];
    // Nine legs of a radius over the circle: dense in the middle, thin at the rim.
    return { points, spacingKm: (Math.PI * radius) / 9, coversKm2: Math.PI * radius * radius };
  },
};

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
