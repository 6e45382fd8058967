import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Driver } from '../flight/index.ts';
import { assertBalancedXml } from '../presentation/balanced-xml.fixture.ts';
import { type CampaignChoices, syntheticCampaign } from '../presentation/footprint.fixture.ts';
import { drawFootprint } from './draw-footprint.ts';
import { drawHistograms } from './draw-histograms.ts';
import { drawTornado } from './draw-tornado.ts';
import { fitText, wrapText } from './fit-text.ts';
import { localMap } from './local-map.ts';
import { MAX_DOTS } from './scatter-panel.ts';
import { textBoxes } from './svg-text.fixture.ts';
import { boxesOverlap, textWidth } from './svg.ts';

const PLACES = [
  { name: 'Kyzylzhar', latitudeDeg: 47.45, longitudeDeg: 69.55 },
  { name: '<Жаңаарқа>', latitudeDeg: 47.2, longitudeDeg: 69.7 },
];
const LONG = 'A flight with a name so long that no title and no table of any picture ever has room for all the words of it, <&> and more';

const CASES: readonly (readonly [string, CampaignChoices])[] = [
  ['all modes', {}],
  ['one mode, none failed', { modes: ['guided'], failed: 0 }],
  ['one sample', { samples: 1, failed: 0 }],
  ['thirty times as wide, a long name', { widened: 30, flight: LONG }],
  ['a splash at the antimeridian', { splash: true, modes: ['guided', 'ballistic'], turnedDeg: 110.385 }],
  ['ballistic asked for', { modes: ['ballistic', 'guided'] }],
];

const pictureOf = (choices: CampaignChoices = {}) => {
  const { footprint, samples } = syntheticCampaign({ samples: 300, ...choices });
  return drawFootprint(footprint, samples, { places: PLACES });
};

for (const [name, choices] of CASES)
  test(`unit: ${name}: the pictures are well-formed, without a number that is none, the same bytes again, self-contained`, () => {
    const { footprint, samples } = syntheticCampaign({ samples: 300, ...choices });
    for (const draw of [drawFootprint, drawHistograms, drawTornado]) {
      const svg = draw(footprint, samples);
      assertBalancedXml(svg);
      assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
      assert.doesNotMatch(svg.replace('xmlns="http://www.w3.org/2000/svg"', ''), /https?:|<script|<image|@import/);
      assert.equal(svg, draw(footprint, samples));
      for (const [, width, x, anchor, text = ''] of textsOf(svg))
        assert.ok(x >= 0 && x + width <= 1000, `${anchor} ${text} leaves the picture`);
    }
  });

/** All texts with the stretch they fill, by the measure that placed them. */
function textsOf(svg: string) {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', inner = '']) => {
    const read = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
    const text = inner.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const width = textWidth(text, Number(read('font-size') ?? 11), Number(read('font-weight') ?? 400) >= 600);
    const anchor = read('text-anchor') ?? 'start';
    return [
      Number(read('y')),
      width,
      Number(read('x')) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0),
      anchor,
      text,
    ] as const;
  });
}

for (const [name, choices] of CASES)
  test(`unit: ${name}: map labels are clear of each other, and table cells of their neighbours`, () => {
    const svg = pictureOf(choices);
    const labels = textBoxes(svg, 'map-label');
    assert.ok(labels.length >= 3, labels.map(({ text }) => text).join());
    for (const [index, { text, box }] of labels.entries())
      for (const other of labels.slice(index + 1)) assert.ok(!boxesOverlap(box, other.box), `${text} overlaps ${other.text}`);
    const cells = textsOf(svg).filter(([, , x, , text]) => x > 600 && !labels.some((label) => label.text === text));
    for (const [index, [y, width, x, , text]] of cells.entries())
      for (const [otherY, otherWidth, otherX, , other] of cells.slice(index + 1))
        if (Math.abs(y - otherY) < 8) assert.ok(x + width <= otherX || otherX + otherWidth <= x, `${text} overlaps ${other}`);
  });

test('unit: the footprint states flight, samples, failures, seed, probability, and names what it shows', () => {
  const svg = pictureOf();
  for (const wanted of ['Soyuz MS-19', '300 samples, 3 failed, seed 7', 'Ellipse asked for: 95 %', '>95 %<', '>N<', ' km<', '>10 km<'])
    assert.ok(svg.includes(wanted), wanted);
  const labels = textBoxes(svg, 'map-label').map(({ text }) => text);
  for (const wanted of [
    'Target',
    'Nominal touchdown',
    'Actual touchdown',
    '50 %',
    '99 %',
    'Guided',
    'Reserve parachute',
    '70 to 80 km',
    '<Жаңаарқа>',
  ])
    assert.ok(labels.includes(wanted), wanted);
  assert.match(svg, /stroke-dasharray="6 3"/);
});

