/**
 * Routine and special reports of airfields (METAR, SPECI; WMO-No. 306, FM 15, and the units of the United States), group by group: wind,
 * visibility, weather, cloud, temperature, wind shear and the sea. Runways (R24/...), pressure, recent weather (RE...) and trends bear on no limit
 * and are passed over. The group of day and hour names no month: it is taken nearest to the line above the report, or else to `near`.
 */
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { FieldWeather, WeatherHour, WeatherQuantity } from '../../recovery/index.ts';
import { type Instant, instantFromUtcMs, parseInstant, secondsBetween, utcMsFromInstant } from '../../time/index.ts';
import { type TextLine, quoted, readLines } from '../text/index.ts';

const MPS: Readonly<Record<string, number>> = { MPS: 1, KT: 1852 / 3600, KMH: 1 / 3.6 };
const STATUTE_MILE_M = 1609.344;
const FOOT_M = 0.3048;
const MANY_M = 10_000;
const DAY_MS = 86_400_000;
/** Rates in mm/h that stand for the words: middles of FMH-1's classes of rain, below 2.5, to 7.6, above (FCM-H1-2019, table 8-1). */
const RATE_MM_H: Readonly<Record<string, number>> = { '-': 1, '': 5, '+': 10 };
/** The gust of a wind without reported gusts, which are told from 5 m/s above the mean: as docs/touchdown.md has it. */
const GUST_RATIO = 1.46;
const MAX_REPORTS = 1000;

const HEAD = /\b(?:(?:METAR|SPECI) )?(?:COR )?(?<station>[A-Z][A-Z0-9]{3}) (?<day>\d{2})(?<hour>\d{2})(?<minute>\d{2})Z(?= |$)/;
/** `TAF UAKD 300800Z 3009/3109 ...`: a forecast for the field, which many services print below the report. */
const FORECAST = /^\s*TAF\b|^\s*[A-Z][A-Z0-9]{3} \d{6}Z \d{4}\/\d{4}\b/;
/** Above each report of the files of tgftp.nws.noaa.gov: `2022/03/30 11:00`. */
const FILED = /^\s*(?<year>\d{4})\/(?<month>\d{2})\/(?<day>\d{2}) (?<hour>\d{2}):(?<minute>\d{2})\s*$/;
/** A line that goes on with a report: groups and nothing else. */
const GROUPS = /^[A-Z0-9/+$-]+(?: [A-Z0-9/+$-]+)*=?$/;
const WIND = /^(?<from>\d{3}|VRB)P?(?<mean>\d{2,3})(?:GP?(?<gust>\d{2,3}))?(?<unit>MPS|KT|KMH)$/;
const MILES = /^[PM]?(?:(?<whole>\d{1,2}) ?)?(?:(?<over>\d)\/(?<under>\d{1,2}))?SM$/;
const VISIBILITY = /^(?<metres>\d{4})(?:NDV|N|NE|E|SE|S|SW|W|NW)?$/;
const CLOUD = /^(?<cover>FEW|SCT|BKN|OVC|VV)(?<height>\d{3})(?:CB|TCU|\/\/\/)?$/;
const WEATHER =
  /^(?<strength>[-+]|VC)?(?<descriptor>MI|BC|PR|DR|BL|SH|TS|FZ)?(?<kind>(?:DZ|RA|SN|SG|IC|PL|GR|GS|UP|BR|FG|FU|VA|DU|SA|HZ|PO|SQ|FC|SS|DS)*)$/;
const TEMPERATURE = /^(?<air>M?\d{2})\/(?:M?\d{2}|\/\/)?$/;
/** Sea: `W19/S4` has its temperature and state (WMO table 3700), `W12/H75` its waves in decimetres. */
const SEA = /^W(?:M?\d{2}|\/\/)\/(?:S(?<state>\d)|H(?<decimetres>\d{1,3}))$/;
/** The highest wave of each state of the sea, m; of 9 no highest is set, and twice the lowest is far beyond every limit. */
const STATE_M = [0, 0.1, 0.5, 1.25, 2.5, 4, 6, 9, 14, 28] as const;
/** What follows tells of later, or is for other readers. */
const END = /^(?:RMK|TEMPO|BECMG|NOSIG|INTER|PROB\d{2})$/;
const COVER_PERCENT: Readonly<Record<string, number>> = { FEW: 19, SCT: 44, BKN: 75, OVC: 100, VV: 100 };

export function isMetar(text: string): boolean {
  return HEAD.test(text);
}

interface Report {
  readonly where: string;
  readonly head: Readonly<Record<string, string>>;
  /** As the line above it says, where one does. */
  readonly filed: Instant | null;
  readonly groups: string[];
}

