import { geodesicDestination } from '../earth/index.ts';
import type { EllipseReport, PlaceDeg } from '../flight/index.ts';
import { DEG_PER_RAD, portableAtan2, portableCos, portableHypot, portableSin } from '../math/index.ts';

/** A chord of so many leaves the curve by at most 0.06 % of the semi-major axis. */
const OUTLINE_POINTS = 96;

/**
 * Points of an ellipse in turn, counterclockwise as seen from above, the first not repeated: each lies where the plane ellipse has it, at
 * its distance and azimuth along a geodesic of WGS 84 from the centre. None where the ellipse has no extent (one sample, or none).
 */
export function ellipseOutline(centre: PlaceDeg, { semiMajorKm, semiMinorKm, azimuthDeg }: EllipseReport): readonly PlaceDeg[] {
  if (!(semiMajorKm > 0 && semiMinorKm > 0)) return [];
  return Array.from({ length: OUTLINE_POINTS }, (_, index) => {
    const turn = (-2 * Math.PI * index) / OUTLINE_POINTS;
    const [alongKm, acrossKm] = [semiMajorKm * portableCos(turn), semiMinorKm * portableSin(turn)];
    return geodesicDestination(
      centre,
      azimuthDeg + DEG_PER_RAD * portableAtan2(acrossKm, alongKm),
      1000 * portableHypot(alongKm, acrossKm),
    );
  });
}
