/** Search patterns of a card: what is printed, what is written for receivers, and what is refused. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadShape, readAs } from '../src/api/index.ts';
import { assertBalancedXml } from '../src/presentation/balanced-xml.fixture.ts';
import type { RecoveryCard } from '../src/recovery/index.ts';

const UNION = fileURLToPath(new URL('../bin/union', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'union-pattern-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const CARD = join(folder, 'card.json');

before(() => {
  assert.equal(spawnSync(UNION, ['recovery', 'soyuz-ms-19', '--samples', '400', '--out', CARD]).status, 0);
});

const pattern = (...words: readonly string[]) => spawnSync(UNION, ['recovery', 'pattern', CARD, ...words], { encoding: 'utf8' });

interface Answer {
  readonly sector: string;
  readonly unit: string;
  readonly code: string;
  readonly spacingKm: number;
  readonly coverage: number;
  readonly lengthKm: number;
  readonly speedKmh: number;
  readonly flightMin: number;
  readonly containment: number;
  readonly waypoints: readonly { readonly name: string; readonly latitudeDeg: number; readonly longitudeDeg: number }[];
  readonly successByPass: readonly { readonly ideal: number; readonly random: number }[];
}

async function answered(...words: readonly string[]): Promise<Answer> {
  const { status, stdout, stderr } = pattern(...words, '--json');
  assert.equal(status, 0, stderr);
  const read = readAs(await loadShape('recovery-pattern'), JSON.parse(stdout), 'answer');
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.failure));
  return JSON.parse(stdout) as Answer;
}

test('contract: a pattern of each kind is of its shape, and is a GPX route with short names of its waypoints', async () => {
  for (const [kind, code] of [
    ['creeping', 'CS'],
    ['square', 'SS'],
    ['sector', 'VS'],
  ] as const) {
    const file = join(folder, `${kind}.gpx`);
    const answer = await answered('--pattern', kind, '--gpx', file);
    assert.equal(answer.code, code);
    assert.ok(Math.abs(answer.flightMin - (answer.lengthKm / answer.speedKmh) * 60) < 0.06);
    const gpx = readFileSync(file, 'utf8');
    assertBalancedXml(gpx);
    assert.equal([...gpx.matchAll(/<rte>/g)].length, 1);
    assert.match(gpx, new RegExp(`<rte><name>${code} ${answer.sector} ${answer.unit}</name><desc>[^<]*spacing [^<]*sweep [^<]*coverage `));
    const points = [...gpx.matchAll(/<rtept lat="([\d.-]+)" lon="([\d.-]+)"><name>([^<]+)<\/name>/g)];
    assert.deepEqual(
      points.map(([, latitude, longitude, name]) => ({ name, latitudeDeg: Number(latitude), longitudeDeg: Number(longitude) })),
      answer.waypoints,
    );
    assert.ok(points.every(([, , , name]) => name!.length <= 8));
  }
});

test('contract: the task is that of the card, by its sector or its unit, and the creeping line holds what the sector holds', async () => {
  const { sectors, tasks } = (JSON.parse(readFileSync(CARD, 'utf8')) as RecoveryCard).search!;
  const first = tasks[0]!;
  const answer = await answered();
  assert.deepEqual([answer.unit, answer.sector], [first.unit, first.sector]);
  assert.equal((await answered('--sector', first.sector.toLowerCase())).unit, first.unit);
  assert.equal((await answered('--unit', first.unit)).sector, first.sector);
  const { probability } = sectors.find(({ id }) => id === first.sector)!;
  assert.ok(Math.abs(answer.containment - probability) < 0.02, `${answer.containment} of ${probability}`);
  assert.equal(answer.coverage, 1);
  const finer = await answered('--spacing', '3', '--passes', '5');
  assert.equal(finer.coverage, 2);
  assert.equal(finer.successByPass.length, 5);
  for (const [i, { ideal, random }] of finer.successByPass.entries()) {
    assert.ok(random <= ideal && ideal <= finer.containment + 1e-9);
    assert.ok(i === 0 || random >= finer.successByPass[i - 1]!.random);
  }
});

test('contract: what is believed after a search in vain is what a pattern reckons with, and the card tells success by pass', async () => {
  const first = await answered('--sector', 'G1');
  const later = join(folder, 'later.json');
  assert.equal(spawnSync(UNION, ['recovery', 'update', CARD, '--searched', 'G1', '--pod', '0.8', '--out', later]).status, 0);
  const { status, stdout } = spawnSync(UNION, ['recovery', 'pattern', later, '--sector', 'G1', '--unit', 'Mi-8 A1', '--json'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  const prior = first.containment;
  assert.ok(Math.abs((JSON.parse(stdout) as Answer).containment - (prior * 0.2) / (1 - 0.8 * prior)) < 0.02);
  const { reach } = (JSON.parse(readFileSync(CARD, 'utf8')) as RecoveryCard).search!;
  const finds = reach.findsByPass!;
  assert.ok(finds.length >= 2 && Math.abs(finds.at(-1)! - reach.searchFinds) < 1e-9);
  for (let i = 1; i < finds.length; i++) assert.ok(finds[i]! >= finds[i - 1]!);
  const ru = spawnSync(UNION, ['recovery', 'soyuz-ms-19', '--samples', '400', '--text', '--lang', 'ru'], { encoding: 'utf8' });
  assert.match(ru.stdout, /найден после прохода 1\/2\/3\/4: \d+\/\d+\/\d+\/\d+ %/);
});

test('fault: what is no sector, unit, kind, width or place is refused, and nothing is written', () => {
  const file = join(folder, 'none.gpx');
  for (const [words, told] of [
    [['--sector', 'X9'], /--sector[\s\S]*a sector of Soyuz MS-19: G1/],
    [['--unit', 'Mi-9'], /--unit[\s\S]*a unit of Soyuz MS-19: Mi-8 A1/],
    [['--pattern', 'spiral'], /--pattern[\s\S]*creeping/],
    [['--spacing', '0'], /--spacing[\s\S]*0\.1 to 100 km/],
    [['--sweep', '-2'], /--sweep/],
    [['--passes', '2.5'], /--passes[\s\S]*whole number/],
    [['--datum', '47.4,69.6'], /--datum[\s\S]*covers the sector/],
    [['--pattern', 'square', '--datum', '69.6,47.4'], /--datum[\s\S]*swapped\? 47\.4,69\.6/],
    [['--sector', 'L6', '--spacing', '0.1'], /--spacing[\s\S]*waypoints/],
  ] as const) {
    const { status, stderr } = pattern(...words, '--gpx', file);
    assert.equal(status, 2, words.join(' '));
    assert.match(stderr, told);
  }
  assert.ok(!existsSync(file));
  const found = join(folder, 'found.json');
  assert.equal(spawnSync(UNION, ['recovery', 'update', CARD, '--found', '47.35,69.6', '--out', found]).status, 0);
  const over = spawnSync(UNION, ['recovery', 'pattern', found], { encoding: 'utf8' });
  assert.equal(over.status, 2);
  assert.match(over.stderr, /the capsule is found/);
});
