import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { message } from '../outcome/index.ts';
import {
  addSeconds,
  daysTtSinceJ2000,
  formatInstant,
  instantFromUtcMs,
  julianDateUtc,
  parseInstant,
  secondsBetween,
  utcMsFromInstant,
} from './instant.ts';
import { LEAP_SECONDS } from './leap-seconds.ts';

function read(text: string): ReturnType<typeof instantFromUtcMs> {
  const parsed = parseInstant(text, 'test');
  assert.ok(parsed.ok, text);
  return parsed.value;
}

test('unit: calendar, day of year and offsets are one instant', () => {
  const instant = read('2022-03-30T11:28:03Z');
  for (const text of [
    '2022-089T11:28:03Z',
    '2022-03-30T14:28:03+03:00',
    '2022-03-30T17:28:03+0600',
    '2022-03-30 11:28:03Z',
    '2022-03-30T11:28:03,0Z',
  ])
    assert.equal(read(text), instant, text);
  assert.equal(read('2022-03-30'), read('2022-03-30T00:00Z'));
  assert.equal(read('2022-03-29T24:00Z'), read('2022-03-30T00:00Z'));
});

test('unit: the leap second of 2016 is counted, read and written', () => {
  const before = read('2016-12-31T23:59:59Z');
  const leap = read('2016-12-31T23:59:60Z');
  const after = read('2017-01-01T00:00:00Z');
  assert.equal(secondsBetween(before, leap), 1);
  assert.equal(secondsBetween(before, after), 2);
  assert.equal(formatInstant(leap), '2016-12-31T23:59:60Z');
  assert.equal(formatInstant(addSeconds(leap, 0.5), 1), '2016-12-31T23:59:60.5Z');
  assert.equal(formatInstant(after), '2017-01-01T00:00:00Z');
});

test('validation: 196 d 17 h 50 min 18 s of Soyuz MS-03, published with the leap second inside', () => {
  const launch = read('2016-11-17T20:20:13.1Z');
  const landing = read('2017-06-02T14:10:30.2Z');
  assert.equal(Math.floor(secondsBetween(launch, landing)), 196 * 86_400 + 17 * 3600 + 50 * 60 + 18);
});

test('unit: what is no time is refused with what is wanted', () => {
  for (const text of [
    '',
    'tomorrow',
    '2022-02-30T00:00Z',
    '2022-366T00:00Z',
    '2022-03-30T25:00Z',
    '2022-03-30T11:60Z',
    '2021-12-31T23:59:60Z',
    '1960-01-01T00:00Z',
    '2022-03-30T11:28:03',
  ])
    assert.ok(!parseInstant(text, 'test').ok, text);
  const noZone = parseInstant('2022-03-30T11:28:03', 'after');
  assert.ok(!noZone.ok);
  assert.deepEqual(noZone.failure.hint, message('time.say-the-zone'));
  assert.ok(parseInstant('2022-03-30T11:28:03', 'OMM', { assumeUtc: true }).ok);
});

test('unit: rounding carries', () => {
  assert.equal(formatInstant(addSeconds(read('2022-03-30T11:59:59Z'), 0.9996), 3), '2022-03-30T12:00:00.000Z');
  assert.equal(formatInstant(addSeconds(read('2022-03-30T11:59:59Z'), 0.6)), '2022-03-30T12:00:00Z');
});

test('property: written and read again, an instant is itself to three microseconds (a double resolves 0.5 by 2099)', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1973, 0), max: Date.UTC(2099, 0) }), fc.integer({ min: 0, max: 999 }), (ms, us) => {
      const instant = instantFromUtcMs(ms + us / 1000);
      assert.ok(Math.abs(read(formatInstant(instant, 6)) - instant) < 3e-6);
      assert.ok(Math.abs(utcMsFromInstant(instant) - (ms + us / 1000)) < 1e-3);
    }),
  );
});

test('property: any text is read or refused, never thrown at', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof parseInstant(text, 'x').ok === 'boolean'));
});

