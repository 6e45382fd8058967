import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Instant, instantFromUtcMs, parseInstant, utcMsFromInstant } from '../../time/index.ts';
import { isJsonObject, parseJson, quoted } from '../text/index.ts';
import { type ReportedLevel, type ReportedSounding, geopotentialHeightM } from './sounding-profile.ts';
import { LENGTH_UNITS_M, SPEED_UNITS_MPS, kelvinFrom } from './sounding-units.ts';

/*
 * Open-Meteo's forecast answer with variables on pressure levels (open-meteo.com/en/docs): one object, or an array for several places.
 * `hourly` holds one array a variable, `hourly_units` their units. Both `wind_speed_850hPa` and the older `windspeed_850hPa` are read.
 */

const VARIABLE = /^(?<quantity>wind_?speed|wind_?direction|geopotential_height|temperature)_(?<pressure>\d+(?:\.\d+)?)hPa$/;
const SURFACE_WIND_HEIGHT_M = 10;
/** 16 days of forecast and 92 past days; three times that is no answer of the service. */
const MAX_HOURS = 7_800;
/** What the service answers in when a request asks for no unit. */
const DEFAULT_UNITS: Readonly<Record<Quantity, string>> = { speed: 'km/h', direction: '°', height: 'm', temperature: '°C' };

type Quantity = 'speed' | 'direction' | 'height' | 'temperature';
type Series = (hour: number) => number | null;

interface Levels {
  readonly pressurePa: number | null;
  readonly series: Partial<Record<Quantity, Series>>;
}

export function parseOpenMeteo(text: string, name: string): Outcome<ReportedSounding[]> {
  const json = parseJson(text, name);
  if (!json.ok) return json;
  const places: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
  const soundings: ReportedSounding[] = [];
  for (const [index, place] of places.entries()) {
    const read = readPlace(place, Array.isArray(json.value) ? `${name}[${index}]` : name, name);
    if (!read.ok) return read;
    soundings.push(...read.value);
  }
  return succeed(soundings);
}

function readPlace(place: unknown, where: string, name: string): Outcome<ReportedSounding[]> {
  if (!isJsonObject(place)) return fail(where, message('formats.open-meteo'), quoted(String(JSON.stringify(place))));
  if (place['error'] === true)
    return fail(where, message('formats.open-meteo'), message('formats.refusal', { refusal: quoted(String(place['reason'])) }));
  const { latitude, longitude, elevation, hourly, hourly_units: units } = place;
  if (typeof latitude !== 'number' || typeof longitude !== 'number' || !isJsonObject(hourly))
    return fail(where, message('formats.place-and-hourly'), Object.keys(place).slice(0, 10).join(', '));
  const instants = readTimes(hourly['time'], place['utc_offset_seconds'], `${where}.hourly.time`);
  if (!instants.ok) return instants;
  const levels = readVariables(hourly, isJsonObject(units) ? units : {}, instants.value.length, `${where}.hourly`);
  if (!levels.ok) return levels;
  const groundM = typeof elevation === 'number' ? elevation : null;
  return succeed(
    instants.value.map((instant, hour) => ({
      where: `${where}.hourly[${hour}]`,
      name,
      instant,
      kind: 'forecast',
      latitudeDeg: latitude,
      longitudeDeg: longitude,
      levels: levels.value.flatMap((level) => reportAt(level, hour, groundM, `${where}.hourly[${hour}]`)),
    })),
  );
}

/** Times are local to the request's time zone (`utc_offset_seconds`), or POSIX seconds if the request asked for them. */
function readTimes(times: unknown, offset: unknown, where: string): Outcome<Instant[]> {
  if (!Array.isArray(times) || times.length === 0 || times.length > MAX_HOURS)
    return fail(where, message('formats.times', { most: MAX_HOURS }), Array.isArray(times) ? String(times.length) : typeof times);
  const offsetMs = typeof offset === 'number' ? offset * 1000 : 0;
  const instants: Instant[] = [];
  for (const [index, time] of times.entries()) {
    const iso = typeof time === 'number' ? isoFromPosix(time) : typeof time === 'string' ? time : null;
    const instant = parseInstant(iso ?? '', `${where}[${index}]`, { assumeUtc: true });
    if (!instant.ok) return instant;
    instants.push(typeof time === 'number' ? instant.value : instantFromUtcMs(utcMsFromInstant(instant.value) - offsetMs));
  }
  return succeed(instants);
}

