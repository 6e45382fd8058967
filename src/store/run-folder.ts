/**
 * The folder of one run: its manifest `run.json` says what was asked for and which files are the answer. Files of two runs never lie together:
 * who reads a folder takes them for one.
 */
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../math/index.ts';
import { type Message, type Outcome, fail, message, succeed } from '../outcome/index.ts';
import type { Shaped } from '../api/index.ts';
import type { NamedContent } from '../workflows/world/index.ts';
import { withFolderLock } from './folder-lock.ts';
import { systemFault } from './system-fault.ts';
import { makeFolder, writeFiles } from './write-files.ts';

const MANIFEST = 'run.json';
const SCHEMA = 'union-station/run/1';

type RunManifest = Shaped<'run'>;

/** What a run is asked for: the same question, the same answer, but for the program's version. */
export interface RunRequest {
  /** `union return soyuz-ms-19`, for people. */
  readonly made: string;
  readonly question: unknown;
  readonly version: string;
  /** What may be in the folder: nothing or the same run, whatever run, or the one that this goes on from. */
  readonly over: 'same' | 'any' | 'begun';
}

/** Makes the folder this run's before anything is written to it, or says whose it is. `files` are the names that are to come. */
export async function claimRunFolder(folder: string, request: RunRequest, files: readonly string[]): Promise<Outcome<void>> {
  if (folder.trim() === '') return fail('out', message('store.name-of-folder'), JSON.stringify(folder));
  try {
    await makeFolder(folder);
  } catch (error) {
    return fail('out', message('store.writable-directory'), systemFault(error), message('store.folder-there-or-new'));
  }
  return withFolderLock(folder, async () => {
    const digest = digestOf(request);
    const { made, version, over } = request;
    const read = await readManifest(folder);
    if (!read.ok && over === 'same') return read;
    const before = read.ok ? read.value : null;
    const goesOn = over === 'begun' || before?.request === digest;
    if (over === 'same' && !goesOn) {
      const other = before === null ? await strangersOf(folder, files) : message('store.run-of', { asked: before.made });
      if (other !== null) return fail('out', message('store.folder-of-this-run'), other, message('store.another-folder'));
    }
    const old = before?.files ?? [];
    if (!goesOn) await removeFiles(folder, old);
    const names = [...new Set([...(goesOn ? old : []), ...files])];
    const told: RunManifest = { schema: SCHEMA, made, request: digest, version, files: names };
    const written = await writeFiles(folder, [{ name: MANIFEST, content: `${JSON.stringify(told, null, 2)}\n` }]);
    return written.ok ? succeed(undefined) : written;
  });
}

/** The files of a run, in a folder that is its own; gives their paths. */
export async function writeRun(folder: string, request: RunRequest, files: readonly NamedContent[]): Promise<Outcome<readonly string[]>> {
  const claimed = await claimRunFolder(
    folder,
    request,
    files.map(({ name }) => name),
  );
  return claimed.ok ? writeFiles(folder, files) : claimed;
}

async function readManifest(folder: string): Promise<Outcome<RunManifest | null>> {
  const path = join(folder, MANIFEST);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? succeed(null) : fail('out', message('store.manifest'), systemFault(error));
  }
  const { readFileAs } = await import('../api/index.ts');
  return readFileAs('run', { name: path, text });
}

/** Files that no manifest names and that would be overwritten. */
async function strangersOf(folder: string, files: readonly string[]): Promise<Message | null> {
  const there = new Set(await readdir(folder, { recursive: true }));
  const names = files.filter((name) => there.has(name));
  return names.length === 0 ? null : message('store.files-of-no-run', { names });
}

/** Only names below the folder: a manifest may have been written by hand. */
async function removeFiles(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) if (!name.split(/[/\\]/).includes('..') && !name.startsWith('/')) await rm(join(folder, name), { force: true });
}

/** The order in which the question names its fields has no meaning. */
function digestOf({ made, question }: RunRequest): string {
  return sha256(
    JSON.stringify({ made, question }, (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ),
  );
}
