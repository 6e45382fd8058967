import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { systemFault } from './system-fault.ts';
import type { NamedContent } from '../workflows/world/index.ts';

/** One file where the user says, whole or not at all. Its folder is not made: a slip in its name would make another. */
export async function writeFile(path: string, content: string | Uint8Array, where: string): Promise<Outcome<string>> {
  const folder = dirname(path);
  const there = await stat(folder).catch(() => null);
  if (path.trim() === '' || there?.isDirectory() !== true)
    return fail(
      where,
      message('store.file-in-a-folder'),
      path.trim() === '' ? JSON.stringify(path) : message('store.no-folder', { path: folder }),
    );
  try {
    await putWhole(path, content);
  } catch (error) {
    return fail(where, message('store.file-in-a-folder'), systemFault(error), message('store.another-file'));
  }
  return succeed(path);
}

/** Writes files into a directory, each whole beside its name and then put in its place; gives their paths. */
export async function writeFiles(directory: string, files: Iterable<NamedContent>): Promise<Outcome<readonly string[]>> {
  const written: string[] = [];
  try {
    for (const { name, content } of files) {
      const path = join(directory, name);
      await makeFolder(dirname(path));
      await putWhole(path, content);
      written.push(path);
    }
  } catch (error) {
    return fail('out', message('store.writable-directory'), systemFault(error));
  }
  return succeed(written);
}

async function putWhole(path: string, content: NamedContent['content']): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  try {
    await writePieces(part, typeof content === 'string' || content instanceof Uint8Array ? [content] : content);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Step by step: below /proc the recursive form of Node asks for ever. */
export async function makeFolder(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory() === true) return;
  if (there !== null) throw Object.assign(new Error(`${path} is no folder`), { code: 'EEXIST', path });
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
