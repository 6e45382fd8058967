/** `union plan` as others call it: shapes, exit codes, files. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertBalancedXml } from '../src/presentation/balanced-xml.fixture.ts';

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'union-plan-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function union(...args: string[]) {
  return spawnSync(process.execPath, [MAIN, 'plan', ...args], {
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, NO_COLOR: '1' },
  });
}

function json(...args: string[]) {
  const { stdout, stderr, status } = union(...args, '--json');
  assert.ok(status === 0 || status === 1, stderr);
  // oxlint-disable-next-line typescript/no-explicit-any
  return { status, answer: JSON.parse(stdout) as Record<string, any> };
}

test('contract: union plan has help with examples of every question', () => {
  const { stdout, status } = union('--help');
  assert.equal(status, 0);
  for (const verb of ['show', 'check', 'solve', 'whatif', 'diff', 'slips']) assert.match(stdout, new RegExp(`union plan ${verb}`), verb);
  assert.match(stdout, /Examples:/);
  // Only what answers yes or no can end with 1.
  assert.match(union('check', '--help').stdout, /1 {4}answered, and the answer is no/);
  assert.doesNotMatch(union('whatif', '--help').stdout, /answer is no/);
});

test('contract: each verb of union plan has its own help, and takes no option of another', () => {
  const help = union('check', '--help');
  assert.equal(help.status, 0);
  assert.match(help.stdout, /Usage: union plan check \[PLAN\.json\] \[options\][\s\S]*--off RULES/);
  assert.doesNotMatch(help.stdout, /--stop|--time-limit/);
  const { status, stderr } = union('check', '--stop', 'joint-flights');
  assert.equal(status, 2);
  assert.match(stderr, /^union: union plan check\n.*\n {2}found {3}--stop\n {2}hint {4}`union plan whatif` takes it\./);
});

test('contract: union plan check ends with 1 where a hard rule is broken, and with 0 where none is', () => {
  const broken = json('check', '--from', '2022-12-15', '--to', '2023-03-02');
  assert.equal(broken.status, 1);
  for (const reason of broken.answer['reasons'])
    for (const key of ['rule', 'hard', 'from', 'to', 'subjects', 'text', 'source']) assert.ok(key in reason, key);
  assert.equal(json('check', '--from', '2026-01-14', '--to', '2026-02-14').status, 0);
  // Before the agreement of July 2022 flew, one ship for all of a segment was a risk and no duty.
  assert.equal(json('check', '--from', '2022-03-30', '--to', '2022-09-21').status, 0);
  assert.equal(json('check', '--from', '2022-12-15', '--to', '2023-03-02', '--off', 'remove-one-ship,seat-home').status, 0);
});

test('contract: every reason names its source', () => {
  for (const { source, rule } of json('check').answer['reasons']) assert.ok(typeof source === 'string' && source.length > 10, rule);
});

test('contract: union plan show draws the record, and writes the picture whole', () => {
  const svg = join(folder, 'chart.svg');
  const { stdout, status } = union('show', '--from', '2025-06-01', '--to', '2026-09-01', '--svg', svg);
  assert.equal(status, 0);
  assert.match(stdout, /Rassvet nadir.*\[MS-28 3=/);
  assertBalancedXml(readFileSync(svg, 'utf8'));
  assert.ok(!existsSync(`${svg}.part`));
});

test('contract: the chart in a terminal names every visit of five busy years whole', () => {
  const args = ['show', '--from', '2021-06-01', '--to', '2026-09-01'];
  const { stdout } = union(...args);
  for (const { bars } of json(...args).answer['rows']) for (const { short } of bars) assert.ok(stdout.includes(short), short);
  assert.doesNotMatch(stdout, /…|have no room/);
  assert.match(union('show', '--from', '2000-11-01', '--to', '2026-09-01').stdout, /\n\d+ more names have no room here: fewer months/);
});

test('contract: union plan whatif tells who, when, and both plans side by side', () => {
  const { answer } = json('whatif', '--stop', 'joint-flights', '--on', '2025-12-01');
  assert.deepEqual(
    answer['consequences'].seatsLost.map(({ name }: { name: string }) => name),
    ['Andrey Fedyaev', 'Anil Menon'],
  );
  for (const plan of ['before', 'broken', 'repaired'])
    for (const key of ['hard', 'score', 'reasons']) assert.ok(key in answer[plan], `${plan}.${key}`);
  const text = union('whatif', '--withdraw', 'Roscosmos', '--on', '2025-12-01').stdout;
  assert.match(text, /Services lost or cut back:[\s\S]*propellant for the Russian segment/);
  assert.match(text, /Side by side/);
});

test('contract: union plan solve writes a plan that check reads, and diff and slips too', () => {
  const out = join(folder, 'out');
  const { answer } = json('solve', '--from', '2026-04-01', '--to', '2027-02-01', '--out', out);
  assert.equal(answer['model'].status, 'optimal');
  assert.ok(answer['model'].gap <= 0.05);
  assert.deepEqual(
    answer['written'].map((path: string) => path.slice(out.length + 1)),
    ['plan.json', 'chart.svg', 'seats.csv', 'plan.ics'],
  );
  const plan = join(out, 'plan.json');
  assert.equal(json('check', plan).status, answer['hard'] === 0 ? 0 : 1);
  assert.equal(json('diff', plan, plan).answer['differences'].length, 0);
  const slips = json('slips', plan, '--samples', '50').answer;
  assert.equal(slips['samples'], 50);
  assert.ok(slips['seen'].length > 0);
  const kept = json('solve', '--from', '2026-04-01', '--to', '2027-02-01', '--keep', plan).answer;
  assert.ok(kept['score'].change < 120, `the agreed plan is kept: ${kept['score'].change}`);
  const calendar = readFileSync(join(out, 'plan.ics'), 'utf8');
  assert.match(calendar, /UID:crew-12-departure@union-station\r\nSEQUENCE:\d+/);
  const rows = readFileSync(join(out, 'seats.csv'), 'utf8').trimEnd().split('\r\n');
  assert.match(rows[0]!, /^person,name,named,agency/);
  assert.ok(rows.length > 7);
});

test('contract: union plan solve names each breach that comes with the start, and counts it apart', () => {
  const args = ['solve', '--from', '2022-12-20', '--to', '2023-06-01'];
  const { given, hard } = json(...args).answer;
  assert.deepEqual(
    given.map(({ rule, values, from }: { rule: string; values: { name: string }; from: string }) => [rule, values.name, from.slice(0, 10)]),
    ['Sergei Prokopyev', 'Dmitri Petelin', 'Frank Rubio'].map((name) => ['seat-home', name, '2022-12-20']),
  );
  assert.equal(hard, 2, 'one that goes on, and one of the plan');
  const { stdout } = union(...args);
  assert.match(stdout, /given with the start, which the solver is not held to:\n(HARD {2}seat-home .*MS-22.*\n){3}\n/);
  assert.match(stdout, /\n1 breach of hard rules, and 3 that come with the start;/);
});

test('contract: a scenario whose fleet has no port is refused, with the ports it could have', () => {
  const file = join(folder, 'tight.jsonc');
  writeFileSync(
    file,
    '{"schema":"union-station/plan-scenario/1","from":"2026-04-01","to":"2026-10-01","fleet":[{"vehicle":"soyuz-ms","everyDays":1,"stayDays":[168,252],"ports":["unity-nadir"],"own":2,"crossed":1}]}',
  );
  const { status, stderr } = union('solve', file);
  assert.equal(status, 2);
  assert.match(stderr, /fleet\[0\]\.ports[\s\S]*ports that take a soyuz-ms/);
});

test('fault: what cannot be asked is refused with exit code 2 and a place', () => {
  const bad = join(folder, 'bad.json');
  writeFileSync(bad, '{"schema":"union-station/plan/1","id":"x","from":"2026-01-01","to":"2026-02-01","visits":[{}],"seats":[]}');
  for (const args of [
    ['sing'],
    ['check', '--from', 'yesterday'],
    ['check', '--from', '2022-01-01', '--to', '2021-01-01'],
    ['check', '--off', 'gravity'],
    ['check', 'nowhere.json'],
    ['check', bad],
    ['whatif'],
    ['whatif', '--lose', 'crew-99', '--on', '2025-12-01'],
    ['whatif', '--lose', 'crew-11'],
    ['whatif', '--stop', 'music', '--on', '2025-12-01'],
    ['whatif', '--ground', 'balloons', '--from', '2025-12-01', '--to', '2026-01-01'],
    ['whatif', '--withdraw', 'ACME', '--on', '2025-12-01'],
    ['diff', bad],
    ['slips', '--samples', '0'],
    ['check', '--from', '2022-01-01', '--from', '2022-02-01'],
    ['check', '--all', '--json'],
    ['whatif', '--ground', 'soyuz', '--from', '2025-12-01', '--on', '2025-12-02'],
    ['whatif', '--lose', 'crew-11', '--on', '2025-12-01', '--days', '9'],
    ['show', '--plan'],
    ['--from', '2022-01-01', 'check'],
    ['solve', '--time-limit', '-1'],
    ['solve', '--from', '2026-04-01', '--to', '2026-04-05'],
    ['solve', '--from', '1999-01-01', '--to', '2000-01-01'],
    ['show', '--from', '2090-01-01'],
    ['whatif', '--stop', 'joint-flights', '--lose', 'crew-11', '--on', '2025-12-01'],
  ])
    assert.equal(union(...args).status, 2, args.join(' '));
});
