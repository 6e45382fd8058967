import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { type MessageHeader, type KeywordValue, readCsv } from '../text/index.ts';
import { elementSetFromOmm, ommEntries } from './omm-fields.ts';

/** A header row of OMM keywords and one set a row, as CelesTrak and Space-Track publish. */
export function parseOmmCsv(text: string, name: string): Outcome<ElementSet[]> {
  const table = readCsv(text, name);
  if (!table.ok) return table;
  const { header, rows } = table.value;
  const twice = header.find((keyword, index) => header.indexOf(keyword) !== index);
  if (twice !== undefined) return fail(`${name}:1`, message('formats.column-once'), message('formats.twice', { keyword: twice }));
  const sets: ElementSet[] = [];
  for (const { cells, where } of rows) {
    const values = new Map<string, KeywordValue>(
      header.map((keyword, index) => [keyword, { text: cells[index] ?? '', unit: null, where }]),
    );
    const set = elementSetFromOmm({ where, values });
    if (!set.ok) return set;
    sets.push(set.value);
  }
  return sets.length > 0 ? succeed(sets) : fail(name, message('formats.row-under-header'), message('formats.none'));
}

export function formatOmmCsv(sets: readonly ElementSet[], header: MessageHeader): string {
  const rows = sets.map((set) => ommEntries(set, header));
  const keywords = (rows[0] ?? []).map(({ keyword }) => keyword);
  return `${[keywords, ...rows.map((row) => row.map(({ value }) => csvCell(String(value))))].map((cells) => cells.join(',')).join('\n')}\n`;
}

function csvCell(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
