export const RAD_PER_DEG = Math.PI / 180;
export const DEG_PER_RAD = 180 / Math.PI;

/** Into -180 (exclusive) .. 180 (inclusive) degrees. */
export function wrapDegrees(angleDeg: number): number {
  const wrapped = angleDeg - 360 * Math.ceil((angleDeg - 180) / 360);
  return wrapped === 0 ? 0 : wrapped; // -0 is not a longitude
}
