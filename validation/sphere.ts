import type { Body } from '../src/flight/index.ts';

/** A body with one drag coefficient and no lift. */
export function sphere(dragCoefficient: number, referenceAreaM2: number): Body {
  return {
    thrustN: 0,
    thrustAxis: [1, 0, 0],
    massFlowKgS: 0,
    referenceAreaM2,
    aero: { mach: Float64Array.of(0, 100), drag: Float64Array.of(dragCoefficient, dragCoefficient), lift: Float64Array.of(0, 0) },
    liftFactor: 0,
    planar: false,
    bankRad: 0,
    bankRateRadS: 0,
    bankAtS: 0,
    canopyFromM2: 0,
    canopyToM2: 0,
    canopyAtS: 0,
    canopyFillS: 0,
  };
}