function isoFromPosix(seconds: number): string | null {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function readVariables(
  hourly: Readonly<Record<string, unknown>>,
  units: Readonly<Record<string, unknown>>,
  hours: number,
  where: string,
): Outcome<Levels[]> {
  const byPressure = new Map<number | null, Levels>();
  for (const [variable, values] of Object.entries(hourly)) {
    const meaning = meaningOf(variable);
    if (meaning === null) continue;
    const { quantity, pressurePa } = meaning;
    const unit = units[variable] ?? DEFAULT_UNITS[quantity];
    const convert = typeof unit === 'string' ? converter(quantity, unit) : null;
    if (convert === null)
      return fail(`${where}_units.${variable}`, message('formats.known-unit', { quantity }), quoted(String(JSON.stringify(unit))));
    if (!Array.isArray(values) || values.length !== hours || !values.every((value) => value === null || typeof value === 'number'))
      return fail(
        `${where}.${variable}`,
        message('formats.numbers-or-nulls', { count: hours }),
        Array.isArray(values) ? String(values.length) : typeof values,
      );
    const numbers: readonly (number | null)[] = values;
    const level = byPressure.get(pressurePa) ?? { pressurePa, series: {} };
    byPressure.set(pressurePa, level);
    level.series[quantity] = (hour) => {
      const value = numbers[hour] ?? null;
      return value === null ? null : convert(value);
    };
  }
  const levels = [...byPressure.values()];
  const aloft = levels.filter(({ pressurePa }) => pressurePa !== null);
  if (aloft.length === 0)
    return fail(where, message('formats.pressure-levels'), Object.keys(hourly).slice(0, 10).join(', '), message('formats.one-model'));
  if (!aloft.some(({ series }) => series.height !== undefined))
    return fail(where, message('formats.geopotential-heights'), message('formats.none'), message('formats.ask-for-heights'));
  return succeed(levels);
}

function meaningOf(variable: string): { readonly quantity: Quantity; readonly pressurePa: number | null } | null {
  if (/^wind_?speed_10m$/.test(variable)) return { quantity: 'speed', pressurePa: null };
  if (/^wind_?direction_10m$/.test(variable)) return { quantity: 'direction', pressurePa: null };
  const groups = VARIABLE.exec(variable)?.groups;
  if (groups === undefined) return null;
  const pressurePa = Number(groups['pressure']) * 100;
  if (groups['quantity'] === 'temperature') return { quantity: 'temperature', pressurePa };
  if (groups['quantity'] === 'geopotential_height') return { quantity: 'height', pressurePa };
  return { quantity: groups['quantity']?.endsWith('speed') === true ? 'speed' : 'direction', pressurePa };
}

function converter(quantity: Quantity, unit: string): ((value: number) => number) | null {
  if (quantity === 'temperature') return kelvinFrom(unit);
  const factor =
    quantity === 'speed' ? SPEED_UNITS_MPS.get(unit) : quantity === 'height' ? LENGTH_UNITS_M.get(unit) : unit === '°' ? 1 : undefined;
  return factor === undefined ? null : (value) => value * factor;
}

/** One level of one hour. The model also fills pressure levels below the ground, where there is no air: those are left out. */
function reportAt({ pressurePa, series }: Levels, hour: number, groundM: number | null, where: string): ReportedLevel[] {
  const surface = pressurePa === null;
  if (surface && groundM === null) return [];
  const geopotentialM = surface ? geopotentialHeightM((groundM ?? 0) + SURFACE_WIND_HEIGHT_M) : (series.height?.(hour) ?? null);
  if (!surface && groundM !== null && geopotentialM !== null && geopotentialM < groundM) return [];
  return [
    {
      where,
      geopotentialM,
      pressurePa,
      temperatureK: series.temperature?.(hour) ?? null,
      fromDeg: series.direction?.(hour) ?? null,
      speedMps: series.speed?.(hour) ?? null,
    },
  ];
}
