// Numbers of data/recovery, and files of the user's own in their place.
export { RECOVERY_STATUSES, type RecoveryStatus } from './recovery-status.ts';
export {
  type Asset,
  LIMIT_QUANTITIES,
  type LandingKind,
  type Limit,
  type LimitQuantity,
  type Limits,
  type LimitsFile,
  type Medium,
  limitsFromFile,
} from './limits.ts';
export {
  type StagedUnits,
  type Staging,
  type StagingArea,
  type StagingFile,
  type Unit,
  type UnitKind,
  areaFor,
  placeUnits,
  stagingFromFile,
} from './staging.ts';
// Are the conditions fit?
export {
  type FieldWeather,
  type GroundState,
  type Trend,
  WEATHER_QUANTITIES,
  type WeatherHour,
  type WeatherQuantity,
  type WeatherReading,
  weatherAt,
} from './field-weather.ts';
export { type Light, type Sunlight, lightOf, sunlightAt } from './sunlight.ts';
export { type AssetVerdict, type Condition, type Conditions, type Lead, type Verdict, conditionsOf, waveSlopeDeg } from './conditions.ts';
export { type CanopyContact, type KnownWind, type TipOver, tipOverIn } from './tip-over.ts';
export { type Current, type Drift, type LeewayObject, driftOf, leewayMps } from './leeway.ts';
// Where to search, who goes, how long it takes.
export { type FlightPlane, type PlanePlace, bearingDeg, distanceKm, placeAt, placeFrom, planePlace } from './flight-plane.ts';
export { type Mixture, type Sector, type SectorBox, type SectorCut, cutSectors, sectorAt } from './sectors.ts';
export { type Belief, type Evidence, type EvidenceData, beliefAfter, foundPlace, standing } from './belief.ts';
export { zoneDistanceKm } from './zone-distance.ts';
export { assign } from './assignment.ts';
export {
  FOUND,
  HORIZON_MIN,
  type Quantiles,
  type Reach,
  type SearchPass,
  type SearchTask,
  goToFind,
  planSearch,
  reachOf,
  searchMin,
} from './search-plan.ts';
export { podAtRandom, podInIdeal, successByPass } from './detection.ts';
export {
  MAX_POINTS,
  PATTERN_KINDS,
  type PatternQuestion,
  type PatternSuccess,
  type SearchPattern,
  countPoints,
  patternSuccess,
  searchPattern,
} from './search-patterns.ts';
export { believedSamples } from './card-search.ts';
export { type FirstPass, firstPassOver } from './passes-over.ts';
// When, and the whole on one card.
export { type Post, type PostActual, type PostData, type TimelineData, firstTeamOf, instantOf, movePosts, timelineOf } from './timeline.ts';
export type { AtTheCapsule, CardInput, CardNote, CardQuestion, CardSamples, CardSearch, CardSector, RecoveryCard } from './card-shape.ts';
export { cardFromFile } from './card-from-file.ts';
export { makeCard, updateCard } from './card.ts';