/** Every report of a text; the newest counts as the time of issue. A report goes on over lines to its `=`, and what else the text has is passed over. */
export function parseMetar(text: string, name: string, near: Instant): Outcome<FieldWeather> {
  const lines = readLines(text, name);
  if (!lines.ok) return lines;
  const hours: WeatherHour[] = [];
  const assumed: Partial<Record<WeatherQuantity, string>> = {};
  let nil: string | null = null;
  const reports = findReports(lines.value);
  if (reports.length > MAX_REPORTS) return fail(name, message('formats.at-most-reports', { count: MAX_REPORTS }), message('formats.more'));
  for (const { where, head, filed, groups } of reports) {
    const instant = instantNear(head, filed ?? near);
    if (instant === null)
      return fail(where, message('formats.day-and-hour'), quoted(`${head['station']} ${head['day']}${head['hour']}${head['minute']}Z`));
    if (groups.includes('NIL')) nil = `${head['station']} ${head['day']}${head['hour']}${head['minute']}Z NIL`;
    else hours.push({ instant, values: valuesOf(groups, assumed) });
  }
  if (hours.length === 0)
    return fail(name, message('formats.one-metar'), nil === null ? message('formats.none') : message('formats.no-report', { report: nil }));
  hours.sort((a, b) => a.instant - b.instant);
  return succeed({ name, kind: 'observation', issued: hours.at(-1)!.instant, place: null, hours, assumed });
}

function findReports(lines: readonly TextLine[]): readonly Report[] {
  const reports: Report[] = [];
  let open: Report | null = null;
  let filed: Instant | null = null;
  for (const { text: line, where } of lines) {
    const stamp = FILED.exec(line)?.groups;
    if (stamp !== undefined) {
      filed = filedAt(stamp);
      open = null;
      continue;
    }
    const text = line.replaceAll(/\s+/g, ' ').trim();
    if (FORECAST.test(text)) {
      open = null;
      continue;
    }
    const head = HEAD.exec(text);
    if (head?.groups !== undefined) {
      const rest = text.slice(head.index + head[0].length);
      const report = { where, head: head.groups, filed, groups: [...groupsOf(rest)] };
      reports.push(report);
      open = report;
    } else if (open !== null && GROUPS.test(text)) open.groups.push(...groupsOf(text));
    else open = null;
    if (text.includes('=')) open = null;
  }
  return reports;
}

/** Up to the sign that ends a report. */
const groupsOf = (text: string): readonly string[] =>
  text
    .split('=')[0]!
    .split(' ')
    .filter((group) => group !== '');

function filedAt({ year, month, day, hour, minute }: Readonly<Record<string, string>>): Instant | null {
  const instant = parseInstant(`${year}-${month}-${day}T${hour}:${minute}Z`, '');
  return instant.ok ? instant.value : null;
}

function instantNear({ day, hour, minute }: Readonly<Record<string, string>>, near: Instant): Instant | null {
  const nearMs = utcMsFromInstant(near);
  let best: Instant | null = null;
  for (const months of [-1, 0, 1]) {
    const at = new Date(nearMs);
    const ms = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, Number(day), Number(hour), Number(minute));
    if (new Date(ms).getUTCDate() !== Number(day) || Math.abs(ms - nearMs) > 40 * DAY_MS) continue;
    const instant = instantFromUtcMs(ms);
    if (best === null || Math.abs(secondsBetween(near, instant)) < Math.abs(secondsBetween(near, best))) best = instant;
  }
  return best;
}

type Values = Partial<Record<WeatherQuantity, number>>;

function valuesOf(groups: readonly string[], assumed: Partial<Record<WeatherQuantity, string>>): WeatherHour['values'] {
  const values: Values = {};
  const seen = { whole: '', falls: false, fog: false, freezing: false };
  for (const [i, group] of groups.entries()) {
    if (END.test(group)) break;
    // `WS ALL RWY`, `WS R24`, `WS RWY24`
    if (group === 'WS') values.windShear = 1;
    else if (groups[i - 1] !== 'WS' && group !== 'RWY' && !/^R(?:WY)?\d{2}/.test(group)) takeGroup(group, values, seen, assumed);
  }
  const { falls, fog, freezing } = seen;
  if (!falls && values.visibilityM !== undefined) values.precipitationMmH = 0;
  if (values.visibilityM !== undefined) {
    values.thunder ??= 0;
    values.windShear ??= 0;
  }
  if (freezing) values.icing = 1;
  else if (fog && values.temperatureC !== undefined && values.temperatureC < 0) values.icing = 1;
  else if (values.temperatureC !== undefined && values.temperatureC > 3) values.icing = 0;
  return values;
}

