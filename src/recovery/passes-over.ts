/** When a plan first has somebody over a place: on the way, within the sweep, or with the search of the sector it lies in. */
import { portableHypot } from '../math/index.ts';
import type { PlaceDeg } from '../flight/index.ts';
import { planePlace } from './flight-plane.ts';
import type { SearchTask } from './search-plan.ts';
import { type SearchGround, sectorAt } from './sectors.ts';
import type { Unit } from './staging.ts';

export interface FirstPass {
  readonly minute: number;
  readonly unit: string;
  readonly how: 'on-the-way' | 'search';
  /** How far to the side the unit flies by; 0 for a search. */
  readonly asideKm: number;
  /** The chance that it sees what is there. */
  readonly pod: number;
}

/** Null where no task comes near. A search counts when it is done. */
export function firstPassOver(
  { plane, sectors }: SearchGround,
  units: readonly Unit[],
  tasks: readonly SearchTask[],
  place: PlaceDeg,
): FirstPass | null {
  const home = sectorAt({ plane, sectors }, place);
  const at = planePlace(plane, place);
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const centreOf = new Map(sectors.map(({ id, centre }) => [id, centre]));
  let first: FirstPass | null = null;
  const offer = (pass: FirstPass) => {
    if (first === null || pass.minute < first.minute) first = pass;
  };
  for (const { unit: id, sector, from, arriveMin, doneMin, pod } of tasks) {
    if (sector === home?.id) offer({ minute: doneMin, unit: id, how: 'search', asideKm: 0, pod });
    const unit = unitOf.get(id);
    const to = centreOf.get(sector);
    if (unit === undefined || to === undefined) continue;
    const [start, end] = [planePlace(plane, from), planePlace(plane, to)];
    const [along, right] = [end.alongKm - start.alongKm, end.rightKm - start.rightKm];
    const lengthKm = portableHypot(along, right);
    if (lengthKm === 0) continue;
    const share = ((at.alongKm - start.alongKm) * along + (at.rightKm - start.rightKm) * right) / (lengthKm * lengthKm);
    const asideKm = Math.abs((at.alongKm - start.alongKm) * right - (at.rightKm - start.rightKm) * along) / lengthKm;
    if (share < 0 || share > 1 || asideKm > unit.sweepKm / 2) continue;
    const minute = arriveMin - ((1 - share) * lengthKm) / unit.kmPerMin;
    offer({ minute: Math.round(minute * 10) / 10, unit: id, how: 'on-the-way', asideKm: Math.round(asideKm * 10) / 10, pod });
  }
  return first;
}
