import type { Door } from './command.ts';

/** Columns set flush: left for words, right for numbers. The header is underlined where colour is on, dashed where not. */
export function printTable(
  door: Door,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): void {
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (right.includes(i) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  door.print(emphasise(door, 'bold', line(header)));
  for (const row of rows) door.print(line(row));
}

/** Selections that begin and end a style (ECMA-48, 8.3.117). */
const STYLES = { bold: [1, 22], dim: [2, 22], yellow: [33, 39] } as const;

export function emphasise(door: Door, style: keyof typeof STYLES, text: string): string {
  const [begin, end] = STYLES[style];
  return door.colour ? `\u001b[${begin}m${text}\u001b[${end}m` : text;
}

export function signed(value: number, decimals = 0): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(decimals)}`;
}

export function latLon(latitudeDeg: number, longitudeDeg: number, decimals = 3): string {
  return `${Math.abs(latitudeDeg).toFixed(decimals)} ${latitudeDeg < 0 ? 'S' : 'N'} ${Math.abs(longitudeDeg).toFixed(decimals)} ${longitudeDeg < 0 ? 'W' : 'E'}`;
}
