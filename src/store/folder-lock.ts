import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Outcome, fail } from '../outcome/index.ts';

const LOCK = '.lock';
const RETRY_MS = 15;
/** How long a writer waits for another before it gives up. */
const MAX_WAIT_MS = 10_000;

/**
 * Runs `work` as the only writer of a folder. The lock is a file made exclusively, with the writer's process in it; one whose process is
 * gone is taken away under a second exclusive file, so that two who find it do not both take it.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const path = join(folder, LOCK);
  const deadline = performance.now() + MAX_WAIT_MS;
  while (!(await makeExclusively(path))) {
    const holder = await holderOf(path);
    if (holder !== null && !isAlive(holder)) await takeAway(path, holder);
    if (performance.now() > deadline)
      return fail(path, 'to be the only writer', `held by ${holder ?? 'another'} for ${MAX_WAIT_MS / 1000} s`, 'Try again.');
    await wait(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    await unlink(path);
  }
}

const MYSELF = `${process.pid}@${hostname()}`;

/** Whole from its first moment: written beside, then linked to the name, which fails where the name is taken. */
async function makeExclusively(path: string): Promise<boolean> {
  const beside = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(beside, MYSELF, { flag: 'wx' });
  try {
    await link(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(beside);
  }
}

async function holderOf(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')) || null;
  } catch {
    return null;
  }
}

/** Of another machine nothing can be known, so it counts as alive. */
function isAlive(holder: string): boolean {
  const [pid, host] = holder.split('@');
  if (host !== hostname()) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function takeAway(path: string, dead: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (!(await makeExclusively(guard))) return;
  try {
    if ((await holderOf(path)) === dead) await unlink(path);
  } finally {
    await unlink(guard);
  }
}
