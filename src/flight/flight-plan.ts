import type { AirDeparture, AirTable, EarthModel } from '../earth/index.ts';
import type { TemeState } from '../orbit/index.ts';
import type { Message } from '../outcome/index.ts';
import type { Vehicle } from './vehicle.ts';

/** Step sizes, seconds, chosen so that halving all of them moves touchdown by less than 1 m and 0.01 s (validation/convergence). */
export interface StepSizes {
  readonly burnS: number;
  readonly coastS: number;
  /** From the release of the capsule down to guidance, or to 100 km where nothing is steered. */
  readonly upperS: number;
  readonly entryS: number;
  readonly openingS: number;
  readonly canopyS: number;
}

export const STEPS: StepSizes = { burnS: 80, coastS: 60, upperS: 40, entryS: 2, openingS: 0.25, canopyS: 10 };

/** What navigation believes minus what is, constant over an entry. */
export interface NavigationError {
  /** Of the place: the target seems this much farther ahead, and to the right. */
  readonly aheadM: number;
  readonly rightM: number;
  readonly speedMps: number;
  readonly altitudeRateMps: number;
  /** Of the accelerometers: measured drag over real drag, less one. */
  readonly dragFraction: number;
  /** Bank really flown less the bank believed. */
  readonly bankRad: number;
}

/** All that one flight is flown with. */
export interface FlightPlan {
  readonly vehicle: Vehicle;
  readonly earth: EarthModel;
  readonly air: AirTable;
  /** State of the ship at the start of the burn. */
  readonly start: TemeState;
  readonly deltaVMps: number;
  /** How far the thrust points from where it should, up in the orbital plane and to the left of it, radians. */
  readonly pointing: { readonly pitchRad: number; readonly yawRad: number };
  /** Where it should come down (degrees), or null to fly the reference to wherever it ends. */
  readonly target: { readonly latitudeRad: number; readonly longitudeRad: number } | null;
  /** Ground there, above the ellipsoid, and the geoid. */
  readonly groundM: number;
  readonly geoidM: number;
  /** The barometric setting that commands the parachute: ln of the pressure (Pa) expected at the vehicle's command altitude at the site. */
  readonly commandLnPressure: number;
  /** What is wrong with what guidance measures; null where nothing is. */
  readonly navigation: NavigationError | null;
  /** How the air differs from `air`; guidance and the barometric setting do not know of it. */
  readonly airDeparture: AirDeparture | null;
  readonly mode: 'guided' | 'ballistic';
  /** A guided entry that loses its guidance here and rolls, metres; null if it does not. */
  readonly ballisticBelowM: number | null;
  /** Which chain of canopies opens. */
  readonly parachute: 'main' | 'reserve';
  readonly steps: StepSizes;
}

/** A flight that never came down. */
export class NotReturning extends Error {
  readonly why: Message;
  constructor(why: Message) {
    super(why.key);
    this.why = why;
  }
}
