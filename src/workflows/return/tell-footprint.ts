/** From what was tallied of a campaign to the footprint that is told. */
import {
  type Campaign,
  type Dispersions,
  EXACT_UP_TO,
  type Footprint,
  type FootprintMode,
  type ModeFootprint,
  type ReturnRequest,
  SHARD_SAMPLES,
  type Tally,
  type Vehicle,
  areDisturbed,
  driversOf,
  footprintOfMode,
  parameterKind,
  probabilityAt,
  touchdownOf,
} from '../../flight/index.ts';
import { type Message, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { CampaignEnd } from './fly-campaign.ts';
import type { FootprintQuestion } from './footprint-question.ts';
import type { Prediction } from './predict-return.ts';

/** A campaign that has ended, and what is known of it. */
interface Flown {
  readonly campaign: Campaign;
  readonly dispersions: Dispersions;
  readonly tallies: readonly Tally[];
  readonly ended: CampaignEnd;
}

const STANDARD_CONFIDENCE = 0.95;
const TOLD = [0.5, 0.95, 0.99] as const;

export function tellFootprint(question: FootprintQuestion, { request, flown: nominal }: Prediction, flown: Flown): Outcome<Footprint> {
  const { campaign, dispersions, tallies, ended } = flown;
  const confidence = question.confidence ?? STANDARD_CONFIDENCE;
  const probabilities = [...new Set([...TOLD, confidence])].toSorted((a, b) => a - b);
  const target = request.steer ? request.place : campaign.modes[0]!.origin;
  const modes = tallies.flatMap((tally): ModeFootprint[] => {
    const weight = weightOf(tally.mode.mode, tallies.length, request.vehicle, dispersions);
    const told = footprintOfMode(tally, { burnStart: campaign.burnStart, target, probabilities, ...weight });
    return told === null ? [] : [told];
  });
  const [first] = modes;
  if (first === undefined || first.mode !== tallies[0]!.mode.mode)
    return fail(
      'samples',
      message('workflows.two-that-landed'),
      message('workflows.flown-and-failed', { flown: tallies[0]!.samples, failed: tallies[0]!.failed }),
    );
  const { mode, weight: _, weightSource: __, bands: ___, ...asked } = first;
  const actual = request.actual;
  const landing =
    actual === null || actual.latitudeDeg === null || actual.longitudeDeg === null
      ? null
      : { latitudeDeg: actual.latitudeDeg, longitudeDeg: actual.longitudeDeg };
  const footprint: Footprint = {
    schema: 'union-station/footprint/1',
    flight: request.flight,
    vehicle: request.vehicle.id,
    mode,
    ...asked,
    seed: campaign.seed,
    confidence,
    ended,
    touchdown: touchdownOf(tallies[0]!, request.vehicle),
    ...driversOf(tallies[0]!),
    modes,
    dispersions: [...linesOf(campaign.modes[0]!.applied), ...touchdownLines(request.vehicle)],
    notApplied: campaign.modes[0]!.idle,
    statistics: { exactUpTo: EXACT_UP_TO, sketchRelativeError: tallies[0]!.sketches[0]!.relativeError, batchSamples: SHARD_SAMPLES },
    ...(landing !== null && { actual: actualIn(tallies[0]!, landing) }),
    nominal: nominal.report,
    warnings: warningsOf(request, flown, question),
    version: request.version,
  };
  return succeed(footprint);
}

function actualIn(
  tally: Tally,
  landing: { readonly latitudeDeg: number; readonly longitudeDeg: number },
): NonNullable<Footprint['actual']> {
  const { distanceKm, atProbability } = probabilityAt(tally, landing);
  return {
    ...landing,
    distanceFromCentreKm: distanceKm,
    atProbability,
    inside: { '50': atProbability <= 0.5, '95': atProbability <= 0.95, '99': atProbability <= 0.99 },
  };
}

/** Jeffreys' estimate of a mode's chance from the counts of landings; a mode that was asked for alone has all of it. */
function weightOf(
  mode: FootprintMode,
  modes: number,
  { landing, name }: Vehicle,
  { modes: history }: Dispersions,
): { weight: number; weightSource: string } {
  if (modes === 1) return { weight: 1, weightSource: 'asked for' };
  const counts = Object.values(history.counts);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const weight = Math.round(((history.counts[mode] + 0.5) / (all + counts.length / 2)) * 1e4) / 1e4;
  return {
    weight,
    weightSource: landing === 'steppe' ? history.source : `Landings of Soyuz, for want of a history of ${name}: ${history.source}`,
  };
}

function linesOf(applied: Tally['mode']['applied']): Footprint['dispersions'] {
  return applied.map(({ parameter, standardDeviation, mean, profile, status, source }) => {
    const { unit, about } = parameterKind(parameter);
    return {
      parameter,
      about,
      distribution: mean === undefined ? 'normal' : `normal, mean ${mean} ${unit}`,
      sigma: profile ?? Math.round(standardDeviation * 1e6) / 1e6,
      unit,
      correlation: profile === undefined ? 'none' : 'by altitude',
      status,
      source,
    };
  });
}

/** The last metre's numbers, which stand in the vehicle's own file. */
function touchdownLines({ id, touchdown }: Vehicle): Footprint['dispersions'] {
  return [...(touchdown?.dispersions.values() ?? [])].map(({ parameter, distribution, centre, sigma, low, high, status, source }) => ({
    parameter: `touchdown.${parameter}`,
    about: 'the last metre and the ground',
    distribution: `${distribution}, centre ${centre}, within ${low} to ${high}`,
    sigma,
    unit: parameter.endsWith('Deg')
      ? 'deg'
      : parameter.endsWith('Mps')
        ? 'm/s'
        : parameter.endsWith('M')
          ? 'm'
          : parameter.endsWith('S')
            ? 's'
            : '1',
    correlation: 'none',
    status,
    source: source === '' ? `data/vehicles/${id}.json` : source,
  }));
}

/** Fewer than this tell the area of the ellipse worse than to a tenth. */
const ENOUGH_SAMPLES = 100;
const MEANINGLESS_SAMPLES = 10;

/** The area of an ellipse is known to 1/sqrt(n - 1) of itself, one standard deviation, where n points are drawn from a Gaussian. */
function fewSamples({ samples, failed }: Tally): readonly Message[] {
  const landed = samples - failed;
  if (landed >= ENOUGH_SAMPLES) return [];
  if (landed < MEANINGLESS_SAMPLES) return [message('workflows.no-ellipse', { count: landed, least: ENOUGH_SAMPLES })];
  return [message('workflows.few-samples', { count: landed, percent: Math.round(100 / Math.sqrt(landed - 1)), least: ENOUGH_SAMPLES })];
}

function warningsOf(request: ReturnRequest, { ended, tallies }: Flown, { samples }: FootprintQuestion): readonly Message[] {
  const [first] = tallies;
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  return [
    ...(ended === 'interrupted' ? [message('workflows.interrupted', { flown: first!.samples, wanted: samples })] : []),
    ...fewSamples(tallies[0]!),
    ...(failed > 0 ? [message('workflows.never-came-down', { count: failed })] : []),
    ...(request.vehicle.landing !== 'steppe' && tallies.length > 1
      ? [message('workflows.chances-of-soyuz', { vehicle: request.vehicle.name })]
      : []),
    areDisturbed(request.elements)
      ? message('workflows.disturbed-elements')
      : 'segments' in request.elements
        ? message('workflows.error-of-ephemeris')
        : message('workflows.one-in-six'),
  ];
}
