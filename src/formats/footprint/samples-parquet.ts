import type { SampleRows } from '../../flight/index.ts';
import { MAX_SAMPLE_ROWS, ROW_SIZE, SAMPLE_FIELDS, isFailedRow, promiseRows } from '../../presentation/index.ts';

const CREATED_BY = 'union-station';
/** Of one row group: what is held beside the samples and the file itself. */
const ROWS_PER_GROUP = 100_000;

/** Rows `from` to `to` as columns. Full doubles seldom repeat: no dictionary of them is tried. */
function columnsOf({ mode, indices, values }: SampleRows, from: number, to: number) {
  const perRow = <T>(read: (row: number) => T): T[] => Array.from({ length: to - from }, (_, offset) => read(from + offset));
  const numbers = SAMPLE_FIELDS.map(({ name }, column) => ({
    name,
    type: 'DOUBLE' as const,
    nullable: true,
    encoding: 'PLAIN' as const,
    data: perRow((row) => {
      const value = values[row * ROW_SIZE + column]!;
      return Number.isNaN(value) ? null : value;
    }),
  }));
  return [
    { name: 'mode', type: 'STRING' as const, nullable: false, data: perRow(() => mode) },
    { name: 'index', type: 'INT64' as const, nullable: false, data: perRow((row) => BigInt(indices[row]!)) },
    { name: 'failed', type: 'BOOLEAN' as const, nullable: false, data: perRow((row) => isFailedRow(values, row)) },
    ...numbers,
  ];
}

/**
 * The columns of `formatSamplesCsv` as Parquet, each number in full: what `readSamplesParquet` gets back is what was flown, bit for bit.
 * Null where a CSV cell is empty. The writer is loaded when first asked for, as it takes longer than many a command.
 */
export async function formatSamplesParquet(sets: readonly SampleRows[]): Promise<Uint8Array> {
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import('hyparquet-writer');
  const rows = sets.reduce((sum, { indices }) => sum + indices.length, 0);
  if (rows > MAX_SAMPLE_ROWS) throw new RangeError(`at most ${MAX_SAMPLE_ROWS} samples are written, not ${rows}`);
  const first = sets[0];
  if (first === undefined) throw new RangeError('a file of samples has at least one mode');
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({ columnData: columnsOf(first, 0, 0) });
  const parquet = new ParquetWriter({ writer, schema, createdBy: CREATED_BY });
  for (const set of sets) {
    promiseRows(set);
    for (let from = 0; from < set.indices.length; from += ROWS_PER_GROUP)
      await parquet.write({
        columnData: columnsOf(set, from, Math.min(from + ROWS_PER_GROUP, set.indices.length)),
        rowGroupSize: ROWS_PER_GROUP,
      });
  }
  await parquet.finish();
  return writer.getBytes();
}
