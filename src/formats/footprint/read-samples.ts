import type { SampleRows } from '../../flight/index.ts';
import { type Outcome, fail, message } from '../../outcome/index.ts';
import { parseDecimal, quoted } from '../text/index.ts';
import { MAX_SAMPLE_ROWS, SAMPLE_FIELDS, SAMPLE_HEADER } from '../../presentation/index.ts';
import { type SampleSets, addSampleRow, sampleRowsOf, tooManyRows } from './sample-sets.ts';

/** Below the longest string of the engine (about 536 million characters); four million rows have 480 million at most. */
const MAX_CSV_CHARACTERS = 500_000_000;
/** Four million rows in full have about 380 MB. */
const MAX_PARQUET_BYTES = 1_000_000_000;
const OURS = message('formats.our-samples');
const CUT_SHORT = message('formats.cut-short');
const PARQUET_MAGIC = [0x50, 0x41, 0x52, 0x31];

/**
 * Samples from the text of `formatSamplesCsv`, rows in rising index within their mode. Columns must be ours, in our order; line ends may be
 * CRLF. A file that was cut within a line is a failure; one that was cut between two cannot be told from a shorter run.
 */
export function readSamplesCsv(text: string, name: string): Outcome<readonly SampleRows[]> {
  if (text.length > MAX_CSV_CHARACTERS)
    return fail(name, message('formats.at-most-characters', { count: MAX_CSV_CHARACTERS }), String(text.length));
  const sets: SampleSets = new Map();
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (let line = 1; at < text.length; line++) {
    const where = `${name}:${line}`;
    const end = text.indexOf('\n', at);
    const row = text.slice(at, end < 0 ? undefined : end).replace(/\r$/, '');
    if (line === 1 && row !== SAMPLE_HEADER.join(','))
      return fail(where, message('formats.exactly', { text: SAMPLE_HEADER.join(',') }), quoted(row), OURS);
    if (end < 0) return fail(where, message('formats.end-of-line'), quoted(row.slice(-40)), CUT_SHORT);
    at = end + 1;
    if (line === 1) continue;
    if (line > MAX_SAMPLE_ROWS + 1) return tooManyRows(name, message('formats.more'));
    const cells = row.split(',');
    if (cells.length !== SAMPLE_HEADER.length)
      return fail(where, message('formats.cells', { count: SAMPLE_HEADER.length }), String(cells.length), CUT_SHORT);
    const [mode = '', index = '', failed = '', ...rest] = cells;
    if (failed !== '0' && failed !== '1') return fail(where, message('formats.failed-0-or-1'), quoted(failed));
    const numbers = rest.map((cell) => (cell === '' ? NaN : parseDecimal(cell)));
    const wrong = numbers.indexOf(null);
    if (wrong >= 0)
      return fail(where, message('formats.number-in', { column: SAMPLE_FIELDS[wrong]?.name ?? '' }), quoted(rest[wrong] ?? ''));
    const refused = addSampleRow(
      sets,
      { mode, index: parseDecimal(index) ?? NaN, failed: failed === '1', numbers: numbers as number[] },
      where,
    );
    if (refused !== null) return { ok: false, failure: refused };
  }
  return sampleRowsOf(sets, name);
}

/** The library's own word on what it could not read. */
function unreadable(name: string, error: unknown): Outcome<never> {
  return fail(name, message('formats.whole-parquet'), quoted(error instanceof Error ? error.message : String(error)), CUT_SHORT);
}

/** Samples from the bytes of `formatSamplesParquet`, bit for bit. The reader is loaded when first asked for. */
export async function readSamplesParquet(bytes: Uint8Array, name: string): Promise<Outcome<readonly SampleRows[]>> {
  if (bytes.length > MAX_PARQUET_BYTES)
    return fail(name, message('formats.at-most-bytes', { count: MAX_PARQUET_BYTES }), String(bytes.length));
  if (!PARQUET_MAGIC.every((byte, index) => bytes[index] === byte))
    return fail(name, message('formats.parquet'), quoted(String.fromCharCode(...bytes.subarray(0, 4))), OURS);
  const { parquetMetadata, parquetReadObjects, parquetSchema } = await import('hyparquet');
  const file = bytes.slice().buffer;
  const sets: SampleSets = new Map();
  try {
    const metadata = parquetMetadata(file);
    if (metadata.num_rows > MAX_SAMPLE_ROWS) return tooManyRows(name, String(metadata.num_rows));
    const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
    if (columns.join() !== SAMPLE_HEADER.join())
      return fail(name, message('formats.the-columns', { columns: SAMPLE_HEADER.join() }), quoted(columns.join()), OURS);
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd });
      if (rows.length !== rowEnd - rowStart)
        return fail(name, message('formats.rows-in-group', { count: rowEnd - rowStart }), String(rows.length), CUT_SHORT);
      for (const [offset, row] of rows.entries()) {
        const where = `${name}[${rowStart + offset}]`;
        const read = parquetRow(row);
        if (typeof read === 'string')
          return fail(where, message('formats.value-of-our-type', { column: read }), quoted(String(row[read])), OURS);
        const refused = addSampleRow(sets, read, where);
        if (refused !== null) return { ok: false, failure: refused };
      }
      rowStart = rowEnd;
    }
  } catch (error) {
    return unreadable(name, error);
  }
  return sampleRowsOf(sets, name);
}

/** A row with its types checked, or the name of the first column that has another. */
function parquetRow(row: Readonly<Record<string, unknown>>) {
  const { mode, index, failed } = row;
  if (typeof mode !== 'string') return 'mode';
  if (typeof index !== 'bigint' && typeof index !== 'number') return 'index';
  if (typeof failed !== 'boolean') return 'failed';
  const numbers: number[] = [];
  for (const { name } of SAMPLE_FIELDS) {
    const value = row[name] ?? NaN;
    if (typeof value !== 'number' || Math.abs(value) === Infinity) return name;
    numbers.push(value);
  }
  return { mode, index: Number(index), failed, numbers };
}
