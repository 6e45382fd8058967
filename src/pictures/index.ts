export { drawProfile } from './draw-profile.ts';
export { drawMap } from './draw-map.ts';
export type { NamedPlace } from './landing-panel.ts';
