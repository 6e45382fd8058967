import assert from 'node:assert/strict';
import { test } from 'node:test';
import { edgeWords, sayPlace, sayReferences } from './edge-words.ts';

const RETURN = {
  words: { flight: { kind: 'text', value: 'FLIGHT' } },
  options: {
    elements: { kind: 'file', value: 'FILE|-', help: '' },
    wind: { kind: 'file', value: 'FILE', help: '' },
    samples: { kind: 'number', value: 'N', help: '' },
    burnStart: { kind: 'text', value: 'ISO', help: '' },
    'burn.deltaVMps': { kind: 'number', name: 'delta-v', value: 'M/S', help: '' },
    rulesOff: { kind: 'list', name: 'off', value: 'RULES', help: '' },
  },
} as const;
const words = edgeWords('union return', RETURN, new Map([['elements', 'iss.tle']]));

test('unit: a field is shown as the option or the word that fills it', () => {
  for (const [where, said] of [
    ['burnStart', '--burn-start'],
    ['burn.deltaVMps', '--delta-v'],
    ['flight', 'FLIGHT'],
    ['rulesOff[1]', '--off'],
    ['wind', '--wind'],
    ['', 'union return'],
  ] as const)
    assert.equal(sayPlace(where, words), said);
});

test('unit: a place in a file is shown with the name of the file that was given', () => {
  for (const [where, said] of [
    ['elements', 'iss.tle'],
    ['elements:2:63', 'iss.tle:2:63'],
    ['elements.sets[0].epoch', 'iss.tle: sets[0].epoch'],
    ['elements[3]', 'iss.tle: [3]'],
    ['elements: line 2', 'iss.tle: line 2'],
  ] as const)
    assert.equal(sayPlace(where, words), said);
});

test('unit: a place that is no field of the command is shown as it is', () => {
  for (const where of ['--site', 'iss.tle:2', 'out/ms-19/return.json', 'samples.parquet', 'burnStarted', 'wind.txt:3', 'data/sites.json'])
    assert.equal(sayPlace(where, words), where);
});

test('unit: a file whose name is that of a field is said once', () => {
  const same = edgeWords('union return', RETURN, new Map([['elements', 'elements.json']]));
  assert.equal(sayPlace('elements.json:4', same), 'elements.json:4');
});

test('unit: references become options, words and questions; what the command lacks is an option of another', () => {
  for (const [text, said] of [
    ['{@after} searches, {@burnStart} gives it.', '--after searches, --burn-start gives it.'],
    ['Give {@flight} or {@elements}.', 'Give FLIGHT or --elements.'],
    ['{@burn.deltaVMps} is too small.', '--delta-v is too small.'],
    ['See {@ask:sites}.', 'See union sites.'],
    ['Try {@ask:return soyuz-ms-19}, or give {@site}.', 'Try union return soyuz-ms-19, or give --site.'],
    ['Wanted {"lines": []} or {}.', 'Wanted {"lines": []} or {}.'],
  ] as const)
    assert.equal(sayReferences(text, words), said);
});
