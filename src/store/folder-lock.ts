import { access, constants, link, readFile, readdir, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Outcome, fail, message } from '../outcome/index.ts';
import { finishAppend } from './append-together.ts';
import { systemFault } from './system-fault.ts';

const LOCK = '.lock';
const HEIR = `${LOCK}.heir-of-`;
const RETRY_MS = 15;
/** How long a writer waits for another before it gives up. */
const MAX_WAIT_MS = 10_000;
/** Writers that died one after another while they took over. */
const MAX_HEIRS = 100;

/**
 * Runs `work` as the only writer of a folder. The lock is a file made exclusively, with the writer in it: its process, host and a number of its
 * own. What a writer had done when it died is finished first.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const refused = await access(folder, constants.W_OK).then(
    () => null,
    (error: Error) => error,
  );
  if (refused !== null) return fail(folder, message('store.writable-folder'), systemFault(refused));
  const path = join(folder, LOCK);
  const deadline = performance.now() + MAX_WAIT_MS;
  const self = `${process.pid}@${hostname()}#${Math.random().toString(36).slice(2)}`;
  try {
    while (!(await makeExclusively(path, self)) && !(await inherit(folder, self))) {
      if (performance.now() > deadline)
        return fail(
          path,
          message('store.only-writer'),
          message('store.held-by', { holder: (await holderOf(path)) ?? message('store.another'), seconds: MAX_WAIT_MS / 1000 }),
          message('store.try-again'),
        );
      await wait(RETRY_MS);
    }
  } catch (error) {
    return fail(folder, message('store.writable-folder'), systemFault(error));
  }
  try {
    // Nobody can be heir of one who lives: what is left of takeovers is of the dead.
    for (const name of await readdir(folder)) if (name.startsWith(HEIR)) await unlink(join(folder, name)).catch(() => undefined);
    await finishAppend(folder);
    return await work();
  } finally {
    await unlink(path);
  }
}

/**
 * Takes over the lock of a writer that is gone. Its heir is whoever makes the file `.lock.heir-of-` it exclusively; where the heir died before it
 * took the lock, the heir's heir. The heir puts itself into the lock at once, so that there is never none. A heir's file is taken away only after
 * that, so one who makes it late sees another in the lock and steps back: a dead writer's number never comes again.
 */
async function inherit(folder: string, self: string): Promise<boolean> {
  const path = join(folder, LOCK);
  const first = await holderOf(path);
  let dead = first;
  for (let i = 0; i < MAX_HEIRS && dead !== null && !isAlive(dead); i++) {
    const heir = join(folder, `${HEIR}${dead.replace(/[^\w.-]/g, '_')}`);
    if (await makeExclusively(heir, self)) {
      if ((await holderOf(path)) !== first) {
        await unlink(heir).catch(() => undefined);
        return false;
      }
      const beside = `${path}.${self.replace(/[^\w.-]/g, '_')}`;
      await writeFile(beside, self);
      await rename(beside, path);
      return true;
    }
    dead = await holderOf(heir);
  }
  return false;
}

/** Whole from its first moment: written beside, then linked to the name, which fails where the name is taken. */
async function makeExclusively(path: string, self: string): Promise<boolean> {
  const beside = join(dirname(path), `${LOCK}.${process.pid}.${Math.random().toString(36).slice(2)}`);
  await writeFile(beside, self, { flag: 'wx' });
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
  const [pid, host] = holder.split(/[@#]/);
  if (host !== hostname()) return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
