import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findViolations, importsOf } from './architecture-rules.ts';

const read = (path: string) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(path, 'utf8') });

test('architecture: the code keeps to the table', () => {
  const files = globSync('src/**/*.ts').map(read);
  assert.ok(files.length > 50, 'the sources were found');
  assert.deepEqual(findViolations(files), []);
});

test('architecture: no file names a path of one machine', () => {
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.(ts|json|md|html|css|sh)$|^bin\//.test(path) && path !== 'package-lock.json');
  const machinePath = /(^|[^A-Za-z0-9_.$/}-])\/(work|root|home|Users)\/[a-z]/;
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
  assert.match(broken('src/orbit/a.ts', "const m = await import('d3-geo');"), /package d3-geo has no place in orbit/);
  assert.match(broken('src/earth/utils.ts', ''), /says nothing/);
  assert.match(broken('src/earth/SunAngles.ts', ''), /kebab-case/);
  assert.match(broken('src/earth/a.ts', 'const x = 5 as Instant;'), /only src\/time makes instants/);
  assert.match(broken('src/nowhere/a.ts', ''), /not in the architecture table/);
  assert.equal(broken('src/earth/a.ts', '// Date.now() would be wrong here\n/* process.exit */'), '');
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
