import { portableExp } from '../math/index.ts';
import { AIR_CHANNELS, AIR_SOUND_SPEED, type AirTable, NODE_DENSITY, NODE_SIZE } from './air.ts';
import { type AirDeparture, departureAt } from './air-departure.ts';

/**
 * The cell of an air table in which a flight is, with a day's departure in it. A flight stays in a cell for some evaluations, and what they
 * need of table and departure is gathered once, when it enters. A cell is one flight's, and a departure must not change while it flies.
 */
export interface AirCell {
  readonly air: AirTable;
  readonly departure: AirDeparture | null;
  readonly numbers: Float64Array;
}

// The engine folds constants of a file that are not exported into the code; exported ones it looks up again and again.

/** Places in `numbers`: how altitude becomes levels, the cell's bounds in levels and in sines of latitude, and how these become fractions. */
const [BOTTOM, PER_STEP, LOW, HIGH, SOUTH, NORTH, FOOT, SIDE, PER_WIDTH] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
/**
 * Then density at the foot of the south side, and of each quantity, in the order of the table's channels, four numbers: there, what it
 * gains to the head, what it gains to the north, and what the head gains more than the foot.
 */
const [FOOT_DENSITY, LN_DENSITY, SOUND_SPEED, EASTWARD, NORTHWARD, LN_PRESSURE, CELL_SIZE] = [9, 10, 14, 18, 22, 26, 30] as const;

const [CHANNELS, SOUND_CHANNEL, NODE] = [AIR_CHANNELS, AIR_SOUND_SPEED, NODE_SIZE] as const;

/** Places in what `sampleCell` reads and writes. */
const [ALTITUDE, SIN_LATITUDE] = [0, 1] as const;
const [HERE_DENSITY, HERE_SOUND_SPEED, HERE_EASTWARD, HERE_NORTHWARD, HERE_UP, HERE_ACROSS] = [0, 1, 2, 3, 4, 5] as const;
export const CELL_SAMPLE_SIZE = 6;

/** Up to this change of ln density within a cell, a Taylor series to the fifth order gives the exponential to 2e-6. */
const SERIES_LIMIT = 0.35;

export function makeAirCell(air: AirTable, departure: AirDeparture | null): AirCell {
  const numbers = new Float64Array(CELL_SIZE);
  numbers[BOTTOM] = air.bottomM;
  numbers[PER_STEP] = air.perStep;
  // Nothing is within bounds: the first sample enters a cell.
  numbers[LOW] = Infinity;
  return { air, departure, numbers };
}

/**
 * The air at a place: `here` holds altitude (m, above mean sea level) and the sine of geodetic latitude, and gets density (kg/m^3), speed of
 * sound, wind east and north (m/s), and the fractions of the cell upwards and northwards. (Numbers given as arguments to a function too
 * large to be inlined would each be put on the heap.) As `sampleAir`, but for rounding; the departure is straight between the table's levels.
 */
export function sampleCell(cell: AirCell, here: Float64Array): void {
  const n = cell.numbers;
  const sinLatitude = here[SIN_LATITUDE]!;
  const level = (here[ALTITUDE]! - n[BOTTOM]!) * n[PER_STEP]!;
  if (!(level >= n[LOW]! && level < n[HIGH]! && sinLatitude >= n[SOUTH]! && sinLatitude < n[NORTH]!)) enterCell(cell, level, sinLatitude);
  const f = level - n[FOOT]!;
  const g = (sinLatitude - n[SIDE]!) * n[PER_WIDTH]!;
  const x = f * n[LN_DENSITY + 1]! + g * (n[LN_DENSITY + 2]! + f * n[LN_DENSITY + 3]!);
  here[HERE_DENSITY] =
    x < SERIES_LIMIT && x > -SERIES_LIMIT
      ? n[FOOT_DENSITY]! * (1 + x * (1 + x * (0.5 + x * (1 / 6 + x * (1 / 24 + x * (1 / 120))))))
      : portableExp(n[LN_DENSITY]! + x);
  here[HERE_SOUND_SPEED] = n[SOUND_SPEED]! + f * n[SOUND_SPEED + 1]! + g * (n[SOUND_SPEED + 2]! + f * n[SOUND_SPEED + 3]!);
  here[HERE_EASTWARD] = n[EASTWARD]! + f * n[EASTWARD + 1]! + g * (n[EASTWARD + 2]! + f * n[EASTWARD + 3]!);
  here[HERE_NORTHWARD] = n[NORTHWARD]! + f * n[NORTHWARD + 1]! + g * (n[NORTHWARD + 2]! + f * n[NORTHWARD + 3]!);
  here[HERE_UP] = f;
  here[HERE_ACROSS] = g;
}

