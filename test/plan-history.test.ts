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
  const hard = checked.value.reasons.filter((reason) => reason.hard);
  // A rule that is broken for several people, or in parts, is one row from the first day to the last.
  const broken = [...Map.groupBy(hard, ({ rule, from }) => `${rule} ${from.slice(0, 10)}`)].map(
    ([key, reasons]) =>
      `${key} ${reasons
        .map(({ to }) => to.slice(0, 10))
        .toSorted()
        .at(-1)}`,
  );
  const page = readFileSync('docs/plan.md', 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (\d{4}-\d{2}-\d{2}) \| (\d{4}-\d{2}-\d{2}) \| (.*) \|$/gm)];
  assert.ok(rows.length > 0);
  assert.deepEqual(broken.toSorted(), rows.map(([, rule, from, to]) => `${rule} ${from} ${to}`).toSorted());
  // Whoever had no seat is named in its row.
  for (const { rule, from, subjects } of hard.filter((reason) => reason.rule === 'seat-home')) {
    const row = rows.find(([, name, day]) => name === rule && day === from.slice(0, 10))!;
    assert.match(row[4]!.toLowerCase(), new RegExp(subjects[0]!.split('-')[0]!), subjects[0]!);
  }
});
