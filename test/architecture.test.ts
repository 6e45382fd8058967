import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import { TABLE, findViolations, importsOf } from './architecture-rules.ts';

const read = (path: string) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(path, 'utf8') });

/** The rules and their test are left out: the wrong imports in them are their words. */
const sources = () =>
  globSync('{src,web,bench,validation,test}/**/*.{ts,tsx}')
    .filter((path) => !path.includes('architecture'))
    .map(read);

test('architecture: the code keeps to the table', () => {
  const files = sources();
  assert.ok(files.length > 50, 'the sources were found');
  assert.deepEqual(findViolations(files), []);
});

test('architecture: one wrong line in a real file is found, and nothing else', () => {
  const files = sources();
  const spoil = (path: string, line: string) =>
    findViolations(files.map((file) => (file.path === path ? { path, text: `${file.text}\n${line}\n` } : file)));
  assert.match(
    spoil('src/math/roots.ts', "import type { Place } from '../earth/index.ts';").join('\n'),
    // One wrong line may close several circles; which are told first hangs on the order of the files.
    /^[^\n]*roots\.ts: row "math [^\n]*(?:\nimport cycle: [^\n]*roots\.ts[^\n]*)+$/,
  );
  assert.match(spoil('src/flight/guidance.ts', 'export const seed = Math.random();').join('\n'), /^[^\n]*flight is pure[^\n]*$/);
  assert.match(spoil('src/math/angles.ts', "export * from './index.ts';").join('\n'), /own folder's index[\s\S]*import cycle/);
});

test('architecture: every folder that is pure by the table is checked with nothing declared but the language', () => {
  const { include, exclude, compilerOptions } = JSON.parse(readFileSync('tsconfig.pure.json', 'utf8').replace(/^\/\/.*$/gm, '')) as {
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    readonly compilerOptions: { readonly types: readonly string[] };
  };
  assert.deepEqual(compilerOptions.types, []);
  assert.deepEqual(include, ['src']);
  const leftOut = exclude.filter((path) => !/\.(test|fixture)\.ts$/.test(path)).map((path) => path.replace('src/', ''));
  assert.deepEqual(
    leftOut.filter((folder) => TABLE[folder]?.pure !== false),
    [],
  );
});

test('architecture: the board loads nothing that finds names or says words', () => {
  const texts = new Map(sources().map(({ path, text }) => [path, text]));
  const loaded = new Set(['src/cli/main.ts', 'src/cli/board.ts']);
  for (const path of loaded)
    for (const { target, typeOnly, later } of importsOf(texts.get(path) ?? ''))
      if (!typeOnly && !later && target.startsWith('.')) loaded.add(posix.join(posix.dirname(path), target));
  assert.ok(loaded.has('src/record/board.ts'));
  assert.deepEqual(
    [...loaded].filter((path) => /^src\/(?:names|press|presentation)\//.test(path)),
    [],
  );
});

test('architecture: a README of a folder has at most 40 lines', () => {
  const long = globSync('src/**/README.md').filter((path) => readFileSync(path, 'utf8').trimEnd().split('\n').length > 40);
  assert.deepEqual(long, []);
});

test('architecture: no file names a path of one machine', () => {
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => path !== '' && path !== 'package-lock.json' && existsSync(path));
  const machinePath = /(^|[^A-Za-z0-9_.$/}-])\/(work|root|home|Users)\/[a-z]|\b[A-Z]:\\Users\\/;
  const found = tracked.filter((path) => machinePath.test(readFileSync(path, 'utf8')));
  assert.deepEqual(found, []);
});

const broken = (path: string, text: string) => findViolations([{ path, text }]).join('\n');

