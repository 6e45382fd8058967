import { type Message, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type TextLine, quoted } from '../text/index.ts';

/*
 * Two-line element sets, as Space-Track documents them (space-track.org/documentation#/tle): two lines of 69 columns, with or without
 * a line that names the object. Columns are counted from 1, as in the documentation.
 */

const LINE_LENGTH = 69;
/** Alpha-5 writes the ten-thousands of a catalogue number as a letter, A = 10 to Z = 33; I and O are left out. */
const ALPHA_5 = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
export const MAX_ALPHA_5 = 339_999;

interface Column {
  readonly from: number;
  readonly to: number;
  readonly pattern: RegExp;
  readonly wanted: Message;
}

function column(from: number, to: number, pattern: RegExp, wanted: Message): Column {
  return { from, to, pattern, wanted };
}

function blank(at: number): Column {
  return column(at, at, /^ $/, message('formats.blank'));
}

const CATALOG_NUMBER = column(3, 7, /^(?:[A-HJ-NP-Z]\d{4}| *\d+)$/, message('formats.catalogue-number'));
const ANGLE = /^ *\d+\.\d{4}$/;
const POWER_OF_TEN = /^[ +-] *\d+[ +-]\d$/;

export const LINE_1 = {
  blank2: blank(2),
  catalogNumber: CATALOG_NUMBER,
  classification: column(8, 8, /^[A-Z ]$/, message('formats.classification-letter')),
  blank9: blank(9),
  designator: column(10, 17, /^(?:\d{5}[A-Z]{1,3} *| +)$/, message('formats.launch-and-piece')),
  blank18: blank(18),
  epochYear: column(19, 20, /^\d\d$/, message('formats.two-digit-year')),
  epochDay: column(21, 32, /^ *\d+\.\d{8}$/, message('formats.day-with-decimals')),
  blank33: blank(33),
  meanMotionDot: column(34, 43, /^[ +-]\.\d{8}$/, message('formats.mean-motion-derivative')),
  blank44: blank(44),
  meanMotionDdot: column(45, 52, POWER_OF_TEN, message('formats.power-of-ten', { example: '15820-4' })),
  blank53: blank(53),
  bstar: column(54, 61, POWER_OF_TEN, message('formats.power-of-ten', { example: '14224-3' })),
  blank62: blank(62),
  ephemerisType: column(63, 63, /^[02 ]$/, message('formats.ephemeris-type')),
  blank64: blank(64),
  elementSetNumber: column(65, 68, /^ *\d*$/, message('formats.element-set-number')),
};

export const LINE_2 = {
  blank2: blank(2),
  catalogNumber: CATALOG_NUMBER,
  blank8: blank(8),
  inclination: column(9, 16, ANGLE, message('formats.inclination')),
  blank17: blank(17),
  raan: column(18, 25, ANGLE, message('formats.raan')),
  blank26: blank(26),
  eccentricity: column(27, 33, /^ *\d+$/, message('formats.eccentricity')),
  blank34: blank(34),
  argumentOfPericenter: column(35, 42, ANGLE, message('formats.argument-of-perigee')),
  blank43: blank(43),
  meanAnomaly: column(44, 51, ANGLE, message('formats.mean-anomaly')),
  blank52: blank(52),
  meanMotion: column(53, 63, /^ *\d+\.\d{8}$/, message('formats.mean-motion')),
  revolution: column(64, 68, /^ *\d*$/, message('formats.revolution-number')),
};

/** The fields of one line, after its length, its check digit and every column have been found right. */
export function readColumns<Name extends string>(
  line: TextLine,
  lineNumber: '1' | '2',
  columns: Readonly<Record<Name, Column>>,
): Outcome<Readonly<Record<Name, string>>> {
  const { text, where } = line;
  if (!text.startsWith(`${lineNumber} `)) return fail(where, message('formats.line-of-set', { line: lineNumber }), quoted(text));
  if (text.length !== LINE_LENGTH)
    return fail(
      where,
      message('formats.line-length', { count: LINE_LENGTH }),
      String(text.length),
      text.length < LINE_LENGTH ? message('formats.line-cut') : message('formats.lines-joined'),
    );
  const checkDigit = tleCheckDigit(text);
  if (text[LINE_LENGTH - 1] !== checkDigit)
    return fail(where, message('formats.check-digit', { digit: checkDigit }), quoted(text.slice(-1)), message('formats.line-altered'));
  const fields: Record<string, string> = {};
  for (const [name, { from, to, pattern, wanted }] of Object.entries<Column>(columns)) {
    const field = text.slice(from - 1, to);
    if (!pattern.test(field)) {
      const placed = from === to ? message('formats.in-column', { wanted, at: from }) : message('formats.in-columns', { wanted, from, to });
      return fail(where, placed, quoted(field));
    }
    fields[name] = field;
  }
  return succeed(fields as Record<Name, string>);
}

/** The sum of the digits of columns 1 to 68, each minus sign counted as 1, modulo 10. */
export function tleCheckDigit(line: string): string {
  let sum = 0;
  for (const character of line.slice(0, LINE_LENGTH - 1)) {
    if (character >= '0' && character <= '9') sum += Number(character);
    else if (character === '-') sum += 1;
  }
  return String(sum % 10);
}

/** Five digits or alpha-5, from a field that matches its column. */
export function parseCatalogNumber(field: string): number {
  const letter = ALPHA_5.indexOf(field.slice(0, 1));
  return letter < 0 ? Number(field) : (letter + 10) * 10_000 + Number(field.slice(1));
}

/** Five columns; the number is at most `MAX_ALPHA_5`. */
export function formatCatalogNumber(value: number): string {
  if (value < 100_000) return String(value).padStart(5, '0');
  return `${ALPHA_5[Math.floor(value / 10_000) - 10]}${String(value % 10_000).padStart(4, '0')}`;
}

/** `-38473-3` is -0.38473e-3. Read as decimal text, so that the double is the nearest to what was printed. */
export function parsePowerOfTen(field: string): number {
  const mantissa = field.slice(1, -2).replaceAll(' ', '0');
  const value = Number(`${field.slice(0, 1).trim()}.${mantissa}e${field.slice(-2).trim()}`);
  return value === 0 ? 0 : value; // no negative zero
}

/** Five digits and one of exponent; below 1e-10 digits are given up. Null when the exponent would need two digits. */
export function formatPowerOfTen(value: number): string | null {
  const sign = value < 0 ? '-' : ' ';
  const magnitude = Math.abs(value);
  const [mantissa = '', power = ''] = magnitude.toExponential(4).split('e');
  const exponent = Number(power) + 1;
  if (magnitude === 0) return ' 00000+0';
  if (exponent > 9) return null;
  if (exponent < -9) return `${sign}${String(Math.round(magnitude * 1e14)).padStart(5, '0')}-9`;
  return `${sign}${mantissa.replace('.', '')}${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
}
