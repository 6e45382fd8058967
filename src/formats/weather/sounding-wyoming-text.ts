import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Instant, parseInstant } from '../../time/index.ts';
import { parseDecimal, quoted, readLines, type TextLine } from '../text/index.ts';
import type { ReportedLevel, ReportedSounding } from './sounding-profile.ts';
import { PRESSURE_UNITS_PA, SPEED_UNITS_MPS, kelvinFrom } from './sounding-units.ts';

/*
 * University of Wyoming soundings, type TEXT:LIST: a table of columns seven wide under a row of names and a row of units, then the
 * station's place and the time. The page comes as HTML or with its tags taken off, with one sounding or several.
 */

const COLUMN_WIDTH = 7;
export const WYOMING_TABLE = /^ *PRES +HGHT +TEMP /m;
/** `72469 DNR Denver Observations at 00Z 04 May 1999`, above each table. */
const TITLE = /^(?<station>.*\S) +Observations at (?<hour>\d\d)Z (?<day>\d{1,2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4})$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const FACT = /^ *(?<label>Station number|Station latitude|Station longitude|Observation time): *(?<value>\S+)$/;
/** The archive begins in 1973; the time's year has two digits. */
const FIRST_ARCHIVE_YEAR = 73;

interface Table {
  readonly title: string;
  readonly names: TextLine;
  units: string | null;
  /** Whether the table's end has not been read yet. */
  open: boolean;
  readonly rows: TextLine[];
  readonly facts: Map<string, TextLine & { readonly value: string }>;
}

export function parseWyomingText(text: string, name: string): Outcome<ReportedSounding[]> {
  const lines = readLines(text, name);
  if (!lines.ok) return lines;
  const soundings: ReportedSounding[] = [];
  for (const table of findTables(lines.value)) {
    const sounding = readTable(table, name);
    if (!sounding.ok) return sounding;
    soundings.push(sounding.value);
  }
  return succeed(soundings);
}

function findTables(lines: readonly TextLine[]): Table[] {
  const tables: Table[] = [];
  let title = '';
  for (const line of lines) {
    const text = line.text.replace(/<[^<>]*>/g, '').trimEnd();
    const table = tables.at(-1);
    const fact = FACT.exec(text)?.groups;
    if (text.includes(' Observations at ')) title = text.trim();
    else if (WYOMING_TABLE.test(text))
      tables.push({ title, names: { ...line, text }, units: null, open: true, rows: [], facts: new Map() });
    else if (fact?.['label'] !== undefined) table?.facts.set(fact['label'], { ...line, value: fact['value'] ?? '' });
    else if (table?.units === null) table.units = text;
    else if (table !== undefined && text.includes('Station ')) table.open = false;
    else if (table?.open === true && !/^[ -]*$/.test(text)) table.rows.push({ ...line, text });
  }
  return tables;
}

function readTable(table: Table, fileName: string): Outcome<ReportedSounding> {
  const { title, names, rows, facts } = table;
  const instant = readTime(table);
  if (!instant.ok) return instant;
  const latitude = facts.get('Station latitude');
  const longitude = facts.get('Station longitude');
  const isUntold = [latitude, longitude].every((fact) => fact === undefined || /^\*+$/.test(fact.value));
  const latitudeDeg = parseDecimal(latitude?.value ?? '');
  const longitudeDeg = parseDecimal(longitude?.value ?? '');
  if (!isUntold && (latitudeDeg === null || longitudeDeg === null))
    return fail(
      latitude?.where ?? names.where,
      message('formats.station-place'),
      message('formats.quoted-pair', {
        first: latitude?.value ?? message('formats.none'),
        second: longitude?.value ?? message('formats.none'),
      }),
      message('formats.keep-station-information'),
    );
  const reader = rowReader(table);
  if (!reader.ok) return reader;
  const levels: ReportedLevel[] = [];
  for (const row of rows) {
    const level = reader.value(row);
    if (!level.ok) return level;
    levels.push(level.value);
  }
  const name = TITLE.exec(title)?.groups?.['station'] ?? facts.get('Station number')?.value ?? fileName;
  return succeed({ where: names.where, name, kind: 'sounding', instant: instant.value, latitudeDeg, longitudeDeg, levels });
}

