import type { OptionSpecs } from './command.ts';

/** Where to land, for every command that flies there. */
export const PLACE_OPTIONS = {
  site: { kind: 'text', value: 'ID', help: 'lands at a site of `union sites`' },
  target: { kind: 'text', value: 'LAT,LON', help: 'lands at any other place, in decimal degrees' },
  groundAltitudeM: { kind: 'number', name: 'ground-altitude', value: 'M', help: 'height of the ground there above mean sea level' },
} as const satisfies OptionSpecs;
