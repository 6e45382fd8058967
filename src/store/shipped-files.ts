import type { ShippedFiles } from '../workflows/world/index.ts';

// As in record-folder.ts: an import would take 3 ms.
const fs = process.getBuiltinModule('node:fs');

const DATA = new URL('../../data/', import.meta.url);

/** The files of `data/`, each read when it is first asked for and kept: they are the program's own and do not change under it. */
export function shippedFiles(): ShippedFiles {
  const texts = new Map<string, string | null>();
  return {
    text: (path) => {
      const known = texts.get(path);
      if (known !== undefined) return known;
      const text = readOrNull(path);
      texts.set(path, text);
      return text;
    },
    ids: (folder) =>
      fs
        .readdirSync(new URL(`${folder}/`, DATA))
        .filter((file) => file.endsWith('.json'))
        .map((file) => file.slice(0, -'.json'.length))
        .toSorted(),
  };
}

function readOrNull(path: string): string | null {
  try {
    return fs.readFileSync(new URL(path, DATA), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

let version: string | undefined;

export function programVersion(): string {
  return (version ??= (JSON.parse(fs.readFileSync(new URL('../package.json', DATA), 'utf8')) as { readonly version: string }).version);
}
