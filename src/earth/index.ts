export { type EarthModel, type Geodetic, STANDARD_GRAVITY_MPS2, WGS84, ecefFromGeodetic, geodeticFromEcef, localAxes } from './wgs84.ts';
export { type Place, geodesicBetween, geodesicDestination } from './geodesic.ts';
export { addGravity } from './gravity.ts';
export { type AirState, geometricFromGeopotentialM, geopotentialFromGeometricM, us76 } from './us76.ts';
export {
  AIR_CHANNELS,
  AIR_DENSITY,
  AIR_EASTWARD,
  AIR_LN_PRESSURE,
  AIR_NORTHWARD,
  AIR_SOUND_SPEED,
  type AirTable,
  buildAir,
  sampleAir,
  standardAir,
} from './air.ts';
export { type AirDeparture, DEPARTURE_SIZE } from './air-departure.ts';
export { type AirCell, CELL_SAMPLE_SIZE, lnPressureIn, makeAirCell, sampleCell } from './air-cell.ts';
export { CLIMATOLOGY_NAME, seasonalAir } from './climatology.ts';
export type { Profile, ProfileLevel } from './wind-profile.ts';
export { withProfile } from './profile-air.ts';
export {
  type AirScatter,
  MASS_DEVIATES,
  type ProfileUse,
  WIND_DEVIATES,
  drawDeparture,
  emptyDeparture,
  makeAirScatter,
} from './air-scatter.ts';
export { temeFromEme2000 } from './celestial.ts';
export { type Lighting, lightingAt, sunAngles, sunPosition } from './sun.ts';
