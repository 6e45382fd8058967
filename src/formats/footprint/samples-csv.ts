import type { SampleRows } from '../../flight/index.ts';
import { powerOfTen } from '../../math/index.ts';
import { ROW_SIZE, SAMPLE_FIELDS, SAMPLE_HEADER, isFailedRow, promiseRows } from '../../presentation/index.ts';

/** About a quarter of a megabyte of text. */
const ROWS_PER_CHUNK = 2000;
const SCALES = SAMPLE_FIELDS.map(({ decimals }) => powerOfTen(decimals));

/**
 * One line per sample, failed ones too (failed = 1, numbers empty), in pieces of text for as many rows as memory never held. A number that a
 * vehicle or a mode does not have is an empty cell. East and north count from the origin of the mode. No name holds a comma (RFC 4180).
 */
export function* formatSamplesCsv(sets: readonly SampleRows[]): Generator<string, void> {
  let chunk = `${SAMPLE_HEADER.join(',')}\n`;
  let rows = 0;
  for (const { mode, indices, values } of sets) {
    promiseRows({ indices, values });
    for (let row = 0; row < indices.length; row++) {
      chunk += `${mode},${indices[row]},${isFailedRow(values, row) ? 1 : 0}`;
      for (let column = 0; column < ROW_SIZE; column++) {
        const value = values[row * ROW_SIZE + column]!;
        // A whole number over a power of ten is the double nearest to its decimals, so the shortest text has no others.
        chunk += Number.isNaN(value) ? ',' : `,${Math.round(value * SCALES[column]!) / SCALES[column]!}`;
      }
      chunk += '\n';
      if (++rows % ROWS_PER_CHUNK === 0) {
        yield chunk;
        chunk = '';
      }
    }
  }
  if (chunk !== '') yield chunk;
}
