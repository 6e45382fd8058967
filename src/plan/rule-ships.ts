import { type Message, message } from '../outcome/index.ts';
import { DAY_S, NEVER, addSeconds } from '../time/index.ts';
import { type Judge, isInPlan, touches } from './judge.ts';
import type { Visit } from './plan.ts';
import type { Finding } from './reason.ts';
import { numberOf } from './rule-data.ts';
import type { Outage } from './station-facts.ts';

/** A ship has a life in orbit. Beyond the limit it must not stay; beyond the norm it is told. */
export const shipLife: Judge = (scene, rule) =>
  scene.visits
    .filter((visit) => touches(scene, visit))
    .flatMap((visit): readonly Finding[] => {
      const up = visit.launchAt ?? visit.arriveAt;
      const down = visit.landAt ?? visit.departAt ?? NEVER;
      const limit = numberOf(rule, 'limitDays', visit.flight, up) ?? numberOf(rule, 'limitDays', visit.vehicle, up);
      const norm = numberOf(rule, 'normDays', visit.vehicle, up);
      const past = (days: number, soft: boolean): readonly Finding[] => {
        const end = addSeconds(up, days * DAY_S);
        // A life is told in whole days: 220 d and some hours are 220.
        if (down < addSeconds(end, DAY_S) || end >= scene.plan.to || down <= scene.plan.from) return [];
        const says = sayLife({ ship: visit.name, up: down === NEVER ? null : Math.floor((down - up) / DAY_S), days }, soft);
        return [
          {
            matter: visit.flight,
            from: end,
            to: down < scene.plan.to ? down : scene.plan.to,
            subjects: [visit.flight],
            says,
            soft,
            perDay: 1,
          },
        ];
      };
      const over = limit === null ? [] : past(limit, false);
      return over.length > 0 || norm === null ? over : past(norm, true);
    });

/** `up` in whole days; null for a ship that has no departure planned. */
function sayLife({ ship, up, days }: { readonly ship: string; readonly up: number | null; readonly days: number }, soft: boolean): Message {
  if (up === null) return soft ? message('plan.no-departure-norm', { ship, days }) : message('plan.no-departure-limit', { ship, days });
  return soft ? message('plan.beyond-norm', { ship, up, days }) : message('plan.beyond-limit', { ship, up, days });
}

const launches =
  (outages: readonly Outage[], what: 'pad' | 'vehicle', say: (name: string, outage: Outage) => Message): Judge =>
  (scene) =>
    scene.visits.flatMap((visit): readonly Finding[] => {
      const at = visit.launchAt;
      if (at === null || !isInPlan(scene, at)) return [];
      const out = outages.find((outage) => outage.what === visit[what] && outage.from <= at && at < outage.to);
      return out === undefined
        ? []
        : [{ matter: visit.flight, from: at, to: at, subjects: [visit.flight, out.what], says: say(visit.name, out), source: out.source }];
    });

/** No launch from a pad that is out of service. */
export const padInService: Judge = (scene, rule) =>
  launches(scene.station.padOutages, 'pad', (name, { what, why }) => message('plan.pad-out', { ship: name, pad: what, why }))(scene, rule);

/** No launch of a kind of ship that is grounded. */
export const vehicleGrounded: Judge = (scene, rule) =>
  launches(scene.station.groundings, 'vehicle', (name, { why }) => message('plan.grounded', { ship: name, why }))(scene, rule);

/** From one launch to the next a pad is made ready again. A pad of which no such time is known is not asked. */
export const padTurnaround: Judge = (scene, rule) => {
  const launched = scene.visits
    .filter(({ launchAt, pad }) => launchAt !== null && pad !== null)
    .toSorted((a, b) => a.launchAt! - b.launchAt!);
  const last = new Map<string, Visit>();
  return launched.flatMap((visit): readonly Finding[] => {
    const pad = visit.pad!;
    const before = last.get(pad);
    last.set(pad, visit);
    const days = numberOf(rule, 'days', pad, visit.launchAt);
    const at = visit.launchAt!;
    if (before === undefined || days === null || !isInPlan(scene, at)) return [];
    // It is told in whole days: 13 days and 18 hours are two weeks.
    const apart = Math.round((at - before.launchAt!) / DAY_S);
    if (apart >= days) return [];
    const says = message('plan.pad-not-ready', { ship: visit.name, before: before.name, pad, apart, days });
    return [{ matter: visit.flight, from: at, to: at, subjects: [visit.flight, before.flight, pad], says }];
  });
};