test('architecture: the rules themselves catch what they are for', () => {
  assert.match(broken('src/math/a.ts', "import { x } from '../time/index.ts';"), /row "math \| outcome" does not allow time/);
  assert.match(broken('src/formats/a.ts', "import { flyReturn } from '../flight/index.ts';"), /only types/);
  assert.equal(broken('src/formats/a.ts', "import type { Return } from '../flight/index.ts';"), '');
  assert.equal(broken('src/formats/a.ts', "import { type Return } from '../flight/index.ts';"), '');
  assert.match(broken('src/orbit/a.ts', "import { us76 } from '../earth/us76.ts';"), /reached by its index/);
  assert.match(broken('src/orbit/a.ts', "export { b } from './index.ts';"), /own folder's index/);
  assert.match(broken('src/orbit/a.ts', 'const t = Date.now();'), /pure and may not use Date.now; take the time/);
  assert.match(broken('src/orbit/a.ts', "import fs from 'node:fs';"), /pure and may not import node:fs/);
  assert.match(
    broken('src/orbit/a.ts', "const m = await import('d3-geo');"),
    /package d3-geo has no place in orbit, whose row allows satellite\.js/,
  );
  assert.match(broken('src/orbit/a.ts', 'const s = Math.sin(1);'), /engines differ in the last bits of Math\.sin; take the portable/);
  assert.match(broken('src/orbit/a.ts', 'const { sin } = Math;'), /engines differ/);
  for (const power of ['x ** 3', 'x ** 2.5', '1.2 ** 4', 'x2 ** 4', '2 ** n', '10 ** 3', 'x **= 3'])
    assert.match(broken('src/orbit/a.ts', `const s = ${power};`), /engines differ in the last bits of \*\*/, power);
  for (const exact of ['x ** 2', '2 ** 53', '2 ** -52', 'Math.sqrt(x)', "'Math.sin'"])
    assert.equal(broken('src/orbit/a.ts', `const s = ${exact};`), '');
  assert.equal(broken('src/math/portable-sine.ts', 'const s = Math.sin(1);'), '');
  assert.match(broken('src/earth/utils.ts', ''), /says nothing/);
  assert.match(broken('src/earth/SunAngles.ts', ''), /kebab-case/);
  assert.match(broken('src/earth/a.ts', 'const x = 5 as Instant;'), /only src\/time makes instants/);
  assert.match(broken('src/nowhere/a.ts', ''), /not in the architecture table/);
  assert.equal(broken('src/earth/a.ts', '// Date.now() would be wrong here\n/* process.exit */'), '');
  assert.equal(broken('src/earth/a.ts', "const words = 'process and fetch';"), '');
});

test('architecture: what a pure folder may not do is found in every form', () => {
  for (const use of [
    'const at = new Date( );',
    'const at = Temporal.Now.instant();',
    'const t = performance.now();',
    'const { env } = process;',
    'const get = fetch;',
    'const wait = setTimeout;',
    'const id = crypto.randomUUID();',
    "const { log } = console;\nlog('x');",
    "const file = new URL('x.json', import.meta.url);",
    "const glob = 'src/**/*.ts';\nconst t = Date.now(); /* and */",
  ])
    assert.match(broken('src/time/a.ts', use), /time is pure and may not use/, use);
  assert.equal(broken('src/time/a.ts', 'const at = new Date(milliseconds);'), '');
  assert.equal(broken('src/cli/a.ts', 'console.log(Date.now());'), '');
  assert.equal(broken('src/time/a.test.ts', "import { test } from 'node:test';\nconst t = Date.now();"), '');
});

test('architecture: the table cannot be walked round', () => {
  assert.match(broken('src/cli/a.ts', 'const m = await import(path);'), /takes a path in quotes/);
  assert.match(broken('src/formats/a.ts', "import { type Return, flyReturn } from '../flight/index.ts';"), /only types/);
  assert.match(broken('src/formats/a.ts', "export { flyReturn } from '../flight/index.ts';"), /only types/);
  assert.match(broken('src/formats/a.ts', "const m = await import('../flight/index.ts');"), /only types/);
  assert.match(broken('src/formats/a.ts', "import type { Return } from '../flight/return.ts';"), /reached by its index/);
  assert.match(broken('src/record/a.ts', "import type { Geodetic } from '../earth/index.ts';"), /does not allow earth/);
  assert.match(broken('src/earth/a.ts', "import table from './table.json' with { type: 'json' };"), /from data\/ only/);
  assert.match(broken('src/earth/a.ts', "import { x } from '../../data/x.ts';"), /only JSON/);
  assert.match(broken('src/cli/a.ts', "import { x } from '../../validation/check.ts';"), /does not allow/);
  assert.equal(broken('src/earth/a.ts', "import table from '../../data/atmosphere/monthly.json' with { type: 'json' };"), '');
  assert.equal(broken('src/earth/a.ts', "/* import { x } from '../cli/index.ts'; */"), '');
});

test('architecture: what stands beside src/ has its rows', () => {
  assert.match(broken('bench/a.bench.ts', "import { main } from '../src/cli/index.ts';"), /row "bench [^\n]* does not allow cli/);
  assert.match(broken('validation/a.ts', "import { b } from '../bench/b.ts';"), /does not allow bench/);
  assert.match(broken('validation/a.ts', "import chart from 'd3';"), /package d3 has no place in validation/);
  assert.match(broken('test/utils.ts', ''), /says nothing/);
  assert.match(broken('web/a.tsx', "import { derive } from '../src/flight/dynamics-kernel.ts';"), /reached by its index/);
  assert.match(broken('web/a.ts', "import fs from 'node:fs';"), /runs in a browser/);
  assert.equal(broken('validation/a.ts', "import { derive } from '../src/flight/dynamics-kernel.ts';\nimport fs from 'node:fs';"), '');
});

test('architecture: files that need only types of each other are a cycle too', () => {
  const files = [
    { path: 'src/math/a.ts', text: "import type { B } from './b.ts';" },
    { path: 'src/math/b.ts', text: "import { type A } from './a.ts';" },
  ];
  assert.deepEqual(findViolations(files), ['import cycle: src/math/a.ts -> src/math/b.ts -> src/math/a.ts']);
});

test('architecture: a cycle is told once, with its way', () => {
  const files = [
    { path: 'src/math/a.ts', text: "import { b } from './b.ts';" },
    { path: 'src/math/b.ts', text: "import {\n  c,\n} from './c.ts';" },
    { path: 'src/math/c.ts', text: "export { a } from './a.ts';" },
  ];
  assert.deepEqual(findViolations(files), ['import cycle: src/math/a.ts -> src/math/b.ts -> src/math/c.ts -> src/math/a.ts']);
});

test('architecture: imports of every form are seen', () => {
  const text =
    "import a, { type B } from 'x';\nimport * as c from 'y';\nimport 'z';\nexport type { D } from 'd';\nconst e = await import('e');";
  assert.deepEqual(
    importsOf(text).map(({ target, typeOnly }) => [target, typeOnly]),
    [
      ['x', false],
      ['y', false],
      ['z', false],
      ['d', true],
      ['e', false],
    ],
  );
});
