import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { quoted, readLines } from './text-lines.ts';

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly where: string }[];
}

/** Comma-separated values with a header row. Cells are trimmed and may be quoted (RFC 4180), but a quoted cell ends on its own line. */
export function readCsv(text: string, name: string): Outcome<CsvTable> {
  const lines = readLines(text, name);
  if (!lines.ok) return lines;
  const [first, ...rest] = lines.value.filter((line) => line.text !== '');
  if (first === undefined) return fail(name, message('formats.header-row'), message('formats.none'));
  const header = splitRow(first.text);
  if (header === null) return fail(first.where, message('formats.closed-quotes'), quoted(first.text));
  const rows: { cells: readonly string[]; where: string }[] = [];
  for (const { text: row, where } of rest) {
    const cells = splitRow(row);
    if (cells === null) return fail(where, message('formats.closed-quotes'), quoted(row));
    if (cells.length !== header.length)
      return fail(
        where,
        message('formats.cells-as-in-header', { count: header.length }),
        String(cells.length),
        message('formats.cut-short'),
      );
    rows.push({ cells, where });
  }
  return succeed({ header, rows });
}

function splitRow(row: string): string[] | null {
  const cells: string[] = [];
  let cell = '';
  let inQuotes = false;
  for (let at = 0; at < row.length; at += 1) {
    const character = row[at];
    if (character === '"') {
      if (inQuotes && row[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else inQuotes = !inQuotes;
    } else if (character === ',' && !inQuotes) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  cells.push(cell.trim());
  return inQuotes ? null : cells;
}
