export { type Area, isInsideArea, readArea } from './read-area.ts';
export { readSamplesCsv, readSamplesParquet } from './read-samples.ts';
export { formatFootprintCzml } from './footprint-czml.ts';
export { formatFootprintGeoJson } from './footprint-geojson.ts';
export { formatFootprintKml } from './footprint-kml.ts';
export { formatSamplesCsv } from './samples-csv.ts';
export { formatSamplesParquet } from './samples-parquet.ts';
