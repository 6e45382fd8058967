import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlownReturn } from '../flight/index.ts';
import { drawMap } from './draw-map.ts';
import { syntheticReturn } from '../presentation/flown-return.fixture.ts';
import { assertBalancedXml } from '../presentation/balanced-xml.fixture.ts';
import { textBoxes } from './svg-text.fixture.ts';
import { boxesOverlap } from './svg.ts';

const PLACES = [
  { name: 'Kyzylzhar', latitudeDeg: 47.45, longitudeDeg: 69.1 },
  { name: 'Zhezkazgan', latitudeDeg: 47.783, longitudeDeg: 67.767 },
  { name: '<Жаңаарқа>', latitudeDeg: 47.6, longitudeDeg: 70.1 },
];

/** The same return elsewhere: longitudes turned, so that it lands on the antimeridian or in the sea. */
function turned(flown: FlownReturn, byDeg: number): FlownReturn {
  const turn = <T extends { readonly longitudeDeg: number }>(place: T): T => ({
    ...place,
    longitudeDeg: ((place.longitudeDeg + byDeg + 540) % 360) - 180,
  });
  const { report, track } = flown;
  const { actual: _, ...rest } = report;
  const request = { ...report.request, target: report.request.target && turn(report.request.target) };
  return { track: track.map(turn), report: { ...rest, request, events: report.events.map(turn), touchdown: turn(report.touchdown) } };
}

for (const byDeg of [0, 110.4, -150])
  test(`turned by ${byDeg} degrees: well-formed, labels clear of each other and inside the picture`, () => {
    const svg = drawMap(turned(syntheticReturn(), byDeg), { places: PLACES });
    assertBalancedXml(svg);
    assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
    const labels = textBoxes(svg, 'map-label');
    assert.ok(labels.length >= 8, labels.map(({ text }) => text).join());
    for (const [index, { text, box }] of labels.entries()) {
      assert.ok(box.x >= 0 && box.x + box.width <= 1000 && box.y >= 0 && box.y + box.height <= 600, text);
      for (const other of labels.slice(index + 1)) assert.ok(!boxesOverlap(box, other.box), `${text} overlaps ${other.text}`);
    }
  });

test('the map names what it shows: landing points, towns in the frame, rings, scale and coordinates', () => {
  const svg = drawMap(syntheticReturn(), { places: PLACES });
  const texts = textBoxes(svg, 'map-label').map(({ text }) => text);
  for (const wanted of ['Predicted touchdown', 'Target', 'Actual touchdown', 'Parachute command', 'Kyzylzhar', '<Жаңаарқа>'])
    assert.ok(texts.includes(wanted), wanted);
  assert.ok(!texts.includes('Zhezkazgan'), 'a town outside the frame is left out');
  for (const wanted of ['>10 km<', '>25 km<', '>50 km<', '>N<', '47.5° N', '69.5° E']) assert.ok(svg.includes(wanted), wanted);
});

test('lit and dark track differ in dash as well as in colour', () => {
  const svg = drawMap(syntheticReturn());
  assert.match(svg, /stroke="#1e3a8a"[^>]*stroke-dasharray/);
  assert.doesNotMatch(svg, /stroke="#d97706"[^>]*stroke-dasharray/);
});

test('the same return gives the same bytes', () => {
  assert.equal(drawMap(syntheticReturn(), { places: PLACES }), drawMap(syntheticReturn(), { places: PLACES }));
});
