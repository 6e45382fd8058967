import { type SatRec, SatRecError, json2satrec, sgp4, twoline2satrec } from 'satellite.js';
import { decimalExponent, portableCbrt, powerOfTen, withPortableMath } from '../math/index.ts';
import { type Message, type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { DAY_S, type Instant, formatInstant, secondsBetween, yearAndDay } from '../time/index.ts';
import type { ElementSet } from './elements.ts';
import type { TemeState } from './frames.ts';
import { type NearEarthOrbit, nearEarthOrbit, nearEarthState } from './sgp4-near-earth.ts';
import { type EphemerisTable, stateFromTable } from './tabulated.ts';

/** SGP4 made ready for one element set: our own for low orbits, that of satellite.js for the deep-space part. */
export interface MeanEphemeris {
  readonly elements: ElementSet;
  readonly sgp4: NearEarthOrbit | Readonly<SatRec>;
}

/** What an orbit is known by: mean elements for SGP4, or states at instants. */
export type Orbit = ElementSet | EphemerisTable;
export type Ephemeris = MeanEphemeris | EphemerisTable;

/** Why SGP4 stopped, by its error number (Vallado et al. 2006, AIAA 2006-6753). */
const SGP4_ERRORS: Readonly<Record<number, Message>> = {
  1: message('orbit.mean-eccentricity-range'),
  2: message('orbit.mean-motion-not-positive'),
  3: message('orbit.perturbed-eccentricity-range'),
  4: message('orbit.semi-latus-rectum-not-positive'),
  6: message('orbit.decayed'),
};

/** The message that the library reads; it keeps the epoch to a millisecond only, which a low orbit does not feel. */
function messageOf(elements: ElementSet): Parameters<typeof json2satrec>[0] {
  return {
    OBJECT_NAME: elements.name ?? '',
    OBJECT_ID: elements.internationalDesignator ?? '',
    EPOCH: formatInstant(elements.epoch, 3),
    MEAN_MOTION: elements.meanMotionRevPerDay,
    ECCENTRICITY: elements.eccentricity,
    INCLINATION: elements.inclinationDeg,
    RA_OF_ASC_NODE: elements.raanDeg,
    ARG_OF_PERICENTER: elements.argumentOfPericenterDeg,
    MEAN_ANOMALY: elements.meanAnomalyDeg,
    NORAD_CAT_ID: elements.catalogNumber,
    ELEMENT_SET_NO: elements.elementSetNumber,
    REV_AT_EPOCH: elements.revolutionAtEpoch,
    BSTAR: elements.bstarPerEarthRadius,
    MEAN_MOTION_DOT: elements.meanMotionDotRevPerDay2,
    MEAN_MOTION_DDOT: elements.meanMotionDdotRevPerDay3,
  };
}

/** Orbits slower than this take SGP4's deep-space branch, where the epoch places Sun and Moon (period of 225 minutes). */
const DEEP_SPACE_REV_PER_DAY = 6.4;

/**
 * A deep-space set as the columns of a TLE that the library reads, whose epoch is finer than a millisecond; null for a low orbit, and where
 * a value has more digits than a TLE. Only what SGP4 uses is filled in.
 */
function linesOf(elements: ElementSet): [string, string] | null {
  if (elements.meanMotionRevPerDay >= DEEP_SPACE_REV_PER_DAY) return null;
  const { year, day } = yearAndDay(elements.epoch);
  const { bstarPerEarthRadius: bstar } = elements;
  const power = bstar === 0 ? 0 : decimalExponent(bstar) + 1;
  const digits = Math.round((Math.abs(bstar) / powerOfTen(power)) * 1e5);
  const drag = `${bstar < 0 ? '-' : ' '}${String(digits).padStart(5, '0')}${power > 0 ? '+' : '-'}${Math.abs(power)}`;
  const column = (value: number, width: number, decimals: number) => value.toFixed(decimals).padStart(width);
  const fits = ([value, decimals]: readonly [number, number]) => Number(value.toFixed(decimals)) === value;
  const exact =
    [elements.inclinationDeg, elements.raanDeg, elements.argumentOfPericenterDeg, elements.meanAnomalyDeg].every((angle) =>
      fits([angle, 4]),
    ) &&
    fits([elements.eccentricity, 7]) &&
    fits([elements.meanMotionRevPerDay, 8]) &&
    Math.abs(power) < 10 &&
    Number(`${drag.slice(0, 1)}.${drag.slice(1, 6)}e${drag.slice(6)}`) === bstar;
  if (!exact) return null;
  return [
    `1 00000U          ${String(year % 100).padStart(2, '0')}${day.toFixed(8).padStart(12, '0')}  .00000000  00000-0 ${drag} 0    00`,
    `2 00000 ${column(elements.inclinationDeg, 8, 4)} ${column(elements.raanDeg, 8, 4)} ${elements.eccentricity.toFixed(7).slice(2)} ` +
      `${column(elements.argumentOfPericenterDeg, 8, 4)} ${column(elements.meanAnomalyDeg, 8, 4)} ${column(elements.meanMotionRevPerDay, 11, 8)}    00`,
  ];
}

/**
 * SGP4 of Vallado et al. 2006, with its WGS 72 constants and improved mode, as the sets were fitted. Low orbits have the same bits on every
 * engine. Deep-space ones, by satellite.js, may differ in the last places, for it raises to powers by `**`.
 */
export function ephemerisFrom(elements: ElementSet, where = 'elements'): Outcome<MeanEphemeris> {
  const orbit = nearEarthOrbit(elements) ?? withPortableMath(() => deepSpaceOrbit(elements));
  const error = 'satnum' in orbit ? orbit.error : nearEarthState(orbit, 0, posVel);
  if (error !== SatRecError.None)
    return fail(where, message('orbit.elements-to-start-from'), SGP4_ERRORS[error] ?? message('orbit.sgp4-error', { number: error }));
  return succeed({ elements, sgp4: orbit });
}

function deepSpaceOrbit(elements: ElementSet): SatRec {
  const lines = linesOf(elements);
  return lines === null ? json2satrec(messageOf(elements)) : twoline2satrec(...lines);
}

/** Position and velocity as SGP4 gives them, km and km/s. */
const posVel = new Float64Array(6);

/** Fills `posVel`; false where SGP4 has none. */
function isKnown(orbit: MeanEphemeris['sgp4'], minutes: number): boolean {
  if (!('satnum' in orbit)) return nearEarthState(orbit, minutes, posVel) === 0;
  // The library keeps its place in the record it is given; a copy keeps this one as it was.
  const result = withPortableMath(() => sgp4({ ...orbit }, minutes));
  if (result === null) return false;
  const { position: p, velocity: v } = result;
  posVel.set([p.x, p.y, p.z, v.x, v.y, v.z]);
  return true;
}

/** The state `seconds` after epoch (before, if negative). */
export function stateAfterEpoch(ephemeris: MeanEphemeris, seconds: number): Outcome<Omit<TemeState, 'instant'>> {
  if (!isKnown(ephemeris.sgp4, seconds / 60) || !Number.isFinite(posVel[0])) {
    const days = (seconds / DAY_S).toFixed(2);
    return fail(
      'elements',
      message('orbit.orbit-after-days', { days }),
      message('orbit.decayed-or-left-model'),
      message('orbit.nearer-elements'),
    );
  }
  const [x, y, z, vx, vy, vz] = posVel.map((value) => value * 1000) as unknown as [number, number, number, number, number, number];
  return succeed({ positionM: [x, y, z], velocityMps: [vx, vy, vz] });
}

export function stateAt(ephemeris: Ephemeris, instant: Instant): Outcome<TemeState> {
  if ('segments' in ephemeris) return stateFromTable(ephemeris, instant);
  const state = stateAfterEpoch(ephemeris, secondsBetween(ephemeris.elements.epoch, instant));
  return state.ok ? succeed({ instant, ...state.value }) : state;
}

/** An ephemeris from whatever an orbit is known by. */
export function ephemerisOf(orbit: Orbit, where: string): Outcome<Ephemeris> {
  return 'segments' in orbit ? succeed(orbit) : ephemerisFrom(orbit, where);
}

/** Mean altitude of the orbit above the equatorial radius, km, from the mean motion (Kepler, WGS 72). */
export function meanAltitudeKm(elements: ElementSet): number {
  const motionRadS = (elements.meanMotionRevPerDay * 2 * Math.PI) / DAY_S;
  return portableCbrt(398_600.8 / (motionRadS * motionRadS)) - 6378.135;
}
