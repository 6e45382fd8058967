import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatRelative, formatZoned } from './clock.ts';
import { parseInstant } from './instant.ts';
import { greenwichMeanSiderealRad } from './sidereal.ts';

test('validation: Greenwich mean sidereal time of Vallado example 3-5, 152.578787810 degrees', () => {
  const instant = parseInstant('1992-08-20T12:14:00Z', 'test');
  assert.ok(instant.ok);
  assert.ok(Math.abs((greenwichMeanSiderealRad(instant.value) * 180) / Math.PI - 152.57878781) < 1e-7);
});

test('unit: clocks of Moscow and of the landing site, before and after Kazakhstan changed its zone', () => {
  const at = (text: string) => {
    const instant = parseInstant(text, 'test');
    assert.ok(instant.ok);
    return instant.value;
  };
  assert.equal(formatZoned(at('2022-03-30T11:28:03Z'), 'Europe/Moscow'), '14:28:03 +03:00');
  assert.equal(formatZoned(at('2022-03-30T11:28:03Z'), 'Asia/Almaty', { date: true }), '2022-03-30 17:28:03 +06:00');
  assert.equal(formatZoned(at('2024-09-23T11:59:04Z'), 'Asia/Almaty'), '16:59:04 +05:00');
  assert.equal(formatRelative(-3238), '-00:53:58');
  assert.equal(formatRelative(281), '+00:04:41');
});
