import { RAD_PER_DEG, interpolateLinear, portableExp, portableLog, portableSin } from '../math/index.ts';
import { type Outcome, fail, message, succeed } from '../outcome/index.ts';
import {
  AIR_CHANNELS,
  AIR_DENSITY,
  AIR_EASTWARD,
  AIR_GAS_CONSTANT,
  AIR_LN_PRESSURE,
  AIR_NORTHWARD,
  AIR_SOUND_SPEED,
  NODE_DENSITY,
  NODE_SIZE,
  type AirTable,
  sampleAir,
  soundSpeedMps,
} from './air.ts';
import { STANDARD_GRAVITY_MPS2 } from './wgs84.ts';
import type { Profile } from './wind-profile.ts';

/** Over this height above the profile's top the measured air gives way to the climatology. An assumption: about half a scale height. */
const BLEND_M = 3000;
const MIN_LEVELS = 2;

/**
 * The climatology with a measured or forecast profile in its lowest part. The profile stands for every latitude: a ship is below its top
 * only within some 300 km of the landing. Wind is taken where the profile has it, temperature and pressure where it has both.
 */
export function withProfile(air: AirTable, profile: Profile): Outcome<AirTable> {
  const wind = profile.levels.filter((level) => level.eastwardMps !== null && level.northwardMps !== null);
  if (wind.length < MIN_LEVELS)
    return fail(profile.name, message('earth.wind-at-levels', { count: MIN_LEVELS }), `${wind.length}`, message('earth.wind-column-empty'));
  const windHeights = wind.map((level) => level.heightM);
  const eastward = wind.map((level) => level.eastwardMps as number);
  const northward = wind.map((level) => level.northwardMps as number);
  const mass = profile.levels.filter((level) => level.pressurePa !== null && level.temperatureK !== null);
  const massHeights = mass.map((level) => level.heightM);
  const temperatures = mass.map((level) => level.temperatureK as number);
  const lnPressures = mass.map((level) => portableLog(level.pressurePa as number));
  const hasMass = mass.length >= MIN_LEVELS;

  const values = Float64Array.from(air.values);
  const here = new Float64Array(AIR_CHANNELS);
  for (let column = 0; column < air.columns; column++)
    for (let level = 0; level < air.levels; level++) {
      const altitudeM = air.bottomM + level * air.stepM;
      const at = (column * air.levels + level) * NODE_SIZE;
      const mix = (channel: number, measured: number, share: number) => {
        values[at + channel] = share * measured + (1 - share) * (air.values[at + channel] as number);
      };
      const windShare = shareAt(altitudeM, windHeights);
      if (windShare > 0) {
        mix(AIR_EASTWARD, interpolateLinear(windHeights, eastward, altitudeM), windShare);
        mix(AIR_NORTHWARD, interpolateLinear(windHeights, northward, altitudeM), windShare);
      }
      const massShare = hasMass ? shareAt(altitudeM, massHeights) : 0;
      if (massShare > 0) {
        const temperatureK = interpolateLinear(massHeights, temperatures, altitudeM);
        const lnPressure = lnPressureAt(massHeights, lnPressures, temperatures, altitudeM);
        mix(AIR_SOUND_SPEED, soundSpeedMps(temperatureK), massShare);
        mix(AIR_LN_PRESSURE, lnPressure, massShare);
        mix(AIR_DENSITY, lnPressure - portableLog(AIR_GAS_CONSTANT * temperatureK), massShare);
        values[at + NODE_DENSITY] = portableExp(values[at + AIR_DENSITY]!);
      }
    }
  const blended: AirTable = {
    ...air,
    name: `${profile.name} below ${Math.round(windHeights.at(-1)! / 1000)} km, ${air.name} above`,
    values,
  };
  sampleAir(blended, 0, portableSin(profile.latitudeDeg * RAD_PER_DEG), here);
  if (!here.every(Number.isFinite)) return fail(profile.name, message('earth.finite-air'), message('earth.level-gives-none'));
  return succeed(blended);
}

/** How far the profile's wind stands for the air at a height: 1 up to its top, falling to 0 over the blend. */
export function profileShare(profile: Profile, altitudeM: number): number {
  const wind = profile.levels.filter((level) => level.eastwardMps !== null && level.northwardMps !== null);
  return shareAt(
    altitudeM,
    wind.map((level) => level.heightM),
  );
}

/** 1 up to the profile's top, falling to 0 over the blend. */
function shareAt(altitudeM: number, heights: readonly number[]): number {
  return Math.min(1, Math.max(0, 1 - (altitudeM - heights.at(-1)!) / BLEND_M));
}

/** Straight in the logarithm between levels; hydrostatic with the end temperature beyond the ends. */
function lnPressureAt(
  heights: readonly number[],
  lnPressures: readonly number[],
  temperatures: readonly number[],
  altitudeM: number,
): number {
  const edge = altitudeM < heights[0]! ? 0 : altitudeM > heights.at(-1)! ? heights.length - 1 : null;
  if (edge === null) return interpolateLinear(heights, lnPressures, altitudeM);
  const scaleHeightM = (AIR_GAS_CONSTANT * temperatures[edge]!) / STANDARD_GRAVITY_MPS2;
  return lnPressures[edge]! - (altitudeM - heights[edge]!) / scaleHeightM;
}
