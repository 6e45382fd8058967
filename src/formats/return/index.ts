export { formatCzml } from './czml.ts';
export { formatEventsCsv } from './events-csv.ts';
export { formatGeoJson } from './geojson.ts';
export { formatKml } from './kml.ts';
export { type ReentryMessageOptions, formatReentryDataMessage } from './reentry-data-message.ts';
export { formatTimeline } from './timeline.ts';
export { czmlLabel } from './czml-label.ts';
