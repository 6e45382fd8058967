/** Search patterns of a card: what is printed, what is written for receivers, and what is refused. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const pattern = (...words: readonly string[]) => spawnSync(UNION, ['recovery', 'patterns', CARD, ...words], { encoding: 'utf8' });

interface Answer {
  readonly sector: string;
  readonly wave: number | null;
  readonly unit: string;
  readonly code: string;
  readonly spacingKm: number;
  readonly coverage: number;
  readonly lengthKm: number;
  readonly speedKmh: number;
  readonly minutes: number;
  readonly containment: number;
  readonly points: readonly { readonly name: string; readonly latitudeDeg: number; readonly longitudeDeg: number }[];
  readonly success: readonly { readonly ideal: number; readonly random: number }[];
}

async function answered(...words: readonly string[]): Promise<readonly Answer[]> {
  const { status, stdout, stderr } = pattern(...words, '--json');
  assert.equal(status, 0, stderr);
  const read = readAs(await loadShape('search-patterns'), JSON.parse(stdout), 'answer');
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.failure));
  return (JSON.parse(stdout) as { readonly patterns: readonly Answer[] }).patterns;
}

test('contract: a pattern of each kind is of its shape, and is a GPX route with short names of its waypoints', async () => {
  for (const [kind, code] of [
    ['creeping-line', 'CS'],
    ['expanding-square', 'SS'],
    ['sector-search', 'VS'],
  ] as const) {
    const file = join(folder, `${kind}.gpx`);
    const answers = await answered('--pattern', kind, '--gpx', file);
    assert.ok(answers.length > 20);
    const gpx = readFileSync(file, 'utf8');
    assertBalancedXml(gpx);
    const routes = gpx.split('<rte>').slice(1);
    assert.equal(routes.length, answers.length);
    for (const [i, answer] of answers.entries()) {
      assert.equal(answer.code, code);
      assert.ok(Math.abs(answer.minutes - (answer.lengthKm / answer.speedKmh) * 60) < 0.06);
      assert.match(
        routes[i]!,
        new RegExp(`^<name>${code} ${answer.sector} ${answer.unit}</name><desc>[^<]*spacing [^<]*sweep [^<]*coverage `),
      );
      const points = [...routes[i]!.matchAll(/<rtept lat="([\d.-]+)" lon="([\d.-]+)"><name>([^<]+)<\/name>/g)];
      assert.deepEqual(
        points.map(([, latitude, longitude, name]) => ({ name, latitudeDeg: Number(latitude), longitudeDeg: Number(longitude) })),
        answer.points,
      );
    }
    const names = answers.flatMap(({ points }) => points.map(({ name }) => name));
    assert.equal(new Set(names).size, names.length, 'a receiver takes places of one name for one');
    assert.ok(names.every((name) => name.length <= 10));
  }
});

test('contract: tasks are those of the plan, by pass, unit and sector, and the creeping line holds what the sector holds', async () => {
  const { sectors, tasks } = (JSON.parse(readFileSync(CARD, 'utf8')) as RecoveryCard).search!;
  const first = tasks[0]!;
  assert.equal((await answered('--wave', '1')).length, tasks.filter(({ wave }) => wave === 1).length);
  const words = ['--wave', '1', '--unit', first.unit.toLowerCase(), '--sector', first.sector.toLowerCase()];
  const [answer] = await answered(...words);
  assert.deepEqual([answer!.unit, answer!.sector], [first.unit, first.sector]);
  const { probability } = sectors.find(({ id }) => id === first.sector)!;
  assert.ok(Math.abs(answer!.containment - probability) < 0.02, `${answer!.containment} of ${probability}`);
  assert.equal(answer!.coverage, 1);
  const [finer] = await answered(...words, '--spacing', '3', '--times', '5');
  assert.equal(finer!.coverage, 2);
  assert.equal(finer!.success.length, 5);
  for (const [i, { ideal, random }] of finer!.success.entries()) {
    assert.ok(random <= ideal && ideal <= finer!.containment + 1e-9);
    assert.ok(i === 0 || random >= finer!.success[i - 1]!.random);
  }
  const spare = sectors.find(({ id }) => !tasks.some(({ sector, unit }) => sector === id && unit === first.unit))!;
  const [own] = await answered('--unit', first.unit, '--sector', spare.id);
  assert.deepEqual([own!.sector, own!.wave], [spare.id, null]);
});

test('contract: what is believed after a search in vain is what a pattern reckons with, and the card tells success by pass', async () => {
  const words = ['--sector', 'G1', '--unit', 'Mi-8 A1'];
  const prior = (await answered(...words))[0]!.containment;
  const later = join(folder, 'later.json');
  assert.equal(spawnSync(UNION, ['recovery', 'update', CARD, '--searched', 'G1', '--pod', '0.8', '--out', later]).status, 0);
  const { status, stdout } = spawnSync(UNION, ['recovery', 'patterns', later, ...words, '--json'], { encoding: 'utf8' });
  assert.equal(status, 0);
  const { containment } = (JSON.parse(stdout) as { readonly patterns: readonly Answer[] }).patterns[0]!;
  assert.ok(Math.abs(containment - (prior * 0.2) / (1 - 0.8 * prior)) < 0.02);
  const { reach } = (JSON.parse(readFileSync(CARD, 'utf8')) as RecoveryCard).search!;
  const passes = reach.passes!;
  assert.ok(passes.length >= 2 && Math.abs(passes.at(-1)!.findsByThen - reach.searchFinds) < 1e-9);
  const ru = spawnSync(UNION, ['recovery', 'soyuz-ms-19', '--samples', '400', '--text', '--lang', 'ru'], { encoding: 'utf8' });
  assert.match(ru.stdout, /найден после прохода 1\/2\/3\/4: \d+\/\d+\/\d+\/\d+ %/);
});

test('fault: what is no sector, unit, kind, width or place is refused, and nothing is written', () => {
  const file = join(folder, 'none.gpx');
  for (const [words, told] of [
    [['--sector', 'X9'], /--sector[\s\S]*a sector of Soyuz MS-19: G1/],
    [['--unit', 'Mi-9'], /--unit[\s\S]*a unit of Soyuz MS-19: Mi-8 A1/],
    [['--pattern', 'spiral'], /--pattern[\s\S]*creeping-line/],
    [['--spacing', '0'], /--spacing[\s\S]*0\.05 to 50 km/],
    [['--sweep', '-2'], /--sweep/],
    [['--times', '2.5'], /--times[\s\S]*whole number/],
    [['--wave', '99'], /--wave[\s\S]*a pass of the plan/],
    [['--sector', 'G1', '--datum', '47.4,69.6'], /--datum[\s\S]*covers the sector/],
    [['--pattern', 'sector-search', '--datum', '47.4,69.6'], /one task’s/],
    [['--sector', 'G1', '--pattern', 'expanding-square', '--datum', '69.6,47.4'], /--datum[\s\S]*swapped\? 47\.4,69\.6/],
    [['--sector', 'L6', '--spacing', '0.1'], /--spacing[\s\S]*turning points/],
  ] as const) {
    const { status, stderr } = pattern(...words, '--gpx', file);
    assert.equal(status, 2, words.join(' '));
    assert.match(stderr, told);
  }
  assert.ok(!existsSync(file));
  const found = join(folder, 'found.json');
  assert.equal(spawnSync(UNION, ['recovery', 'update', CARD, '--found', '47.35,69.6', '--out', found]).status, 0);
  const over = spawnSync(UNION, ['recovery', 'patterns', found], { encoding: 'utf8' });
  assert.equal(over.status, 2);
  assert.match(over.stderr, /the capsule is found/);
});

test('contract: a card made before it had names, hazards and passes is gone on with, and says that hazards are not known', () => {
  const { flightNameRu: _, capsule: __, search, ...older } = JSON.parse(readFileSync(CARD, 'utf8')) as RecoveryCard;
  const { passes: ___, ...reach } = search!.reach;
  const path = join(folder, 'older.json');
  writeFileSync(path, JSON.stringify({ ...older, search: { ...search, reach } }));
  assert.equal(spawnSync(UNION, ['recovery', 'patterns', path, '--wave', '1']).status, 0);
  const { status, stdout } = spawnSync(UNION, ['recovery', 'update', path, '--searched', 'G1', '--text', '--lang', 'ru'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0);
  assert.match(stdout, /Опасности не известны/);
});
