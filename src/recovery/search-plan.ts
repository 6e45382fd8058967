/** Who searches which sector and when, and how long it takes to reach the crew. Minutes are from the touchdown expected. */
import { portableHypot } from '../math/index.ts';
import type { PlaceDeg } from '../flight/index.ts';
import { assign } from './assignment.ts';
import { distanceKm, planePlace } from './flight-plane.ts';
import type { SearchGround, Sector } from './sectors.ts';
import type { Unit } from './staging.ts';

/** Stands for a sector in the task of those who fetch a crew that is found. */
export const FOUND = 'FOUND';

export interface SearchTask {
  readonly unit: string;
  readonly sector: string;
  /** Of the first pass, or the second after it. */
  readonly wave: number;
  readonly arriveMin: number;
  readonly doneMin: number;
  readonly pod: number;
  /** Where it takes off from, or comes from. */
  readonly from: PlaceDeg;
  /** Sectors it flies over on its way, each with the share of it within its sweep, and when. */
  readonly enRoute: readonly { readonly sector: string; readonly share: number; readonly fromMin: number; readonly toMin: number }[];
}

/** Minutes by which the crew is reached with this probability; null where the plan does not get there. */
export interface Quantiles {
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
}

export interface Reach {
  /** The place is known, by beacon or sight: the nearest unit that carries people flies or drives there. */
  readonly placeKnown: Quantiles;
  /** The nearest unit of any kind, to circle over it. */
  readonly firstOver: Quantiles;
  /** Nothing is heard: sectors are searched as the tasks say, each pass with its own probability of detection. */
  readonly bySearch: Quantiles;
  /** The probability that all tasks together find it. */
  readonly searchFinds: number;
  /** Pass by pass: when it and all before it are done, for a late task of one may end after the next; what it finds, and what all up to it find. Cards made before have none. */
  readonly passes?: readonly SearchPass[];
}

export interface SearchPass {
  readonly wave: number;
  readonly doneMin: number;
  readonly finds: number;
  readonly findsByThen: number;
}

/** A capsule not reached within this is as bad as one not reached: what a unit is worth falls to nothing there. */
export const HORIZON_MIN = 480;
const MAX_WAVES = 8;
/** Less of a sector than this is no search of it. */
const LEAST_SHARE = 0.02;

/** How long a search of a sector takes: parallel tracks one sweep apart (IAMSAR, volume II). */
export function searchMin({ areaKm2 }: Pick<Sector, 'areaKm2'>, { sweepKm, kmPerMin }: Pick<Unit, 'sweepKm' | 'kmPerMin'>): number {
  return areaKm2 / (sweepKm * kmPerMin);
}

interface Free {
  readonly unit: Unit;
  readonly place: PlaceDeg;
  readonly fromMin: number;
}

/**
 * Waves of tasks. In each, units and sectors are matched so that the sum over sectors of (probability not yet searched) x pod x (horizon -
 * mean minute of its search) is greatest: exact within a wave (`assign`), and one wave after the other. A unit returns to where it stood
 * within its endurance, or does not go.
 */
export function planSearch(ground: SearchGround, belief: Float64Array, units: readonly Unit[], startMin: number): readonly SearchTask[] {
  const { sectors } = ground;
  const tasks: SearchTask[] = [];
  const left = Float64Array.from(belief);
  let free: Free[] = units.map((unit) => ({ unit, place: unit.place, fromMin: Math.max(startMin, unit.readyMin) }));
  for (let wave = 1; wave <= MAX_WAVES && free.length > 0; wave++) {
    const offers = free.map((from) => sectors.map((sector) => offer(from, sector)));
    const chosen = assign(
      offers.map((row, i) =>
        row.map((each, j) => (each === null ? 0 : left[j]! * free[i]!.unit.pod * (HORIZON_MIN - (each.arriveMin + each.doneMin) / 2))),
      ),
    );
    const next: Free[] = [];
    const done: [number, number][] = [];
    for (const [i, j] of chosen.entries()) {
      const taken = j < 0 ? null : offers[i]![j]!;
      if (taken === null) {
        next.push(free[i]!);
        continue;
      }
      const { unit, place } = free[i]!;
      const enRoute = crossed(ground, free[i]!, j);
      tasks.push({
        unit: unit.id,
        sector: sectors[j]!.id,
        wave,
        ...taken,
        pod: unit.pod,
        from: place,
        enRoute: enRoute.map(({ over }) => over),
      });
      for (const { index, over } of enRoute) done.push([index, 1 - unit.pod * over.share]);
      done.push([j, 1 - unit.pod]);
      next.push({ unit, place: sectors[j]!.centre, fromMin: taken.doneMin });
    }
    for (const [j, missed] of done) left[j]! *= missed;
    free = next;
  }
  return tasks.toSorted((a, b) => a.wave - b.wave || a.arriveMin - b.arriveMin);
}

