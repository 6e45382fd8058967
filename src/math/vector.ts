import { portableCos, portableSin } from './portable-sine.ts';
export type Vector3 = readonly [number, number, number];

export function dot(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector3, b: Vector3): Vector3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function norm(a: Vector3): number {
  return Math.sqrt(dot(a, a));
}

export function scale(a: Vector3, factor: number): Vector3 {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

export function add(a: Vector3, b: Vector3): Vector3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function subtract(a: Vector3, b: Vector3): Vector3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function unit(a: Vector3): Vector3 {
  return scale(a, 1 / norm(a));
}

/** The vector's coordinates in axes turned by `angleRad` about z (a frame rotation, as from inertial to Earth-fixed). */
export function turnAxesZ(a: Vector3, angleRad: number): Vector3 {
  const c = portableCos(angleRad);
  const s = portableSin(angleRad);
  return [c * a[0] + s * a[1], c * a[1] - s * a[0], a[2]];
}
