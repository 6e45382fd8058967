/** What is kept of a campaign while it is flown, in memory that does not grow with the samples, and the footprint it makes in the end. */
import { type Place, geodesicBetween, geodesicDestination } from '../earth/index.ts';
import {
  type BatchMeans,
  type CrossMoments,
  DEG_PER_RAD,
  type Moments,
  type PlaneCovariance,
  type QuantileSketch,
  type Reservoir,
  addBatch,
  addToMoments,
  addToSketch,
  covarianceOf,
  ellipseOf,
  emptyBatchMeans,
  emptyCrossMoments,
  emptyMoments,
  emptyReservoir,
  emptySketch,
  explainedVariance,
  isInsideEllipse,
  mergeCrossMoments,
  offerRow,
  outputVariance,
  portableAtan2,
  portableCos,
  portableExp,
  portableHypot,
  portableSin,
  precisionOf,
  radiusQuantilesM,
  roundToDecimals,
  rowsOf,
  sampleQuantile,
  sketchQuantile,
} from '../math/index.ts';
import { type Instant, addSeconds, formatInstant } from '../time/index.ts';
import { type CampaignMode } from './campaign.ts';
import { DRIVEN, type Driven, SAMPLE_SIZE, SHARD_SAMPLES, type Shard, columnAt } from './campaign-shard.ts';
import { parameterKind } from './dispersion.ts';
import { touchdownOnAirbags } from './touchdown-airbags.ts';
import { splash } from './touchdown-splash.ts';
import type { Vehicle } from './vehicle.ts';
import type { Driver, EllipseReport, Footprint, ModeFootprint, SampleRows, Spread } from './footprint.ts';

/** Up to so many samples of a mode all rows are kept and every quantile is exact. */
export const EXACT_UP_TO = 65_536;
/** The choice of rows beyond draws from this place in the random numbers. */
const RESERVOIR_NUMBER = 101;
const BAND_KM = 10;

const MEASURED = ['eastM', 'northM', 'sinceBurnS', 'peakLoadG', 'verticalSpeedMps', 'horizontalSpeedMps'] as const;
const MEASURED_AT = MEASURED.map(columnAt);
const ON_ITS_SIDE = columnAt('onItsSide');
const PULLED_OVER = columnAt('pulledOver');
const FAILURE_ALTITUDE = columnAt('failureAltitudeM');

export interface Tally {
  readonly mode: CampaignMode;
  /** Samples folded so far, failed ones among them. */
  samples: number;
  failed: number;
  onItsSide: number;
  pulledOver: number;
  readonly moments: Moments;
  readonly sketches: readonly QuantileSketch[];
  readonly kept: Reservoir;
  readonly cross: CrossMoments;
  readonly batches: BatchMeans;
}

export function emptyTally(mode: CampaignMode, seed: number, expected: number): Tally {
  const capacity = Math.max(1, Math.min(EXACT_UP_TO, expected));
  return {
    mode,
    samples: 0,
    failed: 0,
    onItsSide: 0,
    pulledOver: 0,
    moments: emptyMoments(MEASURED.length),
    sketches: MEASURED.map(() => emptySketch()),
    kept: emptyReservoir({ capacity, rowLength: SAMPLE_SIZE, seed, parameter: RESERVOIR_NUMBER }),
    cross: emptyCrossMoments(mode.deviates, DRIVEN.length),
    batches: emptyBatchMeans(),
  };
}

const measured = new Float64Array(MEASURED.length);

/** Folds the next shard in: shards come in the order of their samples, or sums would differ in their last bits. */
export function foldShard(tally: Tally, { from, rows, cross }: Shard): void {
  if (from !== tally.samples) throw new Error(`shards come in order: sample ${tally.samples} is next, found ${from}`);
  const count = rows.length / SAMPLE_SIZE;
  const [eastM, northM]: [number[], number[]] = [[], []];
  for (let i = 0; i < count; i++) {
    const row = rows.subarray(i * SAMPLE_SIZE, (i + 1) * SAMPLE_SIZE);
    for (let k = 0; k < measured.length; k++) measured[k] = row[MEASURED_AT[k]!]!;
    if (Number.isNaN(measured[0])) tally.failed++;
    else {
      addToMoments(tally.moments, measured);
      for (const [k, sketch] of tally.sketches.entries()) addToSketch(sketch, measured[k]!);
      if (row[ON_ITS_SIDE] === 1) tally.onItsSide++;
      if (row[PULLED_OVER] === 1) tally.pulledOver++;
      eastM.push(measured[0]!);
      northM.push(measured[1]!);
    }
    offerRow(tally.kept, from + i, row);
  }
  tally.samples += count;
  mergeCrossMoments(tally.cross, cross);
  if (count === SHARD_SAMPLES && eastM.length > 1) {
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    addBatch(tally.batches, radiusQuantilesM({ eastM, northM }, { eastM: mean(eastM), northM: mean(northM) }, [0.95])[0]!);
  }
}

