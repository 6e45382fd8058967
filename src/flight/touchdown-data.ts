/** The `touchdown` block of a vehicle's file: what is known of how it meets the ground, and how its landings scatter. */
import type { Known, Provenance } from '../math/index.ts';
import type { TouchdownGeometry } from './touchdown.ts';

export type Distribution = 'normal' | 'lognormal' | 'uniform' | 'chance';

/**
 * One random number of a landing. `centre` is a mean, a lognormal's median, a range's middle or a chance; `sigma` one standard deviation, of the
 * logarithm for a lognormal. Draws are held within `bounds`. Parameters are independent unless the source says otherwise.
 */
export interface TouchdownDispersion extends Provenance {
  readonly parameter: string;
  readonly distribution: Distribution;
  readonly centre: number;
  readonly sigma: number;
  readonly low: number;
  readonly high: number;
}

export interface TouchdownData {
  readonly baseRadiusM: Known;
  readonly cgHeightM: Known;
  readonly cgOffsetM: Known;
  readonly gyrationM2: Known;
  readonly attachHeightM: Known;
  readonly lineLengthM: Known;
  readonly burnS: Known;
  readonly unloadedSinkMps: Known;
  readonly fillDistanceM: Known;
  readonly sailShare: Known;
  readonly restitution: Known;
  readonly dispersions: readonly (Provenance & {
    readonly parameter: string;
    readonly distribution: string;
    readonly centre: number;
    readonly sigma: number;
    readonly bounds: readonly number[];
  })[];
}

export interface TouchdownModel {
  readonly geometry: TouchdownGeometry;
  readonly cgHeightM: number;
  /** Of the centre of gravity from the axis; its direction is chance. */
  readonly cgOffsetM: number;
  readonly sailShare: number;
  readonly dispersions: ReadonlyMap<string, TouchdownDispersion>;
}

const DISTRIBUTIONS = ['normal', 'lognormal', 'uniform', 'chance'] as const;

/** Throws when a shipped file breaks its own rules: that is our bug, found by the tests. */
export function touchdownFromData(data: TouchdownData): TouchdownModel {
  const dispersions = new Map<string, TouchdownDispersion>();
  for (const { parameter, distribution, centre, sigma, bounds, status, source } of data.dispersions) {
    const known = DISTRIBUTIONS.find((name) => name === distribution);
    const [low, high] = bounds;
    if (known === undefined) throw new Error(`${parameter}: distribution wanted ${DISTRIBUTIONS.join(', ')}, found ${distribution}`);
    if (low === undefined || high === undefined || !(low <= centre && centre <= high) || sigma < 0)
      throw new Error(`${parameter}: wanted bounds around ${centre} and a sigma, found ${JSON.stringify(bounds)} and ${sigma}`);
    if (dispersions.has(parameter)) throw new Error(`${parameter}: twice`);
    dispersions.set(parameter, { parameter, distribution: known, centre, sigma, low, high, status, source });
  }
  return {
    geometry: {
      baseRadiusM: data.baseRadiusM.value,
      gyrationM2: data.gyrationM2.value,
      attachHeightM: data.attachHeightM.value,
      lineLengthM: data.lineLengthM.value,
      burnS: data.burnS.value,
      restitution: data.restitution.value,
    },
    cgHeightM: data.cgHeightM.value,
    cgOffsetM: data.cgOffsetM.value,
    sailShare: data.sailShare.value,
    dispersions,
  };
}
