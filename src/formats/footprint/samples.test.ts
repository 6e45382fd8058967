import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SampleRows } from '../../flight/index.ts';
import { syntheticCampaign } from '../../presentation/footprint.fixture.ts';
import { readSamplesCsv, readSamplesParquet } from './read-samples.ts';
import { MAX_SAMPLE_ROWS, ROW_SIZE, SAMPLE_FIELDS, SAMPLE_HEADER } from '../../presentation/sample-fields.ts';
import { formatSamplesCsv } from './samples-csv.ts';
import { formatSamplesParquet } from './samples-parquet.ts';
import { sayFailure } from '../../presentation/index.ts';

const { samples } = syntheticCampaign({ samples: 50 });
const csv = () => [...formatSamplesCsv(samples)].join('');
const plain = (sets: readonly SampleRows[]) =>
  sets.map(({ mode, indices, values }) => ({ mode, indices: [...indices], values: [...values] }));

function refusedCsv(text: string) {
  const read = readSamplesCsv(text, 'samples.csv');
  assert.ok(!read.ok, 'the text was read');
  return sayFailure(read.failure);
}

async function refusedParquet(bytes: Uint8Array) {
  const read = await readSamplesParquet(bytes, 'samples.parquet');
  assert.ok(!read.ok, 'the bytes were read');
  return sayFailure(read.failure);
}

test('unit: one line per sample and the header, failed samples kept and empty, units in the names', () => {
  const [header = '', ...rows] = csv().trimEnd().split('\n');
  const names = header.split(',');
  for (const name of names.slice(3).filter((text) => text !== 'on_its_side' && text !== 'pulled_over'))
    assert.match(name, /_(s|deg|m|g|mps|kg)$/);
  assert.equal(rows.length, 4 * 50);
  for (const row of rows) assert.equal(row.split(',').length, names.length);
  assert.deepEqual(
    rows.filter((row) => row.split(',')[2] === '1').slice(0, 3),
    [47, 48, 49].map((index) => `guided,${index},1${','.repeat(ROW_SIZE)}`),
  );
});

test('unit: the text comes in pieces that together have every row', () => {
  const values = new Float64Array(5000 * ROW_SIZE).fill(1.25);
  const pieces = [...formatSamplesCsv([{ mode: 'guided', indices: Float64Array.from({ length: 5000 }, (_, index) => index), values }])];
  assert.equal(pieces.length, 3);
  assert.equal(pieces.join('').trimEnd().split('\n').length, 5001);
});

test('unit: numbers have the decimals that they are worth, and no exponent or minus zero', () => {
  const numbers = SAMPLE_FIELDS.map(() => -1e-9);
  const row = (values: readonly number[]) =>
    [...formatSamplesCsv([{ mode: 'guided', indices: Float64Array.of(2 ** 40), values: Float64Array.from(values) }])]
      .join('')
      .split('\n')[1];
  assert.equal(row(numbers), `guided,${2 ** 40},0${',0'.repeat(ROW_SIZE)}`);
  assert.equal(
    row(SAMPLE_FIELDS.map(() => 47.123456789)),
    'guided,1099511627776,0,47.123,47.123457,47.123457,47.1,47.1,47.1235,47.123,47.123,47.123,47.123,47.12,47,47,47.1',
  );
});

test('property: CSV comes back to half a unit of its last decimal, failed samples and cells without a number too', () => {
  const read = readSamplesCsv(csv().replaceAll('\n', '\r\n'), 'samples.csv');
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.failure));
  assert.deepEqual(
    read.value.map(({ mode, indices }) => ({ mode, indices })),
    samples.map(({ mode, indices }) => ({ mode, indices })),
  );
  for (const [set, { values }] of read.value.entries())
    for (const [at, value] of values.entries()) {
      const wanted = samples[set]?.values[at] ?? NaN;
      const half = 0.5 * 10 ** -(SAMPLE_FIELDS[at % ROW_SIZE]?.decimals ?? 0);
      assert.ok(Object.is(value, wanted) || Math.abs(value - wanted) <= half * (1 + 1e-6), `${value} for ${wanted}`);
    }
});

test('property: Parquet comes back bit for bit', async () => {
  const bytes = await formatSamplesParquet(samples);
  const read = await readSamplesParquet(bytes, 'samples.parquet');
  assert.ok(read.ok, read.ok ? '' : JSON.stringify(read.failure));
  assert.deepEqual(plain(read.value), plain(samples));
  assert.deepEqual(await formatSamplesParquet(samples), bytes);
});

