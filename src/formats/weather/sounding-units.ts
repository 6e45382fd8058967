import { KNOT_MPS, ZERO_CELSIUS_K } from './sounding-profile.ts';

/** SI values of one unit, by the names that sounding services print. */
export const SPEED_UNITS_MPS: ReadonlyMap<string, number> = new Map([
  ['m/s', 1],
  ['ms', 1],
  ['knot', KNOT_MPS],
  ['knots', KNOT_MPS],
  ['kt', KNOT_MPS],
  ['kn', KNOT_MPS],
  ['km/h', 1 / 3.6],
  ['kmh', 1 / 3.6],
  ['mp/h', 0.44704],
  ['mph', 0.44704],
]);

export const LENGTH_UNITS_M: ReadonlyMap<string, number> = new Map([
  ['m', 1],
  ['ft', 0.3048],
]);

export const PRESSURE_UNITS_PA: ReadonlyMap<string, number> = new Map([
  ['hPa', 100],
  ['mb', 100],
  ['Pa', 1],
]);

/** Kelvin from a temperature in the unit, or null for a unit not known. */
export function kelvinFrom(unit: string): ((value: number) => number) | null {
  const name = unit.replace('°', '');
  if (name === 'C') return (celsius) => celsius + ZERO_CELSIUS_K;
  if (name === 'F') return (fahrenheit) => ((fahrenheit - 32) * 5) / 9 + ZERO_CELSIUS_K;
  return name === 'K' ? (kelvin) => kelvin : null;
}
