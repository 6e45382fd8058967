import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeXml, xmlElement } from './xml-text.ts';

test('text that would break XML is escaped, and what XML cannot hold is dropped', () => {
  assert.equal(escapeXml(`<a href="x">R&D's</a>`), '&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/a&gt;');
  assert.equal(escapeXml('a\u0000b\u001bc\ud800d\tЖ🚀'), 'abcd\tЖ🚀');
});

test('an element without children closes itself, and an undefined attribute is left out', () => {
  assert.equal(xmlElement('br', {}), '<br/>');
  assert.equal(xmlElement('p', { x: 1.5, y: undefined, t: '"' }, 'text'), '<p x="1.5" t="&quot;">text</p>');
});
