/** Who stands where: `data/recovery/staging.json`, or a file of the user's own. */
import type { PlaceDeg } from '../flight/index.ts';
import type { Known, Provenance } from '../math/index.ts';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { type FlightPlane, distanceKm, placeAt } from './flight-plane.ts';
import type { LandingKind } from './limits.ts';
import { RECOVERY_STATUSES, type RecoveryStatus } from './recovery-status.ts';

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
const MAX_COUNT = 50;

/** Reads a staging file. `places` are the ids that `at` may name. */
export function readStaging(value: unknown, where: string, places: ReadonlyMap<string, PlaceDeg>): Outcome<Staging> {
  const file = value as Partial<Staging> | null;
  if (typeof file !== 'object' || file === null || typeof file.kinds !== 'object' || file.kinds === null || !Array.isArray(file.areas))
    return fail(
      where,
      message('recovery.shape', { shape: '{id, asOf, kinds: {...}, areas: [...]}' }),
      typeof value,
      message('recovery.staging-shape'),
    );
  for (const [id, kind] of Object.entries(file.kinds)) {
    if (!['air', 'ground', 'sea'].includes(kind?.medium))
      return fail(`${where}.kinds.${id}`, message('recovery.unit-medium'), JSON.stringify(kind?.medium ?? null));
    for (const name of KIND_NUMBERS)
      if (!(kind[name]?.value > 0))
        return fail(`${where}.kinds.${id}.${name}`, message('recovery.above-zero'), JSON.stringify(kind[name]?.value ?? null));
    for (const name of ['pod', 'nightPod'] as const)
      if (kind[name].value > 1) return fail(`${where}.kinds.${id}.${name}`, message('recovery.probability'), `${kind[name].value}`);
  }
  for (const [i, area] of (file.areas as readonly StagingArea[]).entries()) {
    const place = `${where}.areas[${i}]`;
    if (!RECOVERY_STATUSES.includes(area?.status))
      return fail(place, message('recovery.status', { statuses: RECOVERY_STATUSES }), JSON.stringify(area?.status ?? null));
    if (!Array.isArray(area?.units))
      return fail(place, message('recovery.shape', { shape: 'units: [...]' }), JSON.stringify(area?.units ?? null));
    for (const [j, unit] of (area.units as readonly StagedUnits[]).entries()) {
      const at = `${place}.units[${j}]`;
      if (typeof unit?.id !== 'string') return fail(at, message('recovery.id'), JSON.stringify(unit?.id ?? null));
      if (file.kinds[unit.kind] === undefined)
        return fail(at, message('recovery.kind', { kinds: Object.keys(file.kinds) }), JSON.stringify(unit.kind ?? null));
      if (!Number.isInteger(unit.count) || unit.count < 1 || unit.count > MAX_COUNT)
        return fail(at, message('recovery.count', { most: MAX_COUNT }), `${unit.count}`);
      if (typeof unit.at === 'string' && !places.has(unit.at)) return fail(at, message('recovery.known-place'), JSON.stringify(unit.at));
      if (typeof unit.at !== 'string' && !isPlaced(unit.at))
        return fail(at, message('recovery.coordinates'), JSON.stringify(unit.at ?? null));
      if (!Number.isFinite(unit.readyMin) || !(unit.usedH >= 0))
        return fail(at, message('recovery.ready-and-used'), `${unit.readyMin}, ${unit.usedH}`);
    }
    if (area.units.reduce((sum, { count }) => sum + count, 0) > MAX_UNITS)
      return fail(place, message('recovery.at-most-units', { count: MAX_UNITS }), message('recovery.more'));
  }
  return succeed({ id: file.id ?? where, asOf: file.asOf ?? 'unknown', kinds: file.kinds, areas: file.areas });
}

function isPlaced(at: StagedUnits['at']): boolean {
  const numbers =
    typeof at === 'object' && at !== null ? ('alongKm' in at ? [at.alongKm, at.rightKm] : [at.latitudeDeg, at.longitudeDeg]) : [];
  return numbers.length === 2 && numbers.every((value) => Number.isFinite(value));
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
