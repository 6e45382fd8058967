// Element sets and ephemerides.
export { parseElements } from './elements-text.ts';
export { formatTle, parseTle } from './tle.ts';
export { parseOmm } from './omm.ts';
export { type EphemerisMessage, formatOem, parseOem } from './oem.ts';
// Air.
export { parseSounding } from './sounding.ts';
// A return, handed on.
export { formatEventsCsv } from './events-csv.ts';
export { formatCzml } from './czml.ts';
export { formatKml } from './kml.ts';
export { formatGeoJson } from './geojson.ts';
export { formatTimeline } from './timeline.ts';
export { formatReentryDataMessage } from './reentry-data-message.ts';
// A footprint, handed on, and its samples back.
export { formatSamplesCsv } from './samples-csv.ts';
export { formatSamplesParquet } from './samples-parquet.ts';
export { readSamplesCsv, readSamplesParquet } from './read-samples.ts';
export { formatFootprintGeoJson } from './footprint-geojson.ts';
export { formatFootprintKml } from './footprint-kml.ts';
export { formatFootprintCzml } from './footprint-czml.ts';
// Ground that a footprint is asked about.
export { type Area, isInsideArea, readArea } from './read-area.ts';
// What pictures share with them.
export { EVENT_TITLES, burnInstant, eventNamed, formatPlace, returnName } from './return-text.ts';
export { PALETTE } from './palette.ts';
export { sunlightRuns } from './sunlight-runs.ts';
export { type XmlAttributes, escapeXml, xmlElement } from './xml-text.ts';
export { MODE_STYLES, type Zone, campaignText, countText, figuresText, footprintName, percentText, zonesOf } from './footprint-text.ts';
export { ellipseOutline } from './ellipse-outline.ts';
export { ROW_SIZE, isFailedRow, sampleColumn } from './sample-fields.ts';
// Recovery: weather on the ground in, the card out.
export { parseFieldWeather } from './field-weather-text.ts';
export { type CoordinateForms, coordinateForms } from './coordinate-forms.ts';
export { CARD_LANGUAGES, type CardLanguage, sayIn } from './card-words.ts';
export { formatCardHtml } from './recovery-card-html.ts';
export { formatCardGpx } from './recovery-gpx.ts';
export { SECTOR_COLOURS, formatCardKml } from './recovery-kml.ts';
export { formatCardGeoJson } from './recovery-geojson.ts';
export { formatCardCot } from './cursor-on-target.ts';
export { MAX_CARD_CHARACTERS, formatCardText } from './recovery-card-text.ts';
