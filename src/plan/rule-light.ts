import { type Message, message } from '../outcome/index.ts';
import { DAY_S, type Instant, addSeconds } from '../time/index.ts';
import { type Judge, isInPlan } from './judge.ts';
import { type OrbitPlane, betaDeg, isTold } from './orbit-plane.ts';
import { type LandingPlace, northboundOver, sunElevationDeg } from './light-windows.ts';
import type { Visit } from './plan.ts';
import type { Finding } from './reason.ts';
import { type RuleData, mustNumberOf, numberOf } from './rule-data.ts';
import type { Scene } from './scene.ts';

/** A Soyuz comes down by daylight, so that it is seen and its people are found and helped. */
export const litLanding: Judge = (scene, rule) =>
  scene.visits.flatMap((visit): readonly Finding[] => {
    const least = numberOf(rule, 'sunElevationDeg', visit.vehicle);
    if (least === null) return [];
    const place = visit.landing ?? { latitudeDeg: mustNumberOf(rule, 'latitudeDeg'), longitudeDeg: mustNumberOf(rule, 'longitudeDeg') };
    const at = visit.landAt ?? plannedLanding(scene, visit, place);
    if (at === null || !isInPlan(scene, at)) return [];
    const sun = sunElevationDeg(at, place);
    if (sun >= least) return [];
    const says = message('plan.lands-in-the-dark', { ship: visit.name, degrees: Math.abs(sun).toFixed(0) });
    return [{ matter: visit.flight, from: at, to: at, subjects: [visit.flight], says }];
  });

/** On the day that a ship leaves, when the northbound pass goes over the place; for plans, where the plane of the orbit is known. */
function plannedLanding({ station: { plane } }: Scene, { departAt, basis }: Visit, place: LandingPlace): Instant | null {
  if (plane === null || departAt === null || !isTold(plane, departAt) || basis === 'happened') return null;
  return northboundOver(plane, addSeconds(departAt, -(DAY_S / 2)), place);
}

/** No arrival while the Sun stands too far off the plane of the orbit; off unless asked. What cannot be judged is told, and breaks nothing. */
export const betaCutout: Judge = (scene, rule) => {
  const { plane } = scene.station;
  const arrivals = scene.visits.filter(({ arriveAt }) => isInPlan(scene, arriveAt));
  const isLimited = ({ vehicle }: Visit) => numberOf(rule, 'betaDeg', vehicle) !== null;
  const unlimited = [...new Set(arrivals.filter((visit) => !isLimited(visit)).map(({ vehicle }) => vehicle))].toSorted();
  const untold = arrivals.filter((visit) => isLimited(visit) && (plane === null || !isTold(plane, visit.arriveAt)));
  const { from } = scene.plan;
  const told = (matter: string, subjects: readonly string[], says: Message): readonly Finding[] =>
    subjects.length === 0 ? [] : [{ matter, from, to: from, subjects, says, soft: true }];
  return [
    ...(plane === null ? [] : tooHigh(scene, rule, plane)),
    ...told(
      'unlimited',
      unlimited,
      message('plan.beta-limit-not-known', { vehicles: unlimited.map((id) => scene.station.vehicles.get(id)?.name ?? id) }),
    ),
    ...told(
      'untold',
      untold.map(({ flight }) => flight),
      message('plan.beta-not-told', { ships: untold.map(({ name }) => name) }),
    ),
  ];
};

function tooHigh(scene: Scene, rule: RuleData, plane: OrbitPlane): readonly Finding[] {
  return scene.visits.flatMap((visit): readonly Finding[] => {
    const most = numberOf(rule, 'betaDeg', visit.vehicle);
    if (most === null || !isInPlan(scene, visit.arriveAt) || !isTold(plane, visit.arriveAt)) return [];
    const beta = betaDeg(plane, visit.arriveAt);
    if (Math.abs(beta) <= most) return [];
    return [
      {
        matter: visit.flight,
        from: visit.arriveAt,
        to: visit.arriveAt,
        subjects: [visit.flight],
        says: message('plan.beta-too-high', { ship: visit.name, beta: beta.toFixed(0), most }),
      },
    ];
  });
}
