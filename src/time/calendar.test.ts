import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DAY_S, nativeDateOf, monthsIn, yearAndDay } from './calendar.ts';
import { addSeconds, formatInstant, instantFromUtcMs, parseInstant } from './instant.ts';

const at = (text: string) => {
  const read = parseInstant(text, 'test');
  assert.ok(read.ok);
  return read.value;
};

test('unit: the day of a year counts from 1, in leap years to 366', () => {
  assert.deepEqual(yearAndDay(at('2022-01-01T12:00:00Z')), { year: 2022, day: 1.5 });
  assert.deepEqual(yearAndDay(at('2024-12-31')), { year: 2024, day: 366 });
});

test('property: months begin on their first day, none is left out, and those of the span alone are told', () => {
  const moment = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2050, 0) }).map(instantFromUtcMs);
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 2000 }), (from, days) => {
      const to = addSeconds(from, days * DAY_S);
      const months = monthsIn(from, to);
      for (const [i, { at: begins, year, month }] of months.entries()) {
        assert.equal(formatInstant(begins), `${year}-${String(month).padStart(2, '0')}-01T00:00:00Z`);
        assert.ok(begins >= from && begins < to);
        const before = months[i - 1];
        if (before !== undefined) assert.equal(year * 12 + month, before.year * 12 + before.month + 1);
      }
      assert.ok(months.length >= Math.floor(days / 31) - 1 && months.length <= Math.ceil(days / 28) + 1);
    }),
  );
});

test('unit: a Date is the nearest millisecond', () => {
  assert.equal(nativeDateOf(addSeconds(at('2022-03-30T11:28:00Z'), 0.0006)).toISOString(), '2022-03-30T11:28:00.001Z');
});
