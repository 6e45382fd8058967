import { geodesicBetween, geodesicDestination } from '../earth/index.ts';
import {
  type EllipseReport,
  type Footprint,
  type FootprintMode,
  type ModeFootprint,
  type PlaceDeg,
  SAMPLE_COLUMNS,
  type SampleRows,
  type Spread,
} from '../flight/index.ts';
import { chiSquare2Quantile, ellipseOf, fillNormals, isInsideEllipse, radiusQuantilesM, sampleQuantile } from '../math/index.ts';
import { addSeconds, formatInstant } from '../time/index.ts';
import { syntheticReturn } from './flown-return.fixture.ts';
import { burnInstant } from './return-text.ts';

/**
 * A SYNTHETIC campaign for the tests of formats and pictures: nothing was flown. Places are Gaussian along and across the flight, all other
 * numbers straight lines through normal deviates of the project's own generator. Statistics are then taken of those samples as a campaign
 * takes them, so that ellipses, covers and quantiles agree with the rows.
 */
const HEADING_DEG = 66;
const PROBABILITIES = [0.5, 0.95, 0.99];
const BANDS_KM = [
  [40, 50],
  [50, 60],
  [60, 70],
  [70, 80],
] as const;

interface Shape {
  readonly weight: number;
  readonly alongKm: number;
  readonly sigmaAlongKm: number;
  readonly sigmaAcrossKm: number;
  readonly peakLoadG: number;
  readonly verticalMps: number;
  readonly seconds: number;
}

const SHAPES: Readonly<Record<FootprintMode, Shape>> = {
  guided: { weight: 0.955, alongKm: 0, sigmaAlongKm: 5.4, sigmaAcrossKm: 3, peakLoadG: 4.2, verticalMps: 1.9, seconds: 3243 },
  ballistic: { weight: 0.01, alongKm: -412, sigmaAlongKm: 21, sigmaAcrossKm: 6.5, peakLoadG: 8.4, verticalMps: 1.9, seconds: 3060 },
  'late-failure': { weight: 0.03, alongKm: -30, sigmaAlongKm: 12, sigmaAcrossKm: 5, peakLoadG: 7.1, verticalMps: 1.9, seconds: 3150 },
  'reserve-parachute': {
    weight: 0.005,
    alongKm: 1.5,
    sigmaAlongKm: 5.2,
    sigmaAcrossKm: 2.9,
    peakLoadG: 4.2,
    verticalMps: 3,
    seconds: 2860,
  },
};

export interface SyntheticCampaign {
  readonly footprint: Footprint;
  readonly samples: readonly SampleRows[];
}

export interface CampaignChoices {
  readonly samples?: number;
  readonly failed?: number;
  readonly modes?: readonly FootprintMode[];
  readonly flight?: string | null;
  /** A splash vehicle does not end on its side. */
  readonly splash?: boolean;
  /** Multiplies all sigmas of place. */
  readonly widened?: number;
  /** Turns the whole campaign east, degrees of longitude. */
  readonly turnedDeg?: number;
}

/** The samples of one mode; the last `failed` ones failed. */
function rowsOf(mode: FootprintMode, origin: PlaceDeg, count: number, failed: number, splash: boolean, widened: number): SampleRows {
  const shape = SHAPES[mode];
  const deviates = new Float64Array(10);
  const values = new Float64Array(count * SAMPLE_COLUMNS.length).fill(NaN);
  for (let index = 0; index < count - failed; index++) {
    fillNormals(7, index, Object.keys(SHAPES).indexOf(mode), deviates);
    const [d0, d1, d2, d3, d4, d5, d6, d7, d8] = deviates as unknown as number[] as [number, ...number[]] & { length: 10 };
    const failureKm = mode === 'late-failure' ? 40 + (40 * (index + 0.5)) / (count - failed) : NaN;
    const lostKm = mode === 'late-failure' ? (failureKm - 40) * -8.5 : 0;
    const alongM = 1000 * (lostKm + widened * shape.sigmaAlongKm * d0);
    const acrossM = 1000 * widened * shape.sigmaAcrossKm * (0.25 * d0 + 0.97 * d1!);
    const turn = (HEADING_DEG * Math.PI) / 180;
    const eastM = alongM * Math.sin(turn) + acrossM * Math.cos(turn);
    const northM = alongM * Math.cos(turn) - acrossM * Math.sin(turn);
    const place = geodesicDestination(origin, (Math.atan2(eastM, northM) * 180) / Math.PI, Math.hypot(eastM, northM));
    const verticalSpeedMps = Math.max(0.2, shape.verticalMps + 0.35 * d2!);
    const windMps = Math.hypot(5 + 2 * d3!, 2 * d4!);
    values.set(
      [
        shape.seconds + 9 * d5! + 0.002 * alongM,
        place.latitudeDeg,
        place.longitudeDeg,
        eastM,
        northM,
        shape.peakLoadG + 0.22 * d6! + (mode === 'late-failure' ? (failureKm - 60) * 0.02 : 0),
        7.2 + 0.25 * d7!,
        verticalSpeedMps,
        windMps * 0.9,
        windMps,
        2900 + 12 * d8!,
        splash ? NaN : Number(windMps > 8),
        splash ? NaN : Number(windMps > 9),
        failureKm * 1000,
      ],
      index * SAMPLE_COLUMNS.length,
    );
  }
  return { mode, indices: Float64Array.from({ length: count }, (_, index) => index), values };
}