test('unit: at most so many dots are drawn, and how many is said; failed samples are none', () => {
  const dots = (svg: string) => /<path d="([^"]*)" class="samples"/.exec(svg)?.[1]?.match(/M/g)?.length;
  assert.equal(dots(pictureOf({ modes: ['guided'], widened: 0.5 })), 297);
  const many = pictureOf({ modes: ['guided'], samples: 7003 });
  const outside = Number(/([\d,]+) dots outside the map/.exec(many)?.[1]?.replace(',', '') ?? 0);
  assert.equal((dots(many) ?? 0) + outside, MAX_DOTS);
  assert.ok(many.includes('3,000 drawn of 7,000 landed'));
  assert.ok(many.length < 100_000);
});

test('unit: a target and landings far away are told, not drawn, and without samples of the mode there are no dots', () => {
  const { footprint } = syntheticCampaign({ modes: ['ballistic'], samples: 200 });
  const svg = drawFootprint(footprint, []);
  assert.match(svg, /Outside the map: Target 41\d km from the centre; Nominal touchdown 41\d km/);
  assert.ok(svg.includes('0 landed'));
  assertBalancedXml(drawHistograms(footprint, []));
  assert.equal(drawHistograms(footprint, []).match(/No sample has this number/g)?.length, 6);
});

test('unit: a turned map has its direction to the right and true distances from its centre', () => {
  const frame = { x: 0, y: 0, width: 400, height: 200 };
  const centre = { latitudeDeg: 0, longitudeDeg: 179.9 };
  const east = { latitudeDeg: 0, longitudeDeg: -179.2 };
  const km = (0.9 * Math.PI * 6371.0088) / 180;
  const [x, y] = localMap(frame, centre, 1).project(east);
  assert.ok(Math.abs(x - 200 - km) < 1e-6 && Math.abs(y - 100) < 1e-6);
  const [up, above] = localMap(frame, centre, 1, 180).project(east);
  assert.ok(Math.abs(up - 200) < 1e-6 && Math.abs(above - (100 - km)) < 1e-6, 'flying south to the right, east is up');
});

test('unit: histograms tell what 5, 50 and 95 % stay below, all samples are in the bars or counted beyond', () => {
  const { footprint, samples } = syntheticCampaign({ samples: 2000, modes: ['guided'] });
  const svg = drawHistograms(footprint, samples);
  const { p05, p50, p95 } = footprint.peakLoadG;
  assert.ok(svg.includes(`${[p05, p50, p95].map((value) => value.toFixed(3)).join('  /  ')} g`), 'peak load');
  const [first] = samples;
  assert.ok(first !== undefined);
  const wild = { ...first, values: first.values.with(5, 400) };
  assert.ok(drawHistograms(footprint, [wild]).includes('1 beyond the frame'));
});

const driver = (parameter: string, share: number, touchdownTime = 0): Driver => ({
  parameter,
  about: `about ${parameter}`,
  shareOfVariance: share,
  shares: { along: share, across: 0, touchdownTime, peakLoad: share / 10, horizontalSpeed: share },
});

test('unit: a tornado has its largest bar on top, values beside, small drivers summed up, and the unexplained hatched', () => {
  const { footprint } = syntheticCampaign();
  const drivers = Array.from({ length: 30 }, (_, index) => driver(`parameter-${index}`, index / 1000, index === 2 ? 0.6 : 0));
  const svg = drawTornado({ ...footprint, drivers, unexplainedShare: 0.565 });
  assertBalancedXml(svg);
  const names = textBoxes(svg, 'driver').map(({ text }) => text);
  assert.deepEqual(names.slice(0, 2), ['parameter-29', 'parameter-28']);
  assert.deepEqual(names.slice(-3), ['parameter-2', '14 more', 'unexplained'], 'what decides the hour has its own bar');
  const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"[^>]*class="bar"/g)].map(([, width]) => Number(width));
  assert.equal(widths.length, names.length);
  assert.deepEqual(
    widths.slice(0, 16),
    widths.slice(0, 16).toSorted((a, b) => b - a),
  );
  assert.match(svg, /fill="url\(#tornado-hatch\)"[^>]*class="bar"/);
  for (const wanted of [
    '>2.9 %<',
    '>10.3 %<',
    '>56.5 %<',
    '&lt; 1 %',
    '>60 %<',
    'about parameter-29',
    '597 landed samples a share below 0.6 %',
  ])
    assert.ok(svg.includes(wanted), wanted);
  assertBalancedXml(drawTornado({ ...footprint, drivers: [driver(LONG, 1.2)], unexplainedShare: -0.01 }));
  assertBalancedXml(drawTornado({ ...footprint, drivers: [], unexplainedShare: 0 }));
});

test('unit: text is cut to what fits, and wrapped by words', () => {
  assert.equal(fitText('short', 10, 100), 'short');
  assert.ok(fitText(LONG, 10, 100).endsWith('…') && textWidth(fitText(LONG, 10, 100), 10) <= 100);
  const lines = wrapText(LONG, 10, 120, 3);
  assert.equal(lines.length, 3);
  for (const line of lines) assert.ok(textWidth(line, 10) <= 120, line);
  assert.deepEqual(wrapText('one two', 10, 400, 2), ['one two']);
  assert.deepEqual(wrapText('one two', 10, 24, 2), ['one', 'two']);
});
