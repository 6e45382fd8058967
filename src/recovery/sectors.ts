/**
 * The ground cut into sectors from where samples fell: boxes along the flight, each about as much work as another. Samples of all ways of
 * coming down are one mixture; a sector knows how much of each is in it.
 */
import { FOOTPRINT_MODES, type FootprintMode, type PlaceDeg, SAMPLE_SIZE, type SampleRows, columnAt } from '../flight/index.ts';
import { type FlightPlane, placeAt, planePlace } from './flight-plane.ts';

/** Bounds along the flight and to its right, whole kilometres. */
export interface SectorBox {
  readonly fromAlongKm: number;
  readonly toAlongKm: number;
  readonly fromRightKm: number;
  readonly toRightKm: number;
}

export interface Sector {
  /** A letter for the way of coming down that fills most of it, and its rank among those before any search: `G1`, `B2`. Names stay. */
  readonly id: string;
  readonly box: SectorBox;
  readonly centre: PlaceDeg;
  /** Going round, four of them. */
  readonly corners: readonly PlaceDeg[];
  readonly areaKm2: number;
}

/** One sample of the mixture, flat. */
export interface Mixture {
  readonly latitudeDeg: Float64Array;
  readonly longitudeDeg: Float64Array;
  /** Index into `FOOTPRINT_MODES`. */
  readonly mode: Uint8Array;
  /** Probabilities; with `outside` they sum to 1. */
  readonly weight: Float64Array;
  /** Index of the sector it fell into. */
  readonly sector: Uint16Array;
  /** That the capsule is in none of the sectors. */
  readonly outside: number;
}

/** The ground of a search, and how it was cut. */
export interface SearchGround {
  readonly plane: FlightPlane;
  readonly sectors: readonly Sector[];
}

export interface SectorCut extends SearchGround {
  readonly mixture: Mixture;
}

export const LETTERS: Readonly<Record<FootprintMode, string>> = {
  guided: 'G',
  ballistic: 'B',
  'late-failure': 'L',
  'reserve-parachute': 'R',
};
/** Enough to tell apart on a page and a radio, few enough to plan at once. */
export const MAX_SECTORS = 26;
/** A cell is not cut narrower: two minutes of a helicopter. */
const LEAST_SIDE_KM = 8;
const MARGIN_KM = 1;
const CORNER_ORDER = [
  ['fromAlongKm', 'fromRightKm'],
  ['toAlongKm', 'fromRightKm'],
  ['toAlongKm', 'toRightKm'],
  ['fromAlongKm', 'toRightKm'],
] as const;

/** Samples in the plane of the flight, kilometres, each with its probability. */
interface Cloud {
  readonly weight: Float64Array;
  readonly along: Float64Array;
  readonly right: Float64Array;
}

interface Cell {
  readonly box: SectorBox;
  readonly members: Uint32Array;
  readonly mass: number;
  readonly work: number;
}

/**
 * `weights` are the chances of the modes; they are scaled to sum to 1 less `outside`, and spread evenly over a mode's landed samples. A mode
 * without samples gives its weight to the others.
 */
export function cutSectors(
  rows: readonly SampleRows[],
  weights: Readonly<Partial<Record<FootprintMode, number>>>,
  plane: FlightPlane,
  outside: number,
): SectorCut {
  const mixture = mixtureOf(rows, weights, outside);
  const count = mixture.weight.length;
  if (count === 0) return { plane, sectors: [], mixture: { ...mixture, outside: 1 } };
  const along = new Float64Array(count);
  const right = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const place = planePlace(plane, { latitudeDeg: mixture.latitudeDeg[i]!, longitudeDeg: mixture.longitudeDeg[i]! });
    along[i] = place.alongKm;
    right[i] = place.rightKm;
  }
  const everything = Uint32Array.from({ length: count }, (_, i) => i);
  const whole = { fromAlongKm: -Infinity, toAlongKm: Infinity, fromRightKm: -Infinity, toRightKm: Infinity };
  const cloud: Cloud = { weight: mixture.weight, along, right };
  const cells = [cellOf(everything, whole, cloud)];
  const done: Cell[] = [];
  while (cells.length > 0 && cells.length + done.length < MAX_SECTORS) {
    const most = cells.reduce((best, cell, i) => (cell.work > cells[best]!.work ? i : best), 0);
    const [cell] = cells.splice(most, 1);
    const halves = halve(cell!, cloud);
    if (halves === null) done.push(cell!);
    else cells.push(...halves);
  }
  return named([...done, ...cells], plane, mixture);
}

function mixtureOf(rows: readonly SampleRows[], weights: Readonly<Partial<Record<FootprintMode, number>>>, outside: number): Mixture {
  const [latitude, longitude] = [columnAt('latitudeDeg'), columnAt('longitudeDeg')];
  const landed = rows.map(({ values, indices }) => {
    let sum = 0;
    for (let row = 0; row < indices.length; row++) if (!Number.isNaN(values[row * SAMPLE_SIZE + latitude]!)) sum++;
    return sum;
  });
  const shares = rows.map(({ mode }, i) => (landed[i]! > 0 ? (weights[mode] ?? 0) : 0));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const count = total > 0 ? landed.reduce((sum, each, i) => sum + (shares[i]! > 0 ? each : 0), 0) : 0;
  const mixture = {
    latitudeDeg: new Float64Array(count),
    longitudeDeg: new Float64Array(count),
    mode: new Uint8Array(count),
    weight: new Float64Array(count),
    sector: new Uint16Array(count),
    outside,
  };
  let at = 0;
  for (const [i, { mode, values, indices }] of rows.entries()) {
    if (!(shares[i]! > 0) || total === 0) continue;
    const each = ((1 - outside) * shares[i]!) / total / landed[i]!;
    for (let row = 0; row < indices.length; row++) {
      const lat = values[row * SAMPLE_SIZE + latitude]!;
      if (Number.isNaN(lat)) continue;
      mixture.latitudeDeg[at] = lat;
      mixture.longitudeDeg[at] = values[row * SAMPLE_SIZE + longitude]!;
      mixture.mode[at] = FOOTPRINT_MODES.indexOf(mode);
      mixture.weight[at] = each;
      at++;
    }
  }
  return mixture;
}

