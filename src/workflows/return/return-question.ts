import type { NamedText } from '../world/index.ts';

/** The request in the user's own terms; everything optional, as on the command line. */
export interface ReturnQuestion {
  readonly flight?: string;
  readonly vehicle?: string;
  readonly elements?: NamedText;
  readonly site?: string;
  readonly target?: string;
  readonly groundAltitudeM?: number;
  readonly after?: string;
  readonly burnStart?: string;
  readonly deltaVMps?: number;
  readonly mode?: string;
  readonly ballisticBelowKm?: number;
  readonly reserveParachute?: boolean;
  readonly wind?: NamedText;
}