/** The rows kept, failed ones among them, by rising index. */
export function keptRows({ kept, mode }: Tally): SampleRows {
  const rows = rowsOf(kept);
  const values = new Float64Array(rows.length * SAMPLE_SIZE);
  for (const [i, { row }] of rows.entries()) values.set(row, i * SAMPLE_SIZE);
  return { mode: mode.mode, indices: Float64Array.from(rows, ({ index }) => index), values };
}

/** What a mode's footprint is told with besides its tally. */
export interface Telling {
  readonly burnStart: Instant;
  readonly target: Place;
  readonly probabilities: readonly number[];
  readonly weight: number;
  readonly weightSource: string;
}

/** The footprint of one mode; null below two landed samples. */
export function footprintOfMode(tally: Tally, telling: Telling): ModeFootprint | null {
  const { mode, moments, samples, failed } = tally;
  if (moments.count < 2) return null;
  const rows = keptRows(tally);
  const landed = landedRows(rows);
  const plane = planeOf(mode, moments, landed, telling.probabilities);
  const radii = radiusQuantilesM(landed, plane.mean, [0.5, 0.9, 0.95, 0.99]).map(km);
  const toCentre = geodesicBetween(telling.target, plane.centre);
  const time = spreadOf(tally, rows, 2);
  const at = (sinceBurnS: number) => formatInstant(addSeconds(telling.burnStart, sinceBurnS), 1);
  const hasAttitude = landed.rows.some((row) => !Number.isNaN(row[ON_ITS_SIDE]!));
  return {
    mode: mode.mode,
    weight: telling.weight,
    weightSource: telling.weightSource,
    samples,
    failed,
    origin: degrees(mode.origin),
    centre: plane.centre,
    ellipses: plane.ellipses,
    radiusKm: { r50: radii[0]!, r90: radii[1]!, r95: radii[2]!, r99: radii[3]! },
    r95RelativePrecision: round(precisionOf(tally.batches)?.relativeHalfWidth ?? null, 5),
    fromTarget: { distanceKm: km(toCentre.distanceM), azimuthDeg: round((toCentre.azimuthDeg + 360) % 360, 1) },
    touchdownTime: { mean: at(time.mean), sigmaS: round(time.sigma, 2), p05: at(time.p05), p95: at(time.p95) },
    peakLoadG: spreadOf(tally, rows, 3),
    verticalSpeedMps: spreadOf(tally, rows, 4),
    horizontalSpeedMps: spreadOf(tally, rows, 5),
    onItsSideProbability: hasAttitude ? round(tally.onItsSide / moments.count, 5) : null,
    ...(mode.mode === 'late-failure' && { bands: bandsOf(mode, landed, telling.probabilities) }),
  };
}

interface LandedRows {
  readonly rows: readonly Float64Array[];
  readonly eastM: Float64Array;
  readonly northM: Float64Array;
}

function landedRows({ values, indices }: SampleRows): LandedRows {
  const [east, north] = [MEASURED_AT[0]!, MEASURED_AT[1]!];
  const rows: Float64Array[] = [];
  for (let i = 0; i < indices.length; i++) {
    const row = values.subarray(i * SAMPLE_SIZE, (i + 1) * SAMPLE_SIZE);
    if (!Number.isNaN(row[east]!)) rows.push(row);
  }
  return { rows, eastM: Float64Array.from(rows, (row) => row[east]!), northM: Float64Array.from(rows, (row) => row[north]!) };
}

