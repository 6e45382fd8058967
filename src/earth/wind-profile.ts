import type { Instant } from '../time/index.ts';

/** One level of a measured or forecast profile. Wind blows *towards* east and north (m/s), as in the equations, not "from". */
export interface ProfileLevel {
  /** Geometric height above mean sea level, metres. */
  readonly heightM: number;
  readonly pressurePa: number | null;
  readonly temperatureK: number | null;
  readonly eastwardMps: number | null;
  readonly northwardMps: number | null;
}

/** A sounding or forecast column, levels rising in height, with at least two levels. */
export interface Profile {
  readonly name: string;
  /** Measured, or computed ahead: their errors differ. */
  readonly kind: 'sounding' | 'forecast';
  readonly instant: Instant;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** The file does not tell its place, and the landing's is taken. */
  readonly placeTaken?: true;
  readonly levels: readonly ProfileLevel[];
}
