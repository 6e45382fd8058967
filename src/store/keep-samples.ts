/**
 * What is kept of a campaign on its way, in the folder `checkpoint` of its run: the question, the digest of what it made of it, and the samples
 * flown of each mode, appended shard by shard as 64-bit floats of this machine.
 */
import { type FileHandle, open, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { FootprintMode } from '../flight/index.ts';
import type { Shaped } from '../api/index.ts';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import type { KeptCampaign, OpenKeeper, SampleKeeper } from '../workflows/return/index.ts';
import { writeFiles } from './write-files.ts';
import { type RunRequest, claimRunFolder } from './run-folder.ts';
import { systemFault } from './system-fault.ts';

const FOLDER = 'checkpoint';
const HEADER = join(FOLDER, 'campaign.json');
const SCHEMA = 'union-station/checkpoint/1';
const NUMBER_BYTES = Float64Array.BYTES_PER_ELEMENT;

type CheckpointHeader = Shaped<'checkpoint'>;

const rowsFile = (directory: string, mode: FootprintMode): string => join(directory, FOLDER, `${mode}.f64`);

/** The question of an interrupted run. */
export async function readCheckpoint(directory: string): Promise<Outcome<CheckpointHeader>> {
  const path = join(directory, HEADER);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return fail('resume', message('store.directory-of-begun-run'), systemFault(error));
  }
  const { readFileAs } = await import('../api/index.ts');
  return readFileAs('checkpoint', { name: path, text });
}

export interface KeepingSamples {
  /** After those that are there, whose campaign must be the same. */
  readonly goOn: boolean;
  readonly request: RunRequest;
}

/** Keeps samples in a run's directory, from the beginning or after those that are there. */
export function keepSamples(directory: string, { goOn, request }: KeepingSamples): SampleKeeper {
  return {
    open: async (campaign, onKept) => {
      const files = [HEADER, ...campaign.modes.map((mode) => rowsFile('', mode))];
      const claimed = goOn ? succeed(undefined) : await claimRunFolder(directory, request, files);
      return claimed.ok ? openFiles(directory, campaign, goOn ? onKept : null) : claimed;
    },
    rows: async (mode, numbers) => {
      const path = rowsFile(directory, mode);
      try {
        const bytes = await readFile(path);
        return succeed(new Float64Array(bytes.buffer, bytes.byteOffset, numbers));
      } catch (error) {
        return fail(path, message('store.numbers-of-samples', { count: numbers }), systemFault(error));
      }
    },
  };
}

async function openFiles(
  directory: string,
  { question, digest, modes, shardNumbers }: KeptCampaign,
  onKept: Parameters<SampleKeeper['open']>[1] | null,
): Promise<Outcome<OpenKeeper>> {
  if (onKept !== null) {
    const found = await readCheckpoint(directory);
    if (!found.ok) return found;
    if (found.value.digest !== digest)
      return fail('resume', message('store.same-campaign'), message('store.other-inputs'), message('store.begin-anew'));
  }
  const header: CheckpointHeader = { schema: SCHEMA, question, digest };
  const written = await writeFiles(directory, [{ name: HEADER, content: JSON.stringify(header) }]);
  if (!written.ok) return written;
  const files: FileHandle[] = [];
  try {
    for (const [i, mode] of modes.entries()) {
      const path = rowsFile(directory, mode);
      if (onKept !== null) await readShards(path, shardNumbers, (rows) => onKept(i, rows));
      files.push(await open(path, onKept === null ? 'w' : 'a'));
    }
  } catch (error) {
    await Promise.all(files.map((file) => file.close()));
    return fail('out', message('store.writable-directory'), systemFault(error));
  }
  return succeed(keeperOf(files));
}

function keeperOf(files: readonly FileHandle[]): OpenKeeper {
  let last: Promise<unknown> = Promise.resolve();
  return {
    append: (mode, rows) => {
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
  };
}

/** The whole shards of a file in order; what is left of a broken one is cut off. */
async function readShards(path: string, shardNumbers: number, onShard: (rows: Float64Array) => void): Promise<void> {
  const file = await open(path, 'a+');
  const shardBytes = shardNumbers * NUMBER_BYTES;
  const { size } = await file.stat();
  let at = 0;
  try {
    const bytes = new Uint8Array(shardBytes);
    for (; at + shardBytes <= size; at += shardBytes) {
      await file.read(bytes, 0, shardBytes, at);
      onShard(new Float64Array(bytes.buffer.slice(0)));
    }
  } finally {
    await file.close();
  }
  await truncate(path, at);
}