/** The cell's box is drawn close around its samples, in whole kilometres, and stays within the half it was cut to. */
function cellOf(members: Uint32Array, half: SectorBox, { weight, along, right }: Cloud): Cell {
  let [lowA, highA, lowR, highR, mass] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (const i of members) {
    lowA = Math.min(lowA, along[i]!);
    highA = Math.max(highA, along[i]!);
    lowR = Math.min(lowR, right[i]!);
    highR = Math.max(highR, right[i]!);
    mass += weight[i]!;
  }
  const box = {
    fromAlongKm: Math.max(half.fromAlongKm, Math.floor(lowA) - MARGIN_KM),
    toAlongKm: Math.min(half.toAlongKm, Math.ceil(highA) + MARGIN_KM),
    fromRightKm: Math.max(half.fromRightKm, Math.floor(lowR) - MARGIN_KM),
    toRightKm: Math.min(half.toRightKm, Math.ceil(highR) + MARGIN_KM),
  };
  return { box, members, mass, work: mass * areaOf(box) };
}

function areaOf({ fromAlongKm, toAlongKm, fromRightKm, toRightKm }: SectorBox): number {
  return (toAlongKm - fromAlongKm) * (toRightKm - fromRightKm);
}

/** Two halves of equal probability across the longer side, at a whole kilometre; null where the cell is too small for it. */
function halve({ box, members, mass }: Cell, cloud: Cloud): readonly [Cell, Cell] | null {
  const { weight, along, right } = cloud;
  const alongKm = box.toAlongKm - box.fromAlongKm;
  const rightKm = box.toRightKm - box.fromRightKm;
  const byAlong = alongKm >= rightKm;
  const [low, high] = byAlong ? [box.fromAlongKm, box.toAlongKm] : [box.fromRightKm, box.toRightKm];
  if (high - low < 2 * LEAST_SIDE_KM || members.length < 2) return null;
  const values = byAlong ? along : right;
  const sums = new Float64Array(high - low);
  for (const i of members) {
    const bin = Math.min(sums.length - 1, Math.max(0, Math.floor(values[i]! - low)));
    sums[bin] = sums[bin]! + weight[i]!;
  }
  let [cut, sum] = [low, 0];
  while (cut < high && sum < mass / 2) sum += sums[cut++ - low]!;
  cut = Math.min(high - LEAST_SIDE_KM, Math.max(low + LEAST_SIDE_KM, cut));
  const below = members.filter((i) => values[i]! < cut);
  const above = members.filter((i) => values[i]! >= cut);
  if (below.length === 0 || above.length === 0) return null;
  const [lower, upper] = byAlong
    ? [
        { ...box, toAlongKm: cut },
        { ...box, fromAlongKm: cut },
      ]
    : [
        { ...box, toRightKm: cut },
        { ...box, fromRightKm: cut },
      ];
  return [cellOf(below, lower, cloud), cellOf(above, upper, cloud)];
}

function named(cells: readonly Cell[], plane: FlightPlane, mixture: Mixture): SectorCut {
  const counts = new Map<string, number>();
  const sectors = cells
    .toSorted((a, b) => b.mass - a.mass)
    .map(({ box, members }, index): Sector => {
      const byMode = FOOTPRINT_MODES.map(() => 0);
      for (const i of members) {
        byMode[mixture.mode[i]!]! += mixture.weight[i]!;
        mixture.sector[i] = index;
      }
      const letter = LETTERS[FOOTPRINT_MODES[byMode.indexOf(Math.max(...byMode))]!];
      const number = (counts.get(letter) ?? 0) + 1;
      counts.set(letter, number);
      const middle = { alongKm: (box.fromAlongKm + box.toAlongKm) / 2, rightKm: (box.fromRightKm + box.toRightKm) / 2 };
      return {
        id: `${letter}${number}`,
        box,
        centre: rounded(placeAt(plane, middle)),
        corners: CORNER_ORDER.map(([a, r]) => rounded(placeAt(plane, { alongKm: box[a], rightKm: box[r] }))),
        areaKm2: areaOf(box),
      };
    });
  return { plane, sectors, mixture };
}

/** A tenth of a metre. */
function rounded({ latitudeDeg, longitudeDeg }: PlaceDeg): PlaceDeg {
  return { latitudeDeg: Number(latitudeDeg.toFixed(6)), longitudeDeg: Number(longitudeDeg.toFixed(6)) };
}

/** The sector that holds a place, or null. */
export function sectorAt({ plane, sectors }: SearchGround, place: PlaceDeg): Sector | null {
  const { alongKm, rightKm } = planePlace(plane, place);
  return (
    sectors.find(
      ({ box }) => alongKm >= box.fromAlongKm && alongKm < box.toAlongKm && rightKm >= box.fromRightKm && rightKm < box.toRightKm,
    ) ?? null
  );
}
