import { type Message, message } from '../outcome/index.ts';
import type { Instant } from '../time/index.ts';
import { type Judge, isInPlan, nameList } from './judge.ts';
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
      const lost = (why: Message, ship?: string, source?: string) =>
        found.push({
          matter: `${seat.person} ${ship ?? ''} ${why.key}`,
          from,
          to,
          subjects: ship === undefined ? [seat.person] : [seat.person, ship],
          says: message('plan.no-way-home', { name: seat.name, why }),
          perDay: 1,
          ...(source === undefined ? {} : { source }),
        });
      if (home === null || home.ship === null) {
        lost(message('plan.no-seat-docked'));
        continue;
      }
      const ship = there.get(home.ship);
      const name = scene.plan.visits.find(({ flight }) => flight === home.ship)?.name ?? home.ship;
      if (ship === undefined) lost(message('plan.ship-not-docked', { ship: name }), home.ship);
      else if (ship.unfit !== null) lost(message('plan.ship-not-fit', { ship: name, why: ship.unfit.why }), home.ship, ship.unfit.source);
      else if (ship.moving && ship.visit.berths.some(({ crewInside, leftAt }) => crewInside === false && leftAt === from))
        lost(message('plan.moves-without-people', { ship: name }), home.ship);
      if (ship !== undefined && !home.contingency) held.set(home.ship, [...(held.get(home.ship) ?? []), seat.name]);
    }
    for (const [flight, names] of held) {
      const { visit } = there.get(flight)!;
      const seats = scene.station.vehicles.get(visit.vehicle)?.seats ?? 0;
      if (names.length > seats)
        found.push({
          matter: `${flight} full`,
          from,
          to,
          subjects: [flight],
          says: message('plan.too-few-seats', { ship: visit.name, seats, people: names.length, names }),
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
    const finding = (when: Instant, says: Message): readonly Finding[] => [
      { matter: `${seat.person} down ${says.key}`, from: when, to: when, subjects: [seat.person, seat.down!], says },
    ];
    if (visit === undefined) return finding(scene.plan.from, message('plan.down-does-not-fly', { name: seat.name, ship: seat.down }));
    if (at === null || !isInPlan(scene, at)) return [];
    const home = seat.homes.findLast(({ from }, i) => i === 0 || from < at);
    if (home?.ship !== seat.down) return finding(at, message('plan.down-without-seat', { name: seat.name, ship: visit.name }));
    const unfit = scene.plan.unfit.find(({ ship, from, to }) => ship === seat.down && from <= at && (to === null || at < to));
    return unfit === undefined ? [] : finding(at, message('plan.down-not-fit', { name: seat.name, ship: visit.name, why: unfit.why }));
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
    const says = message('plan.down-makeshift', { name: seat.name, ship: visit.name });
    return [{ matter: `${seat.person} makeshift down`, from: at, to: at, subjects: [visit.flight, seat.person], says }];
  });
  for (const { from, to, docked, aboard } of scene.situations) {
    const makeshift = aboard.filter(({ home }) => home?.contingency === true);
    if (makeshift.length === 0) continue;
    const declared = scene.plan.unfit.some((unfit) => unfit.from <= from) || scene.station.contingencies.some((since) => since <= from);
    for (const { visit } of docked) {
      const here = makeshift.filter(({ home }) => home!.ship === visit.flight);
      const room = numberOf(rule, 'places', visit.vehicle) ?? 0;
      if (here.length > room)
        found.push({
          matter: `${visit.flight} room`,
          from,
          to,
          subjects: [visit.flight, ...here.map(({ seat }) => seat.person)],
          says: message('plan.too-many-makeshift', { ship: visit.name, room, planned: here.length }),
          // With one too many none of them is sure of a place.
          perDay: here.length,
        });
      else if (here.length > 0 && !declared)
        found.push({
          matter: `${visit.flight} undeclared`,
          from,
          to,
          subjects: [visit.flight, ...here.map(({ seat }) => seat.person)],
          says: message('plan.makeshift-undeclared', { ship: visit.name }),
          perDay: here.length,
        });
      else if (here.length > 0)
        found.push({
          matter: `${visit.flight} used ${here.map(({ seat }) => seat.person).join()}`,
          from,
          to,
          subjects: [visit.flight, ...here.map(({ seat }) => seat.person)],
          says: message('plan.makeshift-used', { names: nameList(here.map(({ seat }) => seat.name)), ship: visit.name }),
          perDay: here.length,
          soft: true,
        });
    }
  }
  return found;
};
