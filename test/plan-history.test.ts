/** Which hard rules real history broke: docs/plan.md says it, and this computes it anew. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { momentOf } from '../src/record/index.ts';
import { worldAt } from '../src/store/index.ts';
import { checkPlan } from '../src/workflows/plan/index.ts';

test('validation: the partners themselves kept every hard rule but in the contingencies that docs/plan.md lists', () => {
  const checked = checkPlan(worldAt(momentOf('2026-12-01')), {});
  assert.ok(checked.ok);
  const broken = new Set(checked.value.reasons.filter(({ hard }) => hard).map(({ rule, from }) => `${rule} ${from.slice(0, 10)}`));
  const page = readFileSync('docs/plan.md', 'utf8');
  const listed = [...page.matchAll(/^\| `([a-z-]+)` \| (\d{4}-\d{2}-\d{2}) \| \d{4}-\d{2}-\d{2} \|/gm)].map(
    ([, rule, from]) => `${rule} ${from}`,
  );
  assert.ok(listed.length > 0);
  assert.deepEqual([...broken].toSorted(), listed.toSorted());
});
