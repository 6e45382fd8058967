import { type Message, saysTheSame } from '../outcome/index.ts';
import type { Dependency } from '../record/index.ts';
import { type Instant, formatInstant } from '../time/index.ts';
import type { Change } from './change.ts';
import { sideOfVisit } from './judge.ts';
import type { Plan, Seat } from './plan.ts';
import type { Reason } from './reason.ts';
import { leavesAt, sceneOf } from './scene.ts';
import { type ServiceLost, servicesLost } from './services-lost.ts';
import type { StationFacts } from './station-facts.ts';

export interface LostSeat {
  readonly person: string;
  readonly name: string;
  readonly agency: string;
  readonly ship: string;
  readonly shipName: string;
  /** When it would have gone up. */
  readonly at: string;
  readonly why: Message | string;
}

/** Who lives aboard with a way home in a partner's ship at the moment of the change, and until when. */
export interface CrossedNow {
  readonly person: string;
  readonly name: string;
  readonly agency: string;
  readonly ship: string;
  readonly shipName: string;
  readonly until: string | null;
}

export interface Consequences {
  readonly seatsLost: readonly LostSeat[];
  readonly crossedNow: readonly CrossedNow[];
  readonly services: readonly ServiceLost[];
  /** What breaks that held before. */
  readonly newReasons: readonly Reason[];
}

interface JudgedPlan {
  readonly plan: Plan;
  readonly reasons: readonly Reason[];
}

/** Who loses a seat, who rides with whom, what is no longer done for the other side, and which rules break that held. */
export function consequencesOf(
  change: Change,
  before: JudgedPlan,
  after: JudgedPlan,
  { station, dependencies }: { readonly station: StationFacts; readonly dependencies: readonly Dependency[] },
): Consequences {
  const visitOf = new Map(after.plan.visits.map((visit) => [visit.flight, visit]));
  const was = new Map(before.plan.seats.map((seat) => [`${seat.person} ${seat.up}`, seat]));
  const seatsLost = after.plan.seats.flatMap((seat): readonly LostSeat[] => {
    const visit = visitOf.get(seat.up);
    const lost = seat.off ?? visit?.off;
    const old = was.get(`${seat.person} ${seat.up}`);
    if (visit === undefined || lost === undefined || old === undefined || old.off !== undefined || isOff(before.plan, seat.up)) return [];
    return [
      {
        person: seat.person,
        name: seat.name,
        agency: seat.agency,
        ship: visit.flight,
        shipName: visit.name,
        at: formatInstant(visit.launchAt ?? visit.arriveAt),
        why: lost,
      },
    ];
  });
  const at = 'on' in change ? change.on : 'from' in change ? change.from : after.plan.from;
  return {
    seatsLost,
    crossedNow: crossedAt(before.plan, station, at),
    services: servicesLost({ before: before.plan, after: after.plan, change, station, at }, dependencies),
    newReasons: after.reasons.filter(
      (reason) =>
        !before.reasons.some(
          (old) => old.rule === reason.rule && saysTheSame(old, reason) && old.from <= reason.from && old.to >= reason.to,
        ),
    ),
  };
}

const isOff = (plan: Plan, flight: string) => plan.visits.some((visit) => visit.flight === flight && visit.off !== undefined);

function crossedAt(plan: Plan, station: StationFacts, at: Instant): readonly CrossedNow[] {
  const scene = sceneOf(plan, station);
  return scene.seats.flatMap((seat: Seat): readonly CrossedNow[] => {
    const up = scene.visitOf.get(seat.up)!;
    const leaves = leavesAt(seat, scene.visitOf);
    const home = scene.visitOf.get(seat.homes.findLast(({ from }, i) => i === 0 || from <= at)?.ship ?? '');
    if (up.arriveAt > at || leaves <= at || home === undefined || seat.side === null || sideOfVisit(scene, home) === seat.side) return [];
    return [
      {
        person: seat.person,
        name: seat.name,
        agency: seat.agency,
        ship: home.flight,
        shipName: home.name,
        until: Number.isFinite(leaves) ? formatInstant(leaves) : null,
      },
    ];
  });
}
