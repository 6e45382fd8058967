/** What the halves of the station do for each other, judged by what does it: a module, the ships that are docked, the ships that fly. */
import type { Dependency } from '../record/index.ts';
import { type Instant, formatInstant } from '../time/index.ts';
import data from '../../data/plan/station.json' with { type: 'json' };
import { type Change, isOfKind } from './change.ts';
import type { Plan, Side } from './plan.ts';
import { dayOf } from './rule-data.ts';
import { type StationFacts, type Window, usualPad } from './station-facts.ts';

export interface ServiceLost {
  readonly service: string;
  /** Nothing of what gave it is left, or something of it is. */
  readonly state: 'lost' | 'cut back';
  readonly from: string;
  /** When there is again all that there would be without the change; null where that is not within the plan. */
  readonly until: string | null;
  /** What no longer gives it, and what still does. */
  readonly without: readonly string[];
  readonly left: readonly string[];
  /** What that means for those aboard; null where nothing is known to follow. */
  readonly means: string | null;
  readonly instead: string | null;
  readonly sources: readonly string[];
}

/** What gives a service: something fixed of one side, or any ship of some kinds while it is docked, or while the kind flies. */
interface Asset {
  readonly name: string;
  readonly side?: Side;
  readonly vehicles?: readonly string[];
  readonly while?: 'docked' | 'flying';
  readonly since?: string;
}

interface Given {
  readonly dependency: string;
  readonly assets: readonly Asset[];
  /** What it means when only a part is left. */
  readonly less?: string;
}

const GIVEN: readonly Given[] = data.services as readonly Given[];

interface Situation {
  readonly before: Plan;
  readonly after: Plan;
  readonly change: Change;
  readonly station: StationFacts;
  readonly at: Instant;
}

/** Services in which the change leaves less, from the day of the change to the end of the plan. */
export function servicesLost(situation: Situation, dependencies: readonly Dependency[]): readonly ServiceLost[] {
  return GIVEN.flatMap(({ dependency, assets, less: meansLess }): readonly ServiceLost[] => {
    const found = dependencies.find(({ id }) => id === dependency);
    if (found === undefined || (found.since !== undefined && dayOf(found.since) > situation.at)) return [];
    const less = whatIsLess(situation, assets);
    if (less === null) return [];
    const { state, from, until, without, left } = less;
    return [
      {
        service: found.service,
        state,
        from: formatInstant(from),
        until: until === null ? null : formatInstant(until),
        without,
        left,
        means: state === 'lost' ? found.without : (meansLess ?? null),
        instead: found.instead ?? null,
        sources: found.sources,
      },
    ];
  });
}

/** The first stretch in which nothing is left of what there would be; failing that, the first in which something of it is missing. */
function whatIsLess({ before, after, change, station, at }: Situation, assets: readonly Asset[]) {
  const end = after.to;
  const given = assets
    .filter(({ since }) => since === undefined || dayOf(since) <= at)
    .map((asset) => ({
      name: asset.name,
      before: presence(before, asset, null, station),
      after: presence(after, asset, change, station),
    }));
  const edges = [...new Set([at, end, ...given.flatMap(({ before: a, after: b }) => [...a, ...b].flatMap(({ from, to }) => [from, to]))])]
    .filter((edge) => edge >= at && edge <= end)
    .toSorted((a, b) => a - b);
  const stretches = edges.slice(0, -1).map((from, i) => {
    const left = given.filter((asset) => holds(asset.after, from)).map(({ name }) => name);
    const without = given.filter((asset) => holds(asset.before, from) && !holds(asset.after, from)).map(({ name }) => name);
    return { from, to: edges[i + 1]!, left, without, isLess: without.length > 0, isNone: without.length > 0 && left.length === 0 };
  });
  const isNone = stretches.some((stretch) => stretch.isNone);
  const first = stretches.findIndex((stretch) => (isNone ? stretch.isNone : stretch.isLess));
  if (first < 0) return null;
  const over = stretches.findIndex((stretch, i) => i > first && !(isNone ? stretch.isNone : stretch.isLess));
  const { from, left, without } = stretches[first]!;
  return { state: isNone ? ('lost' as const) : ('cut back' as const), from, until: over < 0 ? null : stretches[over]!.from, left, without };
}

const holds = (windows: readonly Window[], at: Instant): boolean => windows.some(({ from, to }) => from <= at && at < to);

/** When an asset is there to give its service. A side that withdraws takes all of its own with it. */
function presence(
  plan: Plan,
  { side, vehicles = [], while: when }: Asset,
  change: Change | null,
  station: StationFacts,
): readonly Window[] {
  const withdrawn = (of: Side | undefined) => (change?.kind === 'withdraw' && change.side === of ? change.on : plan.to);
  if (side !== undefined) return [{ from: plan.from, to: withdrawn(side) }];
  if (when === 'flying')
    return vehicles.flatMap((vehicle): readonly Window[] => {
      const known = station.vehicles.get(vehicle);
      if (known === undefined) return [];
      const end = withdrawn(known.side);
      if (change?.kind !== 'ground' || !isGrounded(vehicle, change)) return [{ from: plan.from, to: end }];
      return [
        { from: plan.from, to: change.from },
        { from: change.to, to: end },
      ];
    });
  return plan.visits
    .filter(({ vehicle, off }) => vehicles.includes(vehicle) && off === undefined)
    .map(({ flight, vehicle, arriveAt, departAt }) => {
      const unfit = plan.unfit.find(({ ship }) => ship === flight)?.from ?? plan.to;
      const ends = [departAt ?? plan.to, unfit, withdrawn(station.vehicles.get(vehicle)?.side)];
      return { from: arriveAt, to: ends.reduce((a, b) => (a < b ? a : b)) };
    });
}

const isGrounded = (vehicle: string, { what, from }: Extract<Change, { readonly kind: 'ground' }>): boolean =>
  isOfKind(vehicle, what) || usualPad(vehicle, from) === what;