function offer({ unit, place, fromMin }: Free, sector: Sector): { readonly arriveMin: number; readonly doneMin: number } | null {
  const arriveMin = fromMin + distanceKm(place, sector.centre) / unit.kmPerMin;
  const doneMin = arriveMin + searchMin(sector, unit);
  const homeMin = doneMin + distanceKm(sector.centre, unit.place) / unit.kmPerMin;
  const usedUp = homeMin - unit.readyMin > unit.enduranceMin;
  return usedUp || doneMin > HORIZON_MIN ? null : { arriveMin: tenth(arriveMin), doneMin: tenth(doneMin) };
}

/** The sectors under the straight way to sector `to`, itself left out; each box cut by the line (Liang and Barsky 1984, ACM Trans. Graph. 3, 1). */
function crossed(
  { plane, sectors }: SearchGround,
  { unit: { kmPerMin, sweepKm }, place, fromMin }: Free,
  to: number,
): readonly { readonly index: number; readonly over: SearchTask['enRoute'][number] }[] {
  const start = planePlace(plane, place);
  const end = planePlace(plane, sectors[to]!.centre);
  const [along, right] = [end.alongKm - start.alongKm, end.rightKm - start.rightKm];
  const km = portableHypot(along, right);
  return sectors.flatMap(({ id, box, areaKm2 }, index) => {
    let [enter, leave] = [0, 1];
    for (const [at, step, low, high] of [
      [start.alongKm, along, box.fromAlongKm, box.toAlongKm],
      [start.rightKm, right, box.fromRightKm, box.toRightKm],
    ] as const) {
      if (step === 0) {
        if (at < low || at > high) return [];
        continue;
      }
      const [first, last] = step > 0 ? [(low - at) / step, (high - at) / step] : [(high - at) / step, (low - at) / step];
      enter = Math.max(enter, first);
      leave = Math.min(leave, last);
    }
    const share = Math.min(1, (Math.max(0, leave - enter) * km * sweepKm) / areaKm2);
    if (index === to || share < LEAST_SHARE) return [];
    const minute = (part: number) => tenth(fromMin + (part * km) / kmPerMin);
    return [{ index, over: { sector: id, share: Math.round(share * 1000) / 1000, fromMin: minute(enter), toMin: minute(leave) } }];
  });
}

/** Reach by the staged units and the planned tasks. Times to a sector are those to its centre; to a place that is known fuel is brought, so the way there is enough. */
export function reachOf(sectors: readonly Sector[], belief: Float64Array, units: readonly Unit[], tasks: readonly SearchTask[]): Reach {
  const straight = (fit: readonly Unit[]) =>
    quantilesOf(
      sectors.flatMap((sector, j) => {
        const minutes = fit
          .map((unit) => ({ unit, km: distanceKm(unit.place, sector.centre) }))
          .filter(({ unit, km }) => km / unit.kmPerMin <= unit.enduranceMin)
          .map(({ unit, km }) => Math.max(0, unit.readyMin) + km / unit.kmPerMin);
        const soonest = Math.min(...minutes);
        return soonest === Infinity ? [] : [{ fromMin: soonest, toMin: soonest, mass: belief[j]! }];
      }),
    );
  const left = Float64Array.from(belief);
  const index = new Map(sectors.map(({ id }, j) => [id, j]));
  const ramps = tasks.flatMap(({ sector, wave, arriveMin, doneMin, pod, enRoute }) =>
    [...enRoute, { sector, share: 1, fromMin: arriveMin, toMin: doneMin }].map(({ sector: id, share, fromMin, toMin }) => {
      const j = index.get(id)!;
      const mass = left[j]! * pod * share;
      left[j]! -= mass;
      return { wave, fromMin, toMin, mass };
    }),
  );
  return {
    placeKnown: straight(units.filter(({ carriesCrew }) => carriesCrew)),
    firstOver: straight(units),
    bySearch: quantilesOf(ramps),
    searchFinds: ramps.reduce((sum, { mass }) => sum + mass, 0),
    passes: passesOf(tasks, ramps),
  };
}

