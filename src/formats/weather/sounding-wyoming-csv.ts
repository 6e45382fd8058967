import { type Failure, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { parseInstant } from '../../time/index.ts';
import { type CsvTable, parseDecimal, quoted, readCsv } from '../text/index.ts';
import type { ReportedLevel, ReportedSounding } from './sounding-profile.ts';
import { LENGTH_UNITS_M, PRESSURE_UNITS_PA, SPEED_UNITS_MPS, kelvinFrom } from './sounding-units.ts';

/*
 * University of Wyoming soundings, type TEXT:CSV (2025 on). Columns are named `quantity_unit`. A sounding of a moving balloon may have a
 * time and place in each row; the profile takes the first row's, where the balloon was let go.
 */

type Convert = (value: number) => number;

const scaled =
  (units: ReadonlyMap<string, number>) =>
  (unit: string): Convert | null => {
    const factor = units.get(unit);
    return factor === undefined ? null : (value) => value * factor;
  };

const QUANTITIES: readonly (readonly [
  key: Exclude<keyof ReportedLevel, 'where'>,
  column: string,
  convert: (unit: string) => Convert | null,
])[] = [
  ['geopotentialM', 'geopotential height', scaled(LENGTH_UNITS_M)],
  ['pressurePa', 'pressure', scaled(PRESSURE_UNITS_PA)],
  ['temperatureK', 'temperature', kelvinFrom],
  ['fromDeg', 'wind direction', scaled(new Map([['degree', 1]]))],
  ['speedMps', 'wind speed', scaled(SPEED_UNITS_MPS)],
];

interface Column {
  readonly key: Exclude<keyof ReportedLevel, 'where'>;
  readonly index: number;
  readonly convert: Convert;
}

export function parseWyomingCsv(text: string, name: string): Outcome<ReportedSounding[]> {
  const table = readCsv(text, name);
  if (!table.ok) return table;
  const columns = findColumns(table.value, name);
  if (!columns.ok) return columns;
  const place = readPlace(table.value, name);
  if (!place.ok) return place;
  const levels: ReportedLevel[] = [];
  for (const { cells, where } of table.value.rows) {
    const level = readLevel(cells, columns.value, where);
    if (!level.ok) return level;
    levels.push(level.value);
  }
  return succeed([{ where: name, name, kind: 'sounding', ...place.value, levels }]);
}

function findColumns({ header }: CsvTable, name: string): Outcome<Column[]> {
  const columns: Column[] = [];
  for (const [key, column, convertFrom] of QUANTITIES) {
    const index = header.findIndex((cell) => cell.startsWith(`${column}_`));
    if (index < 0) return fail(`${name}:1`, message('formats.column-of', { column }), message('formats.none'));
    const unit = (header[index] ?? '').slice(column.length + 1);
    const convert = convertFrom(unit);
    if (convert === null) return fail(`${name}:1`, message('formats.known-unit', { quantity: column }), quoted(unit));
    columns.push({ key, index, convert });
  }
  return succeed(columns);
}

function readPlace({ header, rows }: CsvTable, name: string): Outcome<Pick<ReportedSounding, 'instant' | 'latitudeDeg' | 'longitudeDeg'>> {
  const [first] = rows;
  if (first === undefined)
    return fail(name, message('formats.rows-under-header'), message('formats.none'), message('formats.no-such-sounding'));
  const cell = (column: string) => first.cells[header.indexOf(column)] ?? '';
  const instant = parseInstant(cell('time'), first.where, { assumeUtc: true });
  if (!instant.ok) return instant;
  const latitudeDeg = parseDecimal(cell('latitude'));
  const longitudeDeg = parseDecimal(cell('longitude'));
  if (latitudeDeg === null || longitudeDeg === null)
    return fail(first.where, message('formats.latitude-and-longitude'), quoted(`${cell('latitude')}, ${cell('longitude')}`));
  return succeed({ instant: instant.value, latitudeDeg, longitudeDeg });
}

function readLevel(cells: readonly string[], columns: readonly Column[], where: string): Outcome<ReportedLevel> {
  let failure: Failure | null = null;
  const level = { where, geopotentialM: null, pressurePa: null, temperatureK: null, fromDeg: null, speedMps: null } as {
    -readonly [Key in keyof ReportedLevel]: ReportedLevel[Key];
  };
  for (const { key, index, convert } of columns) {
    const cell = cells[index] ?? '';
    if (cell === '') continue;
    const value = parseDecimal(cell);
    if (value === null) failure ??= fail(where, message('formats.number-or-empty', { field: key }), quoted(cell)).failure;
    else level[key] = convert(value);
  }
  return failure === null ? succeed(level) : { ok: false, failure };
}
