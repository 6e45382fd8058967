import type { Instant } from '../time/index.ts';

/**
 * Mean elements of SGP4 (CCSDS OMM with MEAN_ELEMENT_THEORY SGP4), as an upstream service publishes them. Units are the message's own,
 * because the set is handed to SGP4 as it is: degrees, revolutions per day. Frame: TEME of epoch.
 */
export interface ElementSet {
  readonly name: string | null;
  readonly catalogNumber: number;
  /** COSPAR designator as `1998-067A`, or null where the message has none. */
  readonly internationalDesignator: string | null;
  readonly epoch: Instant;
  readonly meanMotionRevPerDay: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  readonly raanDeg: number;
  readonly argumentOfPericenterDeg: number;
  readonly meanAnomalyDeg: number;
  /** B*, per Earth radius. */
  readonly bstarPerEarthRadius: number;
  /** Half the first derivative of mean motion, rev/day^2, as the TLE prints it. SGP4 does not use it. */
  readonly meanMotionDotRevPerDay2: number;
  /** A sixth of the second derivative, rev/day^3, as the TLE prints it. SGP4 does not use it. */
  readonly meanMotionDdotRevPerDay3: number;
  readonly classification: string;
  readonly elementSetNumber: number;
  readonly revolutionAtEpoch: number;
}
