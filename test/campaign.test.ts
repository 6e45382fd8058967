import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const UNION = fileURLToPath(new URL('../bin/union', import.meta.url));
const SAMPLES = '2000';
const run = promisify(execFile);

async function union(words: readonly string[]): Promise<string> {
  const { stdout } = await run(UNION, words, { maxBuffer: 1e8 });
  return stdout;
}

const digest = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

async function inFolder(call: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'union-campaign-'));
  try {
    await call(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const once = union(['return', 'soyuz-ms-19', '--samples', SAMPLES, '--workers', '1', '--json']);

test('contract: one seed gives the same bytes on 1, 2 and 7 workers', async () => {
  const wanted = digest(await once);
  for (const workers of ['2', '7'])
    assert.equal(
      digest(await union(['return', 'soyuz-ms-19', '--samples', SAMPLES, '--workers', workers, '--json'])),
      wanted,
      `${workers} workers`,
    );
});

test('contract: the return beside a footprint is the return without one', async () => {
  const { footprint, ...nominal } = JSON.parse(await once) as { footprint: { samples: number; failed: number } };
  assert.deepEqual(nominal, JSON.parse(await union(['return', 'soyuz-ms-19', '--json'])));
  assert.equal(footprint.samples, Number(SAMPLES));
});

test('contract: a campaign of one mode that stops when it knows enough stops at the same sample for any workers', async () => {
  const words = 'return soyuz-ms-19 --mode ballistic --samples 50000 --stop-when 0.05 --json --workers'.split(' ');
  const stopped = async (workers: string) =>
    (JSON.parse(await union([...words, workers])) as { footprint: { samples: number; ended: string; r95RelativePrecision: number } })
      .footprint;
  const [one, two] = [await stopped('1'), await stopped('2')];
  assert.deepEqual(two, one);
  assert.equal(one.ended, 'precision');
  assert.ok(one.samples < 50_000 && one.r95RelativePrecision <= 0.05);
});

test('contract: a finished run is read again, its ellipses and what lies inside an area', async () => {
  await inFolder(async (folder) => {
    await union(['return', 'soyuz-ms-19', '--samples', '600', '--out', folder]);
    const told = JSON.parse(await union(['footprint', folder, '--json'])) as {
      centre: { latitudeDeg: number; longitudeDeg: number };
      samples: number;
    };
    assert.equal(told.samples, 600);
    const { latitudeDeg: lat, longitudeDeg: lon } = told.centre;
    const area = join(folder, 'north.geojson');
    writeFileSync(
      area,
      JSON.stringify({
        type: 'Polygon',
        coordinates: [
          [
            [lon - 2, lat],
            [lon + 2, lat],
            [lon + 2, lat + 2],
            [lon - 2, lat + 2],
            [lon - 2, lat],
          ],
        ],
      }),
    );
    for (const path of [folder, join(folder, 'footprint.json'), join(folder, 'samples.csv'), join(folder, 'samples.parquet')]) {
      const { inside } = JSON.parse(await union(['footprint', path, '--inside', area, '--json'])) as {
        inside: { modes: { mode: string; probability: number; low: number; high: number }[] };
      };
      const guided = inside.modes.find(({ mode }) => mode === 'guided')!;
      assert.ok(guided.low < 0.5 && guided.high > 0.5, `half of a footprint lies north of its centre: ${guided.probability}`);
      assert.equal(inside.modes.find(({ mode }) => mode === 'ballistic')!.probability, 0);
    }
  });
});

test('fault: a run that is interrupted keeps and tells what was flown, and goes on to the same answer', async () => {
  await inFolder(async (folder) => {
    const child = spawn(UNION, ['return', 'soyuz-ms-19', '--samples', '200000', '--out', folder, '--json']);
    let [text, said] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const flown = join(folder, 'checkpoint', 'guided.f64');
    while (sizeOf(flown) < 60_000) await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGINT');
    child.kill('SIGINT'); // as npm hands on what the terminal has sent already
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(code, 130);
    assert.match(said, /interrupted: \d+ samples were flown, and \S+ keeps them\. `union return --resume \S+` goes on\.\n$/);
    const told = (JSON.parse(text) as { footprint: { ended: string; samples: number; warnings: { text: string }[] } }).footprint;
    assert.equal(told.ended, 'interrupted');
    assert.ok(told.samples >= 256 && told.samples < 200_000);
    assert.match(told.warnings[0]!.text, /Interrupted: \d+ of 200000 samples were flown/);
    const resumed = await union(['return', '--resume', folder, '--samples', String(told.samples + 500), '--json']);
    const straight = await union(['return', 'soyuz-ms-19', '--samples', String(told.samples + 500), '--json']);
    assert.equal(digest(resumed), digest(straight));
  });
});

test('fault: a shard that was cut off on the disk is flown again', async () => {
  await inFolder(async (folder) => {
    await union(['return', 'soyuz-ms-19', '--samples', '600', '--out', folder]);
    truncateSync(join(folder, 'checkpoint', 'guided.f64'), 40_000);
    assert.equal(digest(await union(['return', '--resume', folder, '--samples', SAMPLES, '--json'])), digest(await once));
    assert.ok(readdirSync(folder).every((name) => !name.endsWith('.part')));
  });
});

test('fault: a run of other inputs is not gone on with', async () => {
  await inFolder(async (folder) => {
    await union(['return', 'soyuz-ms-19', '--samples', '300', '--out', folder]);
    const path = join(folder, 'checkpoint', 'campaign.json');
    const header = JSON.parse(readFileSync(path, 'utf8')) as { question: { flight: string } };
    writeFileSync(path, JSON.stringify({ ...header, question: { ...header.question, flight: 'soyuz-ms-20' } }));
    await assert.rejects(union(['return', '--resume', folder]), /one of other inputs/);
  });
});

function sizeOf(path: string): number {
  try {
    return readFileSync(path).length;
  } catch {
    return 0;
  }
}
