import { type Body, aeroTable, stillBody } from '../src/flight/index.ts';

/** A body with one drag coefficient and no lift. */
export function sphere(dragCoefficient: number, referenceAreaM2: number): Body {
  return stillBody(referenceAreaM2, aeroTable([0, 100], [dragCoefficient, dragCoefficient], [0, 0]));
}