/** Centre and ellipses from moments of (east, north, ...), covers from rows. */
function planeOf(mode: CampaignMode, moments: Moments, { eastM, northM }: LandedRows, probabilities: readonly number[]) {
  const mean = { eastM: moments.mean[0]!, northM: moments.mean[1]! };
  const covariance = covarianceOfPlane(moments);
  const ellipses = probabilities.map((probability): EllipseReport => {
    const ellipse = ellipseOf(covariance, probability);
    let inside = 0;
    for (let i = 0; i < eastM.length; i++) if (isInsideEllipse(ellipse, eastM[i]! - mean.eastM, northM[i]! - mean.northM)) inside++;
    return {
      probability,
      semiMajorKm: km(ellipse.semiMajorM),
      semiMinorKm: km(ellipse.semiMinorM),
      azimuthDeg: round(ellipse.azimuthDeg, 1),
      areaKm2: round((Math.PI * ellipse.semiMajorM * ellipse.semiMinorM) / 1e6, 2),
      empiricalCover: round(inside / eastM.length, 4),
    };
  });
  return { mean, centre: placeAt(mode, mean), ellipses };
}

function covarianceOfPlane(moments: Moments): PlaneCovariance {
  return {
    eastEastM2: covarianceOf(moments, 0, 0),
    eastNorthM2: covarianceOf(moments, 0, 1),
    northNorthM2: covarianceOf(moments, 1, 1),
  };
}

/** The place at metres east and north of a mode's origin. */
function placeAt({ origin }: CampaignMode, { eastM, northM }: { readonly eastM: number; readonly northM: number }): Place {
  return degrees(geodesicDestination(origin, portableAtan2(eastM, northM) * DEG_PER_RAD, portableHypot(eastM, northM)));
}

/** The zone of each band of altitudes where guidance was lost, from the highest down. */
function bandsOf(mode: CampaignMode, { rows }: LandedRows, probabilities: readonly number[]): NonNullable<ModeFootprint['bands']> {
  const bands = new Map<number, Float64Array[]>();
  for (const row of rows) {
    const band = Math.floor(row[FAILURE_ALTITUDE]! / (BAND_KM * 1000));
    const inBand = bands.get(band);
    if (inBand === undefined) bands.set(band, [row]);
    else inBand.push(row);
  }
  return [...bands]
    .toSorted(([a], [b]) => b - a)
    .filter(([, inBand]) => inBand.length >= 2)
    .map(([band, inBand]) => {
      const moments = emptyMoments(2);
      const [east, north] = [MEASURED_AT[0]!, MEASURED_AT[1]!];
      for (const row of inBand) addToMoments(moments, [row[east]!, row[north]!]);
      const landed = {
        rows: inBand,
        eastM: Float64Array.from(inBand, (row) => row[east]!),
        northM: Float64Array.from(inBand, (row) => row[north]!),
      };
      const { centre, ellipses } = planeOf(mode, moments, landed, probabilities);
      return { fromKm: band * BAND_KM, toKm: (band + 1) * BAND_KM, samples: inBand.length, centre, ellipses };
    });
}

/** Of the k-th measured quantity: exact while all rows are kept, by the sketch beyond. */
function spreadOf({ moments, sketches, kept, samples }: Tally, { values, indices }: SampleRows, k: number): Spread {
  const exact = kept.kept === samples;
  const column = MEASURED_AT[k]!;
  const rising = exact
    ? Float64Array.from(indices, (_, i) => values[i * SAMPLE_SIZE + column]!)
        .filter((value) => !Number.isNaN(value))
        .toSorted()
    : null;
  const quantile = (p: number) => round(rising === null ? sketchQuantile(sketches[k]!, p) : sampleQuantile(rising, p), 4);
  return {
    mean: round(moments.mean[k]!, 4),
    sigma: round(Math.sqrt(covarianceOf(moments, k, k)), 4),
    p05: quantile(0.05),
    p50: quantile(0.5),
    p95: quantile(0.95),
    min: round(sketches[k]!.min, 4),
    max: round(sketches[k]!.max, 4),
  };
}

