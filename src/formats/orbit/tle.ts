import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Instant, instantFromUtcMs, utcMsFromInstant } from '../../time/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { checkElementRanges } from './element-ranges.ts';
import { centuryYear, parseDesignator } from './international-designator.ts';
import { type TextLine, quoted, readLines } from '../text/index.ts';
import {
  LINE_1,
  LINE_2,
  MAX_ALPHA_5,
  formatCatalogNumber,
  formatPowerOfTen,
  parseCatalogNumber,
  parsePowerOfTen,
  readColumns,
  tleCheckDigit,
} from './tle-columns.ts';

const DAY_MS = 86_400_000;
/** The epoch is printed to 1e-8 of a day. */
const EPOCH_STEPS_PER_DAY = 1e8;
const EPOCH_STEP_MS = 0.864;
/** The element set number has four columns, the revolution number five; both roll over. */
const ELEMENT_SET_MODULUS = 10_000;
const REVOLUTION_MODULUS = 100_000;

interface Line1 {
  readonly where: string;
  readonly fields: Readonly<Record<keyof typeof LINE_1, string>>;
}

/** Every set of a text of two- or three-line sets; blank lines and lines that start with `#` are passed over. */
export function parseTle(text: string, name: string): Outcome<ElementSet[]> {
  const lines = readLines(text, name);
  if (!lines.ok) return lines;
  const sets: ElementSet[] = [];
  let title: TextLine | null = null;
  let first: Line1 | null = null;
  for (const line of lines.value) {
    if (line.text === '' || line.text.startsWith('#')) continue;
    if (first !== null) {
      const set = readSet(title, first, line);
      if (!set.ok) return set;
      sets.push(set.value);
      title = first = null;
    } else if (line.text.startsWith('1 ')) {
      const fields = readColumns(line, '1', LINE_1);
      if (!fields.ok) return fields;
      first = { where: line.where, fields: fields.value };
    } else if (title !== null || line.text.startsWith('2 '))
      return fail(line.where, message('formats.line-of-set', { line: 1 }), quoted(line.text));
    else title = line;
  }
  if (first !== null) return fail(first.where, message('formats.line-2-after'), message('formats.end-of-text'));
  if (title !== null) return fail(title.where, message('formats.set-after-name'), message('formats.end-of-text'));
  return sets.length > 0 ? succeed(sets) : fail(name, message('formats.element-set'), message('formats.only-comments'));
}

function readSet(title: TextLine | null, { where, fields: one }: Line1, line2: TextLine): Outcome<ElementSet> {
  const two = readColumns(line2, '2', LINE_2);
  if (!two.ok) return two;
  const catalogNumber = parseCatalogNumber(one.catalogNumber);
  if (parseCatalogNumber(two.value.catalogNumber) !== catalogNumber)
    return fail(
      line2.where,
      message('formats.catalogue-number-of-line-1', { number: one.catalogNumber }),
      two.value.catalogNumber,
      message('formats.sets-mixed'),
    );
  const epoch = parseEpoch(one.epochYear, one.epochDay, where);
  if (!epoch.ok) return epoch;
  const name = title === null ? '' : title.text.replace(/^0 /, '').trim();
  const set: ElementSet = {
    name: name === '' || name === '0' ? null : name,
    catalogNumber,
    internationalDesignator: parseDesignator(one.designator.trim()),
    epoch: epoch.value,
    meanMotionRevPerDay: Number(two.value.meanMotion),
    eccentricity: Number(`.${two.value.eccentricity.replaceAll(' ', '0')}`),
    inclinationDeg: Number(two.value.inclination),
    raanDeg: Number(two.value.raan),
    argumentOfPericenterDeg: Number(two.value.argumentOfPericenter),
    meanAnomalyDeg: Number(two.value.meanAnomaly),
    bstarPerEarthRadius: parsePowerOfTen(one.bstar),
    meanMotionDotRevPerDay2: Number(one.meanMotionDot) + 0,
    meanMotionDdotRevPerDay3: parsePowerOfTen(one.meanMotionDdot),
    classification: one.classification === ' ' ? 'U' : one.classification,
    elementSetNumber: Number(one.elementSetNumber),
    revolutionAtEpoch: Number(two.value.revolution),
  };
  return checkElementRanges(set, line2.where);
}

