/** How probably a capsule ends on its side in a wind that is known: the last metre of src/flight, with the wind given instead of drawn. */
import { type TouchdownModel, settleSample } from '../flight/index.ts';

export interface KnownWind {
  /** 10-minute mean at 10 m; null where only gusts are known. */
  readonly meanMps: number | null;
  /** Highest gust told; null where only the mean is known. */
  readonly gustMps: number | null;
}

export interface TipOver {
  readonly wind: { readonly meanMps: number; readonly gustMps: number | null; readonly meanFromGust: boolean };
  readonly onSide: number;
  /** Of which after the contact, by the canopy. */
  readonly pulledOver: number;
  readonly samples: number;
  /** Half-width of the 95 % interval that chance alone leaves. */
  readonly plusMinus: number;
}

/** Highest 3-second gust of ten minutes in standard deviations of the wind, as docs/touchdown.md takes it. */
const PEAK_FACTOR = 2.7;
/** Gust over mean where only the gust is known (docs/touchdown.md). */
const GUST_RATIO = 1.46;
const LEAST_MEAN_MPS = 0.1;
/** Descent under a full canopy and the capsule below it, as the vehicle's file has them for its landing. */
export interface CanopyContact {
  readonly massKg: number;
  readonly sinkMps: number;
  readonly canopyDragAreaM2: number;
  readonly airDensityKgM3: number;
}

/**
 * The share of `samples` landings that end on their side. Mean and gust together give the turbulence, (gust - mean) / 2.7; the drift at the
 * canopy's height is the mean times the middle of `driftRatio`. Null where the wind is not known. 3 microseconds a sample.
 */
export function tipOverIn(
  model: TouchdownModel,
  contact: CanopyContact,
  wind: KnownWind,
  { samples, seed }: { readonly samples: number; readonly seed: number },
): TipOver | null {
  const meanFromGust = wind.meanMps === null;
  const meanMps = Math.max(LEAST_MEAN_MPS, wind.meanMps ?? (wind.gustMps === null ? NaN : wind.gustMps / GUST_RATIO));
  if (Number.isNaN(meanMps)) return null;
  const ratio = model.dispersions.get('driftRatio')?.centre ?? 1;
  const known =
    wind.gustMps === null || meanFromGust ? model : withTurbulence(model, Math.max(0, wind.gustMps - meanMps) / PEAK_FACTOR / meanMps);
  const ground = { ...contact, verticalSpeedMps: contact.sinkMps, horizontalSpeedMps: meanMps * ratio };
  let [onSide, pulledOver] = [0, 0];
  for (let sample = 0; sample < samples; sample++) {
    const outcome = settleSample(known, ground, seed, sample);
    if (!outcome.restsOnSide) continue;
    onSide++;
    if (outcome.cause === 'pulled-over') pulledOver++;
  }
  const share = onSide / samples;
  return {
    wind: { meanMps, gustMps: wind.gustMps, meanFromGust },
    onSide: share,
    pulledOver: pulledOver / samples,
    samples,
    plusMinus: 1.96 * Math.sqrt((share * (1 - share)) / samples),
  };
}

/** The model with the turbulence of a day that is known. */
function withTurbulence(model: TouchdownModel, turbulence: number): TouchdownModel {
  const own = model.dispersions.get('turbulence');
  if (own === undefined) throw new Error('no dispersion turbulence');
  const dispersions = new Map(model.dispersions);
  dispersions.set('turbulence', { ...own, centre: turbulence, sigma: 0, low: turbulence, high: turbulence });
  return { ...model, dispersions };
}
