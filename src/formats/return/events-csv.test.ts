import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatEventsCsv } from './events-csv.ts';
import { syntheticReturn } from '../../presentation/flown-return.fixture.ts';

test('one row for each event, as many fields as the header names, units in the names', () => {
  const flown = syntheticReturn();
  const [header = '', ...rows] = formatEventsCsv(flown).trimEnd().split('\n');
  const columns = header.split(',');
  for (const column of columns.slice(1)) assert.match(column, /_(utc|s|km|deg|mps|g)$/);
  assert.deepEqual(
    rows.map((row) => row.split(',')[0]),
    flown.report.events.map(({ name }) => name),
  );
  for (const row of rows) {
    const fields = row.split(',');
    assert.equal(fields.length, columns.length);
    for (const number of fields.slice(2)) assert.ok(Number.isFinite(Number(number)), number);
  }
});