test('unit: Parquet has the columns of the CSV, null where a cell is empty', async () => {
  const { parquetReadObjects } = await import('hyparquet');
  const bytes = await formatSamplesParquet(samples);
  const rows = await parquetReadObjects({ file: bytes.slice().buffer });
  assert.equal(rows.length, 200);
  assert.deepEqual(Object.keys(rows[0] ?? {}), SAMPLE_HEADER);
  assert.deepEqual([rows[47]?.['mode'], rows[47]?.['index'], rows[47]?.['failed'], rows[47]?.['east_m']], ['guided', 47n, true, null]);
  assert.equal(rows[0]?.['failure_altitude_m'], null);
  assert.equal(rows[0]?.['latitude_deg'], samples[0]?.values[1]);
});

test('unit: numbers that do not fit their rows, or are infinite, are a broken promise', async () => {
  const short = [{ mode: 'guided' as const, indices: Float64Array.of(0), values: new Float64Array(3) }];
  assert.throws(() => [...formatSamplesCsv(short)], RangeError);
  await assert.rejects(formatSamplesParquet(short), RangeError);
  const infinite = [{ mode: 'guided' as const, indices: Float64Array.of(0), values: new Float64Array(ROW_SIZE).fill(Infinity) }];
  assert.throws(() => [...formatSamplesCsv(infinite)], /sinceBurnS/);
});

test('fault: a foreign, damaged or cut CSV is refused with its line', () => {
  const text = csv();
  const lines = text.split('\n');
  const changed = (line: number, change: (row: string) => string) =>
    refusedCsv(lines.map((row, index) => (index === line - 1 ? change(row) : row)).join('\n'));
  assert.match(refusedCsv('event,time_utc\n').hint ?? '', /samples.csv/);
  assert.match(refusedCsv('').wanted, /sample/);
  assert.match(refusedCsv(`${lines[0]}\n`).wanted, /at least one sample/);
  assert.deepEqual(refusedCsv(text.slice(0, -3)).wanted, 'an end of line after the last row');
  assert.deepEqual(changed(3, (row) => row.slice(0, 30)).where, 'samples.csv:3');
  assert.match(changed(3, (row) => row.replace(/[^,]*$/, '12a')).wanted, /failure_altitude_m/);
  assert.match(changed(3, (row) => row.replace('guided', 'gliding')).found, /gliding/);
  assert.match(changed(3, (row) => row.replace('guided,1,0', 'guided,0,0')).wanted, /index above 0/);
  assert.match(changed(3, (row) => row.replace('guided,1,0', 'guided,1,1')).wanted, /failed sample/);
  assert.match(changed(3, (row) => row.replace('guided,1,0', 'guided,1,maybe')).wanted, /0 or 1/);
  assert.match(changed(49, (row) => row.replace(',1,', ',0,')).wanted, /did not fail/);
  assert.match(changed(3, (row) => row.replace(/,47\.\d+,/, ',147.2,')).wanted, /latitude/);
});

test('fault: foreign, damaged and cut Parquet is refused', async () => {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const bytes = await formatSamplesParquet(samples);
  const foreign = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'a', data: [1, 2] }] }));
  assert.match((await refusedParquet(foreign)).hint ?? '', /samples.csv/);
  assert.match((await refusedParquet(new TextEncoder().encode(csv()))).wanted, /PAR1/);
  assert.match((await refusedParquet(new Uint8Array(0))).wanted, /PAR1/);
  assert.match((await refusedParquet(bytes.slice(0, -200))).hint ?? '', /cut short/);
  const retyped = SAMPLE_HEADER.map((name) => ({ name, data: name === 'mode' ? ['guided'] : [name === 'failed' ? 'no' : 1] }));
  const other = new Uint8Array(parquetWriteBuffer({ columnData: retyped }));
  assert.match((await refusedParquet(other)).wanted, /failed/);
  // Bytes turned over anywhere are refused or change a number; none throws or hangs.
  for (let at = 4; at < bytes.length; at += 997) {
    const damaged = bytes.slice();
    damaged[at] = damaged[at]! ^ 0xff;
    await readSamplesParquet(damaged, 'samples.parquet');
  }
});

test('fault: more rows than the limit are refused before they are read', async () => {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const rows = MAX_SAMPLE_ROWS + 1;
  const data = new Uint8Array(rows) as unknown as number[];
  const written = parquetWriteBuffer({ statistics: false, columnData: [{ name: 'index', data, type: 'INT32' }] });
  const failure = await refusedParquet(new Uint8Array(written));
  assert.deepEqual([failure.wanted, failure.found], [`at most ${MAX_SAMPLE_ROWS} samples`, String(rows)]);
});