test('unit: at every leap second 23:59:59, :60 and midnight are a second apart, read and written', () => {
  for (const [fromMs, offsetS] of LEAP_SECONDS.slice(0, -1)) {
    const date = new Date(fromMs - 86_400_000).toISOString().slice(0, 10);
    const [before, leap, after] = [read(`${date}T23:59:59Z`), read(`${date}T23:59:60Z`), instantFromUtcMs(fromMs)];
    assert.deepEqual([leap - before, after - leap], [1, 1], date);
    assert.equal(formatInstant(before), `${date}T23:59:59Z`);
    assert.equal(formatInstant(leap), `${date}T23:59:60Z`);
    assert.equal(formatInstant(addSeconds(leap, 0.999), 3), `${date}T23:59:60.999Z`);
    assert.equal(utcMsFromInstant(after), fromMs);
    assert.equal(utcMsFromInstant(addSeconds(leap, 0.25)), fromMs - 750);
    assert.equal(secondsBetween(instantFromUtcMs(Date.UTC(1972, 0, 1)), after), (fromMs - Date.UTC(1972, 0, 1)) / 1000 + offsetS - 10);
  }
});

test('unit: a date in words is told how to be written, and a day that there is none of how long its month is', () => {
  const hintOf = (text: string) => {
    const refused = parseInstant(text, 'test');
    assert.ok(!refused.ok, text);
    return refused.failure.hint;
  };
  for (const text of ['30 сентября 2024', '30 Sep 2024', 'Sept. 30, 2024', 'September 30th, 2024', '30.09.2024'])
    assert.deepEqual(hintOf(text), message('time.write-as', { date: '2024-09-30' }), text);
  for (const text of ['31 сентября 2024', '31 September 2024', 'Sep 31, 2024', '31.9.2024', '2024-09-31', '2024-09-31T10:00Z'])
    assert.deepEqual(hintOf(text), message('time.days-of-month', { days: 30, first: '2024-09-01', last: '2024-09-30' }), text);
  assert.deepEqual(hintOf('30 февраля 2023'), message('time.days-of-month', { days: 28, first: '2023-02-01', last: '2023-02-28' }));
  for (const text of ['2024-13-01', '2023-366', '2024-06-01T25:00Z', '2024-06-01T10:60Z'])
    assert.deepEqual(hintOf(text), message('time.parts-of-date'), text);
  for (const text of ['yesterday', '5 foobar 2024']) assert.equal(hintOf(text), undefined, text);
});

test('unit: a leap second is one instant in every zone', () => {
  assert.equal(read('2017-01-01T02:59:60+03:00'), read('2016-12-31T23:59:60Z'));
  assert.ok(!parseInstant('2016-12-31T23:59:60+03:00', 'test').ok);
});

test('property: a second later is a second later on the clock, but where one was inserted', () => {
  const inserted = new Set(LEAP_SECONDS.map(([fromMs]) => fromMs / 1000));
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1973, 0) / 1000, max: Date.UTC(2099, 0) / 1000 }), (posix) => {
      const next = formatInstant(addSeconds(instantFromUtcMs(posix * 1000), 1));
      if (!inserted.has(posix + 1)) assert.equal(next, `${new Date((posix + 1) * 1000).toISOString().slice(0, 19)}Z`);
    }),
  );
});

test('validation: J2000.0 by its definition, and the Julian date of Vallado example 3-4, 2450383.09722222', () => {
  assert.deepEqual(julianDateUtc(read('2000-01-01T12:00:00Z')), [2451544.5, 0.5]);
  // 11:58:55.816 UTC is 12:00:00 TT.
  assert.ok(Math.abs(daysTtSinceJ2000(read('2000-01-01T11:58:55.816Z'))) < 1e-11);
  const [day, fraction] = julianDateUtc(read('1996-10-26T14:20:00Z'));
  assert.ok(Math.abs(day + fraction - 2450383.09722222) < 1e-8);
});