function columnOf({ values, indices }: SampleRows, name: (typeof SAMPLE_COLUMNS)[number]): Float64Array {
  const at = SAMPLE_COLUMNS.indexOf(name);
  return Float64Array.from(indices, (_, row) => values[row * SAMPLE_COLUMNS.length + at]!).filter((value) => !Number.isNaN(value));
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function spreadOf(values: Float64Array): Spread {
  const rising = values.toSorted();
  const mean = meanOf(rising);
  const sigma = rising.length < 2 ? 0 : Math.sqrt(rising.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (rising.length - 1));
  const [p05, p50, p95, min, max] = [0.05, 0.5, 0.95, 0, 1].map((p) => sampleQuantile(rising, p)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { mean, sigma, p05, p50, p95, min, max };
}

/** Where points in the plane have their middle and their ellipses. */
function plainZone(origin: PlaceDeg, eastM: Float64Array, northM: Float64Array) {
  const [east, north] = [meanOf(eastM), meanOf(northM)];
  const per = Math.max(1, eastM.length - 1);
  const covariance = { eastEastM2: 0, eastNorthM2: 0, northNorthM2: 0 };
  for (const [index, value] of eastM.entries()) {
    covariance.eastEastM2 += (value - east) ** 2 / per;
    covariance.eastNorthM2 += ((value - east) * (northM[index]! - north)) / per;
    covariance.northNorthM2 += (northM[index]! - north) ** 2 / per;
  }
  const ellipses = PROBABILITIES.map((probability): EllipseReport => {
    const ellipse = ellipseOf(covariance, probability);
    const inside = eastM.filter((value, index) => isInsideEllipse(ellipse, value - east, northM[index]! - north)).length;
    return {
      probability,
      semiMajorKm: ellipse.semiMajorM / 1000,
      semiMinorKm: ellipse.semiMinorM / 1000,
      azimuthDeg: ellipse.azimuthDeg,
      areaKm2: (Math.PI * ellipse.semiMajorM * ellipse.semiMinorM) / 1e6,
      empiricalCover: inside / eastM.length,
    };
  });
  const centre = geodesicDestination(origin, (Math.atan2(east, north) * 180) / Math.PI, Math.hypot(east, north));
  const radii = radiusQuantilesM({ eastM, northM }, { eastM: east, northM: north }, [0.5, 0.9, 0.95, 0.99]);
  const [r50, r90, r95, r99] = radii.map((radius) => radius / 1000) as [number, number, number, number];
  return { samples: eastM.length, centre, ellipses, radiusKm: { r50, r90, r95, r99 } };
}

function modeFootprint(rows: SampleRows, origin: PlaceDeg, target: PlaceDeg, splash: boolean): ModeFootprint {
  const burn = burnInstant(syntheticReturn());
  const seconds = spreadOf(columnOf(rows, 'sinceBurnS'));
  const at = (sinceBurnS: number) => formatInstant(addSeconds(burn, sinceBurnS), 1);
  const [eastM, northM] = [columnOf(rows, 'eastM'), columnOf(rows, 'northM')];
  const lostM = columnOf(rows, 'failureAltitudeM');
  const zone = plainZone(origin, eastM, northM);
  const away = geodesicBetween(target, zone.centre);
  const bands = BANDS_KM.flatMap(([fromKm, toKm]) => {
    const within = (_: number, index: number) => lostM[index]! >= fromKm * 1000 && lostM[index]! < toKm * 1000;
    const [east, north] = [eastM.filter(within), northM.filter(within)];
    if (east.length === 0) return [];
    const { samples, centre, ellipses } = plainZone(origin, east, north);
    return [{ fromKm, toKm, samples, centre, ellipses }];
  });
  return {
    mode: rows.mode,
    weight: SHAPES[rows.mode].weight,
    weightSource: 'invented for tests',
    ...zone,
    samples: rows.indices.length,
    failed: rows.indices.length - eastM.length,
    origin,
    r95RelativePrecision: null,
    fromTarget: { distanceKm: away.distanceM / 1000, azimuthDeg: (away.azimuthDeg + 360) % 360 },
    touchdownTime: { mean: at(seconds.mean), sigmaS: seconds.sigma, p05: at(seconds.p05), p95: at(seconds.p95) },
    peakLoadG: spreadOf(columnOf(rows, 'peakLoadG')),
    verticalSpeedMps: spreadOf(columnOf(rows, 'verticalSpeedMps')),
    horizontalSpeedMps: spreadOf(columnOf(rows, 'horizontalSpeedMps')),
    onItsSideProbability: splash ? null : meanOf(columnOf(rows, 'onItsSide')),
    ...(rows.mode === 'late-failure' ? { bands } : {}),
  };
}

const DRIVERS = [
  ['wind-under-canopy', 'wind below 11 km, about the sounding', 0.52, [0.5, 0.55, 0.04, 0, 0.83]],
  ['parachute-drag', 'drag area of the main parachute', 0.11, [0.12, 0.09, 0.71, 0, 0.02]],
  ['density-scale', 'density above 30 km, about the season of NRLMSISE-00', 0.09, [0.13, 0.01, 0.08, 0.42, 0]],
  ['lift-to-drag', 'trim lift over drag', 0.07, [0.09, 0.03, 0.05, 0.31, 0]],
  ['navigation', 'position at guidance start', 0.06, [0.05, 0.08, 0.02, 0.01, 0]],
  ['burn-magnitude', 'velocity change of the deorbit burn', 0.02, [0.03, 0, 0.02, 0.06, 0]],
  ['mass', 'mass after separation', 0.004, [0.004, 0.004, 0.03, 0.01, 0.01]],
] as const;

/** The synthetic campaign: 600 samples of each of all four modes, three of each failed, unless chosen otherwise. */
export function syntheticCampaign(choices: CampaignChoices = {}): SyntheticCampaign {
  const { samples: count = 600, failed = 3, modes = Object.keys(SHAPES) as FootprintMode[], splash = false, widened = 1 } = choices;
  const turn = <T extends PlaceDeg>(place: T): T => ({
    ...place,
    longitudeDeg: ((place.longitudeDeg + (choices.turnedDeg ?? 0) + 540) % 360) - 180,
  });
  const { report } = syntheticReturn(choices.flight === undefined ? 'Soyuz MS-19' : choices.flight);
  const target = turn(report.request.target!);
  const touchdown = turn(report.touchdown);
  const actual = { ...report.actual!, ...turn({ latitudeDeg: report.actual!.latitudeDeg!, longitudeDeg: report.actual!.longitudeDeg! }) };
  const nominal = { ...report, request: { ...report.request, target }, touchdown, actual, events: report.events.map(turn) };
  const samples = modes.map((mode) => {
    const { alongKm } = SHAPES[mode];
    const origin = geodesicDestination(touchdown, alongKm < 0 ? HEADING_DEG + 180 : HEADING_DEG, Math.abs(alongKm) * 1000);
    return { origin, rows: rowsOf(mode, origin, count, failed, splash, widened) };
  });
  const reports = samples.map(({ origin, rows }) => modeFootprint(rows, origin, target, splash));
  const { mode, weight: _, weightSource: __, bands: ___, ...first } = reports[0]!;
  const offset = geodesicBetween(first.centre, actual);
  const [wide] = first.ellipses;
  const along = ((offset.azimuthDeg - wide!.azimuthDeg) * Math.PI) / 180;
  // How far out, in units of the 50 % ellipse: the least probability that holds the place is 1 - exp(-k^2 / 2).
  const k2 =
    chiSquare2Quantile(0.5) *
    ((offset.distanceM * Math.cos(along)) ** 2 / (1000 * wide!.semiMajorKm) ** 2 +
      (offset.distanceM * Math.sin(along)) ** 2 / (1000 * wide!.semiMinorKm) ** 2);
  const atProbability = 1 - Math.exp(-k2 / 2);
  return {
    samples: samples.map(({ rows }) => rows),
    footprint: {
      schema: 'union-station/footprint/1',
      touchdown: { kind: splash ? 'splash' : 'steppe', pulledOverProbability: splash ? null : 0.05, note: 'A fixture.' },
      ...first,
      flight: report.request.flight,
      vehicle: report.request.vehicle,
      mode,
      seed: 7,
      confidence: 0.95,
      ended: 'samples',
      drivers: DRIVERS.map(([parameter, about, shareOfVariance, [along_, across, touchdownTime, peakLoad, horizontalSpeed]]) => ({
        parameter,
        about,
        shareOfVariance,
        shares: { along: along_, across, touchdownTime, peakLoad, horizontalSpeed },
      })),
      unexplainedShare: 1 - DRIVERS.reduce((sum, [, , share]) => sum + share, 0),
      modes: reports,
      dispersions: [],
      notApplied: [],
      statistics: { exactUpTo: 100_000, sketchRelativeError: 0.001, batchSamples: 100 },
      actual: {
        latitudeDeg: actual.latitudeDeg,
        longitudeDeg: actual.longitudeDeg,
        distanceFromCentreKm: offset.distanceM / 1000,
        atProbability,
        inside: { '50': atProbability <= 0.5, '95': atProbability <= 0.95, '99': atProbability <= 0.99 },
      },
      nominal,
      warnings: [],
      version: report.version,
    },
  };
}
