/** Touchdown on airbags, as far as public figures carry it: loads from the stroke, and no word on tipping beyond the published limits. */
import { STANDARD_GRAVITY_MPS2 } from '../earth/index.ts';

export interface AirbagTouchdown {
  readonly sinkMps: number;
  readonly horizontalSpeedMps: number;
  /** Mean load of an even stop within the bags' stroke; null where the stroke is not known. A real one peaks at one and a half to two times this. */
  readonly meanLoadG: number | null;
  /** Never "on its side": nobody has published where that begins. */
  readonly attitude: 'upright-expected' | 'unknown';
  readonly reason: string;
}

/** NASA's landing criteria for Starliner: wind at the site at most 9 knots before the deorbit burn with crew (NASA, Boeing Starliner landing criteria, 2024). */
const WIND_LIMIT_MPS = 4.63;
/** Simulated: a capsule of 7.2 t on six bags, 24 knots across and 7.62 m/s down, tumbles (Fasanella, NASA Langley; Flight International 2008). */
const TUMBLES_MPS = 12.3;

export function touchdownOnAirbags(sinkMps: number, horizontalSpeedMps: number, strokeM: number | null): AirbagTouchdown {
  const inside = horizontalSpeedMps <= WIND_LIMIT_MPS;
  return {
    sinkMps,
    horizontalSpeedMps,
    meanLoadG: strokeM === null ? null : (sinkMps * sinkMps) / (2 * strokeM * STANDARD_GRAVITY_MPS2),
    attitude: inside ? 'upright-expected' : 'unknown',
    reason: inside
      ? `within the wind limit of ${WIND_LIMIT_MPS} m/s that landings on airbags are flown to`
      : horizontalSpeedMps < TUMBLES_MPS
        ? `faster than the wind limit of ${WIND_LIMIT_MPS} m/s; no limit of tipping is published`
        : `faster than the ${TUMBLES_MPS} m/s at which a study of another capsule saw it tumble`,
  };
}
