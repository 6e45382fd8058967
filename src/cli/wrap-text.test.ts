import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wrapText } from './wrap-text.ts';

const words = (text: string) => text.split(/\s+/).filter(Boolean);

test('unit: a sentence goes on below itself, two columns further in where it was indented', () => {
  assert.equal(
    wrapText('  The capsule came down on the steppe near the town of Zhezkazgan.', 40),
    '  The capsule came down on the steppe\n    near the town of Zhezkazgan.',
  );
});

test('unit: the last cell of a line goes on below itself', () => {
  assert.equal(
    wrapText('  --seed N    seed of the random numbers; one seed gives the same bytes', 50),
    '  --seed N    seed of the random numbers; one seed\n              gives the same bytes',
  );
});

test('unit: short lines, JSON and words longer than the line stay as they are', () => {
  const json = JSON.stringify({ text: 'x '.repeat(200) }, null, 2);
  for (const text of ['short\n\nlines', json, 'x'.repeat(300)]) assert.equal(wrapText(text, 60), text);
});

test('unit: colours take no room', () => {
  const bold = `\u001b[1m${'word '.repeat(10)}word\u001b[0m`;
  assert.equal(wrapText(bold, 60), bold);
});

test('property: no word is lost or moved, and no line is longer than the terminal but for a long word', () => {
  const line = fc.array(fc.stringMatching(/^[a-z0-9.,-]{1,12}( {1,3})?$/), { maxLength: 60 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), fc.integer({ min: 40, max: 120 }), (lines, columns) => {
      const text = lines.join('\n');
      const wrapped = wrapText(text, columns);
      assert.deepEqual(words(wrapped), words(text));
      for (const each of wrapped.split('\n')) assert.ok(each.length <= columns, each);
    }),
  );
});
