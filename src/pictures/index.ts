export { drawProfile } from './draw-profile.ts';
export { drawMap } from './draw-map.ts';
export { drawFootprint } from './draw-footprint.ts';
export { drawHistograms } from './draw-histograms.ts';
export { drawLongRangeChart } from './draw-long-range-chart.ts';
export { drawTornado } from './draw-tornado.ts';
export { type RecoveryMapWords, type RecoveryMaps, drawRecoveryMaps } from './draw-recovery-map.ts';
export type { NamedPlace } from './landing-panel.ts';
