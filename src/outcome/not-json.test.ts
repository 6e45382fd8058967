import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonFault } from './json-fault.ts';
import { endsTooEarly, notJson } from './not-json.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const breaks = (line: number, column: number, near: string) => ({ key: 'outcome.json-breaks', values: { line, column, near } });
const ends = (line: number, column: number) => ({ key: 'outcome.json-ends', values: { line, column } });

test('unit: text that is no JSON is told by line and column, and with what stands there', () => {
  assert.deepEqual(notJson('{"a":1,\n "b" 2}'), breaks(2, 6, '2}'));
  assert.deepEqual(notJson('{"a": 1,\n "b": }'), breaks(2, 7, '}'));
  assert.deepEqual(notJson('a: ['), breaks(1, 1, 'a: ['));
  assert.deepEqual(notJson('[1,]'), breaks(1, 4, ']'));
  assert.deepEqual(notJson('{"a": 1,}'), breaks(1, 9, '}'));
  assert.deepEqual(notJson("{'a': 1}"), breaks(1, 2, "'a': 1}"));
  assert.deepEqual(notJson('{"n": 01}'), breaks(1, 8, '1}'));
  assert.deepEqual(notJson('{"a": nul}\n'), breaks(1, 7, 'nul}'));
  assert.deepEqual(notJson('{"a": 1}\n\nx'), breaks(3, 1, 'x'));
  assert.deepEqual(notJson('["a": 1]'), breaks(1, 5, ': 1]'));
  assert.deepEqual(notJson('[1}'), breaks(1, 3, '}'));
  // A string that a line's end or a tab breaks, or an escape that is none.
  assert.deepEqual(notJson('{"k": "open\n}'), breaks(1, 12, '\\n}'));
  assert.deepEqual(notJson('["x\ty"]'), breaks(1, 4, '\\ty"]'));
  assert.deepEqual(notJson('["\\q"]'), breaks(1, 3, '\\q"]'));
});

test('unit: only a text that ends too early may have been cut short', () => {
  assert.deepEqual(notJson('{"a":\n[1,2'), ends(2, 5));
  for (const empty of ['', ' \n\t']) assert.equal(notJson(empty).key, 'outcome.json-empty');
  for (const cut of ['', '{', '{"a', '{"a"', '{"a":', '[1,', '["\\', '["\\u00', '[tr', '[fals', '[-', '\n'])
    assert.ok(endsTooEarly(cut), cut);
  for (const wrong of ['{"a":}', 'x', '[1,]', '{} {}']) assert.ok(!endsTooEarly(wrong), wrong);
});

test('property: a text has a fault where the engine refuses it, and none where it reads it', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    '\\',
    'u00e9',
    '1',
    '-',
    '0',
    '.5',
    'e+1',
    'true',
    'null',
    ' ',
    '\n',
    'x',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
      (text) => (jsonFault(text) === null) === isJson(text),
    ),
    {
      numRuns: 3000,
    },
  );
  fc.assert(fc.property(fc.json(), (text) => jsonFault(text) === null));
});

test('property: what follows a fault does not mend it', () => {
  const broken = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('}', ']', ',', ':', 'x', '"', '\n'));
  fc.assert(
    fc.property(broken, ([text, place, mark]) => {
      const cut = place % (text.length + 1);
      const spoilt = text.slice(0, cut) + mark + text.slice(cut);
      const at = jsonFault(spoilt);
      if (at === null) return isJson(spoilt);
      return !isJson(spoilt) && (at === spoilt.length || jsonFault(`${spoilt}]}"`) === at);
    }),
    { numRuns: 2000 },
  );
});

test('fault: a text of great depth or with one long string is told, and does not break the program', () => {
  assert.equal(jsonFault('['.repeat(1_000_000)), 10_000);
  assert.equal(jsonFault(`["${'a'.repeat(20_000_000)}`), 20_000_002);
});
