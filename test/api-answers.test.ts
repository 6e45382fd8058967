/** What the program prints and writes is read again by its shape: every answer of `--json`, every file of a run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { SHAPE_NAMES, type ShapeName, loadShape, readAs, readJsonAs, withoutComments } from '../src/api/index.ts';
import { sayFailure, withoutWords } from '../src/presentation/index.ts';

const ROOT = join(import.meta.dirname, '..');
const MAIN = join(ROOT, 'src/cli/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'union-api-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string) => join(folder, name);
const SHAPES = new Map(await Promise.all(SHAPE_NAMES.map(async (name) => [name, await loadShape(name)] as const)));

function answer(...args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    env: { ...process.env, NO_COLOR: '1' },
  });
  assert.ok(status === 0 || status === 1, `${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** The text is of the shape, and holds nothing that the shape does not. */
function isOf(name: ShapeName, text: string, where: string): void {
  const read = readJsonAs(SHAPES.get(name)!, { name: where, text });
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(sayFailure(read.failure)));
  assert.deepEqual(read.value, withoutWords(JSON.parse(text)));
}

const printed = (name: ShapeName, ...args: readonly string[]) => isOf(name, answer(...args, '--json'), args.join(' '));
const written = (name: ShapeName, file: string) => isOf(name, readFileSync(path(file), 'utf8'), file);

const MS19 = JSON.parse(readFileSync(join(ROOT, 'data/returns/soyuz-ms-19.json'), 'utf8')) as {
  readonly elements: readonly { readonly line1: string; readonly line2: string }[];
};
const AT = ['--at', '2022-03-29', '--as-of', '2022-04-10'];

test('contract: what is printed of the record is of its shape', () => {
  printed('board', 'board', ...AT);
  printed('board', 'board', '--at', '2011-07-15');
  printed('person', 'person', 'vande-hei');
  printed('person', 'person', 'rubio', '--sources');
  printed('flight', 'flight', 'soyuz-ms-19', '--sources');
  printed('flight', 'flight', 'sts-135');
  printed('rankings', 'rankings', '--nationality', 'American', ...AT);
  printed('rankings', 'rankings', '--of', 'career');
  printed('cooperation', 'cooperation', ...AT);
  printed('claims', 'claims');
  printed('facts', 'facts');
  printed('check', 'check');
  printed('press', 'press', join(ROOT, 'test/press/agency-story.txt'));
  printed('press', 'press', join(ROOT, 'test/press/release.txt'), '--date', '2022-04-02');
});

test('contract: what is printed and written of orbits and returns is of its shape', () => {
  writeFileSync(path('iss.tle'), `${MS19.elements[0]!.line1}\n${MS19.elements[0]!.line2}\n`);
  const elements = ['--elements', path('iss.tle')];
  printed('orbit', 'orbit', ...elements, '--at', '2022-03-30T10:34:00Z', '--to', '2022-03-30T12:07:00Z', '--step', '600');
  printed('passes', 'orbit', 'passes', ...elements, '--from', '47.35,69.6');
  const window = ['--site', 'zhezkazgan-147-se', '--from', '2022-03-29', '--to', '2022-04-01'];
  printed('deorbit', 'deorbit', '--vehicle', 'soyuz-ms', ...elements, ...window);
  printed('scorecard', 'scorecard', '--samples', '0');
  printed('scorecard', 'scorecard', '--samples', '2');
  printed('return', 'return', 'soyuz-ms-20', '--out', path('alone'));
  written('return', 'alone/return.json');
  printed('return', 'return', 'soyuz-ms-19', '--samples', '128', '--out', path('run'));
  written('return', 'run/return.json');
  written('footprint', 'run/footprint.json');
  written('checkpoint', 'run/checkpoint/campaign.json');
  written('run', 'run/run.json');
  const area = { type: 'Polygon', coordinates: [[[69, 47], [70, 47], [70, 48], [69, 48], [69, 47]]] }; // prettier-ignore
  writeFileSync(path('area.geojson'), JSON.stringify(area));
  printed('footprint', 'footprint', path('run'), '--inside', path('area.geojson'));
});

test('fault: an area whose numbers are swapped is asked about, and one that is far either way is not', () => {
  const noteOn = (west: number, south: number): unknown => {
    const ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]; // prettier-ignore
    writeFileSync(path('swapped.geojson'), JSON.stringify({ type: 'Polygon', coordinates: [ring] }));
    const told = answer('footprint', path('run'), '--inside', path('swapped.geojson'), '--json');
    return (JSON.parse(told) as { inside: { note: { key: string } | null } }).inside.note?.key ?? null;
  };
  assert.equal(noteOn(47, 69), 'workflows.area-swapped');
  assert.equal(noteOn(69, 47), null);
  assert.equal(noteOn(10, 20), null);
});

