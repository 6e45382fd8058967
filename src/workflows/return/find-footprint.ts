/** `union return --samples`: a return flown many times, and where it may come down. */
import { readFileSync } from 'node:fs';
import {
  type Dispersions,
  EXACT_UP_TO,
  type Footprint,
  type FootprintMode,
  type ModeFootprint,
  type PreparedCampaign,
  SHARD_SAMPLES,
  type SampleRows,
  type Tally,
  type Vehicle,
  areDisturbed,
  driversOf,
  footprintOfMode,
  keptRows,
  parameterKind,
  prepareCampaign,
  probabilityAt,
  readDispersions,
  touchdownOf,
} from '../../flight/index.ts';
import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import { openCheckpoint } from './checkpoint.ts';
import {
  type CampaignDoor,
  type CampaignEnd,
  type CampaignOrder,
  MAX_WORKERS,
  defaultWorkers,
  emptyTallies,
  flyCampaign,
} from './fly-campaign.ts';
import type { FootprintQuestion } from './footprint-question.ts';
import type { Prediction } from './predict-return.ts';
import { type NamedText, type ResolvedRequest, resolveRequest } from './resolve-request.ts';

export interface FootprintDoor extends Pick<CampaignDoor, 'signal' | 'onProgress'> {
  readonly workers?: number;
  /** Where samples are kept on the way; null keeps none. */
  readonly checkpoint: { readonly directory: string; readonly goOn: boolean } | null;
}

export interface FoundFootprint {
  readonly prediction: Prediction;
  readonly footprint: Footprint;
  /** Of each mode, as far as they are kept (see `statistics.exactUpTo`). */
  readonly samples: readonly SampleRows[];
}

export const MAX_SAMPLES = 100_000_000;
const STANDARD_SEED = 1;
const STANDARD_CONFIDENCE = 0.95;
/** The other ways of coming down are flown this many times less than the one asked for, but not fewer than MIN_OTHER. */
const OTHERS_SHARE = 5;
const MIN_OTHER = 512;
const TOLD = [0.5, 0.95, 0.99] as const;

export async function findFootprint(question: FootprintQuestion, door: FootprintDoor): Promise<Outcome<FoundFootprint>> {
  const checked = checkQuestion(question, door);
  if (!checked.ok) return checked;
  const resolved = await resolveRequest(question);
  if (!resolved.ok) return resolved;
  const { request } = resolved.value;
  const dispersions = dispersionsFor(question.dispersions);
  if (!dispersions.ok) return dispersions;
  const prepared = prepareCampaign(request, question.seed ?? STANDARD_SEED, dispersions.value, question.dispersions !== undefined);
  if (!prepared.ok) return prepared;
  const { campaign } = prepared.value;
  const order: CampaignOrder = {
    campaign,
    samples: campaign.modes.map((_, i) => samplesOf(question, i)),
    workers: door.workers ?? defaultWorkers(),
    stopWhen: question.stopWhen ?? null,
  };
  const tallies = emptyTallies(order);
  const checkpoint =
    door.checkpoint === null ? null : await openCheckpoint(door.checkpoint.directory, question, campaign, tallies, door.checkpoint.goOn);
  if (checkpoint !== null && !checkpoint.ok) return checkpoint;
  let ended: CampaignEnd;
  try {
    ended = await flyCampaign(order, { ...door, onShard: (mode, shard) => checkpoint?.value.append(mode, shard) }, tallies);
  } finally {
    await checkpoint?.value.close();
  }
  return assemble(question, resolved.value, prepared.value, dispersions.value, tallies, ended);
}

function samplesOf({ samples, onlyAsked }: FootprintQuestion, mode: number): number {
  if (mode === 0) return samples;
  return onlyAsked === true ? 0 : Math.min(samples, Math.max(MIN_OTHER, Math.ceil(samples / OTHERS_SHARE)));
}

function checkQuestion({ samples, confidence, stopWhen }: FootprintQuestion, { workers }: FootprintDoor): Outcome<null> {
  if (!Number.isInteger(samples) || samples < 2 || samples > MAX_SAMPLES)
    return fail('--samples', `a whole number from 2 to ${MAX_SAMPLES}`, `${samples}`);
  if (confidence !== undefined && !(confidence > 0 && confidence < 1))
    return fail('--confidence', 'a probability between 0 and 1', `${confidence}`, '0.95 for 95 %.');
  if (stopWhen !== undefined && !(stopWhen >= 0.001 && stopWhen <= 0.5))
    return fail('--stop-when', 'a relative precision from 0.001 to 0.5', `${stopWhen}`);
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1 && workers <= MAX_WORKERS))
    return fail('--workers', `a whole number from 1 to ${MAX_WORKERS}`, `${workers}`);
  return succeed(null);
}

let standard: Dispersions | undefined;

function dispersionsFor(own: NamedText | undefined): Outcome<Dispersions> {
  if (standard === undefined) {
    const file = new URL('../../../data/dispersions/standard.json', import.meta.url);
    const read = readDispersions(JSON.parse(readFileSync(file, 'utf8')), 'data/dispersions/standard.json', null);
    if (!read.ok) throw new Error(JSON.stringify(read.failure));
    standard = read.value;
  }
  if (own === undefined) return succeed(standard);
  let value: unknown;
  try {
    value = JSON.parse(own.text);
  } catch (error) {
    return fail(own.name, 'JSON', error instanceof Error ? error.message : String(error));
  }
  return readDispersions(value, own.name, standard);
}

/** The answer from what was tallied. */
function assemble(
  question: FootprintQuestion,
  resolved: ResolvedRequest,
  { campaign, nominal }: PreparedCampaign,
  dispersions: Dispersions,
  tallies: readonly Tally[],
  ended: CampaignEnd,
): Outcome<FoundFootprint> {
  const { request } = resolved;
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
      'campaign',
      'two samples that landed or more',
      `${tallies[0]!.samples} flown, ${tallies[0]!.failed} of them never came down`,
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
    warnings: warningsOf(resolved, ended, tallies, question),
    version: request.version,
  };
  return succeed({ prediction: { ...resolved, flown: nominal }, footprint, samples: tallies.map(keptRows) });
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
function touchdownLines({ id, touchdown }: ResolvedRequest['request']['vehicle']): Footprint['dispersions'] {
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

function warningsOf(
  { request }: ResolvedRequest,
  ended: CampaignEnd,
  tallies: readonly Tally[],
  { samples }: FootprintQuestion,
): readonly string[] {
  const [first] = tallies;
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  return [
    ...(ended === 'interrupted' ? [`Interrupted: ${first!.samples} of ${samples} samples were flown, and only these are told of.`] : []),
    ...(failed > 0 ? [`${failed} samples never came down; they are counted and not in the ellipses.`] : []),
    ...(request.vehicle.landing !== 'steppe' && tallies.length > 1
      ? [`How often ${request.vehicle.name} comes down otherwise is not known: the chances of the zones are those of Soyuz.`]
      : []),
    ...(areDisturbed(request.elements)
      ? ['The elements look disturbed (B* out of the quiet range): their along-track error is taken thirty times larger.']
      : 'segments' in request.elements
        ? ['The orbit is an ephemeris: its error is taken as that of quiet elements of the same age.']
        : [
            'One element set in six that looks quiet is disturbed all the same, and thirty times worse along the track: not in this footprint.',
          ]),
  ];
}
