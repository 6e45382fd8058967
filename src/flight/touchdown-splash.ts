import { portableCos, portableSin } from '../math/index.ts';
/** Touchdown on water: how fast the capsule meets the surface, and nothing about how it floats. */

export interface Splash {
  /** Against the water, square to the slope of the wave and along it. Negative across: it meets the back of a wave that runs away. */
  readonly normalSpeedMps: number;
  readonly tangentialSpeedMps: number;
  /** Stable 1 (upright) or Stable 2 (upside down) is decided by wind on the canopy, waves and flotation bags; none of that is modelled. */
  readonly attitude: 'unknown';
}

/**
 * `waveSlopeRad` is the surface's slope in the direction of the motion, positive where it rises towards the capsule, and `surfaceRiseMps` its own vertical
 * speed (0 for a still slope). Water gives, so no load follows from this alone.
 */
export function splash(sinkMps: number, horizontalSpeedMps: number, waveSlopeRad: number, surfaceRiseMps: number): Splash {
  const down = sinkMps + surfaceRiseMps;
  const cos = portableCos(waveSlopeRad);
  const sin = portableSin(waveSlopeRad);
  return {
    normalSpeedMps: down * cos + horizontalSpeedMps * sin,
    tangentialSpeedMps: horizontalSpeedMps * cos - down * sin,
    attitude: 'unknown',
  };
}
