import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { README_EXAMPLES, isSlow, readmeFolder, runExample } from './readme-examples.ts';

test('contract: the examples of the README run as they stand there, with the sample input that ships', () => {
  const folder = readmeFolder();
  const fast = README_EXAMPLES.filter((line) => !isSlow(line));
  assert.ok(fast.length >= 4, `${README_EXAMPLES.length} examples`);
  for (const line of fast) assert.ok(runExample(line, folder).length > 100, line);
});

test('contract: the figures of the README about real landings are those of `union scorecard`', () => {
  const { toTheSecond, medianMissKm, cover } = JSON.parse(runExample('union scorecard --json', readmeFolder())) as Scorecard;
  const rows = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.includes('| `union scorecard` |') && line.split('|').length === 5);
  assert.equal(rows.length, 4);
  const { meanArea95Km2, landingsArea95Km2 } = cover;
  const told = [
    `the ${toTheSecond.count} landings that the record has to the second the median error is ${Math.round(toTheSecond.medianAbsoluteErrorS)} s, and the worst is ${Math.round(Math.abs(toTheSecond.worstErrorS))} s.`,
    `between predicted and real landing is ${Math.round(medianMissKm)} km.`,
    `${cover.inside95 === cover.flights ? 'All' : `${cover.inside95} of`} ${cover.flights} landings with a published place lie in their 95 % ellipse.`,
    `${meanArea95Km2} km2 on the average. That is ${(meanArea95Km2 / landingsArea95Km2).toFixed(1)} times the ${landingsArea95Km2} km2`,
  ];
  for (const [i, words] of told.entries()) assert.ok(rows[i]!.includes(words), `README does not say: ${words}`);
});

interface Scorecard {
  readonly toTheSecond: { readonly count: number; readonly medianAbsoluteErrorS: number; readonly worstErrorS: number };
  readonly medianMissKm: number;
  readonly cover: Readonly<Record<'flights' | 'inside95' | 'meanArea95Km2' | 'landingsArea95Km2', number>>;
}
