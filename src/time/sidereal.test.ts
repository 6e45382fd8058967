import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatRelative, formatZoned, seasonMonth } from './clock.ts';
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

test('unit: UT1 ahead of UTC turns the Earth on by 15.041 arcseconds a second', () => {
  const instant = parseInstant('2015-06-30T12:00:00Z', 'test');
  assert.ok(instant.ok);
  const turnedRad = greenwichMeanSiderealRad(instant.value, 0.9) - greenwichMeanSiderealRad(instant.value);
  assert.ok(Math.abs(((turnedRad * 180) / Math.PI) * 3600 - 0.9 * 15.041067) < 1e-4);
});

test('unit: the middle of a month is half way in it, and a year closes', () => {
  const month = (text: string) => {
    const instant = parseInstant(text, 'test');
    assert.ok(instant.ok);
    return seasonMonth(instant.value);
  };
  assert.equal(month('2022-01-01T00:00Z'), 1);
  assert.equal(month('2022-01-16T12:00Z'), 1.5);
  assert.equal(month('2024-02-15T12:00Z'), 2.5);
  assert.ok(month('2022-12-31T23:59Z') > 12.99);
});

test('unit: relative clocks carry and keep their sign', () => {
  assert.equal(formatRelative(3599.6), '+01:00:00');
  assert.equal(formatRelative(-59.4), '-00:00:59');
  assert.equal(formatRelative(0), '+00:00:00');
});
