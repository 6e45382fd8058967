import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import type { NamedContent } from '../workflows/world/index.ts';

/** Writes files into a directory, each whole beside its name and then put in its place; gives their paths. */
export async function writeFiles(directory: string, files: Iterable<NamedContent>): Promise<Outcome<readonly string[]>> {
  const written: string[] = [];
  try {
    for (const { name, content } of files) {
      const path = join(directory, name);
      await makeFolder(dirname(path));
      const part = `${path}.part`;
      try {
        await writePieces(part, typeof content === 'string' || content instanceof Uint8Array ? [content] : content);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
      await rename(part, path);
      written.push(path);
    }
  } catch (error) {
    return fail('out', message('store.writable-directory'), error instanceof Error ? error.message : String(error));
  }
  return succeed(written);
}

/** Step by step: below /proc the recursive form of Node asks for ever. */
async function makeFolder(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory() === true) return;
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

async function writePieces(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const piece of pieces) await file.write(piece as string);
  } finally {
    await file.close();
  }
}
