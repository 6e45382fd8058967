import { type Message, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import type { ElementSet } from '../../orbit/index.ts';

/** A circular orbit at the Earth's equatorial radius turns 17.04 times a day; nothing that flies is faster. */
const MAX_MEAN_MOTION_REV_PER_DAY = 17.1;
/** OMM carries catalogue numbers of up to nine digits. */
const MAX_CATALOG_NUMBER = 999_999_999;

const RANGES: readonly (readonly [keyof ElementSet, Message, (value: number) => boolean])[] = [
  [
    'catalogNumber',
    message('formats.integer-from-to', { from: 0, to: MAX_CATALOG_NUMBER }),
    (n) => Number.isInteger(n) && n >= 0 && n <= MAX_CATALOG_NUMBER,
  ],
  [
    'meanMotionRevPerDay',
    message('formats.mean-motion-range', { most: MAX_MEAN_MOTION_REV_PER_DAY }),
    (n) => n > 0 && n <= MAX_MEAN_MOTION_REV_PER_DAY,
  ],
  ['eccentricity', message('formats.eccentricity-range'), (e) => e >= 0 && e < 1],
  ['inclinationDeg', message('formats.degrees-range', { most: 180 }), (i) => i >= 0 && i <= 180],
  ['raanDeg', message('formats.degrees-range', { most: 360 }), isAngle],
  ['argumentOfPericenterDeg', message('formats.degrees-range', { most: 360 }), isAngle],
  ['meanAnomalyDeg', message('formats.degrees-range', { most: 360 }), isAngle],
  ['bstarPerEarthRadius', message('formats.finite-number'), Number.isFinite],
  ['meanMotionDotRevPerDay2', message('formats.finite-number'), Number.isFinite],
  ['meanMotionDdotRevPerDay3', message('formats.finite-number'), Number.isFinite],
  ['elementSetNumber', message('formats.whole-number'), isCount],
  ['revolutionAtEpoch', message('formats.whole-number'), isCount],
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
    if (typeof value !== 'number' || !holds(value))
      return fail(where, message('formats.element-range', { field, range: wanted }), String(value));
  }
  return succeed(set);
}
