import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const MAIN = join(import.meta.dirname, '../src/cli/main.ts');
const union = (...args: readonly string[]) =>
  spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
// oxlint-disable-next-line typescript/no-explicit-any -- what a command prints is looked into as its reader would
const json = (...args: readonly string[]): any => {
  const { stdout, stderr, status } = union(...args, '--json');
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
};

const COMMANDS = ['board', 'person', 'flight', 'rankings', 'cooperation', 'claims', 'press', 'facts', 'check'];

test('contract: every command of the record has help with examples', () => {
  for (const name of COMMANDS) {
    const { status, stdout } = union(name, '--help');
    assert.equal(status, 0, name);
    assert.match(stdout, new RegExp(`Examples:\\n  union ${name}`));
    assert.match(stdout, /--json/);
    if (name !== 'check') assert.match(stdout, /--at ISO[\s\S]*--as-of ISO/);
  }
});

test('contract: union person has the shape that others read', () => {
  const life = json('person', 'vande-hei', '--at', '2022-03-30');
  assert.deepEqual([life.id, life.name, life.agency, life.flights], ['vande-hei-mark', 'Mark Vande Hei', 'NASA', 2]);
  assert.deepEqual(Object.fromEntries(['up', 'down', 'launch', 'landing', 'seconds', 'text'].map((key) => [key, life.stays[1][key]])), {
    up: 'soyuz-ms-18',
    down: 'soyuz-ms-19',
    launch: '2021-04-09T07:42:40Z',
    landing: '2022-03-30T11:28:01Z',
    seconds: 30_685_521,
    text: '355 d 3 h 45 m',
  });
  assert.equal(typeof life.totalSeconds, 'number');
  assert.ok(
    json('person', 'vande-hei', '--sources').factLines.every(
      (fact: Record<string, unknown>) => (fact['sources'] as string[]).length > 0 || 'deducedFrom' in fact,
    ),
  );
});

test('contract: union board has the shape that others read', () => {
  const board = json('board', '--at', '2022-03-29T00:00:00Z');
  for (const key of ['at', 'asOf', 'crew', 'ports', 'commander', 'expedition', 'dataAge']) assert.ok(key in board, key);
  for (const key of ['id', 'name', 'agency', 'up', 'seatHome', 'daysThisFlight', 'daysTotal']) assert.ok(key in board.crew[0], key);
  for (const key of ['port', 'ship', 'since']) assert.ok(key in board.ports[0], key);
  assert.equal(board.crew.length, 10);
});

test('contract: names are found in Latin and Cyrillic, in part and with slips', () => {
  for (const [words, id] of [
    ['Ванде Хай', 'vande-hei-mark'],
    ['Дубров', 'dubrov-pyotr'],
    ['шкаплеров', 'shkaplerov-anton'],
    ['Vandehei', 'vande-hei-mark'],
    ['frank rubbio', 'rubio-frank'],
    ['Кононенко', 'kononenko-oleg'],
    ['cristoforeti', 'cristoforetti-samantha'],
    ['О’Хара', 'o-hara-loral'],
  ] as const)
    assert.equal(json('person', words).id, id, words);
  for (const [words, id] of [
    ['Soyuz MS-19', 'soyuz-ms-19'],
    ['Союз МС-22', 'soyuz-ms-22'],
    ['прогресс мс-19', 'progress-ms-19'],
    ['crew 5', 'crew-5'],
    ['sts 135', 'sts-135'],
  ] as const)
    assert.equal(json('flight', words).id, id, words);
});

test('contract: what is like nothing that there is, is refused without far names', () => {
  for (const args of [
    ['person', 'Gagarin'],
    ['person', 'Musk'],
    ['flight', 'qwert'],
    ['claims', '--about', 'qwert'],
    ['rankings', '--agency', 'Narnia'],
    ['return', 'crew-12'],
    ['return', 'soyuz-ms-19', '--site', 'qqq'],
    ['recovery', 'qqq'],
    ['return', 'soyuz-ms-19', '--vehicle', 'qqq'],
  ]) {
    const { status, stderr } = union(...args);
    assert.equal(status, 2, args.join(' '));
    assert.doesNotMatch(stderr, /Nearest:/, stderr);
  }
});

