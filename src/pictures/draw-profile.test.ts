import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventName, FlownReturn } from '../flight/index.ts';
import { drawProfile } from './draw-profile.ts';
import { syntheticReturn } from '../presentation/flown-return.fixture.ts';
import { assertBalancedXml } from '../presentation/balanced-xml.fixture.ts';
import { textBoxes } from './svg-text.fixture.ts';
import { boxesOverlap } from './svg.ts';

function without(flown: FlownReturn, ...names: EventName[]): FlownReturn {
  return { ...flown, report: { ...flown.report, events: flown.report.events.filter(({ name }) => !names.includes(name)) } };
}

/** All events within seconds of each other, which no flight has, to fill the lanes. */
function crowded(flown: FlownReturn): FlownReturn {
  const events = flown.report.events.map((event, index) => ({ ...event, sinceBurnS: 1800 + index * 3 }));
  return { ...flown, report: { ...flown.report, events } };
}

const VARIANTS: readonly (readonly [string, FlownReturn])[] = [
  ['all events', syntheticReturn()],
  ['a splashdown', without(syntheticReturn(null), 'parachute-command', 'heat-shield-release', 'soft-landing', 'guidance-start')],
  [
    'events out of order',
    { ...syntheticReturn(), report: { ...syntheticReturn().report, events: syntheticReturn().report.events.toReversed() } },
  ],
  ['crowded events', crowded(syntheticReturn())],
  ['no entry interface', without(syntheticReturn('<&>"'), 'entry-400kft')],
];

for (const [name, flown] of VARIANTS)
  test(`${name}: the picture is well-formed, and event labels neither overlap nor leave it nor are crossed`, () => {
    const svg = drawProfile(flown);
    assertBalancedXml(svg);
    const labels = textBoxes(svg, 'event-label');
    const lower = Number(/translate\(0 (\d+)\)/.exec(svg)?.[1] ?? 0);
    assert.equal(labels.length, flown.report.events.length);
    const lines = [...svg.matchAll(/<line x1="([\d.]+)" y1="(-?[\d.]+)"[^>]*class="event-line"/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    assert.equal(lines.length, labels.length);
    for (const [index, { text, box }] of labels.entries()) {
      assert.ok(box.x >= 0 && box.x + box.width <= 960 && box.y + lower >= 62, `${text} leaves the picture`);
      for (const other of labels.slice(index + 1)) assert.ok(!boxesOverlap(box, other.box), `${text} overlaps ${other.text}`);
      for (const [x, top] of lines) assert.ok(x <= box.x || x >= box.x + box.width || top >= box.y + box.height, `a line crosses ${text}`);
    }
  });

test('no number is lost on the way: nothing in the picture is NaN or infinite', () => {
  for (const [, flown] of VARIANTS) assert.doesNotMatch(drawProfile(flown), /NaN|Infinity|undefined/);
});

test('the picture is self-contained and the same return gives the same bytes', () => {
  const svg = drawProfile(syntheticReturn());
  assert.doesNotMatch(svg.replace('xmlns="http://www.w3.org/2000/svg"', ''), /https?:|<script|<image|@import/);
  assert.equal(svg, drawProfile(syntheticReturn()));
});

test('a bank angle that passes 180 degrees is not joined across the panel', () => {
  const flown = syntheticReturn();
  const track = flown.track.map((sample) => ({ ...sample, bankDeg: ((sample.sinceBurnS * 13) % 360) - 180 }));
  const path = /d="([^"]*)" fill="none" stroke="#6b3fa0"/.exec(drawProfile({ ...flown, track }))?.[1] ?? '';
  assert.ok((path.match(/M/g)?.length ?? 0) > 10);
});
