export {
  type NamedPlaceData,
  type PublishedTime,
  type ShippedReturn,
  type Site,
  places,
  programVersion,
  shippedReturn,
  shippedReturnIds,
  site,
  sites,
  vehicle,
  vehicleData,
  vehicleIds,
} from './shipped-data.ts';
export {
  type AskedView,
  type RecordQuestion,
  openRecord,
  openView,
  readDayOrMoment,
  readRecordFiles,
  recordFolder,
} from './open-record.ts';
export { writeWhole } from './write-whole.ts';
