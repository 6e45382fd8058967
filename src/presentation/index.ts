export { PALETTE, SECTOR_COLOURS, kmlColour, rgbaOf } from './palette.ts';
export { formatPressReport } from './format-press-report.ts';
export { type XmlAttributes, escapeXml, htmlTable, xmlElement } from './xml-text.ts';
export {
  type FieldWord,
  LANGUAGES,
  type Language,
  type SaidFailure,
  type Say,
  sayFailure,
  sayIn,
  sayMessage,
  sayName,
  withWords,
} from './words.ts';
export { sayable } from './sayable.ts';
export { withoutWords } from './without-words.ts';
export {
  MODE_STYLES,
  type Zone,
  campaignText,
  countText,
  ellipseFacts,
  figuresText,
  footprintName,
  isFootprintMode,
  percentText,
  zoneFacts,
  zonesOf,
} from './footprint-text.ts';
export {
  EVENT_TITLES,
  burnInstant,
  clockText,
  eventFacts,
  eventNamed,
  formatPlace,
  reportInstant,
  returnName,
  secondText,
  slugOf,
} from './return-text.ts';
export { MAX_SAMPLE_ROWS, ROW_SIZE, SAMPLE_FIELDS, SAMPLE_HEADER, isFailedRow, promiseRows, sampleColumn } from './sample-fields.ts';
export { sunlightRuns } from './sunlight-runs.ts';
export { ellipseOutline } from './ellipse-outline.ts';
export { type Corner, splitRingAtAntimeridian } from './antimeridian-ring.ts';
export { type Position, splitAtAntimeridian } from './antimeridian.ts';
