export {
  type Comparison,
  EVENT_NAMES,
  type EventName,
  type FlownReturn,
  type Return,
  type ReturnEvent,
  type ReturnInput,
  type TrackSample,
} from './return.ts';
export { type Vehicle, type VehicleData, vehicleFromData } from './vehicle.ts';
export type { TouchdownModel } from './touchdown-data.ts';
export { settleSample } from './campaign-touchdown.ts';
export { type Departure, shipStateAt } from './departure.ts';
export type { ActualLanding, LandingPlace, ReturnRequest } from './return-request.ts';
export {
  type LandingChance,
  type PreparedReturn,
  checkedEphemeris,
  flyPrepared,
  flyReturn,
  headingOf,
  landingChances,
  planFor,
  prepareReturn,
} from './fly-return.ts';
export { type OpenPlan, type Opportunity, deorbitAt, findOpportunities, solveBurn } from './targeting.ts';
export { type FlightPlan, STEPS, type StepSizes } from './flight-plan.ts';
export {
  type AppliedLine,
  type DispersionSpec,
  type Dispersions,
  type DispersionsFile,
  type Growth,
  PARAMETER_NAMES,
  type ParameterName,
  dispersionsFromFile,
  parameterKind,
} from './dispersion.ts';
export {
  type Campaign,
  type CampaignMode,
  type PreparedCampaign,
  areDisturbed,
  flyDeviates,
  flySample,
  prepareCampaign,
} from './campaign.ts';
export { DRIVEN, SAMPLE_SIZE, SHARD_SAMPLES, type Shard, columnAt, flyShard, shardOfRows } from './campaign-shard.ts';
export {
  EXACT_UP_TO,
  type Tally,
  type Telling,
  driversOf,
  emptyTally,
  foldShard,
  footprintOfMode,
  keptRows,
  probabilityAt,
  touchdownOf,
} from './footprint-tally.ts';
export {
  type DispersionLine,
  type Driver,
  type EllipseReport,
  FOOTPRINT_MODES,
  type Footprint,
  type FootprintMode,
  type ModeFootprint,
  type PlaceDeg,
  SAMPLE_COLUMNS,
  type SampleColumn,
  type SampleRows,
  type Spread,
} from './footprint.ts';
export type { Moment } from './craft.ts';
export { type Deorbited, type FlownEntry, type ReferenceFlight, flyDeorbit, flyEntry, flyReference } from './fly.ts';
export { offsetFrom, directionOf } from './great-circle.ts';
export {
  type Body,
  type Dynamics,
  STATE_SIZE,
  aeroTable,
  altitudeOf,
  derive,
  makeDynamics,
  stepRosenbrock2,
  stepRungeKutta4,
  stillBody,
} from './dynamics-kernel.ts';
