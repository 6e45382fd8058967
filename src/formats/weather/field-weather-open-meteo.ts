/**
 * The ground's weather in an answer of Open-Meteo (open-meteo.com/en/docs, and its marine service for waves): one object, `hourly` with one
 * array a variable and `hourly_units` with their units. Variables that are not asked for here are passed over; one that is missing is unknown.
 */
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { FieldWeather, WeatherHour, WeatherQuantity } from '../../recovery/index.ts';
import { type Instant, instantFromUtcMs, parseInstant, utcMsFromInstant } from '../../time/index.ts';
import { isJsonObject, quoted } from '../text/index.ts';
import { LENGTH_UNITS_M, SPEED_UNITS_MPS, kelvinFrom } from './sounding-units.ts';

const MAX_HOURS = 7_800;
const KELVIN_C = 273.15;
/** A ceiling is more than four eighths of the sky (ICAO annex 3); the service's low cloud lies up to 3 km. */
const CEILING_PERCENT = 50;
const NO_LOW_CLOUD_M = 3000;
/** Warmer at the ground than this, no ice is taken to be below the clouds. */
const NO_ICING_C = 3;
type Unit = 'speed' | 'length' | 'temperature' | 'degrees' | 'percent' | 'seconds' | 'millimetres';

const VARIABLES: Readonly<Record<string, readonly [WeatherQuantity, Unit]>> = {
  wind_speed_10m: ['groundWindMps', 'speed'],
  windspeed_10m: ['groundWindMps', 'speed'],
  wind_gusts_10m: ['gustMps', 'speed'],
  windgusts_10m: ['gustMps', 'speed'],
  wind_direction_10m: ['windFromDeg', 'degrees'],
  winddirection_10m: ['windFromDeg', 'degrees'],
  temperature_2m: ['temperatureC', 'temperature'],
  visibility: ['visibilityM', 'length'],
  cloud_cover: ['cloudCoverPercent', 'percent'],
  cloudcover: ['cloudCoverPercent', 'percent'],
  precipitation: ['precipitationMmH', 'millimetres'],
  snow_depth: ['snowDepthM', 'length'],
  wave_height: ['waveHeightM', 'length'],
  wave_period: ['wavePeriodS', 'seconds'],
  soil_temperature_0cm: ['soilTemperatureC', 'temperature'],
  soil_temperature_0_to_7cm: ['soilTemperatureC', 'temperature'],
  ocean_current_velocity: ['currentMps', 'speed'],
  ocean_current_direction: ['currentToDeg', 'degrees'],
};
/** Winds above the ground, of which the strongest counts. */
const ALOFT = /^wind_?speed_(?:80m|100m|120m|180m|1000hPa|975hPa|950hPa|925hPa|900hPa|850hPa|800hPa|700hPa)$/;
const DEFAULT_UNITS: Readonly<Record<Unit, string>> = {
  speed: 'km/h',
  length: 'm',
  temperature: '°C',
  degrees: '°',
  percent: '%',
  seconds: 's',
  millimetres: 'mm',
};

