import type { Profile } from '../earth/index.ts';
import type { Orbit } from '../orbit/index.ts';
import type { Message } from '../outcome/index.ts';
import type { Instant } from '../time/index.ts';
import type { StepSizes } from './flight-plan.ts';
import type { ReturnInput } from './return.ts';
import type { Vehicle } from './vehicle.ts';

/** A place to land: WGS 84 degrees, the ground's height above mean sea level, and mean sea level above the ellipsoid. */
export interface LandingPlace {
  readonly id: string | null;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly groundMslM: number;
  readonly geoidM: number;
}

/** What was published of a flight that has landed. */
export interface ActualLanding {
  readonly touchdown: Instant;
  readonly touchdownPrecisionS: number;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly burnStart: Instant | null;
}

/** Everything a return is computed from; nothing else goes in. */
export interface ReturnRequest {
  readonly flight: string | null;
  readonly flightName: string | null;
  readonly vehicle: Vehicle;
  readonly elements: Orbit;
  readonly place: LandingPlace;
  /** Whether guidance steers to the place; without, `place` only gives the ground and the reference is flown to where it ends. */
  readonly steer: boolean;
  readonly mode: 'guided' | 'ballistic';
  readonly ballisticBelowM: number | null;
  readonly parachute: 'main' | 'reserve';
  /** Without a burn start: the touchdown nearest to this, at most a day later. */
  readonly after: Instant | null;
  readonly burnStart: Instant | null;
  readonly deltaVMps: number;
  readonly undocking: Instant | null;
  /** People aboard, null if not known; and cargo that rides where people are not. */
  readonly crew: number | null;
  readonly cargoKg: number;
  /** A sounding or forecast that stands for the seasonal air of the landing's date below its top. */
  readonly profile: Profile | null;
  readonly windName: string | null;
  readonly inputs: readonly ReturnInput[];
  readonly actual: ActualLanding | null;
  readonly warnings: readonly Message[];
  readonly version: string;
  readonly steps?: StepSizes;
}
