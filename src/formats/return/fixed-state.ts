import { ecefFromGeodetic, localAxes } from '../../earth/index.ts';
import type { TrackSample } from '../../flight/index.ts';
import { type Vector3, RAD_PER_DEG, add, portableCos, portableSin, scale } from '../../math/index.ts';

/** Earth-fixed position (m) and Earth-relative velocity (m/s) of a sample, from its geodetic place, speed and angles. */
export function fixedState(sample: TrackSample): { readonly positionM: Vector3; readonly velocityMps: Vector3 } {
  const { east, north, up } = localAxes(sample);
  const along = sample.speedMps * portableCos(sample.flightPathDeg * RAD_PER_DEG);
  const headingRad = sample.headingDeg * RAD_PER_DEG;
  const level = add(scale(north, along * portableCos(headingRad)), scale(east, along * portableSin(headingRad)));
  return {
    positionM: ecefFromGeodetic(sample),
    velocityMps: add(level, scale(up, sample.speedMps * portableSin(sample.flightPathDeg * RAD_PER_DEG))),
  };
}
