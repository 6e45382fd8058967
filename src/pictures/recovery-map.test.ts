import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardOf } from '../presentation/recovery-card.fixture.ts';
import { assertBalancedXml } from '../presentation/balanced-xml.fixture.ts';
import { mixtureRows } from '../recovery/samples.fixture.ts';
import { isInside, placeInAreas } from './area-labels.ts';
import { drawRecoveryMaps } from './draw-recovery-map.ts';
import { type Box, type Point, boxesOverlap, isWithin, textWidth } from './svg.ts';
import { textBoxes } from './svg-text.fixture.ts';

const WORDS = {
  title: 'Карта',
  core: 'core',
  zones: 'zones',
  expected: 'Прогноз',
  target: 'Расчётная точка',
  real: 'Действительная посадка',
  found: 'НАЙДЕН',
  kilometres: (km: string) => `${km} км`,
  metres: (m: string) => `${m} м`,
  north: 'С',
  degrees: ['С', 'Ю', 'В', 'З'],
};
const PLACES = [
  { name: 'Аральск', latitudeDeg: 46.8, longitudeDeg: 61.67 },
  { name: 'Байконур', latitudeDeg: 45.62, longitudeDeg: 63.32 },
  { name: 'Жезказган', latitudeDeg: 47.78, longitudeDeg: 67.7 },
];
/** Widths of the pictures, px. */
const SIZES = { core: 402, strip: 733 } as const;
const FRAMES = { core: { x: 56, y: 2, width: 332, height: 214 }, strip: { x: 1, y: 1, width: 731, height: 94 } } as const;

/** Convex rings of the sectors as they are drawn. */
function ringsOf(svg: string): readonly (readonly Point[])[] {
  return [...svg.matchAll(/<path d="M([^"]*)Z" fill="[^"]*" fill-opacity/g)].map(([, path = '']) =>
    path.split('L').map((point): Point => {
      const [x, y] = point.split(',').map(Number);
      return [x!, y!];
    }),
  );
}

/** Signs of units, as they are drawn. */
function signsOf(svg: string): readonly Box[] {
  return [...svg.matchAll(/<path d="M([\d.-]+),([\d.-]+)l5,9h-10z"/g)].map(([, x, y]) => ({
    x: Number(x) - 5,
    y: Number(y),
    width: 10,
    height: 9,
  }));
}

for (const seed of [5, 6, 7, 8, 9])
  test(`unit: no label of the recovery maps of samples ${seed} is cut by the frame, by another one or by a sign, and names stand in their own sectors`, () => {
    const card = cardOf({ samples: mixtureRows(900, 250, seed) });
    const maps = drawRecoveryMaps(card, WORDS, PLACES)!;
    for (const panel of ['core', 'strip'] as const) {
      const svg = maps[panel];
      assertBalancedXml(svg);
      const labels = textBoxes(svg, 'map-label');
      const rings = ringsOf(svg);
      assert.equal(rings.length, card.search!.sectors.length);
      assert.ok(labels.some(({ text }) => text === WORDS.target));
      const named = labels.filter(({ text }) => /^[GBLR]\d+$/.test(text));
      assert.ok(named.length >= 6, `${panel} names ${named.length}`);
      for (const [i, { text, box }] of labels.entries()) {
        assert.ok(isWithin(box, FRAMES[panel]), `${text} leaves the ${panel}`);
        for (const other of labels.slice(i + 1)) assert.ok(!boxesOverlap(box, other.box), `${text} over ${other.text} in the ${panel}`);
        for (const sign of signsOf(svg)) assert.ok(!boxesOverlap(box, sign), `${text} under the sign of a unit in the ${panel}`);
      }
      for (const { text, box } of named) {
        const ring = rings[card.search!.sectors.findIndex(({ id }) => id === text)]!;
        assert.ok(isInside(box, ring.slice(0, 4)), `${text} stands outside its sector in the ${panel}`);
      }
      for (const [, attributes = '', text = ''] of svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)) {
        const read = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
        const width = textWidth(text, Number(read('font-size') ?? 11));
        const before = { end: width, middle: width / 2, start: 0 }[read('text-anchor') ?? 'start']!;
        const left = Number(read('x')) - before;
        assert.ok(left >= 0 && left + width <= SIZES[panel], `${text} leaves the picture`);
      }
      for (const sign of signsOf(svg)) assert.ok(isWithin(sign, FRAMES[panel]), `the frame of the ${panel} cuts a sign`);
      assert.doesNotMatch(svg.replaceAll(/<[^>]*>/g, ' '), /\b(km|N|E)\b/, 'a word of the map is in English');
    }
  });

test('unit: a name has the middle of its area where that is free, another place where it is not, and none where there is no room', () => {
  const area: readonly Point[] = [
    [0, 0],
    [60, 0],
    [60, 30],
    [0, 30],
  ];
  const label = { area, width: 20, height: 12 };
  assert.deepEqual(placeInAreas([label], []), [{ x: 20, y: 9, width: 20, height: 12 }]);
  const [moved] = placeInAreas([label], [{ x: 25, y: 0, width: 10, height: 30 }]);
  assert.ok(moved !== null && moved !== undefined && isInside(moved, area) && (moved.x >= 35 || moved.x <= 5));
  assert.deepEqual(placeInAreas([{ ...label, width: 61 }], []), [null]);
});
