/** The answer of a campaign: where a crew may come down, how surely, and what decides it. Schema `union-station/footprint/1`. */
import type { Provenance } from '../math/index.ts';
import type { Message } from '../outcome/index.ts';
import type { Return } from './return.ts';

/** Why a flight comes down where it does, as the ground must search for it. */
export const FOOTPRINT_MODES = ['guided', 'ballistic', 'late-failure', 'reserve-parachute'] as const;
export type FootprintMode = (typeof FOOTPRINT_MODES)[number];

/** One number of one sample; the name has its unit. East and north are metres along geodesics from `origin` of the mode. */
export const SAMPLE_COLUMNS = [
  'sinceBurnS',
  'latitudeDeg',
  'longitudeDeg',
  'eastM',
  'northM',
  'peakLoadG',
  'sinkMps',
  'verticalSpeedMps',
  'horizontalSpeedMps',
  'driftMps',
  'massKg',
  'onItsSide',
  'pulledOver',
  'failureAltitudeM',
] as const;
export type SampleColumn = (typeof SAMPLE_COLUMNS)[number];

/** Samples by rising index, row by row; a failed one (its flight never came down) has NaN in every column. */
export interface SampleRows {
  readonly mode: FootprintMode;
  readonly indices: Float64Array;
  /** `indices.length` rows of `SAMPLE_COLUMNS.length` numbers. */
  readonly values: Float64Array;
}

export interface PlaceDeg {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

export interface EllipseReport {
  /** Of a two-dimensional Gaussian; one, two, three sigma hold 39.3, 86.5, 98.9 %. */
  readonly probability: number;
  readonly semiMajorKm: number;
  readonly semiMinorKm: number;
  /** Of the major axis, clockwise from north, 0 to 180. */
  readonly azimuthDeg: number;
  readonly areaKm2: number;
  /** The share of samples inside. */
  readonly empiricalCover: number;
}

export interface Spread {
  readonly mean: number;
  readonly sigma: number;
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
  readonly min: number;
  readonly max: number;
}

/** What a parameter has to do with the spread of a quantity: the share of its variance that a straight line through it takes away. */
export interface Driver {
  readonly parameter: string;
  readonly about: string;
  /** Of the place's variance, east and north together. */
  readonly shareOfVariance: number;
  /** Of the variance along the flight and across it, of touchdown time, peak load and horizontal speed. */
  readonly shares: {
    readonly along: number;
    readonly across: number;
    readonly touchdownTime: number;
    readonly peakLoad: number;
    readonly horizontalSpeed: number;
  };
}

export interface ModeFootprint {
  readonly mode: FootprintMode;
  /** The chance that a return is of this mode, and where that number comes from. */
  readonly weight: number;
  readonly weightSource: string;
  readonly samples: number;
  readonly failed: number;
  /** Touchdown with every deviate zero, from which east and north are counted. */
  readonly origin: PlaceDeg;
  readonly centre: PlaceDeg;
  readonly ellipses: readonly EllipseReport[];
  /** Circles about the centre that hold this share of the samples. */
  readonly radiusKm: { readonly r50: number; readonly r90: number; readonly r95: number; readonly r99: number };
  /** Half-width of the 95 % confidence interval of r95 over r95, by batch means; null below the least number of batches. */
  readonly r95RelativePrecision: number | null;
  /** Great-circle distance and direction from the target (or the guided origin) to the centre. */
  readonly fromTarget: { readonly distanceKm: number; readonly azimuthDeg: number };
  readonly touchdownTime: {
    readonly mean: string;
    readonly sigmaS: number;
    readonly p05: string;
    readonly p95: string;
  };
  readonly peakLoadG: Spread;
  readonly verticalSpeedMps: Spread;
  readonly horizontalSpeedMps: Spread;
  /** Null where the vehicle's touchdown has no such thing, or it is not known. */
  readonly onItsSideProbability: number | null;
  /** Of a late failure: the zone of each band of altitudes where guidance was lost. */
  readonly bands?: readonly (Pick<ModeFootprint, 'samples' | 'centre' | 'ellipses'> & { readonly fromKm: number; readonly toKm: number })[];
}

/** One line of what was dispersed: its numbers and where they come from. */
export interface DispersionLine extends Provenance {
  readonly parameter: string;
  readonly about: string;
  readonly distribution: string;
  /** One standard deviation in `unit`; for a profile the range over altitudes is in the text. */
  readonly sigma: number | string;
  readonly unit: string;
  readonly correlation: string;
}

/** All that a campaign says; `modes[0]` is the mode asked for, whose numbers stand also at the top. */
export interface Footprint extends Omit<ModeFootprint, 'mode' | 'weight' | 'weightSource' | 'bands'> {
  readonly schema: 'union-station/footprint/1';
  readonly flight: string | null;
  readonly vehicle: string;
  readonly mode: FootprintMode;
  readonly seed: number;
  /** The probability of the ellipse a reader is shown first. */
  readonly confidence: number;
  /** What ended the campaign: all samples flown, the precision reached, or an interruption. */
  readonly ended: 'samples' | 'precision' | 'interrupted';
  /** How the vehicle meets the ground, and what of it is not known. */
  readonly touchdown: {
    readonly kind: 'steppe' | 'splash' | 'airbags';
    readonly pulledOverProbability: number | null;
    readonly note: string;
  };
  readonly drivers: readonly Driver[];
  /** The share of the place's variance that no straight line through one parameter explains. */
  readonly unexplainedShare: number;
  readonly modes: readonly ModeFootprint[];
  readonly dispersions: readonly DispersionLine[];
  /** Standard lines that this flight has no use for, and why. */
  readonly notApplied: readonly { readonly parameter: string; readonly why: Message }[];
  readonly statistics: {
    /** Up to this many samples of a mode every quantile and cover is exact; beyond, they come from as many chosen ones and from sketches. */
    readonly exactUpTo: number;
    readonly sketchRelativeError: number;
    readonly batchSamples: number;
  };
  readonly actual?: {
    readonly latitudeDeg: number;
    readonly longitudeDeg: number;
    readonly distanceFromCentreKm: number;
    /** The least probability of the ellipses' family that holds the real landing. */
    readonly atProbability: number;
    readonly inside: Readonly<Record<'50' | '95' | '99', boolean>>;
  };
  /** The return with every deviate zero: the same bytes as without a campaign. */
  readonly nominal: Return;
  readonly warnings: readonly Message[];
  readonly version: string;
}
