import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Message, type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { systemFault } from './system-fault.ts';
import type { NamedContent } from '../workflows/world/index.ts';

/** One file where the user says, whole or not at all. Its folder is not made: a slip in its name would make another. */
export async function writeFile(path: string, content: string | Uint8Array, where: string): Promise<Outcome<string>> {
  const refused = (found: Message | string) => fail(where, message('store.file-in-a-folder'), found, message('store.another-file'));
  if (path.trim() === '') return refused(JSON.stringify(path));
  const folder = dirname(path);
  const there = await stat(folder).catch(() => null);
  if (there?.isDirectory() !== true) return refused(message(there === null ? 'store.no-folder' : 'store.taken', { path: folder }));
  const isFolder = await isDirectory(path);
  if (isFolder || path.endsWith('/')) return refused(message(isFolder ? 'store.a-folder' : 'store.names-a-folder', { path }));
  try {
    await putWhole(path, content);
  } catch (error) {
    return refused(systemFault(error));
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
  const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
  const there = await stat(path).catch(() => null);
  // A pipe or a device is written into, and stays what it is.
  if (there !== null && !there.isFile() && !there.isDirectory()) return writePieces(path, pieces);
  const part = `${path}.${process.pid}.part`;
  try {
    await writePieces(part, pieces);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    // Nobody asked for the file beside it.
    throw Object.assign(error as NodeJS.ErrnoException, { path });
  }
}

/** Step by step: below /proc the recursive form of Node asks for ever. */
export async function makeFolder(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory() === true) return;
  if (there !== null) throw Object.assign(new Error(`${path} is no folder`), { code: 'EEXIST', path });
  if (dirname(path) !== path) await makeFolder(dirname(path));
  await mkdir(path).catch(async (error: NodeJS.ErrnoException) => {
    // Another may have made it meanwhile; a link that leads nowhere is no folder.
    if (error.code !== 'EEXIST' || !(await isDirectory(path))) throw error;
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

const isDirectory = (path: string): Promise<boolean> =>
  stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  );
