import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const MAIN = join(import.meta.dirname, '../src/cli/main.ts');
const scratch = mkdtempSync(join(tmpdir(), 'union-record-'));
after(() => rmSync(scratch, { recursive: true }));

let copies = 0;
function copyOfRecord(): string {
  const folder = join(scratch, `record-${copies++}`);
  cpSync(join(import.meta.dirname, '../data/record'), folder, { recursive: true });
  return folder;
}

const union = (...args: readonly string[]) => spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });

const statement = (id: string): string =>
  `${JSON.stringify({ id, type: 'statementMade', at: '2026-11-01', precision: 'day', by: 'a test', says: 'a word', sources: ['cosmos-book'], recordedAt: '2026-11-26' })}\n`;

function lines(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

test('fault: two writers at once lose no line and cut none', async () => {
  const folder = copyOfRecord();
  const each = 6;
  const writers: ChildProcess[] = [];
  for (let i = 0; i < each; i++)
    for (const writer of ['a', 'b']) {
      const child = spawn(process.execPath, [
        MAIN,
        'facts',
        '--add',
        lines(`${writer}-${i}.jsonl`, statement(`${writer}.${i}`)),
        '--record',
        folder,
      ]);
      writers.push(child);
      if (writer === 'b') {
        const codes = await Promise.all(writers.splice(0).map(async (process_) => (await once(process_, 'exit'))[0] as number));
        assert.deepEqual(codes, [0, 0]);
      }
    }
  const written = readFileSync(join(folder, 'added.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id);
  assert.deepEqual(
    written.toSorted(),
    ['a', 'b'].flatMap((writer) => Array.from({ length: each }, (_, i) => `${writer}.${i}`)),
  );
  assert.deepEqual(
    readdirSync(folder).filter((name) => !name.endsWith('.jsonl')),
    [],
    'nothing is left beside',
  );
});

test('fault: a writer killed at any moment leaves the old record or the new one', async () => {
  const folder = copyOfRecord();
  let written = '';
  for (const [i, afterMs] of [120, 170, 200, 230, 260, 300].entries()) {
    const child = spawn(process.execPath, [
      MAIN,
      'facts',
      '--add',
      lines(`killed-${i}.jsonl`, statement(`killed.${i}`)),
      '--record',
      folder,
    ]);
    const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
    await once(child, 'exit');
    clearTimeout(timer);
    const now = existsSync(join(folder, 'added.jsonl')) ? readFileSync(join(folder, 'added.jsonl'), 'utf8') : '';
    assert.ok(now === written || now === written + statement(`killed.${i}`), now);
    written = now;
  }
  assert.equal(union('facts', '--add', lines('at-last.jsonl', statement('at.last')), '--record', folder).status, 0);
  assert.equal(union('check', '--record', folder).status, 0);
});

test('fault: a breach refuses all lines and nothing is written', () => {
  const folder = copyOfRecord();
  const before = readdirSync(folder);
  const landing = {
    id: 'wrong',
    type: 'docked',
    at: '2022-03-29T00:00:00Z',
    precision: 'second',
    flight: 'crew-13',
    port: 'rassvet-nadir',
  };
  const bad = `${JSON.stringify({ ...landing, sources: ['cosmos-book'], recordedAt: '2026-11-26' })}\n`;
  const text = statement('good.1') + bad;
  const file = lines('bad.jsonl', text);
  const { status, stderr } = union('facts', '--add', file, '--record', folder);
  assert.equal(status, 2);
  assert.ok(stderr.includes(`${file}:${text.split('\n').findIndex((line) => line.includes('wrong')) + 1}\n`), stderr);
  assert.match(stderr, /crew-13 docked before it was launched/);
  assert.match(stderr, /Nothing was written/);
  assert.deepEqual(readdirSync(folder), before);
});

test('fault: a faulty line is told where it stands in the file that was given, blank lines and all', () => {
  const folder = copyOfRecord();
  assert.equal(union('facts', '--add', lines('first.jsonl', statement('first.1')), '--record', folder).status, 0);
  const file = lines('three.jsonl', `${statement('second.1')}\n{"id":"x.y","type":"nonsense"}\n`);
  const { status, stderr } = union('facts', '--add', file, '--record', folder);
  assert.equal(status, 2);
  assert.ok(stderr.includes(`${file}:3\n`), stderr);
  assert.doesNotMatch(stderr, /added\.jsonl/);
  const text = statement('third.1');
  const twice = lines('twice.jsonl', text + text);
  const again = union('facts', '--add', twice, '--record', folder).stderr;
  const [first, second] = `${text}${text}`.split('\n').flatMap((line, i) => (line.includes('third.1') ? [i + 1] : []));
  assert.ok(again.includes(`${twice}:${second}\n`) && again.includes(`which is at ${twice}:${first}\n`), again);
  assert.doesNotMatch(again, /added\.jsonl/);
});

/** A writer that finds the lock of a living one gives up after ten seconds, in which the other tests run. */
const held = (async () => {
  const folder = copyOfRecord();
  writeFileSync(join(folder, '.lock'), `${process.pid}@${hostname()}`);
  const child = spawn(process.execPath, [MAIN, 'facts', '--add', lines('held.jsonl', statement('held.1')), '--record', folder]);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number];
  return { status, stderr };
})();

test('fault: the lock of a writer that is gone is taken away', () => {
  const folder = copyOfRecord();
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(join(folder, '.lock'), `${gone}@${hostname()}`);
  assert.equal(union('facts', '--add', lines('after.jsonl', statement('after.1')), '--record', folder).status, 0);
});

test('fault: what a writer had done when it died is read, and finished by the next one; what it had only begun is not', () => {
  const folder = copyOfRecord();
  const facts = () => (JSON.parse(union('check', '--json', '--record', folder).stdout) as { facts: number }).facts;
  const before = facts();
  writeFileSync(join(folder, 'added.jsonl.next'), statement('done.1'));
  assert.equal(facts(), before, 'files beside count for nothing by themselves');
  writeFileSync(join(folder, 'sources.jsonl.next'), readFileSync(join(folder, 'sources.jsonl')));
  writeFileSync(join(folder, '.coming'), JSON.stringify(['sources.jsonl', 'added.jsonl']));
  assert.equal(facts(), before + 1);
  assert.equal(union('facts', '--add', lines('next.jsonl', statement('next.1')), '--record', folder).status, 0);
  assert.equal(facts(), before + 2);
  assert.deepEqual(
    readdirSync(folder).filter((name) => !name.endsWith('.jsonl')),
    [],
  );
});

test('fault: a folder that is not there is told, and is no fault of the program', () => {
  const { status, stderr } = union('facts', '--add', lines('lost.jsonl', statement('lost.1')), '--record', join(scratch, 'nowhere'));
  assert.equal(status, 2, stderr);
});

test('fault: a damaged line stops every command with file, line and reason', () => {
  const folder = copyOfRecord();
  const path = join(folder, 'crew.jsonl');
  const text = readFileSync(path, 'utf8').split('\n');
  text[41] = text[41]!.slice(0, 50);
  writeFileSync(path, text.join('\n'));
  for (const command of [['board'], ['person', 'dubrov'], ['check']]) {
    const { status, stderr, stdout } = union(...command, '--record', folder);
    assert.equal(status, 2);
    assert.match(stderr, /crew\.jsonl:42\n\s+wanted\s+one JSON object/);
    assert.equal(stdout, '');
  }
  writeFileSync(path, Buffer.concat([Buffer.from(`${text[0]!}\n`), Buffer.from([0xff, 0xfe, 10])]));
  assert.match(union('board', '--record', folder).stderr, /crew\.jsonl:2\n\s+wanted\s+text in UTF-8/);
});

test('contract: a correction replaces the line in answers, and not as of before it', () => {
  const folder = copyOfRecord();
  const old = readFileSync(join(folder, 'ships.jsonl'), 'utf8')
    .split('\n')
    .find((line) => line.startsWith('{"id":"crew-7.landed"'))!;
  const later = {
    ...(JSON.parse(old) as object),
    id: 'crew-7.landed-2',
    corrects: 'crew-7.landed',
    at: '2024-03-12T09:48:38Z',
    recordedAt: '2026-11-26',
  };
  const { knownAt: _, ...line } = later as Record<string, unknown>;
  assert.equal(union('facts', '--add', lines('correct.jsonl', `${JSON.stringify(line)}\n`), '--record', folder).status, 0);
  const landing = (...more: readonly string[]) =>
    (JSON.parse(union('person', 'moghbeli', '--json', '--record', folder, ...more).stdout) as { stays: { landing: string }[] }).stays[0]!
      .landing;
  assert.equal(landing('--at', '2026-12-01'), '2024-03-12T09:48:38Z');
  assert.equal(landing('--as-of', '2026-11-25'), '2024-03-12T09:47:38Z');
});

test('fault: the lock of a living writer is not taken away', async () => {
  const { status, stderr } = await held;
  assert.equal(status, 2);
  assert.match(stderr, /only writer/);
});

test('contract: a landing is on the Earth: degrees that cannot be are refused with what they may have been meant as', () => {
  const folder = copyOfRecord();
  const landing = (latitudeDeg: number, longitudeDeg: number) =>
    lines(
      'landing.jsonl',
      `${JSON.stringify({ id: 'soyuz-ms-28.landed-there', type: 'landed', at: '2026-07-26T10:27:25Z', precision: 'second', flight: 'soyuz-ms-28', latitudeDeg, longitudeDeg, sources: ['cosmos-book'], recordedAt: '2026-11-26', corrects: 'soyuz-ms-28.landed' })}\n`,
    );
  const add = (latitudeDeg: number, longitudeDeg: number) =>
    union('facts', '--add', landing(latitudeDeg, longitudeDeg), '--record', folder);
  for (const [latitudeDeg, longitudeDeg, told] of [
    [47.3, 359, /a number from -180 to 180[\s\S]*found {3}359\n {2}hint {4}.*-1/],
    [-147.3, 47.4, /a number from -90 to 90[\s\S]*found {3}-147\.3\n {2}hint .*47\.4/],
    [90.5, 190, /a number from -90 to 90[\s\S]*found {3}90\.5\n$/],
  ] as const) {
    const { status, stderr } = add(latitudeDeg, longitudeDeg);
    assert.equal(status, 2);
    assert.match(stderr, told);
  }
  assert.ok(!existsSync(join(folder, 'added.jsonl')));
  const { status, stdout } = add(-90, 180);
  assert.deepEqual([status, stdout], [0, 'added 1 fact\n']);
});
