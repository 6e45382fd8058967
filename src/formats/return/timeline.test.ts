import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addSeconds } from '../../time/index.ts';
import { syntheticReturn } from '../../presentation/flown-return.fixture.ts';
import { reportInstant } from '../../presentation/return-text.ts';
import { formatTimeline } from './timeline.ts';

const unfold = (calendar: string) => calendar.replaceAll('\r\n ', '');
const valuesOf = (calendar: string, name: string) =>
  [...unfold(calendar).matchAll(new RegExp(`^${name}:(.*)$`, 'gm'))].map(([, value = '']) => value.trimEnd());

test('lines end in CRLF and hold at most 75 octets, Cyrillic names included (RFC 5545, 3.1)', () => {
  for (const flight of ['Soyuz MS-19', 'Союз МС-19 «Альтаир», возвращение экипажа экспедиции на Землю; 2022']) {
    const calendar = formatTimeline(syntheticReturn(flight));
    assert.ok(calendar.endsWith('END:VCALENDAR\r\n'));
    assert.ok(!/[^\r]\n/.test(calendar));
    for (const line of calendar.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  }
});

test('one entry for the return and one for each event, in UTC', () => {
  const { report } = syntheticReturn();
  const calendar = formatTimeline(syntheticReturn());
  const starts = valuesOf(calendar, 'DTSTART');
  assert.equal(starts.length, report.events.length + 1);
  assert.equal(starts[0], '20220330T103400Z');
  assert.equal(starts.at(-1), '20220330T112803Z');
  for (const start of starts) assert.match(start, /^\d{8}T\d{6}Z$/);
  assert.deepEqual(starts.slice(1), starts.slice(1).toSorted());
  assert.deepEqual(valuesOf(calendar, 'DTEND'), ['20220330T112803Z']);
  assert.deepEqual(valuesOf(calendar, 'GEO'), ['47.292;69.615', '47.292;69.615']);
});

test('a slip keeps the identifiers, so that calendars move the entries', () => {
  const flown = syntheticReturn();
  const slipped = {
    ...flown,
    report: { ...flown.report, burn: { ...flown.report.burn, start: '2022-03-30T10:36:00Z' } },
  };
  const ids = valuesOf(formatTimeline(flown), 'UID');
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(ids[1], 'soyuz-ms-19-2022-03-30-burn-start@union-station');
  assert.deepEqual(valuesOf(formatTimeline(slipped), 'UID'), ids);
  assert.deepEqual(new Set(valuesOf(formatTimeline(flown), 'SEQUENCE')), new Set(['0']));
});

test('the stamp is the epoch of the elements unless told, and the same return gives the same bytes', () => {
  const flown = syntheticReturn();
  assert.deepEqual(new Set(valuesOf(formatTimeline(flown), 'DTSTAMP')), new Set(['20220330T021109Z']));
  const stamp = addSeconds(reportInstant('2022-03-30T08:00:00Z'), 1);
  assert.deepEqual(new Set(valuesOf(formatTimeline(flown, { stamp, sequence: 2 }), 'DTSTAMP')), new Set(['20220330T080001Z']));
  assert.equal(formatTimeline(flown), formatTimeline(syntheticReturn()));
});
