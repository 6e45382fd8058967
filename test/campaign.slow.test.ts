/** What `campaign.test.ts` asks of one mode alone is asked here of a whole campaign, which flies every mode. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const UNION = fileURLToPath(new URL('../bin/union', import.meta.url));
const run = promisify(execFile);

async function union(words: readonly string[]): Promise<string> {
  const { stdout } = await run(UNION, words, { maxBuffer: 1e8 });
  return stdout;
}

test('contract: a campaign that stops when it knows enough stops at the same sample for any workers', async () => {
  const stopped = async (workers: string) =>
    (
      JSON.parse(await union(['return', 'soyuz-ms-19', '--samples', '50000', '--stop-when', '0.05', '--workers', workers, '--json'])) as {
        footprint: { samples: number; ended: string; r95RelativePrecision: number };
      }
    ).footprint;
  const [one, two] = [await stopped('1'), await stopped('2')];
  assert.deepEqual(two, one);
  assert.equal(one.ended, 'precision');
  assert.ok(one.samples < 50_000 && one.r95RelativePrecision <= 0.05);
});
