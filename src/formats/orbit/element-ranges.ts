import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import type { ElementSet } from '../../orbit/index.ts';

/** A circular orbit at the Earth's equatorial radius turns 17.04 times a day; nothing that flies is faster. */
const MAX_MEAN_MOTION_REV_PER_DAY = 17.1;
/** OMM carries catalogue numbers of up to nine digits. */
const MAX_CATALOG_NUMBER = 999_999_999;

const RANGES: readonly (readonly [keyof ElementSet, string, (value: number) => boolean])[] = [
  ['catalogNumber', `an integer of 0 to ${MAX_CATALOG_NUMBER}`, (n) => Number.isInteger(n) && n >= 0 && n <= MAX_CATALOG_NUMBER],
  ['meanMotionRevPerDay', `above 0 to ${MAX_MEAN_MOTION_REV_PER_DAY} rev/day`, (n) => n > 0 && n <= MAX_MEAN_MOTION_REV_PER_DAY],
  ['eccentricity', '0 to below 1', (e) => e >= 0 && e < 1],
  ['inclinationDeg', '0 to 180 degrees', (i) => i >= 0 && i <= 180],
  ['raanDeg', '0 to 360 degrees', isAngle],
  ['argumentOfPericenterDeg', '0 to 360 degrees', isAngle],
  ['meanAnomalyDeg', '0 to 360 degrees', isAngle],
  ['bstarPerEarthRadius', 'a finite number', Number.isFinite],
  ['meanMotionDotRevPerDay2', 'a finite number', Number.isFinite],
  ['meanMotionDdotRevPerDay3', 'a finite number', Number.isFinite],
  ['elementSetNumber', 'a whole number', isCount],
  ['revolutionAtEpoch', 'a whole number', isCount],
];

function isAngle(degrees: number): boolean {
  return degrees >= 0 && degrees <= 360;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** Refuses a set that no orbit of the Earth could have, whatever message it came in. */
export function checkElementRanges(set: ElementSet, where: string): Outcome<ElementSet> {
  for (const [field, wanted, holds] of RANGES) {
    const value = set[field];
    if (typeof value !== 'number' || !holds(value)) return fail(where, `${field} ${wanted}`, String(value));
  }
  return succeed(set);
}
