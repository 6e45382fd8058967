/** What a command writes: a folder has one run, a file is where the user says, and what cannot be written is told. */
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const UNION = fileURLToPath(new URL('../bin/union', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'union-run-'));
after(() => rmSync(base, { recursive: true, force: true }));
const folder = (name: string) => join(base, name);

function union(...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    execFile(UNION, words, { maxBuffer: 1e8, timeout: 60_000 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

const filesOf = (name: string) => readdirSync(folder(name)).toSorted();
const flightIn = (name: string) =>
  (JSON.parse(readFileSync(join(folder(name), 'return.json'), 'utf8')) as { request: { flight: string } }).request.flight;

test('contract: a folder with one run refuses another, takes the same again, and is replaced where that is asked for', async () => {
  const out = folder('one');
  assert.equal((await union('return', 'soyuz-ms-19', '--out', out)).code, 0);
  const before = filesOf('one');
  const refused = await union('return', 'soyuz-ms-20', '--out', out);
  assert.equal(refused.code, 2);
  assert.match(refused.err, /union: --out\n.*\n {2}found {3}another run, made by `?union return soyuz-ms-19`?\n {2}hint.*--replace/);
  assert.deepEqual(filesOf('one'), before);
  assert.equal(flightIn('one'), 'soyuz-ms-19');
  assert.equal((await union('return', 'soyuz-ms-19', '--out', out)).code, 0);
  const sampled = await union('return', 'soyuz-ms-19', '--samples', '300', '--out', out);
  assert.equal(sampled.code, 2);
  assert.equal((await union('return', 'soyuz-ms-19', '--samples', '300', '--out', out, '--replace')).code, 0);
  assert.equal((await union('return', 'soyuz-ms-20', '--out', out, '--replace')).code, 0);
  assert.deepEqual(filesOf('one'), [...before, 'checkpoint'].toSorted());
  assert.deepEqual(readdirSync(join(out, 'checkpoint')), []);
  assert.equal(flightIn('one'), 'soyuz-ms-20');
});

test('contract: files that no manifest names are not overwritten, and others beside are left alone', async () => {
  const out = folder('strangers');
  assert.equal((await union('return', 'soyuz-ms-19', '--out', out)).code, 0);
  rmSync(join(out, 'run.json'));
  writeFileSync(join(out, 'notes.txt'), 'mine');
  const refused = await union('return', 'soyuz-ms-19', '--out', out);
  assert.equal(refused.code, 2);
  assert.match(refused.err, /return\.json/);
  assert.doesNotMatch(refused.err, /notes\.txt/);
  assert.equal((await union('return', 'soyuz-ms-19', '--out', out, '--replace')).code, 0);
  assert.equal(readFileSync(join(out, 'notes.txt'), 'utf8'), 'mine');
});

test('fault: a folder without a name, below /proc or below a file is refused at once', async () => {
  const file = folder('file');
  writeFileSync(file, '');
  const [nowhere, loop] = [folder('nowhere'), folder('loop')];
  symlinkSync(folder('none'), nowhere);
  symlinkSync(loop, loop);
  for (const out of ['', '  ', '/proc/x', '/proc/x/y/z', file, join(file, 'below'), nowhere, loop]) {
    const refused = await union('return', 'soyuz-ms-19', '--out', out);
    assert.equal(refused.code, 2, JSON.stringify(out));
    assert.match(refused.err, /union: --out\n {2}wanted .+\n {2}found .+/);
    assert.doesNotMatch(refused.err, /E[A-Z]{4,}:/, 'the words of the operating system');
  }
});

test('fault: a single file is not written into a folder that is not there', async () => {
  const missing = folder('missing');
  const refused = await union('plan', 'show', '--svg', join(missing, 'chart.svg'));
  assert.equal(refused.code, 2);
  assert.match(refused.err, /union: --svg\n.*\n {2}found {3}no folder /);
  assert.equal(existsSync(missing), false);
});

test('fault: a folder where a file is to be written is named as the user named it', async () => {
  const there = folder('there');
  mkdirSync(there, { recursive: true });
  const refused = await union('plan', 'show', '--svg', there);
  assert.equal(refused.code, 2);
  assert.ok(refused.err.includes(`${there} is a folder`), refused.err);
  for (const [svg, said] of [
    [`${there}/`, `${there}/ is a folder`],
    [`${there}-new/`, `${there}-new/ names a folder`],
    ['/proc/chart.svg', 'nothing at /proc/chart.svg\n'],
  ] as const) {
    const { code, err } = await union('plan', 'show', '--svg', svg);
    assert.equal(code, 2, svg);
    assert.ok(err.includes(said), err);
  }
});

test('fault: a pipe is written into and stays a pipe', { skip: process.platform === 'win32' }, async () => {
  const pipe = folder('pipe');
  execFileSync('mkfifo', [pipe]);
  const reader = promisify(execFile)('cat', [pipe], { maxBuffer: 1e8 });
  assert.equal((await union('plan', 'show', '--svg', pipe)).code, 0);
  assert.match((await reader).stdout, /^<svg /);
  assert.ok(lstatSync(pipe).isFIFO());
});

test('fault: where standard output is full, one line says so and the exit code is 70', { skip: !existsSync('/dev/full') }, async () => {
  for (const words of [['board'], ['rankings', '--json'], ['return', 'soyuz-ms-19']]) {
    const child = spawn(UNION, words, { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] });
    let err = '';
    child.stderr!.on('data', (chunk: Buffer) => (err += chunk.toString()));
    assert.equal(await new Promise((resolve) => child.on('close', resolve)), 70);
    assert.match(err, /^(note: .*\n)*union: the answer could not be written to standard output: no space left on device\.\n$/);
  }
});

test('fault: a folder in which the files of two flights lie together is refused, and one of a return alone is read', async () => {
  const [one, two] = [folder('mixed'), folder('alone')];
  assert.equal((await union('return', 'soyuz-ms-19', '--samples', '200', '--out', one)).code, 0);
  assert.equal((await union('return', 'soyuz-ms-20', '--out', two)).code, 0);
  const card = await union('recovery', two, '--json');
  assert.equal(card.code, 0, card.err);
  assert.equal((JSON.parse(card.out) as { flight: string }).flight, 'soyuz-ms-20');
  copyFileSync(join(two, 'return.json'), join(one, 'return.json'));
  const refused = await union('recovery', one);
  assert.equal(refused.code, 2);
  assert.match(refused.err, /Soyuz MS-20.*Soyuz MS-19/);
});
