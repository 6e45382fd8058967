import { geodesicBetween } from '../../earth/index.ts';
import { flyReturn } from '../../flight/index.ts';
import {
  RAD_PER_DEG,
  addToMoments,
  covarianceOf,
  ellipseOf,
  emptyMoments,
  normalQuantile,
  portableCos,
  portableSin,
} from '../../math/index.ts';
import { type Outcome, succeed } from '../../outcome/index.ts';
import { parseInstant, secondsBetween } from '../../time/index.ts';
import { findFootprint } from './find-footprint.ts';
import { type ResolvedRequest, resolveRequest } from './resolve-request.ts';
import { shippedReturn, shippedReturnIds } from '../shipped/index.ts';
import type { Runner, World } from '../world/index.ts';

/** One real landing, predicted from elements alone, against what was published. Errors are predicted minus actual. */
export interface Score {
  readonly flight: string;
  readonly name: string;
  readonly elementsEpoch: string;
  readonly elementsAgeHours: number;
  readonly burnStart: string;
  readonly burnStartErrorS: number | null;
  readonly burnStartPrecision: string;
  readonly touchdown: string;
  readonly actualTouchdown: string;
  readonly touchdownPrecision: string;
  readonly touchdownErrorS: number;
  readonly missKm: number | null;
  readonly guidanceMissKm: number | null;
  /** The real place, metres east and north of the target. */
  readonly landingFromTarget: readonly [eastM: number, northM: number] | null;
  readonly peakLoadG: number;
  /** Null where no samples were asked for, or the landing's place was not published. */
  readonly footprint: ScoredFootprint | null;
}

/** A real landing in the footprint predicted for it. Probabilities are of the smallest ellipse, and of the time's interval, that hold it. */
export interface ScoredFootprint {
  readonly samples: number;
  readonly failed: number;
  readonly seed: number;
  readonly semiMajor95Km: number;
  readonly semiMinor95Km: number;
  readonly area95Km2: number;
  readonly touchdownSigmaS: number;
  readonly atProbability: number | null;
  readonly distanceFromCentreKm: number | null;
  readonly inside: { readonly '50': boolean; readonly '95': boolean; readonly '99': boolean } | null;
  readonly touchdownInside95: boolean;
}

/** Over all flights with a place: how many landings each ellipse holds, and how large it is beside how the landings scatter. */
export interface Cover {
  readonly flights: number;
  readonly inside50: number;
  readonly inside95: number;
  readonly inside99: number;
  readonly meanArea95Km2: number;
  /** The 95 % ellipse of the landings' own places about their mean, from their covariance. */
  readonly landingsArea95Km2: number;
  readonly landingsSigmaEastKm: number;
  readonly landingsSigmaNorthKm: number;
  readonly touchdowns: number;
  readonly touchdownsInside95: number;
}

export interface Scorecard {
  readonly schema: 'union-station/scorecard/1';
  readonly flights: readonly Score[];
  /** Over the landings published to the second or better. */
  readonly toTheSecond: {
    readonly count: number;
    readonly medianErrorS: number;
    readonly medianAbsoluteErrorS: number;
    readonly worstErrorS: number;
  };
  readonly toTheMinute: { readonly count: number; readonly worstErrorS: number };
  readonly medianMissKm: number;
  readonly cover: Cover | null;
  readonly leftOut: readonly { readonly flight: string; readonly name: string; readonly why: string }[];
  readonly version: string;
}

export interface ScoreDoor {
  readonly runner: Runner;
  readonly signal: { readonly aborted: boolean };
  readonly onProgress: (flight: string) => void;
}

/** `union scorecard`: every shipped landing that has elements; with `samples`, each in its own footprint. */
export async function score(world: World, samples: number, door: ScoreDoor): Promise<Outcome<Scorecard>> {
  const flights: Score[] = [];
  const leftOut: { flight: string; name: string; why: string }[] = [];
  for (const id of shippedReturnIds(world)) {
    const shipped = shippedReturn(world, id);
    if (!shipped.ok) return shipped;
    if (shipped.value.chosenElements === null) {
      leftOut.push({ flight: id, name: shipped.value.name, why: shipped.value.chosenElementsReason });
      continue;
    }
    const resolved = await resolveRequest(world, { flight: id });
    if (!resolved.ok) return resolved;
    const flown = flyReturn(resolved.value.request, false);
    if (!flown.ok) return flown;
    const { report } = flown.value;
    const { actual } = report;
    door.onProgress(shipped.value.name);
    const scored = samples === 0 ? succeed(null) : await scoreFootprint(world, id, samples, door);
    if (!scored.ok) return scored;
    if (actual === undefined) throw new Error(`${id}: a shipped return without a landing`);
    flights.push({
      flight: id,
      name: shipped.value.name,
      elementsEpoch: report.elements.epoch,
      elementsAgeHours: report.elements.ageHours,
      burnStart: report.burn.start,
      burnStartErrorS: actual.burnStartErrorS,
      burnStartPrecision: shipped.value.burnStart.precision,
      touchdown: report.touchdown.time,
      actualTouchdown: actual.touchdownTime,
      touchdownPrecision: shipped.value.touchdown.precision,
      touchdownErrorS: actual.touchdownErrorS,
      missKm: actual.missKm,
      guidanceMissKm: report.guidance.missKm,
      landingFromTarget: fromTarget(resolved.value.request),
      peakLoadG: report.peakLoadG,
      footprint: scored.value,
    });
  }
  flights.sort((a, b) => a.actualTouchdown.localeCompare(b.actualTouchdown));
  const seconds = flights.filter((flight) => flight.touchdownPrecision !== 'minute').map((flight) => flight.touchdownErrorS);
  const minutes = flights.filter((flight) => flight.touchdownPrecision === 'minute').map((flight) => flight.touchdownErrorS);
  return succeed({
    schema: 'union-station/scorecard/1',
    flights,
    toTheSecond: {
      count: seconds.length,
      medianErrorS: median(seconds),
      medianAbsoluteErrorS: median(seconds.map(Math.abs)),
      worstErrorS: farthest(seconds),
    },
    toTheMinute: { count: minutes.length, worstErrorS: farthest(minutes) },
    medianMissKm: median(flights.flatMap((flight) => (flight.missKm === null ? [] : [flight.missKm]))),
    cover: coverOf(flights),
    leftOut,
    version: world.version,
  });
}

