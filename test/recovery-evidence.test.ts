/** What comes in from the field: places that cannot be meant, lines of position, what is withdrawn, and six who write at once. */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RecoveryCard } from '../src/recovery/index.ts';

const UNION = fileURLToPath(new URL('../bin/union', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'union-evidence-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const FIRST = join(folder, 'first.json');
let copies = 0;

before(() => {
  assert.equal(spawnSync(UNION, ['recovery', 'soyuz-ms-19', '--samples', '400', '--out', FIRST]).status, 0);
});

function copy(): string {
  const path = join(folder, `card-${copies++}.json`);
  copyFileSync(FIRST, path);
  return path;
}
const cardAt = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as RecoveryCard;
const update = (path: string, ...words: readonly string[]) =>
  spawnSync(UNION, ['recovery', 'update', path, ...words], { encoding: 'utf8' });

test('fault: a place far from every sector is refused, asked whether it is swapped, and taken where its teller is sure', () => {
  for (const option of ['--found', '--sighted', '--beacon', '--phone', '--radar']) {
    const path = copy();
    const swapped = update(path, option, '69.6,47.4');
    assert.equal(swapped.status, 2, option);
    assert.match(swapped.stderr, /27\d\d km from the nearest sector\n.*swapped\? 47\.4,69\.6/);
    const far = update(path, option, '40.0,20.0');
    assert.match(far.stderr, /--sure/);
    assert.deepEqual(cardAt(path).search!.evidence, []);
    assert.equal(update(path, option, '40.0,20.0', '--sure').status, 0);
    assert.equal(cardAt(path).search!.evidence.length, 1);
  }
  assert.equal(update(copy(), '--found', '47.4,69.6').status, 0);
});

test('contract: evidence has an id, an author and a time, and what is withdrawn stays and counts no more', () => {
  const path = copy();
  const prior = cardAt(path).search!.sectors.map(({ probability }) => probability);
  assert.equal(update(path, '--sighted', '47.2,69.4', '--by', 'helicopter 2', '--at', '2022-03-30T11:40:00Z').status, 0);
  const [seen] = cardAt(path).search!.evidence;
  assert.deepEqual([seen!.id, seen!.by, seen!.at], ['e1', 'helicopter 2', '2022-03-30T11:40:00Z']);
  assert.notDeepEqual(
    cardAt(path).search!.sectors.map(({ probability }) => probability),
    prior,
  );
  assert.equal(update(path, '--withdraw', 'e1').status, 0);
  const { evidence, sectors } = cardAt(path).search!;
  assert.deepEqual(
    evidence.map(({ id, kind }) => [id, kind]),
    [
      ['e1', 'sighted'],
      ['e2', 'withdrawn'],
    ],
  );
  for (const [i, { probability }] of sectors.entries()) assert.ok(Math.abs(probability - prior[i]!) < 1e-3);
  const again = update(path, '--withdraw', 'e1');
  assert.equal(again.status, 2);
  assert.match(again.stderr, /found {3}"e1"/);
});

test('contract: a find that is withdrawn opens the search again', () => {
  const path = copy();
  assert.equal(update(path, '--found', '47.34,69.6').status, 0);
  assert.notEqual(cardAt(path).search!.found, null);
  assert.equal(update(path, '--withdraw', 'e1').status, 0);
  assert.equal(cardAt(path).search!.found, null);
});

test('unit: a line of position raises the sectors that it runs through and lowers those abeam, and a fix those about it', () => {
  const path = copy();
  const { sectors } = cardAt(path).search!;
  const low = sectors.toSorted((a, b) => a.probability - b.probability).at(-3)!;
  const { latitudeDeg, longitudeDeg } = low.centre;
  // From 200 km south of it, due north.
  assert.equal(update(path, '--bearing', `${latitudeDeg - 1.8},${longitudeDeg},0`, '--sigma', '1').status, 0);
  const raised = cardAt(path).search!.sectors.find(({ id }) => id === low.id)!;
  assert.ok(raised.probability > low.probability, `${low.id}: ${low.probability} -> ${raised.probability}`);
  const fix = copy();
  assert.equal(update(fix, '--beacon', `${latitudeDeg},${longitudeDeg}`, '--within', '10').status, 0);
  assert.ok(cardAt(fix).search!.sectors.find(({ id }) => id === low.id)!.probability > low.probability);
  for (const words of [
    ['--bearing', '47,69'],
    ['--bearing', '47,69,400'],
    ['--bearing', '47,69,10', '--sigma', '90'],
    ['--sigma', '3'],
    // Swapped, and beyond the horizon of whoever listens.
    ['--bearing', `${longitudeDeg},${latitudeDeg},10`],
    ['--bearing', '30,10,100'],
  ])
    assert.equal(update(copy(), ...words).status, 2, words.join(' '));
  assert.match(update(copy(), '--bearing', `${longitudeDeg},${latitudeDeg},10`).stderr, /Are they swapped\?/);
  assert.equal(update(copy(), '--bearing', '30,10,100', '--sure').status, 0);
});

test('fault: six who update one card at once keep six', async () => {
  const path = copy();
  const ids = cardAt(path)
    .search!.sectors.slice(0, 6)
    .map(({ id }) => id);
  await Promise.all(ids.map((id) => promisify(execFile)(UNION, ['recovery', 'update', path, '--searched', id], { maxBuffer: 1e8 })));
  const { evidence } = cardAt(path).search!;
  assert.deepEqual(evidence.flatMap((piece) => (piece.kind === 'searched' ? [piece.sector] : [])).toSorted(), ids.toSorted());
  assert.deepEqual(new Set(evidence.map(({ id }) => id)).size, 6);
});
