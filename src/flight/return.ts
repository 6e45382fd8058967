import type { Message } from '../outcome/index.ts';
import type { Instant } from '../time/index.ts';

/** Names of a return's events, in the order they are flown by a vehicle that has them all. */
export const EVENT_NAMES = [
  'burn-start',
  'burn-end',
  'separation',
  'entry-400kft',
  'entry-100km',
  'guidance-start',
  'peak-load',
  'parachute-command',
  'drogue',
  'main-parachute',
  'heat-shield-release',
  'soft-landing',
  'touchdown',
] as const;
export type EventName = (typeof EVENT_NAMES)[number];

/** One state on the way, Earth-fixed (WGS 84 geodetic; altitude above the ellipsoid, HAE). Speed and angles are Earth-relative. */
export interface TrackSample {
  readonly instant: Instant;
  readonly sinceBurnS: number;
  readonly phase: 'burn' | 'coast' | 'entry' | 'canopy';
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeM: number;
  readonly speedMps: number;
  /** Above the local horizontal, degrees; negative descends. */
  readonly flightPathDeg: number;
  /** Clockwise from north, degrees. */
  readonly headingDeg: number;
  /** Non-gravitational acceleration over 9.80665 m/s^2. */
  readonly loadG: number;
  readonly bankDeg: number;
  readonly mach: number;
  readonly sunlit: boolean;
}

/** What happened at one named instant. `speedMps` is Earth-relative; altitude is above the WGS 84 ellipsoid. */
export interface ReturnEvent {
  readonly name: EventName;
  readonly time: string;
  readonly sinceBurnS: number;
  readonly altitudeKm: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly speedMps: number;
  readonly loadG: number;
}

export interface ReturnInput {
  readonly name: string;
  readonly sha256: string;
  readonly epoch?: string;
}

/** Where the return came down against what was published. Differences are predicted minus actual. */
export interface Comparison {
  readonly touchdownTime: string;
  /** Half a unit in the last place of the published touchdown time: 0.5 for a time to the second, 30 to the minute. */
  readonly touchdownPrecisionS: number;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly touchdownErrorS: number;
  readonly missKm: number | null;
  readonly burnStart: string | null;
  readonly burnStartErrorS: number | null;
}

/** The answer to `union return`, schema `union-station/return/1`. Times are ISO 8601 UTC; degrees and kilometres, units in the names. */
export interface Return {
  readonly schema: 'union-station/return/1';
  readonly request: {
    readonly flight: string | null;
    readonly flightName: string | null;
    readonly vehicle: string;
    readonly site: string | null;
    readonly target: { readonly latitudeDeg: number; readonly longitudeDeg: number; readonly groundAltitudeM: number } | null;
    readonly mode: 'guided' | 'ballistic';
    readonly ballisticBelowKm: number | null;
    readonly parachute: 'main' | 'reserve';
    readonly after: string | null;
    readonly burnStart: string | null;
    readonly deltaVMps: number;
    readonly wind: string | null;
  };
  readonly inputs: readonly ReturnInput[];
  readonly elements: {
    readonly epoch: string;
    readonly ageHours: number;
    readonly catalogNumber: number | null;
    readonly name: string | null;
  };
  readonly burn: { readonly start: string; readonly durationS: number; readonly deltaVMps: number; readonly attitude: string };
  readonly massAfterSeparationKg: number;
  readonly events: readonly ReturnEvent[];
  readonly peakLoadG: number;
  readonly touchdown: {
    readonly time: string;
    readonly latitudeDeg: number;
    readonly longitudeDeg: number;
    /** The ground above mean sea level, and above the WGS 84 ellipsoid as all other altitudes. */
    readonly groundAltitudeM: number;
    readonly groundAboveEllipsoidM: number;
    readonly verticalSpeedMps: number;
    readonly horizontalSpeedMps: number;
  };
  readonly sun: { readonly elevationDeg: number; readonly azimuthDeg: number };
  readonly guidance: { readonly missKm: number | null; readonly crossRangeKm: number | null; readonly bankReversals: number };
  readonly actual?: Comparison;
  readonly warnings: readonly Message[];
  readonly version: string;
}

/** A return with its trajectory, densely enough to draw (steps of 10 s or less). */
export interface FlownReturn {
  readonly report: Return;
  readonly track: readonly TrackSample[];
}
