import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertBalancedXml } from '../presentation/balanced-xml.fixture.ts';
import { sayIn } from '../presentation/index.ts';
import { evaluate, longRangeChart } from '../plan/index.ts';
import { BOOK, day, steadyPlan, visit } from '../plan/small-plan.fixture.ts';
import { drawLongRangeChart } from './draw-long-range-chart.ts';
import { textBoxes } from './svg-text.fixture.ts';
import { boxesOverlap } from './svg.ts';

const PLACE = { latitudeDeg: 47.33, longitudeDeg: 69.58 };

function chartOf(days: number, visits = 0) {
  const steady = steadyPlan(days);
  const more = Array.from({ length: visits }, (_, i) =>
    visit(`Soyuz <${i}> & more`, 'soyuz-ms', i % 2 === 0 ? 'r2' : 'r1', i * 9 + 5, i * 9 + 12),
  );
  const plan = { ...steady, visits: [...steady.visits, ...more] };
  return longRangeChart(plan, BOOK, evaluate(plan, BOOK), PLACE);
}

for (const [name, chart] of [
  ['a season', chartOf(90)],
  ['two years', chartOf(700, 20)],
  ['thirty years', chartOf(11_000, 60)],
  ['a week', chartOf(8)],
] as const)
  test(`unit: ${name}: the chart is well-formed, and the names of months and years do not overlap`, () => {
    const svg = drawLongRangeChart(chart, sayIn('en'));
    assertBalancedXml(svg);
    assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
    const ticks = textBoxes(svg, 'tick');
    for (const [i, { text, box }] of ticks.entries()) {
      assert.ok(box.x >= 0 && box.x + box.width <= 1400, `${text} leaves the picture`);
      for (const other of ticks.slice(i + 1)) assert.ok(!boxesOverlap(box, other.box), `${text} overlaps ${other.text}`);
    }
  });

test('unit: a bar is as long as the stay, and the same plan gives the same bytes', () => {
  const chart = chartOf(101);
  assert.deepEqual(
    chart.rows.flatMap(({ bars }) => bars).map(({ flight, from, to, open }) => [flight, from, to, open]),
    [
      ['soyuz', day(1), day(101), true],
      ['dragon', day(1), day(101), true],
    ],
  );
  assert.equal(drawLongRangeChart(chart, sayIn('en')), drawLongRangeChart(chartOf(101), sayIn('en')));
});

test('unit: names from a plan are written as text, whatever is in them', () => {
  assert.match(drawLongRangeChart(chartOf(60, 3), sayIn('en')), /Soyuz &lt;0&gt;|&lt;0&gt;/);
});
