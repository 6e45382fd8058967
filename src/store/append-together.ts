import { open, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { systemFault } from './system-fault.ts';

/** In the folder while files take their names: those that are to come are listed in it, and lie beside as `NAME.next`. */
export const COMING = '.coming';
export const nextOf = (folder: string, name: string): string => join(folder, `${name}.next`);

export interface Addition {
  readonly name: string;
  readonly text: string;
}

/**
 * Adds text to files of a folder, to all of them or to none. Each new whole goes beside its file and reaches the disk; then a list of them takes
 * its name, and from that moment on it is done: should the writer die, `finishAppend` gives the files their names. They take them in the order
 * given. A reader sees a file old or new, never half. The caller is the only writer (`withFolderLock`, which finishes first).
 */
export async function appendTogether(folder: string, additions: readonly Addition[]): Promise<Outcome<void>> {
  const written: string[] = [];
  try {
    for (const { name, text } of additions) {
      const old = await readOrNothing(join(folder, name));
      if (old !== '' && !old.endsWith('\n')) throw new Error(`the last line of ${name} was cut off`);
      written.push(nextOf(folder, name));
      await writeWhole(nextOf(folder, name), old + text);
    }
    const [only, another] = additions;
    if (only !== undefined && another === undefined) await rename(nextOf(folder, only.name), join(folder, only.name));
    else {
      written.push(join(folder, `${COMING}.part`));
      await writeWhole(join(folder, `${COMING}.part`), JSON.stringify(additions.map(({ name }) => name)));
      await syncFolder(folder);
      await rename(join(folder, `${COMING}.part`), join(folder, COMING));
    }
    await syncFolder(folder);
  } catch (error) {
    for (const path of written) await unlink(path).catch(() => undefined);
    return fail(folder, message('store.writable-files'), systemFault(error));
  }
  await finishAppend(folder);
  return succeed(undefined);
}

/** Gives the files of an addition that was done their names; nothing where there is none. */
export async function finishAppend(folder: string): Promise<void> {
  const list = await readOrNothing(join(folder, COMING));
  if (list === '') return;
  for (const name of JSON.parse(list) as readonly string[])
    await rename(nextOf(folder, name), join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error; // it has its name already
    });
  await syncFolder(folder);
  await unlink(join(folder, COMING));
}

async function readOrNothing(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that new names outlive a power cut; some systems cannot, and say so. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
