import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Rolldown, build } from 'vite';
import { browserBuild } from '../../bundler.config.ts';

/** What stands for a module of Node's, what checks files that come from outside, and its checker. */
const FOREIGN = /__vite-browser-external|\/src\/api\/|\/node_modules\/zod\//;

export interface Bundle {
  readonly name: string;
  /** Of the minified script with all that it imports at once, gzipped at level 9. */
  readonly gzippedBytes: number;
  /** The same of what it loads only when asked for it. */
  readonly laterBytes: number;
  /** What it asks for that no chunk of it has, and modules at once in it that have no place in a page. */
  readonly foreign: readonly string[];
}

/** Builds `test/bundle/NAME.ts` as `FOLDER/NAME/NAME.js`, with what it loads later beside it. */
export async function buildBundle(name: string, folder: string): Promise<Bundle> {
  const built = (await build({
    ...browserBuild,
    configFile: false,
    logLevel: 'error',
    build: {
      ...browserBuild.build,
      outDir: `${folder}/${name}`,
      rolldownOptions: {
        ...browserBuild.build.rolldownOptions,
        input: fileURLToPath(new URL(`${name}.ts`, import.meta.url)),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = built.output.filter((each) => each.type === 'chunk');
  const atOnce = new Set<string>();
  const take = (file: string): void => {
    if (atOnce.has(file)) return;
    atOnce.add(file);
    chunks.find(({ fileName }) => fileName === file)?.imports.forEach(take);
  };
  take(`${name}.js`);
  const bytesOf = (wanted: boolean) =>
    chunks
      .filter(({ fileName }) => atOnce.has(fileName) === wanted)
      .reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
  const asked = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  const modules = chunks.filter(({ fileName }) => atOnce.has(fileName)).flatMap(({ moduleIds }) => moduleIds);
  return {
    name,
    gzippedBytes: bytesOf(true),
    laterBytes: bytesOf(false),
    foreign: [
      ...asked.filter((wanted) => chunks.every(({ fileName }) => fileName !== wanted)),
      ...modules.filter((id) => FOREIGN.test(id)),
    ],
  };
}
