import { type Judge, isInPlan } from './judge.ts';
import { betaDeg } from './orbit-plane.ts';
import { sunElevationDeg } from './light-windows.ts';
import type { Finding } from './reason.ts';
import { mustNumberOf, numberOf } from './rule-data.ts';

/** A Soyuz comes down by daylight, so that it is seen and its people are found and helped. */
export const litLanding: Judge = (scene, rule) =>
  scene.visits.flatMap((visit): readonly Finding[] => {
    const at = visit.landAt;
    const least = numberOf(rule, 'sunElevationDeg', visit.vehicle);
    if (at === null || least === null || !isInPlan(scene, at)) return [];
    const place = visit.landing ?? { latitudeDeg: mustNumberOf(rule, 'latitudeDeg'), longitudeDeg: mustNumberOf(rule, 'longitudeDeg') };
    const sun = sunElevationDeg(at, place);
    if (sun >= least) return [];
    const text = `${visit.name} lands in the dark: the Sun is ${Math.abs(sun).toFixed(0)} deg below the horizon there.`;
    return [{ key: visit.flight, from: at, to: at, subjects: [visit.flight], text }];
  });

/** No arrival while the Sun stands too far off the plane of the orbit; off unless asked, and only with elements. */
export const betaCutout: Judge = (scene, rule) => {
  const { plane } = scene.station;
  if (plane === null) return [];
  return scene.visits.flatMap((visit): readonly Finding[] => {
    const most = numberOf(rule, 'betaDeg', visit.vehicle);
    if (most === null || !isInPlan(scene, visit.arriveAt)) return [];
    const beta = betaDeg(plane, visit.arriveAt);
    if (Math.abs(beta) <= most) return [];
    return [
      {
        key: visit.flight,
        from: visit.arriveAt,
        to: visit.arriveAt,
        subjects: [visit.flight],
        text: `${visit.name} arrives at a solar beta angle of ${beta.toFixed(0)} deg; ${most} at most.`,
      },
    ];
  });
};