test('contract: a card of each kind of landing is of its shape, before and after evidence', () => {
  printed('recovery-card', 'recovery', path('run'), '--out', path('card.json'));
  written('recovery-card', 'card.json');
  printed('search-patterns', 'recovery', 'patterns', path('card.json'));
  const evidence = ['--silence', '--searched', 'G1', '--sighted', '47.3,69.5', '--at', '2022-03-30T12:00Z'];
  printed('recovery-card', 'recovery', 'update', path('card.json'), ...evidence);
  printed('recovery-card', 'recovery', 'update', path('card.json'), '--found', '47.35,69.6');
  written('recovery-card', 'card.json');
  printed('recovery-card', 'recovery', path('alone/return.json'));
  printed('recovery-card', 'recovery', 'soyuz-tma-1', '--samples', '64', '--silence');
  const dragon = [
    'return',
    '--vehicle',
    'crew-dragon',
    '--elements',
    path('iss.tle'),
    '--site',
    'pensacola',
    '--burn-start',
    '2022-03-30T02:55:00Z',
  ];
  answer(...dragon, '--samples', '64', '--out', path('splash'));
  printed('recovery-card', 'recovery', path('splash'));
});

test('contract: what is printed and written of plans is of its shape', () => {
  const MS10 = join(ROOT, 'test/golden/plan/ms-10/agreed.jsonc');
  printed('plan-chart', 'plan', 'show', '--from', '2022-01-01', '--to', '2022-06-01');
  printed('plan-check', 'plan', 'check', '--from', '2022-03-30', '--to', '2022-09-21');
  const ask = ['plan', 'whatif', '--lose', 'soyuz-ms-22', '--on', '2022-12-14'];
  printed('plan-whatif', ...ask, '--out', path('repaired'));
  printed('plan-whatif', 'plan', 'whatif', '--stop', 'joint-flights', '--on', '2022-09-01', '--as-of', '2022-09-01');
  written('plan', 'repaired/plan.json');
  printed('plan-diff', 'plan', 'diff', MS10, path('repaired/plan.json'));
  printed('plan-slips', 'plan', 'slips', MS10, '--samples', '5');
  const quick = ['plan', 'solve', '--from', '2026-04-01', '--to', '2026-08-01', '--time-limit', '20', '--gap', '0.5'];
  printed('plan-solved', ...quick, '--out', path('solved'));
  written('plan', 'solved/plan.json');
});

test('contract: the files that ship and the examples are of their shapes', () => {
  const file = (name: string) => readFileSync(join(ROOT, name), 'utf8');
  isOf('limits', file('data/recovery/limits.json'), 'limits.json');
  isOf('staging', file('data/recovery/staging.json'), 'staging.json');
  for (const vehicle of JSON.parse(answer('vehicles', '--json')) as unknown[]) isOf('vehicle', JSON.stringify(vehicle), 'vehicles');
  for (const site of JSON.parse(answer('sites', '--json')) as unknown[]) isOf('site', JSON.stringify(site), 'sites');
  isOf('dispersions', file('data/dispersions/standard.json'), 'standard.json');
  for (const name of ['five-years', 'no-crossed-seats'])
    isOf('plan-scenario', withoutComments(file(`test/golden/plan/${name}.jsonc`)), name);
  for (const name of ['ms-10', 'ms-22', 'site-31', 'starliner-cft'])
    isOf('plan', withoutComments(file(`test/golden/plan/${name}/agreed.jsonc`)), name);
});

test('contract: all answers that have a shape were asked for here', () => {
  const here = readFileSync(import.meta.filename, 'utf8');
  const asked = new Set([...here.matchAll(/\b(?:printed|written|isOf)\(\s*'([a-z-]+)'/g)].map(([, name]) => name));
  // A piece of evidence stands in cards, a change in scenarios.
  assert.deepEqual(SHAPE_NAMES.filter((name) => !asked.has(name)), ['evidence', 'plan-change']); // prettier-ignore
  assert.equal(readAs(SHAPES.get('evidence')!, { kind: 'found', place: { latitudeDeg: 47, longitudeDeg: 69 }, at: null }, '').ok, true);
});
