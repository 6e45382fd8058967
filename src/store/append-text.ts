import { open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Outcome, fail, succeed } from '../outcome/index.ts';

/**
 * Adds text to the end of a file, all of it or none: the whole goes to a file beside it, reaches the disk, and takes the name. A reader
 * sees the old file or the new one. The caller is the only writer (`withFolderLock`).
 */
export async function appendText(path: string, text: string): Promise<Outcome<void>> {
  const beside = `${path}.${process.pid}.part`;
  try {
    const old = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    if (old !== '' && !old.endsWith('\n')) return fail(path, 'a last line that ends', 'one that was cut off');
    const file = await open(beside, 'w');
    try {
      await file.writeFile(old + text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    await syncFolder(dirname(path));
    return succeed(undefined);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    return fail(path, 'a file that can be written', error instanceof Error ? error.message : String(error));
  }
}

/** So that the new name outlives a power cut; some systems cannot, and say so. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