function readTime({ title, facts, names }: Table): Outcome<Instant> {
  const observed = facts.get('Observation time');
  if (observed !== undefined) {
    const match = /^(\d\d)(\d\d)(\d\d)\/(\d\d)(\d\d)$/.exec(observed.value);
    if (match === null) return fail(observed.where, message('formats.observation-time'), quoted(observed.value));
    const [, year = '', month, day, hour, minute] = match;
    return parseInstant(`${Number(year) < FIRST_ARCHIVE_YEAR ? '20' : '19'}${year}-${month}-${day}T${hour}:${minute}Z`, observed.where);
  }
  const groups = TITLE.exec(title)?.groups;
  const month = MONTHS.indexOf(groups?.['month'] ?? '') + 1;
  if (groups === undefined || month === 0) return fail(names.where, message('formats.time-by-the-table'), message('formats.neither'));
  const two = (value: string | number | undefined) => String(value).padStart(2, '0');
  return parseInstant(`${groups['year']}-${two(month)}-${two(groups['day'])}T${groups['hour']}:00Z`, names.where);
}

function cellAt(row: string, index: number): string {
  return row.slice(index * COLUMN_WIDTH, (index + 1) * COLUMN_WIDTH).trim();
}

function rowReader({ names, units }: Table): Outcome<(row: TextLine) => Outcome<ReportedLevel>> {
  const titles = names.text.trim().split(/ +/);
  const shifted = titles.map((title) => title.padStart(COLUMN_WIDTH)).join('') !== names.text;
  if (shifted)
    return fail(names.where, message('formats.columns-wide', { width: COLUMN_WIDTH }), quoted(names.text), message('formats.keep-blanks'));
  const speedIndex = titles.findIndex((title) => title === 'SKNT' || title === 'SPED');
  const indexes = { pressure: 0, height: 1, temperature: 2, direction: titles.indexOf('DRCT'), speed: speedIndex };
  if (indexes.direction < 0 || indexes.speed < 0) return fail(names.where, message('formats.wind-columns'), quoted(names.text));
  const unitAt = (index: number) => cellAt(units ?? '', index);
  const pascals = PRESSURE_UNITS_PA.get(unitAt(indexes.pressure));
  const kelvin = kelvinFrom(unitAt(indexes.temperature));
  const speedMps = SPEED_UNITS_MPS.get(unitAt(indexes.speed));
  if (pascals === undefined || kelvin === null || speedMps === undefined || unitAt(indexes.height) !== 'm')
    return fail(names.where, message('formats.row-of-units'), units === null ? message('formats.none') : quoted(units));
  return succeed((row: TextLine): Outcome<ReportedLevel> => {
    const cells = titles.map((_, index) => cellAt(row.text, index));
    const numbers = cells.map((cell) => (cell === '' ? null : parseDecimal(cell)));
    const unreadable = cells.find((cell, index) => cell !== '' && numbers[index] === null);
    if (unreadable !== undefined)
      return fail(row.where, message('formats.numbers-in-columns', { width: COLUMN_WIDTH }), quoted(unreadable));
    const pressure = numbers[indexes.pressure] ?? null;
    const temperature = numbers[indexes.temperature] ?? null;
    const speed = numbers[indexes.speed] ?? null;
    return succeed({
      where: row.where,
      geopotentialM: numbers[indexes.height] ?? null,
      pressurePa: pressure === null ? null : pressure * pascals,
      temperatureK: temperature === null ? null : kelvin(temperature),
      fromDeg: numbers[indexes.direction] ?? null,
      speedMps: speed === null ? null : speed * speedMps,
    });
  });
}
