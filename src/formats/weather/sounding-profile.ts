import { portableCos, portableLog, portableSin } from '../../math/index.ts';
import { type Message, type Outcome, fail, message, placeHint, succeed } from '../../outcome/index.ts';
import { type Instant, secondsBetween } from '../../time/index.ts';
import type { Profile, ProfileLevel } from '../../earth/index.ts';

/** One level as a sounding reports it, in SI units; null is "not reported". */
export interface ReportedLevel {
  readonly where: string;
  /** Geopotential height, metres: what soundings and weather models call height. */
  readonly geopotentialM: number | null;
  readonly pressurePa: number | null;
  readonly temperatureK: number | null;
  /** Where the wind comes from, degrees clockwise from north. */
  readonly fromDeg: number | null;
  readonly speedMps: number | null;
}

export interface ReportedSounding {
  readonly kind: Profile['kind'];
  readonly where: string;
  readonly name: string;
  readonly instant: Instant;
  /** Null where the file does not tell its place. */
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly levels: readonly ReportedLevel[];
}

/** Of the soundings of a file the one nearest to `at`; `place` stands for one that the file does not tell. */
export interface Wanted {
  readonly at?: Instant;
  readonly place?: { readonly latitudeDeg: number; readonly longitudeDeg: number };
}

/** A balloon that reports each second for three hours has 10,800 levels. */
const MAX_LEVELS = 20_000;
/** The least that makes a profile. */
const MIN_WIND_LEVELS = 2;
/** The mandatory levels are at most a factor two apart, down to 10 hPa; over a wider gap no height is made up. */
const MAX_PRESSURE_RATIO = 2;
/** Effective Earth radius of the geopotential metre (U.S. Standard Atmosphere 1976, eq. 18). */
const GEOPOTENTIAL_RADIUS_M = 6_356_766;
export const ZERO_CELSIUS_K = 273.15;
/** The international knot, 1852 m an hour. */
export const KNOT_MPS = 1852 / 3600;

/** What a sounding can report; outside it the file is misread or damaged. */
const RANGES: readonly (readonly [key: Exclude<keyof ReportedLevel, 'where'>, from: number, to: number, unit: string])[] = [
  ['geopotentialM', -1000, 100_000, 'm'],
  ['pressurePa', 0.01, 110_000, 'Pa'],
  ['temperatureK', 130, 340, 'K'],
  ['fromDeg', 0, 360, 'degrees'],
  ['speedMps', 0, 250, 'm/s'],
];

/**
 * The profiles of a file's soundings, in its order. A sounding with fewer than two levels of wind is left out (a station also reports the
 * failed balloon); a file of nothing else is a failure. With `at`, only the sounding nearest in time is kept.
 */
export function profilesFrom(soundings: readonly ReportedSounding[], name: string, { at, place }: Wanted = {}): Outcome<Profile[]> {
  const profiles: Profile[] = [];
  let lastReason: Message = message('formats.no-sounding');
  for (const sounding of soundings) {
    const checked = checkSounding(sounding);
    if (!checked.ok) return checked;
    const profile = profileFrom(sounding, place);
    if ('key' in profile) lastReason = profile;
    else profiles.push(profile);
  }
  const [first] = profiles;
  if (first === undefined) return fail(name, message('formats.sounding-with-wind', { count: MIN_WIND_LEVELS }), lastReason);
  if (at === undefined) return succeed(profiles);
  const gap = (profile: Profile) => Math.abs(secondsBetween(profile.instant, at));
  return succeed([profiles.reduce((nearest, profile) => (gap(profile) < gap(nearest) ? profile : nearest), first)]);
}

function checkSounding({ where, latitudeDeg, longitudeDeg, levels }: ReportedSounding): Outcome<null> {
  const hint = latitudeDeg === null || longitudeDeg === null ? undefined : placeHint({ latitudeDeg, longitudeDeg }, 'named');
  if (latitudeDeg !== null && !(Math.abs(latitudeDeg) <= 90))
    return fail(where, message('formats.latitude-range'), String(latitudeDeg), hint);
  if (longitudeDeg !== null && !(longitudeDeg >= -180 && longitudeDeg <= 360))
    return fail(where, message('formats.longitude-range'), String(longitudeDeg));
  if (levels.length > MAX_LEVELS) return fail(where, message('formats.at-most-levels', { count: MAX_LEVELS }), String(levels.length));
  for (const level of levels) {
    for (const [key, from, to, unit] of RANGES) {
      const value = level[key];
      if (value !== null && !(value >= from && value <= to))
        return fail(level.where, message('formats.quantity-range', { field: key, from, to, unit }), String(value));
    }
  }
  return succeed(null);
}