/** ln pressure (Pa) at fractions of the cell that the last sample lay in. */
export function lnPressureIn({ numbers: n }: AirCell, f: number, g: number): number {
  return n[LN_PRESSURE]! + f * n[LN_PRESSURE + 1]! + g * (n[LN_PRESSURE + 2]! + f * n[LN_PRESSURE + 3]!);
}

/** What a departure does at the cell's foot and head: to its channels, of which the speed of sound's is a factor. */
const foot = new Float64Array(CHANNELS);
const head = new Float64Array(CHANNELS);

/** Gathers the cell of a level and a latitude. Beyond the table's latitudes its edges hold, beyond its levels the last slopes. */
function enterCell({ air, departure, numbers: n }: AirCell, level: number, sinLatitude: number): void {
  const { sines, values, levels, columns } = air;
  let column = 0;
  while (column < columns - 2 && sinLatitude >= sines[column + 1]!) column++;
  const below = Math.min(levels - 2, Math.max(0, level | 0)) | 0;
  n[LOW] = below === 0 ? -Infinity : below;
  n[HIGH] = below === levels - 2 ? Infinity : below + 1;
  n[FOOT] = below;
  // Beyond an edge there is a cell without end whose north and south are that edge.
  const south = sines[column]!;
  const north = sines[column + 1]!;
  const within = sinLatitude >= south && sinLatitude < north;
  const beyond = sinLatitude >= north;
  n[SOUTH] = within ? south : beyond ? north : -Infinity;
  n[NORTH] = within ? north : beyond ? Infinity : south;
  n[SIDE] = south;
  n[PER_WIDTH] = within ? air.perWidth[column]! : 0;
  const a = Math.imul(Math.imul(beyond ? column + 1 : column, levels) + below, NODE);
  const b = within ? (a + Math.imul(levels, NODE)) | 0 : a;
  depart(departure, air.bottomM + below * air.stepM, foot);
  depart(departure, air.bottomM + (below + 1) * air.stepM, head);
  n[FOOT_DENSITY] = values[(a + NODE_DENSITY) | 0]! * growth(foot[0]!);
  for (let channel = 0; channel < CHANNELS; channel++) {
    const footSouth = changed(channel, values[(a + channel) | 0]!, foot);
    const footNorth = changed(channel, values[(b + channel) | 0]!, foot);
    const headSouth = changed(channel, values[(a + channel + NODE) | 0]!, head);
    const headNorth = changed(channel, values[(b + channel + NODE) | 0]!, head);
    const at = (LN_DENSITY + 4 * channel) | 0;
    n[at] = footSouth;
    n[(at + 1) | 0] = headSouth - footSouth;
    n[(at + 2) | 0] = footNorth - footSouth;
    n[(at + 3) | 0] = headNorth - footNorth - (headSouth - footSouth);
  }
}

function changed(channel: number, value: number, change: Float64Array): number {
  return channel === SOUND_CHANNEL ? value * change[channel]! : value + change[channel]!;
}

function depart(departure: AirDeparture | null, altitudeM: number, change: Float64Array): void {
  if (departure === null) change.fill(0);
  else departureAt(departure, altitudeM, change);
  change[SOUND_CHANNEL] = growth(change[SOUND_CHANNEL]!);
}

/** Up to this, exp(x) is its series to the fourth order within 1e-9. */
const GROWTH_LIMIT = 0.04;

function growth(x: number): number {
  return x < GROWTH_LIMIT && x > -GROWTH_LIMIT ? 1 + x * (1 + x * (0.5 + x * (1 / 6 + x * (1 / 24)))) : portableExp(x);
}