test('contract: a name that is two people, or none, is refused with those nearest', () => {
  const two = union('person', 'kelly');
  assert.equal(two.status, 2);
  assert.match(two.stderr, /Mark Kelly, Scott Kelly/);
  const ships = union('flight', 'MS-19');
  assert.equal(ships.status, 2);
  assert.match(ships.stderr, /2 that fit "MS-19"\n.*Soyuz MS-19, Progress MS-19/);
  const slip = union('person', 'Konanenko', '--json');
  assert.equal(slip.status, 0);
  assert.match(slip.stderr, /note: "Konanenko" is taken as Oleg Kononenko\./);
  assert.equal(JSON.parse(slip.stdout).taken.text, '"Konanenko" is taken as Oleg Kononenko.');
  const none = union('person', 'qwqxqwqx');
  assert.equal(none.status, 2);
  assert.match(none.stderr, /a name in the record/);
});

test('contract: text is printed too, and shows the age of the data', () => {
  for (const args of ['board', 'person dubrov', 'flight soyuz-ms-22', 'rankings', 'cooperation', 'claims --about soyuz-ms-19']) {
    const { stdout, status } = union(...args.split(' '), '--at', '2023-01-20');
    assert.equal(status, 0, args);
    assert.match(stdout, /\ndata: newest fact/, args);
  }
  assert.match(
    union('person', 'vande-hei', '--at', '2022-03-30').stdout,
    /the longest single flight of an American on 2022-03-30, after 340 d 8 h 42 m of Scott Kelly/,
  );
  assert.match(union('check').stdout, /every rule holds/);
});

test('contract: a country and an agency are known by their names in English and Russian', () => {
  for (const name of ['USA', 'США', 'Соединенные Штаты', 'american'])
    assert.match(union('rankings', '--nationality', name).stdout, /^Longest single flights to the station \(USA\)/, name);
  for (const name of ['Роскосмос', 'roscosmos', 'Russian Federal Space Agency'])
    assert.match(union('rankings', '--agency', name).stdout, /^Longest single flights to the station \(Roscosmos\)/, name);
});

test('contract: beyond what the record knows, and before it begins, the answer says so', () => {
  assert.match(union('rankings', '--at', '2099-01-01').stdout, /\nThese are as of 20\d\d-/);
  assert.match(union('board', '--at', '1990-01-01').stdout, /The record begins at 1998-1\d-\d\dT\S+Z and has nothing of this day/);
  assert.match(union('flight', 'crew-13', '--at', '2099-01-01').stdout, /overdue, not confirmed/);
});

test('contract: facts are printed a line each, about whom and since when', () => {
  const { stdout } = union('facts', '--about', 'soyuz-ms-22', '--since', '2023-01-01');
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; at: string });
  assert.ok(lines.some(({ id }) => id === 'soyuz-ms-22.undocked'));
  assert.ok(lines.every(({ at }) => at >= '2023'));
});

test('contract: what cannot be asked is refused with exit code 2', () => {
  for (const args of [
    ['board', '--at', 'yesterday'],
    ['board', '--as-of', '2022-03-30T11:00'],
    ['rankings', '--of', 'height'],
    ['rankings', '--nationality', 'Martian'],
    ['rankings', '--agency', 'ACME'],
    ['claims', '--about', 'qqqqqq'],
    ['board', '--record', 'nowhere'],
    ['facts', '--as', 'claims'],
    ['facts', '--add', 'new.jsonl', '--about', 'soyuz-ms-22'],
    ['rankings', '--top', '3', '--json'],
  ])
    assert.equal(union(...args).status, 2, args.join(' '));
});
