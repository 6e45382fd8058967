import type { EarthModel } from './wgs84.ts';

/**
 * Gravitational acceleration of a zonal field to J4, in any axes whose z is the Earth's pole; adds to `out` at `at`. `perR` is one over
 * the distance from the centre, which callers have at hand. Vallado,
 * Fundamentals of Astrodynamics (4th ed.), eq. 8-30 and 8.7.1. Left out: tesserals (2e-5 g: they move a return from 400 km by under 30 m),
 * Sun and Moon (1e-7 g).
 */
export function addGravity(earth: EarthModel, x: number, y: number, z: number, perR: number, out: Float64Array, at: number): void {
  const perR2 = earth.muM3S2 * perR * perR;
  const ratio = earth.gravityRadiusM * perR;
  const s = z * perR;
  const s2 = s * s;
  const c2 = earth.j2 * ratio * ratio;
  const c3 = earth.j3 * ratio * ratio * ratio;
  const c4 = earth.j4 * ratio * ratio * ratio * ratio;
  // The factor common to all three axes, and what the pole adds to z.
  const radial = 1 + 1.5 * c2 * (1 - 5 * s2) + 2.5 * c3 * s * (3 - 7 * s2) - 0.625 * c4 * (3 - 42 * s2 + 63 * s2 * s2);
  const polar = 3 * c2 * s + 1.5 * c3 * (5 * s2 - 1) - 2.5 * c4 * s * (3 - 7 * s2);
  const k = -perR2 * perR * radial;
  out[at] = out[at]! + k * x;
  out[at + 1] = out[at + 1]! + k * y;
  out[at + 2] = out[at + 2]! + k * z - perR2 * polar;
}