interface Seen {
  /** The whole miles of `1 1/2SM`. */
  whole: string;
  falls: boolean;
  fog: boolean;
  freezing: boolean;
}

function takeGroup(group: string, values: Values, seen: Seen, assumed: Partial<Record<WeatherQuantity, string>>): void {
  const wind = WIND.exec(group)?.groups;
  if (wind !== undefined) return takeWind(wind, values, assumed);
  if (group === 'CAVOK') return void Object.assign(values, { visibilityM: MANY_M, ceilingM: 1500, cloudCoverPercent: 0 });
  const metres = VISIBILITY.exec(group)?.groups?.['metres'];
  if (metres !== undefined) {
    // The first is the prevailing one, or the least; one with a direction after it is the least.
    const visibilityM = metres === '9999' ? MANY_M : Number(metres);
    values.visibilityM = Math.min(values.visibilityM ?? Infinity, visibilityM);
    return;
  }
  if (/^\d$/.test(group)) {
    seen.whole = group;
    return;
  }
  const miles = MILES.exec(`${seen.whole}${seen.whole === '' ? '' : ' '}${group}`)?.groups;
  if (miles !== undefined && (miles['whole'] ?? miles['over']) !== undefined) {
    const part = miles['over'] === undefined ? 0 : Number(miles['over']) / Number(miles['under']);
    values.visibilityM = Math.round((Number(miles['whole'] ?? 0) + part) * STATUTE_MILE_M);
    return;
  }
  const cloud = CLOUD.exec(group)?.groups;
  if (cloud !== undefined) {
    values.cloudCoverPercent = Math.max(values.cloudCoverPercent ?? 0, COVER_PERCENT[cloud['cover']!]!);
    if (['BKN', 'OVC', 'VV'].includes(cloud['cover']!))
      values.ceilingM = Math.min(values.ceilingM ?? Infinity, Math.round(Number(cloud['height']) * 100 * FOOT_M));
    return;
  }
  if (group === 'VV///') {
    // The sky cannot be seen, and from what height on was not measured.
    values.cloudCoverPercent = 100;
    return;
  }
  if (/^(SKC|CLR|NSC|NCD)$/.test(group)) {
    values.cloudCoverPercent = 0;
    return;
  }
  const temperature = TEMPERATURE.exec(group)?.groups?.['air'];
  if (temperature !== undefined) {
    values.temperatureC = Number(temperature.replace('M', '-'));
    return;
  }
  const sea = SEA.exec(group)?.groups;
  if (sea !== undefined) {
    values.waveHeightM = sea['decimetres'] === undefined ? STATE_M[Number(sea['state'])]! : Number(sea['decimetres']) / 10;
    if (sea['state'] !== undefined) assumed.waveHeightM = `${group}: the highest wave of that state of the sea`;
    return;
  }
  const weather = WEATHER.exec(group)?.groups;
  if (weather !== undefined && group !== '') takeWeather(group, weather, values, seen, assumed);
}

function takeWind(wind: Readonly<Record<string, string>>, values: Values, assumed: Partial<Record<WeatherQuantity, string>>): void {
  const factor = MPS[wind['unit']!]!;
  values.groundWindMps = Number(wind['mean']) * factor;
  if (wind['gust'] !== undefined) values.gustMps = Number(wind['gust']) * factor;
  else {
    values.gustMps = GUST_RATIO * values.groundWindMps;
    assumed.gustMps = `no gusts reported: ${GUST_RATIO} times the mean`;
  }
  if (wind['from'] !== 'VRB' && values.groundWindMps > 0) values.windFromDeg = Number(wind['from']);
}

/** Thunder counts half where it is near the field and not at it. What is blown along the ground or lies there does not fall. */
function takeWeather(
  group: string,
  { strength, descriptor, kind = '' }: Readonly<Record<string, string>>,
  values: Values,
  seen: Seen,
  assumed: Partial<Record<WeatherQuantity, string>>,
): void {
  const near = strength === 'VC';
  if (descriptor === 'TS' || /SQ|FC/.test(kind)) values.thunder = Math.max(values.thunder ?? 0, near ? 0.5 : 1);
  if (near) return;
  if (descriptor !== 'BL' && descriptor !== 'DR' && /DZ|RA|SN|SG|PL|GR|GS|UP/.test(kind)) {
    seen.falls = true;
    values.precipitationMmH = Math.max(values.precipitationMmH ?? 0, RATE_MM_H[strength ?? '']!);
    assumed.precipitationMmH = `${group}: a rate stands for the word`;
  }
  if (/FG/.test(kind)) seen.fog = true;
  if (descriptor === 'FZ') seen.freezing = true;
}