function passesOf(tasks: readonly SearchTask[], ramps: readonly (Ramp & { readonly wave: number })[]): readonly SearchPass[] {
  const waves = [...new Set(tasks.map(({ wave }) => wave))].toSorted((a, b) => a - b);
  let findsByThen = 0;
  return waves.map((wave) => {
    const finds = ramps.reduce((sum, ramp) => sum + (ramp.wave === wave ? ramp.mass : 0), 0);
    findsByThen += finds;
    return { wave, doneMin: Math.max(...tasks.filter((task) => task.wave <= wave).map(({ doneMin }) => doneMin)), finds, findsByThen };
  });
}

const SENT_TO_FIND = 4;

/** A capsule that is found: the nearest units that carry people go there, from `fromMin` on. */
export function goToFind(
  place: PlaceDeg,
  units: readonly Unit[],
  fromMin: number,
): { readonly tasks: readonly SearchTask[]; readonly reach: Reach } {
  const arriving = units
    .map((unit) => ({ unit, km: distanceKm(unit.place, place) }))
    .filter(({ unit, km }) => km / unit.kmPerMin <= unit.enduranceMin)
    .map(({ unit, km }) => ({ unit, arriveMin: tenth(Math.max(fromMin, unit.readyMin) + km / unit.kmPerMin) }))
    .toSorted((a, b) => a.arriveMin - b.arriveMin);
  const carriers = arriving.filter(({ unit }) => unit.carriesCrew);
  const all = (first: (typeof arriving)[number] | undefined): Quantiles => {
    const minutes = first?.arriveMin ?? null;
    return { p50: minutes, p90: minutes, p99: minutes };
  };
  return {
    tasks: carriers.slice(0, SENT_TO_FIND).map(({ unit, arriveMin }) => ({
      unit: unit.id,
      sector: FOUND,
      wave: 1,
      arriveMin,
      doneMin: arriveMin,
      pod: 1,
      from: unit.place,
      enRoute: [],
    })),
    reach: {
      placeKnown: all(carriers[0]),
      firstOver: all(arriving[0]),
      bySearch: { p50: null, p90: null, p99: null },
      searchFinds: 1,
      passes: [],
    },
  };
}

interface Ramp {
  readonly fromMin: number;
  readonly toMin: number;
  readonly mass: number;
}

/** Quantiles of times that lie evenly between two minutes each, by halving; masses may sum to less than 1. */
function quantilesOf(ramps: readonly Ramp[]): Quantiles {
  const reached = (minute: number) =>
    ramps.reduce(
      (sum, { fromMin, toMin, mass }) =>
        sum + mass * (minute >= toMin ? 1 : minute <= fromMin ? 0 : (minute - fromMin) / (toMin - fromMin)),
      0,
    );
  const end = Math.max(0, ...ramps.map(({ toMin }) => toMin));
  const at = (probability: number): number | null => {
    if (reached(end) < probability - 1e-9) return null;
    let [low, high] = [Math.min(0, ...ramps.map(({ fromMin }) => fromMin)), end];
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2;
      if (reached(middle) >= probability - 1e-9) high = middle;
      else low = middle;
    }
    return tenth(high);
  };
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}

function tenth(minutes: number): number {
  return Math.round(minutes * 10) / 10;
}