/** Each parameter's share of the variances, the largest of the place's first, and what no straight line explains of the place. */
export function driversOf({ mode, cross }: Tally): { readonly drivers: readonly Driver[]; readonly unexplainedShare: number } {
  if (cross.count < 3) return { drivers: [], unexplainedShare: 1 };
  const variance = (name: Driven) => outputVariance(cross, DRIVEN.indexOf(name));
  const drivers = mode.applied.map(({ parameter, at, count }): Driver => {
    // What a parameter of no effect shows by chance is taken off.
    const explained = (name: Driven) => {
      const output = DRIVEN.indexOf(name);
      let sum = 0;
      for (let i = at; i < at + count; i++) sum += explainedVariance(cross, i, output);
      return Math.max(0, sum - (count * variance(name)) / (cross.count - 1));
    };
    const share = (name: Driven) => round(variance(name) > 0 ? explained(name) / variance(name) : 0, 4);
    const place = variance('east') + variance('north');
    return {
      parameter,
      about: parameterKind(parameter).about,
      shareOfVariance: round(place > 0 ? (explained('east') + explained('north')) / place : 0, 4),
      shares: {
        along: share('along'),
        across: share('across'),
        touchdownTime: share('touchdownTime'),
        peakLoad: share('peakLoad'),
        horizontalSpeed: share('horizontalSpeed'),
      },
    };
  });
  const explainedShare = drivers.reduce((sum, { shareOfVariance }) => sum + shareOfVariance, 0);
  return {
    drivers: drivers.toSorted((a, b) => b.shareOfVariance - a.shareOfVariance || a.parameter.localeCompare(b.parameter)),
    unexplainedShare: round(Math.max(0, 1 - explainedShare), 4),
  };
}

/** The least probability of an ellipse of the mode's Gaussian that holds a place, and its distance from the centre. */
export function probabilityAt({ mode, moments }: Tally, place: Place): { readonly distanceKm: number; readonly atProbability: number } {
  const line = geodesicBetween(mode.origin, place);
  const azimuthRad = line.azimuthDeg / DEG_PER_RAD;
  const east = line.distanceM * portableSin(azimuthRad) - moments.mean[0]!;
  const north = line.distanceM * portableCos(azimuthRad) - moments.mean[1]!;
  const { eastEastM2, eastNorthM2, northNorthM2 } = covarianceOfPlane(moments);
  const determinant = eastEastM2 * northNorthM2 - eastNorthM2 * eastNorthM2;
  const square = (northNorthM2 * east * east - 2 * eastNorthM2 * east * north + eastEastM2 * north * north) / determinant;
  return { distanceKm: km(portableHypot(east, north)), atProbability: round(1 - portableExp(-square / 2), 4) };
}

function degrees({ latitudeDeg, longitudeDeg }: Place): Place {
  return { latitudeDeg: round(latitudeDeg, 5), longitudeDeg: round(longitudeDeg, 5) };
}

function km(metres: number): number {
  return round(metres / 1000, 3);
}

function round<T extends number | null>(value: T, decimals: number): T {
  return (value === null ? null : roundToDecimals(value, decimals)) as T;
}

/** How the vehicle meets the ground in words: what its own touchdown model says, and what it leaves open. */
export function touchdownOf({ moments, pulledOver }: Tally, vehicle: Vehicle): Footprint['touchdown'] {
  const [verticalMps, horizontalMps] = [moments.mean[4]!, moments.mean[5]!];
  switch (vehicle.landing) {
    case 'steppe':
      return {
        kind: 'steppe',
        pulledOverProbability: vehicle.touchdown === null ? null : round(pulledOver / moments.count, 5),
        note: 'A rigid capsule that slides, digs in or pivots on its edge, its canopy pulling until it is let go (docs/touchdown.md). Soil, digging in and the time of release are assumed: more landings were found on their side than this says.',
      };
    case 'airbags': {
      const sigma = (k: number) => Math.sqrt(covarianceOf(moments, k, k));
      const { reason } = touchdownOnAirbags(verticalMps, horizontalMps + 2 * sigma(5), null);
      return { kind: 'airbags', pulledOverProbability: null, note: `At two sigma of drift: ${reason}. Whether it tips is not modelled.` };
    }
    case 'splash': {
      const { normalSpeedMps } = splash(verticalMps, horizontalMps, 0, 0);
      return {
        kind: 'splash',
        pulledOverProbability: null,
        note: `Still water is met at ${normalSpeedMps.toFixed(1)} m/s on the average. Waves, and whether it floats upright (Stable 1) or not (Stable 2), are not modelled.`,
      };
    }
  }
}