function fromTarget({ actual, place }: ResolvedRequest['request']): readonly [number, number] | null {
  if (actual === null || actual.latitudeDeg === null || actual.longitudeDeg === null) return null;
  const { distanceM, azimuthDeg } = geodesicBetween(place, { latitudeDeg: actual.latitudeDeg, longitudeDeg: actual.longitudeDeg });
  return [distanceM * portableSin(azimuthDeg * RAD_PER_DEG), distanceM * portableCos(azimuthDeg * RAD_PER_DEG)];
}

async function scoreFootprint(
  world: World,
  flight: string,
  samples: number,
  { runner, signal }: ScoreDoor,
): Promise<Outcome<ScoredFootprint>> {
  const door = { runner, signal, onProgress: () => {}, keeper: null };
  const found = await findFootprint(world, { flight, samples, onlyAsked: true }, door);
  if (!found.ok) return found;
  const { footprint } = found.value;
  const ellipse = footprint.ellipses.find(({ probability }) => probability === 0.95)!;
  const real = parseInstant(footprint.nominal.actual!.touchdownTime, 'data/returns');
  const mean = parseInstant(footprint.touchdownTime.mean, 'footprint');
  if (!real.ok || !mean.ok) throw new Error(`${flight}: a touchdown without a time`);
  const offS = Math.max(0, Math.abs(secondsBetween(real.value, mean.value)) - footprint.nominal.actual!.touchdownPrecisionS);
  return succeed({
    samples: footprint.samples,
    failed: footprint.failed,
    seed: footprint.seed,
    semiMajor95Km: ellipse.semiMajorKm,
    semiMinor95Km: ellipse.semiMinorKm,
    area95Km2: ellipse.areaKm2,
    touchdownSigmaS: footprint.touchdownTime.sigmaS,
    atProbability: footprint.actual?.atProbability ?? null,
    distanceFromCentreKm: footprint.actual?.distanceFromCentreKm ?? null,
    inside: footprint.actual?.inside ?? null,
    touchdownInside95: offS <= NORMAL_95 * footprint.touchdownTime.sigmaS,
  });
}

/** Half-width of a normal deviate's central 95 %, in sigmas. */
const NORMAL_95 = normalQuantile(0.975);

function coverOf(flights: readonly Score[]): Cover | null {
  const scored = flights.flatMap(({ footprint }) => (footprint === null ? [] : [footprint]));
  if (scored.length === 0) return null;
  const placed = flights.flatMap((flight) =>
    flight.footprint === null || flight.footprint.inside === null ? [] : [{ ...flight.footprint, inside: flight.footprint.inside }],
  );
  const moments = emptyMoments(2);
  for (const { landingFromTarget } of flights) if (landingFromTarget !== null) addToMoments(moments, landingFromTarget);
  const covariance = (i: number, j: number) => covarianceOf(moments, i, j);
  const ellipse = ellipseOf({ eastEastM2: covariance(0, 0), eastNorthM2: covariance(0, 1), northNorthM2: covariance(1, 1) }, 0.95);
  return {
    flights: placed.length,
    inside50: placed.filter(({ inside }) => inside['50']).length,
    inside95: placed.filter(({ inside }) => inside['95']).length,
    inside99: placed.filter(({ inside }) => inside['99']).length,
    meanArea95Km2: Math.round(placed.reduce((sum, { area95Km2 }) => sum + area95Km2, 0) / placed.length),
    landingsArea95Km2: Math.round((Math.PI * ellipse.semiMajorM * ellipse.semiMinorM) / 1e6),
    landingsSigmaEastKm: Math.round(Math.sqrt(covariance(0, 0)) / 100) / 10,
    landingsSigmaNorthKm: Math.round(Math.sqrt(covariance(1, 1)) / 100) / 10,
    touchdowns: scored.length,
    touchdownsInside95: scored.filter(({ touchdownInside95 }) => touchdownInside95).length,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const value = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return Math.round(value * 100) / 100;
}

function farthest(values: readonly number[]): number {
  return values.reduce((worst, value) => (Math.abs(value) > Math.abs(worst) ? value : worst), 0);
}
