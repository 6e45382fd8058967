import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notJson } from './not-json.ts';

function fault(text: string) {
  try {
    JSON.parse(text);
  } catch (error) {
    return notJson(text, error);
  }
  throw new Error('it is JSON');
}

test('unit: text that is no JSON is told by line and column, and with what stands there', () => {
  assert.deepEqual(fault('{"a":1,\n "b" 2}'), { key: 'outcome.json-breaks', values: { line: 2, column: 6, near: '2}' } });
  assert.deepEqual(fault('{"a":\n[1,2'), { key: 'outcome.json-ends', values: { line: 2, column: 5 } });
  assert.deepEqual(fault(''), { key: 'outcome.json-ends', values: { line: 1, column: 1 } });
  assert.deepEqual(fault('a: ['), { key: 'outcome.no-json', values: { start: 'a: [' } });
});