/** The profile, or why there is none. */
function profileFrom(sounding: ReportedSounding, place: Wanted['place']): Profile | Message {
  const { latitudeDeg, longitudeDeg } = sounding;
  const told = latitudeDeg === null || longitudeDeg === null ? null : { latitudeDeg, longitudeDeg };
  const at = told ?? place;
  if (at === undefined) return message('formats.sounding-without-place');
  const heightAt = geopotentialByPressure(sounding.levels);
  const levels: ProfileLevel[] = [];
  let winds = 0;
  let windsWithoutHeight = 0;
  for (const level of sounding.levels) {
    const wind = windOf(level);
    if (wind !== null) winds += 1;
    const geopotentialM = level.geopotentialM ?? (level.pressurePa === null ? null : heightAt(level.pressurePa));
    if (geopotentialM !== null) {
      levels.push({
        heightM: geometricHeightM(geopotentialM),
        pressurePa: level.pressurePa,
        temperatureK: level.temperatureK,
        eastwardMps: wind?.eastwardMps ?? null,
        northwardMps: wind?.northwardMps ?? null,
      });
    } else if (wind !== null) windsWithoutHeight += 1;
  }
  const merged = mergeHeights(levels.toSorted((a, b) => a.heightM - b.heightM));
  if (merged.filter((level) => level.eastwardMps !== null).length < MIN_WIND_LEVELS)
    return message('formats.levels-with-wind', { levels: sounding.levels.length, winds, lost: windsWithoutHeight });
  return {
    name: sounding.name,
    instant: sounding.instant,
    kind: sounding.kind,
    latitudeDeg: at.latitudeDeg,
    longitudeDeg: at.longitudeDeg > 180 ? at.longitudeDeg - 360 : at.longitudeDeg,
    ...(told === null && { placeTaken: true as const }),
    levels: merged,
  };
}

/** Geometric height of a geopotential height (U.S. Standard Atmosphere 1976, eq. 19). */
export function geometricHeightM(geopotentialM: number): number {
  return (GEOPOTENTIAL_RADIUS_M * geopotentialM) / (GEOPOTENTIAL_RADIUS_M - geopotentialM);
}

/** Geopotential height of a geometric height (eq. 18). */
export function geopotentialHeightM(geometricM: number): number {
  return (GEOPOTENTIAL_RADIUS_M * geometricM) / (GEOPOTENTIAL_RADIUS_M + geometricM);
}

/** Turns "from" into "towards". Calm has no direction and needs none. */
function windOf({ fromDeg, speedMps }: ReportedLevel): { eastwardMps: number; northwardMps: number } | null {
  if (speedMps === 0) return { eastwardMps: 0, northwardMps: 0 };
  if (speedMps === null || fromDeg === null) return null;
  const fromRad = (fromDeg * Math.PI) / 180;
  return { eastwardMps: -speedMps * portableSin(fromRad), northwardMps: -speedMps * portableCos(fromRad) };
}

/**
 * Height of a pressure between two reported levels, linear in the logarithm of pressure: exact in air of one temperature. Across a factor
 * two of pressure with 30 K between its ends it is off by at most 76 m (the hypsometric equation: R/g dT ln 2 / 8). Null outside the levels.
 */
function geopotentialByPressure(levels: readonly ReportedLevel[]): (pressurePa: number) => number | null {
  const known = levels
    .flatMap(({ pressurePa, geopotentialM }) => (pressurePa === null || geopotentialM === null ? [] : [{ pressurePa, geopotentialM }]))
    .toSorted((a, b) => b.pressurePa - a.pressurePa);
  return (pressurePa) => {
    let low = 0;
    let high = known.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (known[middle]!.pressurePa > pressurePa) low = middle + 1;
      else high = middle;
    }
    const above = known[low];
    const below = known[low - 1];
    if (above?.pressurePa === pressurePa) return above.geopotentialM;
    if (above === undefined || below === undefined || below.pressurePa > MAX_PRESSURE_RATIO * above.pressurePa) return null;
    const fraction = portableLog(below.pressurePa / pressurePa) / portableLog(below.pressurePa / above.pressurePa);
    return below.geopotentialM + fraction * (above.geopotentialM - below.geopotentialM);
  };
}

/** Reports of one height become one level: of each quantity the first report that has it, and wind only whole. */
function mergeHeights(rising: readonly ProfileLevel[]): ProfileLevel[] {
  const merged: ProfileLevel[] = [];
  for (const level of rising) {
    const last = merged.at(-1);
    if (last === undefined || last.heightM !== level.heightM) {
      merged.push(level);
      continue;
    }
    const wind = last.eastwardMps === null ? level : last;
    merged[merged.length - 1] = {
      heightM: last.heightM,
      pressurePa: last.pressurePa ?? level.pressurePa,
      temperatureK: last.temperatureK ?? level.temperatureK,
      eastwardMps: wind.eastwardMps,
      northwardMps: wind.northwardMps,
    };
  }
  return merged;
}
