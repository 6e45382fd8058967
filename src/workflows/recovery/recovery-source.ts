/** From what `union recovery` was given to a return and its samples: a shipped flight, a finished run, or a return alone. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Footprint, FootprintMode, Return, SampleRows } from '../../flight/index.ts';
import { readSamplesParquet } from '../../formats/footprint/index.ts';
import { sha256 } from '../../math/index.ts';
import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import { withoutWords } from '../../presentation/index.ts';
import { type CampaignProgress, findFootprint } from '../return/index.ts';
import { shippedPlan } from './recovery-data.ts';
import { shippedReturn } from '../world/index.ts';

export interface RecoverySource {
  readonly report: Return;
  readonly reportDigest: string;
  readonly footprint: Footprint | null;
  readonly footprintDigest: string | null;
  readonly samples: readonly SampleRows[];
  readonly weights: Readonly<Partial<Record<FootprintMode, number>>>;
}

export interface SourceQuestion {
  /** A shipped flight, a directory of a run, its return.json or footprint.json. */
  readonly subject: string;
  readonly samples: number;
  readonly seed: number;
}

export interface SourceDoor {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CampaignProgress) => void;
  readonly workers?: number;
}

const HINT = 'Give a flight (soyuz-ms-19), the directory of `union return ... --samples N --out DIR`, or its return.json.';

export async function recoverySource(question: SourceQuestion, door: SourceDoor): Promise<Outcome<RecoverySource>> {
  const kind = await kindOf(question.subject);
  return kind === 'none' ? flown(question, door) : readRun(question.subject, kind);
}

async function kindOf(path: string): Promise<'directory' | 'file' | 'none'> {
  try {
    return (await stat(path)).isDirectory() ? 'directory' : 'file';
  } catch {
    return 'none';
  }
}

/** A shipped flight's guided plan with every error drawn; where its elements are not known, by a plan that says what it assumes. */
async function flown({ subject, samples, seed }: SourceQuestion, door: SourceDoor): Promise<Outcome<RecoverySource>> {
  const known = shippedReturn(subject);
  if (!known.ok) {
    const { found, hint } = known.failure;
    return fail('FLIGHT|RETURN.json', 'a flight whose landing is shipped, or a file or directory of a run', found, hint);
  }
  const plan = known.value.chosenElements === null ? shippedPlan(known.value.id) : null;
  const footprint = await findFootprint(
    {
      flight: known.value.id,
      mode: 'guided',
      samples,
      seed,
      ...(plan !== null && { elements: plan, after: known.value.burnStart.value }),
    },
    { signal: new AbortController().signal, onProgress: () => {}, ...door, checkpoint: null },
  );
  if (!footprint.ok) return footprint;
  const { nominal } = footprint.value.footprint;
  return succeed(sourceOf(nominal, footprint.value.footprint, footprint.value.samples));
}

function sourceOf(report: Return, footprint: Footprint | null, samples: readonly SampleRows[]): RecoverySource {
  return {
    report,
    reportDigest: sha256(JSON.stringify(withoutWords(report))),
    footprint,
    footprintDigest: footprint === null ? null : sha256(JSON.stringify(withoutWords(footprint))),
    samples,
    weights: Object.fromEntries((footprint?.modes ?? []).map(({ mode, weight }) => [mode, weight])),
  };
}

async function readRun(path: string, kind: 'directory' | 'file'): Promise<Outcome<RecoverySource>> {
  const directory = kind === 'directory' ? path : dirname(path);
  if (kind === 'file') {
    const value = await readJson(path);
    if (!value.ok) return value;
    const { schema } = value.value;
    if (schema === 'union-station/return/1') {
      const report = value.value as unknown as Return;
      const beside = await readFootprintOf(directory);
      const same = beside.ok && beside.value.footprint?.nominal.burn.start === report.burn.start;
      return same ? beside : succeed(sourceOf(report, null, []));
    }
    if (schema !== 'union-station/footprint/1')
      return fail(path, 'schema union-station/return/1 or union-station/footprint/1', JSON.stringify(schema ?? null), HINT);
  }
  return readFootprintOf(directory, kind === 'file' ? path : undefined);
}

async function readFootprintOf(directory: string, path = join(directory, 'footprint.json')): Promise<Outcome<RecoverySource>> {
  const told = await readJson(path);
  if (!told.ok) return told;
  const footprint = told.value as unknown as Footprint;
  const file = join(directory, 'samples.parquet');
  try {
    const samples = await readSamplesParquet(await readFile(file), file);
    return samples.ok ? succeed(sourceOf(footprint.nominal, footprint, samples.value)) : samples;
  } catch (error) {
    return fail(file, 'the samples of the run', error instanceof Error ? error.message : String(error), HINT);
  }
}

async function readJson(path: string): Promise<Outcome<Readonly<Record<string, unknown>>>> {
  try {
    const value = JSON.parse(await readFile(path, 'utf8')) as Readonly<Record<string, unknown>> | null;
    return typeof value === 'object' && value !== null ? succeed(value) : fail(path, 'a JSON object', JSON.stringify(value), HINT);
  } catch (error) {
    return fail(path, 'JSON of a return or a footprint', error instanceof Error ? error.message : String(error), HINT);
  }
}
