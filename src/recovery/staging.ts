/** Who stands where: `data/recovery/staging.json`, or a file of the user's own. */
import type { PlaceDeg } from '../flight/index.ts';
import type { Known, Provenance } from '../math/index.ts';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { type FlightPlane, distanceKm, placeAt } from './flight-plane.ts';
import type { LandingKind } from './limits.ts';
import type { RecoveryStatus } from './recovery-status.ts';

const KIND_NUMBERS = ['cruiseKmh', 'enduranceH', 'sweepKm', 'nightSweepKm', 'pod', 'nightPod'] as const;

export interface UnitKind extends Readonly<Record<(typeof KIND_NUMBERS)[number], Known>> {
  readonly medium: 'air' | 'ground' | 'sea';
  /** Whether it can fetch people. */
  readonly carriesCrew: boolean;
}

export interface StagedUnits {
  readonly id: string;
  readonly kind: string;
  readonly count: number;
  readonly at: string | PlaceDeg | { readonly alongKm: number; readonly rightKm: number };
  /** Minutes from touchdown from which it may leave. */
  readonly readyMin: number;
  /** Hours of its endurance gone by then. */
  readonly usedH: number;
}

export interface StagingArea extends Provenance<RecoveryStatus> {
  readonly id: string;
  readonly near?: PlaceDeg & { readonly withinKm: number };
  readonly for?: LandingKind;
  readonly units: readonly StagedUnits[];
}

export interface Staging {
  readonly id: string;
  readonly asOf: string;
  readonly kinds: Readonly<Record<string, UnitKind>>;
  readonly areas: readonly StagingArea[];
}

/** A staging file as it stands. */
export interface StagingFile extends Pick<Staging, 'kinds' | 'areas'>, Partial<Pick<Staging, 'id' | 'asOf'>> {
  readonly about?: string;
}

/** One unit, placed. Plain data: a card carries it. */
export interface Unit {
  readonly id: string;
  readonly kind: string;
  readonly medium: UnitKind['medium'];
  readonly carriesCrew: boolean;
  readonly place: PlaceDeg;
  readonly readyMin: number;
  readonly enduranceMin: number;
  readonly kmPerMin: number;
  readonly sweepKm: number;
  readonly pod: number;
}

const MAX_UNITS = 100;

/** The staging of a file that is of its shape. `places` are the ids that `at` may name. */
export function stagingFromFile(file: StagingFile, where: string, places: ReadonlyMap<string, PlaceDeg>): Outcome<Staging> {
  for (const [i, { units }] of file.areas.entries()) {
    for (const [j, { kind, at }] of units.entries()) {
      const unit = `${where}.areas[${i}].units[${j}]`;
      if (!Object.hasOwn(file.kinds, kind))
        return fail(unit, message('recovery.kind', { kinds: Object.keys(file.kinds) }), JSON.stringify(kind));
      if (typeof at === 'string' && !places.has(at)) return fail(unit, message('recovery.known-place'), JSON.stringify(at));
    }
    if (units.reduce((sum, { count }) => sum + count, 0) > MAX_UNITS)
      return fail(`${where}.areas[${i}]`, message('recovery.at-most-units', { count: MAX_UNITS }), message('recovery.more'));
  }
  return succeed({ id: file.id ?? where, asOf: file.asOf ?? 'unknown', kinds: file.kinds, areas: file.areas });
}

/** The area that is meant for a landing: the nearest of those about the target, else the one for its kind, else the first without either. */
export function areaFor({ areas }: Staging, target: PlaceDeg, landing: LandingKind): StagingArea | null {
  const near = areas
    .flatMap((area) => (area.near === undefined ? [] : [{ area, km: distanceKm(area.near, target), withinKm: area.near.withinKm }]))
    .filter(({ area, km, withinKm }) => km <= withinKm && (area.for === undefined || area.for === landing))
    .toSorted((a, b) => a.km - b.km)[0];
  return (
    near?.area ??
    areas.find((area) => area.near === undefined && area.for === landing) ??
    areas.find((area) => area.near === undefined && area.for === undefined) ??
    null
  );
}

/** Every unit by itself, by day or by night. */
export function placeUnits(
  staging: Staging,
  area: StagingArea,
  { plane, places }: { readonly plane: FlightPlane; readonly places: ReadonlyMap<string, PlaceDeg> },
  dark: boolean,
): readonly Unit[] {
  return area.units.flatMap(({ id, kind, count, at, readyMin, usedH }) => {
    const own = staging.kinds[kind]!;
    const place = typeof at === 'string' ? places.get(at)! : 'alongKm' in at ? placeAt(plane, at) : at;
    return Array.from({ length: count }, (_, i): Unit => ({
      id: count === 1 ? id : `${id}${i + 1}`,
      kind,
      medium: own.medium,
      carriesCrew: own.carriesCrew,
      place: { latitudeDeg: Number(place.latitudeDeg.toFixed(5)), longitudeDeg: Number(place.longitudeDeg.toFixed(5)) },
      readyMin,
      enduranceMin: Math.max(0, (own.enduranceH.value - usedH) * 60),
      kmPerMin: own.cruiseKmh.value / 60,
      sweepKm: dark ? own.nightSweepKm.value : own.sweepKm.value,
      pod: dark ? own.nightPod.value : own.pod.value,
    }));
  });
}
