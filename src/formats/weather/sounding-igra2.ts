import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { DAY_S, type Instant, addSeconds, parseInstant, secondsBetween } from '../../time/index.ts';
import { parseDecimal, quoted, readLines, type TextLine } from '../text/index.ts';
import { type ReportedLevel, type ReportedSounding, ZERO_CELSIUS_K } from './sounding-profile.ts';

/*
 * Integrated Global Radiosonde Archive, version 2 (NOAA/NCEI, igra2-data-format.txt): fixed columns, counted from 1. A header starts with
 * `#` and says how many levels follow.
 */

export const IGRA2_HEADER = /^#[A-Z]{2}[A-Z0-9-]{9} \d{4} [ \d]\d [ \d]\d [ \d]\d /;
/** -9999 is missing, -8888 was removed by quality control; both are as good as nothing here. */
const ABSENT: ReadonlySet<string> = new Set(['-9999', '-8888']);
const MISSING_HOUR = 99;
const HALF_DAY_S = 43_200;

export function parseIgra2(text: string, name: string): Outcome<ReportedSounding[]> {
  const lines = readLines(text, name);
  if (!lines.ok) return lines;
  const soundings: ReportedSounding[] = [];
  for (let at = 0; at < lines.value.length;) {
    const header = lines.value[at]!;
    if (header.text === '') {
      at += 1;
      continue;
    }
    const sounding = readSounding(header, lines.value, at + 1);
    if (!sounding.ok) return sounding;
    soundings.push(sounding.value);
    at += 1 + sounding.value.levels.length;
  }
  return succeed(soundings);
}

function columns(line: TextLine, from: number, to: number): string {
  return line.text.slice(from - 1, to).trim();
}

function readSounding(header: TextLine, lines: readonly TextLine[], firstLevel: number): Outcome<ReportedSounding> {
  const { where } = header;
  if (!IGRA2_HEADER.test(header.text)) return fail(where, message('formats.igra2-header'), quoted(header.text));
  const instant = readRelease(header);
  if (!instant.ok) return instant;
  const latitude = parseDecimal(columns(header, 56, 62));
  const longitude = parseDecimal(columns(header, 64, 71));
  const count = parseDecimal(columns(header, 33, 36));
  if (latitude === null || longitude === null || count === null || !Number.isInteger(count) || count < 0)
    return fail(where, message('formats.levels-and-place'), quoted(header.text));
  const levels: ReportedLevel[] = [];
  for (const line of lines.slice(firstLevel, firstLevel + count)) {
    const level = readLevel(line);
    if (!level.ok) return level;
    levels.push(level.value);
  }
  if (levels.length < count) return fail(where, message('formats.levels', { count }), String(levels.length), message('formats.cut-short'));
  return succeed({
    where,
    name: columns(header, 2, 12),
    instant: instant.value,
    kind: 'sounding',
    latitudeDeg: latitude / 1e4,
    longitudeDeg: longitude / 1e4,
    levels,
  });
}

/**
 * When the balloon was released, or the nominal hour if that is not known. The header's date is that of the nominal hour: the balloon of 00
 * UTC may have risen at 23:03 of the day before.
 */
function readRelease(header: TextLine): Outcome<Instant> {
  const { where } = header;
  const two = (text: string) => text.padStart(2, '0');
  const date = `${columns(header, 14, 17)}-${two(columns(header, 19, 20))}-${two(columns(header, 22, 23))}`;
  const hour = columns(header, 25, 26);
  const release = /^(\d\d)(\d\d)$/.exec(columns(header, 28, 31).padStart(4, '0'));
  const nominal = Number(hour) === MISSING_HOUR ? null : parseInstant(`${date}T${two(hour)}:00Z`, where);
  const released =
    release === null || Number(release[1]) > 23 || Number(release[2]) > 59
      ? null
      : parseInstant(`${date}T${release[1]}:${release[2]}Z`, where);
  if (released === null || !released.ok)
    return nominal ?? released ?? fail(where, message('formats.hour-or-release'), message('formats.neither'));
  if (nominal === null || !nominal.ok) return nominal ?? released;
  const lateS = secondsBetween(nominal.value, released.value);
  const days = lateS > HALF_DAY_S ? -1 : lateS < -HALF_DAY_S ? 1 : 0;
  return succeed(addSeconds(released.value, days * DAY_S));
}

function readLevel(line: TextLine): Outcome<ReportedLevel> {
  const fields = [columns(line, 10, 15), columns(line, 17, 21), columns(line, 23, 27), columns(line, 41, 45), columns(line, 47, 51)];
  const numbers = fields.map((field) => (ABSENT.has(field) ? null : parseDecimal(field)));
  const unreadable = fields.find((field, index) => numbers[index] === null && !ABSENT.has(field));
  if (unreadable !== undefined)
    return fail(line.where, message('formats.igra2-level'), quoted(line.text), message('formats.wrong-number-of-levels'));
  const [pressurePa = null, geopotentialM = null, tenthsC = null, fromDeg = null, tenthsMps = null] = numbers;
  return succeed({
    where: line.where,
    geopotentialM,
    pressurePa,
    temperatureK: tenthsC === null ? null : tenthsC / 10 + ZERO_CELSIUS_K,
    fromDeg,
    speedMps: tenthsMps === null ? null : tenthsMps / 10,
  });
}
