import { type Body, stillBody } from '../src/flight/index.ts';

/** A body with one drag coefficient and no lift. */
export function sphere(dragCoefficient: number, referenceAreaM2: number): Body {
  return stillBody(referenceAreaM2, {
    mach: Float64Array.of(0, 100),
    drag: Float64Array.of(dragCoefficient, dragCoefficient),
    lift: Float64Array.of(0, 0),
  });
}
