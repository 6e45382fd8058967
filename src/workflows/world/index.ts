export type { NamedContent, NamedText, ShippedFiles, World } from './world.ts';
export type { Flyers, Runner, ShardTask, SolveLimits, Solver } from './runner.ts';
export { type AskedView, type RecordQuestion, openView, readDayOrMoment } from './open-view.ts';
export {
  type NamedPlaceData,
  type PublishedTime,
  type ShippedReturn,
  type Site,
  places,
  publishedInstant,
  shippedJson,
  shippedReturn,
  shippedReturnIds,
  shippedText,
  site,
  sites,
  towns,
  vehicleData,
  vehicleIds,
} from './shipped-data.ts';