function parseEpoch(yearField: string, dayField: string, where: string): Outcome<Instant> {
  const year = centuryYear(Number(yearField));
  const [whole = '', decimals = ''] = dayField.split('.');
  const day = Number(whole);
  const daysInYear = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY_MS;
  if (day < 1 || day > daysInYear) return fail(where, message('formats.day-of-year', { days: daysInYear, year }), dayField.trim());
  if (year < 1972) return fail(where, message('formats.epoch-from-1972'), String(year), message('formats.no-whole-leap-seconds'));
  return succeed(instantFromUtcMs(Date.UTC(year, 0, day) + Number(decimals) * EPOCH_STEP_MS));
}

/** The two lines of a set, rounded to the columns' digits. A catalogue number above 339999 has no two-line form: use OMM. */
export function formatTle(set: ElementSet): Outcome<[line1: string, line2: string]> {
  const where = set.name ?? String(set.catalogNumber);
  const checked = checkElementRanges(set, where);
  if (!checked.ok) return checked;
  if (set.catalogNumber > MAX_ALPHA_5)
    return fail(
      where,
      message('formats.catalogue-number-up-to', { most: MAX_ALPHA_5 }),
      String(set.catalogNumber),
      message('formats.write-an-omm'),
    );
  if (!LINE_1.classification.pattern.test(set.classification)) return fail(where, LINE_1.classification.wanted, quoted(set.classification));
  const year = new Date(utcMsFromInstant(set.epoch) + EPOCH_STEP_MS).getUTCFullYear();
  if (year > 2056) return fail(where, message('formats.epoch-to-2056'), String(year), message('formats.two-digit-years'));
  const dot = Math.abs(set.meanMotionDotRevPerDay2).toFixed(8);
  const ddot = formatPowerOfTen(set.meanMotionDdotRevPerDay3);
  const bstar = formatPowerOfTen(set.bstarPerEarthRadius);
  const eccentricity = set.eccentricity.toFixed(7);
  if (!dot.startsWith('0.')) return fail(where, message('formats.derivative-below-1'), dot);
  if (ddot === null) return fail(where, message('formats.second-derivative-below'), String(set.meanMotionDdotRevPerDay3));
  if (bstar === null) return fail(where, message('formats.bstar-below'), String(set.bstarPerEarthRadius));
  if (!eccentricity.startsWith('0.')) return fail(where, message('formats.eccentricity-below-1'), String(set.eccentricity));
  const number = formatCatalogNumber(set.catalogNumber);
  const line1 = [
    `1 ${number}${set.classification} ${(set.internationalDesignator ?? '').slice(2).replace('-', '').padEnd(8)} `,
    `${formatEpoch(set.epoch)} ${set.meanMotionDotRevPerDay2 < 0 ? '-' : ' '}${dot.slice(1)} ${ddot} ${bstar} 0 `,
    String(set.elementSetNumber % ELEMENT_SET_MODULUS).padStart(4),
  ].join('');
  const line2 = [
    `2 ${number} ${formatAngle(set.inclinationDeg)} ${formatAngle(set.raanDeg)} ${eccentricity.slice(2)}`,
    ` ${formatAngle(set.argumentOfPericenterDeg)} ${formatAngle(set.meanAnomalyDeg)} `,
    set.meanMotionRevPerDay.toFixed(8).padStart(11),
    String(set.revolutionAtEpoch % REVOLUTION_MODULUS).padStart(5),
  ].join('');
  return succeed([line1 + tleCheckDigit(line1), line2 + tleCheckDigit(line2)]);
}

function formatEpoch(epoch: Instant): string {
  const steps = Math.round(utcMsFromInstant(epoch) / EPOCH_STEP_MS);
  const days = Math.floor(steps / EPOCH_STEPS_PER_DAY);
  const year = new Date(days * DAY_MS).getUTCFullYear();
  const dayOfYear = days - Date.UTC(year, 0, 1) / DAY_MS + 1;
  const decimals = String(steps - days * EPOCH_STEPS_PER_DAY).padStart(8, '0');
  return `${String(year % 100).padStart(2, '0')}${String(dayOfYear).padStart(3, '0')}.${decimals}`;
}

function formatAngle(degrees: number): string {
  return degrees.toFixed(4).padStart(8);
}
