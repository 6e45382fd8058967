import { type Message, message } from './message.ts';

export interface Degrees {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** Which of the two stands first where they were told; `named` where each has its name. */
export type DegreesOrder = 'latitude-first' | 'longitude-first' | 'named';

const SWAPPED: Readonly<Record<DegreesOrder, string>> = {
  'latitude-first': 'outcome.swapped-latitude-first',
  'longitude-first': 'outcome.swapped-longitude-first',
  named: 'outcome.swapped-named',
};

/** Digits that a difference of decimal degrees keeps: a tenth of a millimetre on the ground. */
const DIGITS = 9;

/** Into -180 to 180, for what was counted around once: 359 is -1. */
function counted(longitudeDeg: number): number {
  const turns = Math.abs(longitudeDeg) <= 180 ? 0 : Math.sign(longitudeDeg);
  return Number((longitudeDeg - turns * 360).toFixed(DIGITS));
}

/**
 * What to try where two numbers are no place, or none up to the latitude that can be meant: the longitude counted from -180 to 180, or the two the
 * other way round. Undefined where neither would help.
 */
export function placeHint({ latitudeDeg, longitudeDeg }: Degrees, order: DegreesOrder, mostLatitudeDeg = 90): Message | undefined {
  if (!Number.isFinite(latitudeDeg) || !Number.isFinite(longitudeDeg)) return undefined;
  if (Math.abs(latitudeDeg) <= mostLatitudeDeg) {
    const isCounted = Math.abs(longitudeDeg) <= 180 || Math.abs(longitudeDeg) > 360;
    return isCounted ? undefined : message('outcome.longitude-counted', { given: longitudeDeg, degrees: counted(longitudeDeg) });
  }
  if (Math.abs(longitudeDeg) > mostLatitudeDeg || Math.abs(latitudeDeg) > 360) return undefined;
  return message(SWAPPED[order], { latitude: longitudeDeg, longitude: counted(latitudeDeg) });
}
