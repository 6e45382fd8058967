import type { Instant } from '../time/index.ts';
import { type Judge, isInPlan } from './judge.ts';
import type { Finding } from './reason.ts';
import { numberOf } from './rule-data.ts';
import type { Scene } from './scene.ts';

/** Everybody aboard has a place in a docked ship that is fit to go, at every instant; a move between ports takes its people with it. */
export const seatHome: Judge = (scene) => {
  const found: Finding[] = [...wrongWayDown(scene)];
  for (const { from, to, docked, aboard } of scene.situations) {
    const there = new Map(docked.map((ship) => [ship.visit.flight, ship]));
    const held = new Map<string, string[]>();
    for (const { seat, home } of aboard) {
      const lost = (why: string, ship?: string, source?: string) =>
        found.push({
          key: `${seat.person} ${ship ?? ''} ${why}`,
          from,
          to,
          subjects: ship === undefined ? [seat.person] : [seat.person, ship],
          text: `${seat.name} has no safe way home: ${why}.`,
          perDay: 1,
          ...(source === undefined ? {} : { source }),
        });
      if (home === null || home.ship === null) {
        lost('no seat in any docked ship');
        continue;
      }
      const ship = there.get(home.ship);
      const name = scene.plan.visits.find(({ flight }) => flight === home.ship)?.name ?? home.ship;
      if (ship === undefined) lost(`the seat is in ${name}, which is not docked`, home.ship);
      else if (ship.unfit !== null)
        lost(`the seat is in ${name}, which is not fit to fly people home (${ship.unfit.why})`, home.ship, ship.unfit.source);
      else if (ship.moving && ship.visit.berths.some(({ crewInside, leftAt }) => crewInside === false && leftAt === from))
        lost(`${name} moves to another port without its people`, home.ship);
      if (ship !== undefined && !home.contingency) held.set(home.ship, [...(held.get(home.ship) ?? []), seat.name]);
    }
    for (const [flight, names] of held) {
      const { visit } = there.get(flight)!;
      const seats = scene.station.vehicles.get(visit.vehicle)?.seats ?? 0;
      if (names.length > seats)
        found.push({
          key: `${flight} full`,
          from,
          to,
          subjects: [flight],
          text: `${visit.name} has ${seats} seats, and ${names.length} people are to go home in it: ${names.join(', ')}.`,
          // With one too many nobody's seat is sure.
          perDay: names.length,
        });
    }
  }
  return found;
};

/** Who leaves goes in the ship that is their way home, and in one that is fit. */
function wrongWayDown(scene: Scene): readonly Finding[] {
  return scene.seats.flatMap((seat): readonly Finding[] => {
    if (seat.down === null) return [];
    const visit = scene.visitOf.get(seat.down);
    const at = visit?.departAt ?? null;
    const finding = (when: Instant, text: string): readonly Finding[] => [
      { key: `${seat.person} down ${text}`, from: when, to: when, subjects: [seat.person, seat.down!], text },
    ];
    if (visit === undefined) return finding(scene.plan.from, `${seat.name} is to come down in ${seat.down}, which does not fly.`);
    if (at === null || !isInPlan(scene, at)) return [];
    const home = seat.homes.findLast(({ from }, i) => i === 0 || from < at);
    if (home?.ship !== seat.down) return finding(at, `${seat.name} is to come down in ${visit.name}, and has no seat in it.`);
    const unfit = scene.plan.unfit.find(({ ship, from, to }) => ship === seat.down && from <= at && (to === null || at < to));
    return unfit === undefined ? [] : finding(at, `${seat.name} is to come down in ${visit.name}, which is not fit (${unfit.why}).`);
  });
}

/** A makeshift place is for a declared contingency, and only so many fit. */
export const contingencySeat: Judge = (scene, rule) => {
  const found: Finding[] = scene.seats.flatMap((seat): readonly Finding[] => {
    const visit = scene.visitOf.get(seat.down ?? '');
    const at = visit?.departAt ?? null;
    if (visit === undefined || at === null || !isInPlan(scene, at)) return [];
    const home = seat.homes.findLast(({ from }, i) => i === 0 || from < at);
    if (home?.contingency !== true) return [];
    const text = `${seat.name} is to come down in a makeshift place of ${visit.name}: such a place is for an emergency.`;
    return [{ key: `${seat.person} makeshift down`, from: at, to: at, subjects: [visit.flight, seat.person], text }];
  });
  for (const { from, to, docked, aboard } of scene.situations) {
    const makeshift = aboard.filter(({ home }) => home?.contingency === true);
    if (makeshift.length === 0) continue;
    const declared = scene.plan.unfit.some((unfit) => unfit.from <= from);
    for (const { visit } of docked) {
      const here = makeshift.filter(({ home }) => home!.ship === visit.flight);
      const room = numberOf(rule, 'places', visit.vehicle) ?? 0;
      if (here.length > room)
        found.push({
          key: `${visit.flight} room`,
          from,
          to,
          subjects: [visit.flight, ...here.map(({ seat }) => seat.person)],
          text: `${visit.name} has room for ${room} makeshift places, and ${here.length} are planned.`,
          // With one too many none of them is sure of a place.
          perDay: here.length,
        });
      else if (here.length > 0 && !declared)
        found.push({
          key: `${visit.flight} undeclared`,
          from,
          to,
          subjects: [visit.flight, ...here.map(({ seat }) => seat.person)],
          text: `A makeshift place in ${visit.name} without a declared contingency.`,
          perDay: here.length,
        });
      else if (here.length > 0)
        found.push({
          key: `${visit.flight} used ${here.map(({ seat }) => seat.person).join()}`,
          from,
          to,
          subjects: [visit.flight, ...here.map(({ seat }) => seat.person)],
          text: `${here.map(({ seat }) => seat.name).join(' and ')} would go home in a makeshift place of ${visit.name}.`,
          perDay: here.length,
          soft: true,
        });
    }
  }
  return found;
};
