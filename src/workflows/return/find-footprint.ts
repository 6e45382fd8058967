/** `union return --samples`: a return flown many times, and where it may come down. */
import {
  type Campaign,
  type Footprint,
  SAMPLE_SIZE,
  SHARD_SAMPLES,
  type SampleRows,
  type Tally,
  emptyTally,
  foldShard,
  keptRows,
  prepareCampaign,
  shardOfRows,
} from '../../flight/index.ts';
import { sha256 } from '../../math/index.ts';
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { Runner, World } from '../world/index.ts';
import { findDispersions } from './find-dispersions.ts';
import { type CampaignDoor, type CampaignEnd, type CampaignOrder, flyCampaign } from './fly-campaign.ts';
import type { FootprintQuestion } from './footprint-question.ts';
import type { Prediction } from './predict-return.ts';
import { resolveRequest } from './resolve-request.ts';
import type { OpenKeeper, SampleKeeper } from './sample-keeper.ts';
import { tellFootprint } from './tell-footprint.ts';

export interface FootprintDoor extends Pick<CampaignDoor, 'signal' | 'onProgress'> {
  readonly runner: Runner;
  readonly workers?: number;
  /** Null keeps nothing on the way. */
  readonly keeper: SampleKeeper | null;
}

export interface FoundFootprint {
  readonly prediction: Prediction;
  readonly footprint: Footprint;
  /** Of each mode, as far as they are kept (see `statistics.exactUpTo`). */
  readonly samples: readonly SampleRows[];
}

export const MAX_SAMPLES = 100_000_000;
const MAX_WORKERS = 256;
const PRECISION_LIMITS = { from: 0.001, to: 0.5 } as const;
const STANDARD_SEED = 1;
/** The other ways of coming down are flown this many times less than the one asked for, but not fewer than MIN_OTHER. */
const OTHERS_SHARE = 5;
const MIN_OTHER = 512;

export async function findFootprint(world: World, question: FootprintQuestion, door: FootprintDoor): Promise<Outcome<FoundFootprint>> {
  const checked = checkQuestion(question, door.workers);
  if (!checked.ok) return checked;
  const resolved = await resolveRequest(world, question);
  if (!resolved.ok) return resolved;
  const dispersions = findDispersions(world, question.dispersions);
  if (!dispersions.ok) return dispersions;
  const ownLines = question.dispersions !== undefined;
  const prepared = prepareCampaign(resolved.value.request, question.seed ?? STANDARD_SEED, dispersions.value, ownLines);
  if (!prepared.ok) return prepared;
  const { campaign, nominal } = prepared.value;
  const order = { campaign, samples: campaign.modes.map((_, i) => samplesOf(question, i)), stopWhen: question.stopWhen ?? null };
  const tallies = emptyTallies(order);
  const kept = door.keeper === null ? succeed(null) : await openKeeper(door.keeper, question, campaign, tallies);
  if (!kept.ok) return kept;
  const ended = await fly(order, door, kept.value, tallies);
  const prediction = { ...resolved.value, flown: nominal };
  const footprint = tellFootprint(question, prediction, { campaign, dispersions: dispersions.value, tallies, ended });
  return footprint.ok ? succeed({ prediction, footprint: footprint.value, samples: tallies.map(keptRows) }) : footprint;
}

/** Tallies for every mode of a campaign, nothing folded yet. */
export function emptyTallies({ campaign, samples }: Pick<CampaignOrder, 'campaign' | 'samples'>): readonly Tally[] {
  return campaign.modes.map((mode, i) => emptyTally(mode, campaign.seed, samples[i]!));
}

/** What is kept already is folded into the tallies first. */
function openKeeper(
  keeper: SampleKeeper,
  question: FootprintQuestion,
  campaign: Campaign,
  tallies: readonly Tally[],
): Promise<Outcome<OpenKeeper>> {
  return keeper.open(
    { question, digest: digestOf(campaign), modes: campaign.modes.map(({ mode }) => mode), shardNumbers: SHARD_SAMPLES * SAMPLE_SIZE },
    (mode, rows) => {
      const tally = tallies[mode]!;
      foldShard(tally, shardOfRows(campaign, tally.mode, tally.samples, rows));
    },
  );
}

/** Of everything samples depend on: the same digest, the same samples. */
function digestOf(campaign: Campaign): string {
  return sha256(
    JSON.stringify(campaign, (_, value: unknown) =>
      value instanceof Float64Array || value instanceof Uint8Array || value instanceof Map ? [...value] : value,
    ),
  );
}

async function fly(
  order: CampaignOrder,
  { runner, workers, signal, onProgress }: FootprintDoor,
  keeper: OpenKeeper | null,
  tallies: readonly Tally[],
): Promise<CampaignEnd> {
  const missing = order.samples.reduce((sum, count, mode) => sum + Math.max(0, count - tallies[mode]!.samples), 0);
  const flyers = runner.flyers(missing, workers ?? null);
  try {
    const onShard: CampaignDoor['onShard'] = (mode, { rows }) => keeper?.append(mode, rows);
    return await flyCampaign(order, { flyers, signal, onProgress, onShard }, tallies);
  } finally {
    await flyers.close();
    await keeper?.close();
  }
}

function samplesOf({ samples, onlyAsked }: FootprintQuestion, mode: number): number {
  if (mode === 0) return samples;
  return onlyAsked === true ? 0 : Math.min(samples, Math.max(MIN_OTHER, Math.ceil(samples / OTHERS_SHARE)));
}

function checkQuestion({ samples, confidence, stopWhen }: FootprintQuestion, workers: number | undefined): Outcome<null> {
  if (!Number.isInteger(samples) || samples < 2 || samples > MAX_SAMPLES)
    return fail('samples', message('workflows.whole-number', { from: 2, to: MAX_SAMPLES }), `${samples}`);
  if (confidence !== undefined && !(confidence > 0 && confidence < 1))
    return fail('confidence', message('workflows.probability-between'), `${confidence}`, message('workflows.ninety-five'));
  if (stopWhen !== undefined && !(stopWhen >= PRECISION_LIMITS.from && stopWhen <= PRECISION_LIMITS.to))
    return fail('stopWhen', message('workflows.relative-precision', PRECISION_LIMITS), `${stopWhen}`);
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 1 && workers <= MAX_WORKERS))
    return fail('workers', message('workflows.whole-number', { from: 1, to: MAX_WORKERS }), `${workers}`);
  return succeed(null);
}