export function parseFieldOpenMeteo(value: unknown, name: string): Outcome<FieldWeather> {
  const place: unknown = Array.isArray(value) ? value[0] : value;
  if (!isJsonObject(place)) return fail(name, message('formats.open-meteo'), quoted(String(JSON.stringify(place ?? null))));
  if (place['error'] === true)
    return fail(name, message('formats.open-meteo'), message('formats.refusal', { refusal: quoted(String(place['reason'])) }));
  const { latitude, longitude, hourly, hourly_units: units, utc_offset_seconds: offset } = place;
  if (!isJsonObject(hourly))
    return fail(name, message('formats.exactly', { text: 'hourly: {time, ...}' }), Object.keys(place).slice(0, 10).join(', '));
  const instants = timesOf(hourly['time'], typeof offset === 'number' ? offset : 0, `${name}.hourly.time`);
  if (!instants.ok) return instants;
  const values: Partial<Record<WeatherQuantity, number>>[] = instants.value.map(() => ({}));
  for (const [variable, series] of Object.entries(hourly)) {
    const known = Object.hasOwn(VARIABLES, variable)
      ? VARIABLES[variable]!
      : ALOFT.test(variable)
        ? (['windAloftMps', 'speed'] as const)
        : null;
    if (known === null) continue;
    const [quantity, unit] = known;
    const told = isJsonObject(units) && typeof units[variable] === 'string' ? units[variable] : DEFAULT_UNITS[unit];
    const convert = converterOf(unit, told);
    const where = `${name}.hourly.${variable}`;
    if (convert === null) return fail(where, message('formats.unit-like', { unit: DEFAULT_UNITS[unit] }), quoted(told));
    if (!Array.isArray(series) || series.length !== values.length)
      return fail(where, message('formats.values', { count: values.length }), Array.isArray(series) ? `${series.length}` : typeof series);
    for (const [hour, raw] of (series as readonly unknown[]).entries()) {
      if (raw === null) continue;
      if (typeof raw !== 'number' || !Number.isFinite(raw))
        return fail(`${where}[${hour}]`, message('formats.number-or-null'), quoted(String(JSON.stringify(raw))));
      const number = convert(raw);
      values[hour]![quantity] = quantity === 'windAloftMps' ? Math.max(values[hour]![quantity] ?? 0, number) : number;
    }
  }
  if (values.every((hour) => Object.keys(hour).length === 0))
    return fail(name, message('formats.surface-variables'), Object.keys(hourly).join(', '), message('formats.ask-for-surface-variables'));
  const low = hourly['cloud_cover_low'];
  const assumed: Partial<Record<WeatherQuantity, string>> = {};
  for (const [i, hour] of values.entries()) {
    const cover: unknown = Array.isArray(low) ? (low as readonly unknown[])[i] : null;
    if (typeof cover === 'number' && cover < CEILING_PERCENT) {
      hour.ceilingM = NO_LOW_CLOUD_M;
      assumed.ceilingM = `low cloud covers less than ${CEILING_PERCENT} %: no ceiling below ${NO_LOW_CLOUD_M} m`;
    }
    if (hour.temperatureC !== undefined && hour.temperatureC > NO_ICING_C) {
      hour.icing = 0;
      assumed.icing = `warmer than ${NO_ICING_C} C at the ground`;
    }
  }
  const hours = instants.value.map((instant, i): WeatherHour => ({ instant, values: values[i]! }));
  return succeed({
    name,
    kind: 'forecast',
    issued: null,
    place: typeof latitude === 'number' && typeof longitude === 'number' ? { latitudeDeg: latitude, longitudeDeg: longitude } : null,
    hours: hours.toSorted((a, b) => a.instant - b.instant),
    assumed,
  });
}

function timesOf(times: unknown, offsetS: number, where: string): Outcome<Instant[]> {
  if (!Array.isArray(times) || times.length === 0 || times.length > MAX_HOURS)
    return fail(where, message('formats.times', { most: MAX_HOURS }), Array.isArray(times) ? `${times.length}` : typeof times);
  const instants: Instant[] = [];
  for (const [index, time] of (times as readonly unknown[]).entries()) {
    if (typeof time === 'number') {
      instants.push(instantFromUtcMs(time * 1000));
      continue;
    }
    const instant = parseInstant(typeof time === 'string' ? time : '', `${where}[${index}]`, { assumeUtc: true });
    if (!instant.ok) return instant;
    instants.push(instantFromUtcMs(utcMsFromInstant(instant.value) - offsetS * 1000));
  }
  return succeed(instants);
}

function converterOf(unit: Unit, told: string): ((value: number) => number) | null {
  const times = (factor: number | undefined) => (factor === undefined ? null : (value: number) => value * factor);
  switch (unit) {
    case 'speed':
      return times(SPEED_UNITS_MPS.get(told));
    case 'length':
      return times(LENGTH_UNITS_M.get(told));
    case 'temperature': {
      const kelvin = kelvinFrom(told);
      return kelvin === null ? null : (value) => kelvin(value) - KELVIN_C;
    }
    case 'millimetres':
      return times(told === 'mm' ? 1 : told === 'inch' ? 25.4 : undefined);
    case 'degrees':
    case 'percent':
    case 'seconds':
      return times(1);
  }
}
