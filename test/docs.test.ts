import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { program } from '../src/cli/commands.ts';
import { TABLE } from './architecture-rules.ts';

const pages = globSync(['*.md', 'docs/**/*.md', '{src,data,bench,validation,test,web}/**/README.md']).map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(path, 'utf8'),
}));
const page = (path: string) => readFileSync(path, 'utf8');
const { scripts } = JSON.parse(page('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

test('docs: the pages were found', () => {
  assert.ok(pages.length > 30);
});

test('docs: a line has at most 160 characters, rows of tables excepted', () => {
  const long = pages.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, i) => ([...line].length > 160 && !line.trimStart().startsWith('|') ? [`${path}:${i + 1}`] : [])),
  );
  assert.deepEqual(long, []);
});

test('docs: a relative link leads to a file that is there', () => {
  const dead = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target.split('#')[0]!)
      .filter((target) => target !== '' && !/^[a-z]+:/.test(target) && !existsSync(join(dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  );
  assert.deepEqual(dead, []);
});

test('docs: a script of npm that a page names exists, and CONTRIBUTING.md names every one', () => {
  const unknown = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm run ([a-z][a-z:-]*)/g)].flatMap(([, name = '']) => (name in scripts ? [] : [`${path}: npm run ${name}`])),
  );
  assert.deepEqual(unknown, []);
  const contributing = page('CONTRIBUTING.md');
  const unnamed = Object.keys(scripts).filter((name) => !new RegExp(`\\bnpm (run )?${name}(?![\\w:-])`).test(contributing));
  assert.deepEqual(unnamed, []);
});

test('docs: README.md names every command of the program', () => {
  const readme = page('README.md');
  assert.deepEqual(
    Object.keys(program.verbs).filter((name) => !readme.includes(`\`union ${name}`)),
    [],
  );
});

test('docs: every folder of src/ has a README, and a row in src/README.md', () => {
  const folders = globSync('src/*/').map((path) => path.replaceAll('\\', '/').split('/')[1]!);
  assert.ok(folders.length > 15);
  assert.deepEqual(
    folders.filter((folder) => !existsSync(`src/${folder}/README.md`)),
    [],
  );
  const table = page('src/README.md');
  assert.deepEqual(
    folders.filter((folder) => !table.includes(`| [\`${folder}\`](${folder}/README.md) |`)),
    [],
  );
});

/** What docs/architecture.md calls several folders by. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  'the ground': TABLE['flight']!.may,
  'the domains': TABLE['presentation']!.types!,
  'the inside': TABLE['bench']!.may,
};

test('docs: the import table of docs/architecture.md is the table that the architecture test holds', () => {
  const namesIn = (cell: string) =>
    cell
      .split(',')
      .map((name) => name.replaceAll('`', '').trim())
      .filter((name) => name !== '')
      .flatMap((name) => GROUPS[name] ?? [name])
      .toSorted();
  const rows = page('docs/architecture.md').matchAll(/^\| `([a-z]+)` \|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm);
  const told = [...rows].map(([, folder = '', ...cells]) => [folder, ...cells.map(namesIn)]);
  const held = Object.entries(TABLE).map(([folder, { may, types = [], packages = [], pure }]) => [
    folder,
    may.toSorted(),
    types.toSorted(),
    packages.toSorted(),
    [pure ? 'pure' : 'effects'],
  ]);
  assert.deepEqual(told, held);
});
