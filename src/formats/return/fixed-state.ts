import { ecefFromGeodetic, localAxes } from '../../earth/index.ts';
import type { TrackSample } from '../../flight/index.ts';
import { RAD_PER_DEG, type Vector3, add, scale } from '../../math/index.ts';

/** Earth-fixed position (m) and Earth-relative velocity (m/s) of a sample, from its geodetic place, speed and angles. */
export function fixedState(sample: TrackSample): { readonly positionM: Vector3; readonly velocityMps: Vector3 } {
  const { east, north, up } = localAxes(sample);
  const along = sample.speedMps * Math.cos(sample.flightPathDeg * RAD_PER_DEG);
  const headingRad = sample.headingDeg * RAD_PER_DEG;
  const level = add(scale(north, along * Math.cos(headingRad)), scale(east, along * Math.sin(headingRad)));
  return {
    positionM: ecefFromGeodetic(sample),
    velocityMps: add(level, scale(up, sample.speedMps * Math.sin(sample.flightPathDeg * RAD_PER_DEG))),
  };
}
