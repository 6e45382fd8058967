import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syntheticReturn } from './flown-return.fixture.ts';
import { sunlightRuns } from './sunlight-runs.ts';

test('runs alternate, join at their ends and hold every sample', () => {
  const { track } = syntheticReturn();
  const runs = sunlightRuns(track);
  assert.deepEqual(
    runs.map(({ sunlit }) => sunlit),
    [true, false, true],
  );
  assert.equal(runs[0]?.samples.at(-1), runs[1]?.samples[0]);
  assert.equal(runs[1]?.samples.at(-1), runs[2]?.samples[0]);
  assert.equal(
    runs.reduce((count, { samples }) => count + samples.length, 0),
    track.length + runs.length - 1,
  );
  assert.deepEqual(sunlightRuns([]), []);
});
