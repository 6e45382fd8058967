import { type SatRec, SatRecError, json2satrec, sgp4 } from 'satellite.js';
import type { Vector3 } from '../math/index.ts';
import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { type Instant, formatInstant, secondsBetween } from '../time/index.ts';
import type { ElementSet } from './elements.ts';

/** A state in TEME of date (true equator, mean equinox: SGP4's frame; not J2000), metres and metres a second. */
export interface TemeState {
  readonly instant: Instant;
  readonly positionM: Vector3;
  readonly velocityMps: Vector3;
}

/** SGP4 made ready for one element set. */
export interface Ephemeris {
  readonly elements: ElementSet;
  readonly satrec: Readonly<SatRec>;
}

/** Why SGP4 stopped, by its error number (Vallado et al. 2006, AIAA 2006-6753). */
const SGP4_ERRORS: Readonly<Record<number, string>> = {
  1: 'a mean eccentricity out of range',
  2: 'a mean motion that is not positive',
  3: 'a perturbed eccentricity out of range',
  4: 'a semi-latus rectum that is not positive',
  6: 'an orbit that has decayed',
};

/** SGP4 of Vallado et al. 2006 by satellite.js, with its WGS 72 constants and improved mode, as the sets were fitted. */
export function ephemerisFrom(elements: ElementSet, where = 'elements'): Outcome<Ephemeris> {
  const satrec = json2satrec({
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
  });
  if (satrec.error !== SatRecError.None)
    return fail(where, 'elements that SGP4 can start from', SGP4_ERRORS[satrec.error] ?? `SGP4 error ${satrec.error}`);
  return succeed({ elements, satrec });
}

/** The state `seconds` after epoch (before, if negative). */
export function stateAfterEpoch(ephemeris: Ephemeris, seconds: number): Outcome<Omit<TemeState, 'instant'>> {
  // SGP4 keeps its place in the record it is given; a copy keeps this one as it was.
  const result = sgp4({ ...ephemeris.satrec }, seconds / 60);
  if (result === null || !Number.isFinite(result.position.x)) {
    const days = (seconds / 86_400).toFixed(2);
    return fail(`SGP4, ${days} days from epoch`, 'an orbit', 'one that has decayed or left the model', 'Use elements nearer to that time.');
  }
  const { position: p, velocity: v } = result;
  return succeed({ positionM: [p.x * 1000, p.y * 1000, p.z * 1000], velocityMps: [v.x * 1000, v.y * 1000, v.z * 1000] });
}

export function stateAt(ephemeris: Ephemeris, instant: Instant): Outcome<TemeState> {
  const state = stateAfterEpoch(ephemeris, secondsBetween(ephemeris.elements.epoch, instant));
  return state.ok ? succeed({ instant, ...state.value }) : state;
}

/** Mean altitude of the orbit above the equatorial radius, km, from the mean motion (Kepler, WGS 72). */
export function meanAltitudeKm(elements: ElementSet): number {
  const motionRadS = (elements.meanMotionRevPerDay * 2 * Math.PI) / 86_400;
  return Math.cbrt(398_600.8 / (motionRadS * motionRadS)) - 6378.135;
}
