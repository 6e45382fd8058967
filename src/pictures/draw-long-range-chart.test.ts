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

test('unit: short visits keep their names, beside the bar where it is too short for them, and no two names overlap', () => {
  const steady = steadyPlan(700);
  const short = Array.from({ length: 24 }, (_, i) => visit(`STS-${100 + i}`, 'crew-dragon', 'u2', 20 + i * 28, 24 + i * 28));
  const plan = { ...steady, visits: [...steady.visits, ...short] };
  const svg = drawLongRangeChart(longRangeChart(plan, BOOK, evaluate(plan, BOOK), PLACE), sayIn('en'));
  for (const { name } of short) assert.match(svg, new RegExp(`>${name}<`), name);
  const names = textBoxes(svg, 'bar');
  for (const [i, { text, box }] of names.entries()) {
    assert.ok(box.x >= 0 && box.x + box.width <= 1400, `${text} leaves the picture`);
    for (const other of names.slice(i + 1)) assert.ok(!boxesOverlap(box, other.box), `${text} overlaps ${other.text}`);
  }
});

test('unit: the words of a broken rule are not crossed by its bar', () => {
  const plan = steadyPlan(400);
  const lost = { ...plan, unfit: [{ ship: 'soyuz', from: day(100), to: null, why: 'a leak', source: 'test' }] };
  const reasons = evaluate(lost, BOOK).filter(({ hard }) => hard);
  assert.ok(reasons.length > 0);
  const svg = drawLongRangeChart(longRangeChart(lost, BOOK, reasons, PLACE), sayIn('en'));
  const words = textBoxes(svg, 'rule');
  assert.equal(words.length, reasons.length);
  const bars = [...svg.matchAll(/<rect[^>]*class="rule-bar"[^>]*>/g)].map(([rect]) => {
    const number = (name: string) => Number(new RegExp(` ${name}="([^"]+)"`).exec(rect)![1]);
    return { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
  });
  assert.equal(bars.length, reasons.length);
  for (const bar of bars) for (const { text, box } of words) assert.ok(!boxesOverlap(bar, box), text);
});

test('unit: a chart that goes beyond what the record knows says until when it does', () => {
  assert.match(drawLongRangeChart(chartOf(90), sayIn('en')), /What flew is known until 2030-02-20\./);
  assert.doesNotMatch(drawLongRangeChart(chartOf(40), sayIn('en')), /What flew is known/);
});
