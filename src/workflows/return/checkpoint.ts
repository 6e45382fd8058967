/**
 * What is kept of a campaign on its way, so that it can go on after an interruption: the question, the digest of what it made of it, and
 * the samples flown of each mode, appended shard by shard. A shard that was cut off is left out when it is read again.
 */
import { type FileHandle, mkdir, open, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Campaign,
  type FootprintMode,
  SAMPLE_SIZE,
  SHARD_SAMPLES,
  type Shard,
  type Tally,
  foldShard,
  shardOfRows,
} from '../../flight/index.ts';
import { sha256 } from '../../math/index.ts';
import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import type { FootprintQuestion } from './footprint-question.ts';
import { writeWhole } from '../world/index.ts';

const FOLDER = 'checkpoint';
const ROW_BYTES = SAMPLE_SIZE * Float64Array.BYTES_PER_ELEMENT;
const SCHEMA = 'union-station/checkpoint/1';

/** Where a mode's rows are appended: SAMPLE_COLUMNS of each sample, as 64-bit floats of this machine. */
export function checkpointFile(directory: string, mode: FootprintMode): string {
  return join(directory, FOLDER, `${mode}.f64`);
}

interface CheckpointHeader {
  readonly schema: typeof SCHEMA;
  readonly question: FootprintQuestion;
  readonly digest: string;
}

/** Of everything samples depend on: the same digest, the same samples. */
export function campaignDigest(campaign: Campaign): string {
  const text = JSON.stringify(campaign, (_, value: unknown) =>
    value instanceof Float64Array || value instanceof Uint8Array || value instanceof Map ? [...value] : value,
  );
  return sha256(text);
}

/** The question of an interrupted run. */
export async function readCheckpoint(directory: string): Promise<Outcome<CheckpointHeader>> {
  const path = join(directory, FOLDER, 'campaign.json');
  try {
    const header = JSON.parse(await readFile(path, 'utf8')) as CheckpointHeader;
    if (header.schema === SCHEMA) return succeed(header);
    return fail(path, SCHEMA, JSON.stringify(header.schema), 'Was it written by another version?');
  } catch (error) {
    return fail(
      '--resume',
      'the directory of a run begun with --samples and --out',
      error instanceof Error ? error.message : String(error),
    );
  }
}

/** The open files of a run. */
export interface Checkpoint {
  readonly append: (mode: number, shard: Shard) => void;
  /** Waits until all is written. */
  readonly close: () => Promise<void>;
}

/** Begins or goes on with a directory's checkpoint: what is there is folded into the tallies first. */
export async function openCheckpoint(
  directory: string,
  question: FootprintQuestion,
  campaign: Campaign,
  tallies: readonly Tally[],
  goOn: boolean,
): Promise<Outcome<Checkpoint>> {
  const digest = campaignDigest(campaign);
  const header: CheckpointHeader = { schema: SCHEMA, question, digest };
  if (goOn) {
    const found = await readCheckpoint(directory);
    if (!found.ok) return found;
    if (found.value.digest !== digest)
      return fail(
        '--resume',
        'the same campaign as was begun',
        'one of other inputs',
        'Data or program have changed since. Begin anew with --out.',
      );
  }
  const written = await writeWhole([{ name: join(FOLDER, 'campaign.json'), content: JSON.stringify(header) }], directory);
  if (!written.ok) return written;
  const files: FileHandle[] = [];
  try {
    await mkdir(join(directory, FOLDER), { recursive: true });
    for (const [i, { mode }] of campaign.modes.entries()) {
      const path = checkpointFile(directory, mode);
      if (goOn) await foldKept(path, campaign, tallies[i]!);
      files.push(await open(path, goOn ? 'a' : 'w'));
    }
  } catch (error) {
    await Promise.all(files.map((file) => file.close()));
    return fail('--out', 'a directory that can be written', error instanceof Error ? error.message : String(error));
  }
  let last: Promise<unknown> = Promise.resolve();
  return succeed({
    append: (mode, { rows }) => {
      const bytes = new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength).slice();
      last = last.then(() => files[mode]!.write(bytes));
    },
    close: async () => {
      try {
        await last;
      } finally {
        await Promise.all(files.map((file) => file.close()));
      }
    },
  });
}

/** Folds the whole shards of a file, and cuts off what is left of a broken one. */
async function foldKept(path: string, campaign: Campaign, tally: Tally): Promise<void> {
  const file = await open(path, 'a+');
  const shardBytes = SHARD_SAMPLES * ROW_BYTES;
  const { size } = await file.stat();
  try {
    const bytes = new Uint8Array(shardBytes);
    for (let at = 0; at + shardBytes <= size; at += shardBytes) {
      await file.read(bytes, 0, shardBytes, at);
      foldShard(tally, shardOfRows(campaign, tally.mode, tally.samples, new Float64Array(bytes.buffer.slice(0))));
    }
  } finally {
    await file.close();
  }
  await truncate(path, tally.samples * ROW_BYTES);
}
