/**
 * Routine and special reports of airfields (METAR, SPECI; WMO-No. 306, FM 15, and the units of the United States): wind, visibility, weather,
 * cloud and temperature. Other groups are passed over. The group of day and hour names no month: it is taken nearest to `near`.
 */
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { FieldWeather, WeatherHour, WeatherQuantity } from '../../recovery/index.ts';
import { type Instant, instantFromUtcMs, secondsBetween, utcMsFromInstant } from '../../time/index.ts';
import { quoted, readLines } from '../text/index.ts';

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

const HEAD = /^(?:METAR |SPECI )?(?:COR )?(?<station>[A-Z][A-Z0-9]{3}) (?<day>\d{2})(?<hour>\d{2})(?<minute>\d{2})Z\b/;
const WIND = /^(?<from>\d{3}|VRB)(?<mean>\d{2,3})(?:G(?<gust>\d{2,3}))?(?<unit>MPS|KT|KMH)$/;
const MILES = /^[PM]?(?:(?<whole>\d{1,2}) ?)?(?:(?<over>\d)\/(?<under>\d{1,2}))?SM$/;
const CLOUD = /^(?<cover>FEW|SCT|BKN|OVC|VV)(?<height>\d{3})(?:CB|TCU|\/\/\/)?$/;
const WEATHER =
  /^(?<strength>[-+]|VC)?(?<kind>(?:MI|BC|PR|DR|BL|SH|TS|FZ)?(?:DZ|RA|SN|SG|IC|PL|GR|GS|UP|BR|FG|FU|VA|DU|SA|HZ|PO|SQ|FC|SS|DS)*)$/;
const TEMPERATURE = /^(?<air>M?\d{2})\/(?:M?\d{2}|\/\/)?$/;
const COVER_PERCENT: Readonly<Record<string, number>> = { FEW: 19, SCT: 44, BKN: 75, OVC: 100, VV: 100 };

export function isMetar(text: string): boolean {
  return text.split(/\r?\n/).some((line) => HEAD.test(line.trim()));
}

/** Every report of a text, one a line; the newest counts as the time of issue. */
export function parseMetar(text: string, name: string, near: Instant): Outcome<FieldWeather> {
  const lines = readLines(text, name);
  if (!lines.ok) return lines;
  const hours: WeatherHour[] = [];
  const assumed: Partial<Record<WeatherQuantity, string>> = {};
  for (const { text: line, where } of lines.value) {
    if (line.trim() === '') continue;
    const report = line.trim().replace(/=$/, '');
    const head = HEAD.exec(report);
    if (head?.groups === undefined) return fail(where, message('formats.metar'), quoted(report));
    if (hours.length === MAX_REPORTS)
      return fail(name, message('formats.at-most-reports', { count: MAX_REPORTS }), message('formats.more'));
    const instant = instantNear(head.groups, near);
    if (instant === null) return fail(where, message('formats.day-and-hour'), quoted(head[0]));
    hours.push({ instant, values: valuesOf(report.slice(head[0].length).trim().split(/\s+/), assumed) });
  }
  if (hours.length === 0) return fail(name, message('formats.one-metar'), message('formats.none'));
  hours.sort((a, b) => a.instant - b.instant);
  return succeed({ name, kind: 'observation', issued: hours.at(-1)!.instant, place: null, hours, assumed });
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

function valuesOf(groups: readonly string[], assumed: Partial<Record<WeatherQuantity, string>>): WeatherHour['values'] {
  const values: Partial<Record<WeatherQuantity, number>> = {};
  let [whole, wet, fog, freezing] = ['', false, false, false];
  for (const group of groups) {
    if (/^(RMK|TEMPO|BECMG|NOSIG)$/.test(group)) break;
    const wind = WIND.exec(group)?.groups;
    if (wind !== undefined) {
      const factor = MPS[wind['unit']!]!;
      values.groundWindMps = Number(wind['mean']) * factor;
      if (wind['gust'] !== undefined) values.gustMps = Number(wind['gust']) * factor;
      else {
        values.gustMps = GUST_RATIO * values.groundWindMps;
        assumed.gustMps = `no gusts reported: ${GUST_RATIO} times the mean`;
      }
      if (wind['from'] !== 'VRB' && values.groundWindMps > 0) values.windFromDeg = Number(wind['from']);
      continue;
    }
    if (group === 'CAVOK') {
      Object.assign(values, { visibilityM: MANY_M, ceilingM: 1500, cloudCoverPercent: 0 });
      continue;
    }
    if (/^\d{4}$/.test(group) && values.visibilityM === undefined) {
      values.visibilityM = group === '9999' ? MANY_M : Number(group);
      continue;
    }
    if (/^\d$/.test(group)) {
      whole = group; // the whole miles of `1 1/2SM`
      continue;
    }
    const miles = MILES.exec(`${whole}${whole === '' ? '' : ' '}${group}`)?.groups;
    if (miles !== undefined && (miles['whole'] ?? miles['over']) !== undefined) {
      const part = miles['over'] === undefined ? 0 : Number(miles['over']) / Number(miles['under']);
      values.visibilityM = Math.round((Number(miles['whole'] ?? 0) + part) * STATUTE_MILE_M);
      continue;
    }
    const cloud = CLOUD.exec(group)?.groups;
    if (cloud !== undefined) {
      values.cloudCoverPercent = Math.max(values.cloudCoverPercent ?? 0, COVER_PERCENT[cloud['cover']!]!);
      if (['BKN', 'OVC', 'VV'].includes(cloud['cover']!))
        values.ceilingM = Math.min(values.ceilingM ?? Infinity, Math.round(Number(cloud['height']) * 100 * FOOT_M));
      continue;
    }
    if (/^(SKC|CLR|NSC|NCD)$/.test(group)) {
      values.cloudCoverPercent = 0;
      continue;
    }
    const temperature = TEMPERATURE.exec(group)?.groups?.['air'];
    if (temperature !== undefined) {
      values.temperatureC = Number(temperature.replace('M', '-'));
      continue;
    }
    const weather = WEATHER.exec(group)?.groups;
    if (weather !== undefined && weather['kind'] !== '' && weather['strength'] !== 'VC') {
      const kind = weather['kind']!;
      if (/DZ|RA|SN|SG|PL|GR|GS|UP/.test(kind)) {
        wet = true;
        values.precipitationMmH = RATE_MM_H[weather['strength'] ?? '']!;
        assumed.precipitationMmH = `${group}: a rate stands for the word`;
      }
      if (/FG/.test(kind)) fog = true;
      if (/FZ/.test(kind)) freezing = true;
    }
  }
  if (!wet && values.visibilityM !== undefined) values.precipitationMmH = 0;
  if (freezing) values.icing = 1;
  else if (fog && values.temperatureC !== undefined && values.temperatureC < 0) values.icing = 1;
  else if (values.temperatureC !== undefined && values.temperatureC > 3) values.icing = 0;
  return values;
}
