/** What is dangerous at a capsule and on what it is heard: each with a source, in both languages, and what is not known is said. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { cardOf } from '../src/presentation/recovery-card.fixture.ts';
import { formatCardHtml, formatCardText } from '../src/formats/recovery/index.ts';
import type { AtTheCapsule } from '../src/recovery/index.ts';

const UNION = fileURLToPath(new URL('../bin/union', import.meta.url));
const data = (path: string) => fileURLToPath(new URL(`../data/${path}`, import.meta.url));
const { vehicles } = JSON.parse(readFileSync(data('recovery/hazards.json'), 'utf8')) as {
  readonly vehicles: Readonly<Record<string, Partial<AtTheCapsule>>>;
};

test('contract: every vehicle has its hazards, and each entry has a source and words in both languages', () => {
  for (const file of readdirSync(data('vehicles')).filter((name) => name.endsWith('.json'))) {
    const id = file.replace('.json', '');
    assert.ok(
      Object.keys(vehicles).some((family) => id === family || id.startsWith(`${family}-`)),
      id,
    );
  }
  for (const [family, { hazards = null, radio = null, callSign = null, unknown }] of Object.entries(vehicles)) {
    const told = [
      ...(hazards ?? []),
      ...(callSign === null ? [] : [callSign]),
      ...(radio ?? []).map(({ use, source }) => ({ what: use, source })),
    ];
    assert.ok(told.length > 0 || unknown !== undefined, family);
    for (const { what, source } of told) {
      assert.match(source, /^https?:\/\/\S+\.\S+/, `${family}: ${what.en}`);
      assert.ok(what.en !== '' && /[а-яё]/.test(what.ru), `${family}: ${what.en}`);
    }
    for (const { brief } of hazards ?? []) assert.ok(brief.en.length < 50 && /[а-яё]/.test(brief.ru), `${family}: ${brief.en}`);
    for (const { mhz } of radio ?? []) assert.ok(mhz > 1 && mhz < 3000, family);
  }
});

test('contract: the card of each ship tells its hazards and frequencies at the terminal, and what of them is not known', () => {
  const asked = (...words: readonly string[]) => spawnSync(UNION, ['recovery', ...words, '--samples', '64'], { encoding: 'utf8' }).stdout;
  const soyuz = asked('soyuz-ms-19');
  for (const told of [
    /gamma source/,
    /Hydrogen peroxide/,
    /soft-landing engines/,
    /Charges throw off/,
    /121\.75 MHz/,
    /Not known: frequency of the landing beacon/,
  ])
    assert.match(soyuz, told);
  const brief = asked('soyuz-ms-19', '--text', '--lang', 'ru');
  for (const told of [/У аппарата: .*гамма-источник.*двигатели мягкой посадки.*перекись/, /121\.75 МГц/]) assert.match(brief, told);
  assert.match(soyuz, /Frequencies of those who fetch it are not known/);
});

test('unit: what is not known is said on the page and never left blank, in both languages', () => {
  const blank = cardOf({ capsule: { hazards: null, radio: null, callSign: null } });
  assert.match(
    formatCardHtml(blank, null, 'en'),
    /Hazards are not known\..*Frequencies of the ship are not known\..*Call sign: not known\./,
  );
  assert.match(formatCardHtml(blank, null, 'ru'), /Опасности не известны\..*Частоты корабля не известны\..*Позывной: не известен\./);
  const some = cardOf({ capsule: { hazards: null, radio: null, callSign: null, unknown: { en: 'its charges', ru: 'пиросредства' } } });
  assert.match(formatCardHtml(some, null, 'ru'), /Не известно: пиросредства\./);
  for (const { hazards = null, radio = null, callSign = null } of Object.values(vehicles))
    for (const language of ['en', 'ru'] as const)
      assert.ok(formatCardText(cardOf({ capsule: { hazards, radio, callSign } }), language).length <= 2000);
});
