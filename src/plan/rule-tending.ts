import { message } from '../outcome/index.ts';
import { DAY_S } from '../time/index.ts';
import { type Judge, isInPlan, namesOf, segmentOf } from './judge.ts';
import { SIDES, type Seat, type Side } from './plan.ts';
import type { Finding } from './reason.ts';
import { mustNumberOf, numberOf } from './rule-data.ts';
import type { Aboard, Situation } from './scene.ts';

const tending = (aboard: readonly Aboard[], side: Side): readonly Seat[] =>
  aboard.filter(({ seat }) => seat.tends && seat.side === side).map(({ seat }) => seat);

/** The people who would go with a ship: those whose way home it is. */
const goneWith = ({ aboard }: Situation, flight: string) => aboard.filter(({ home }) => home?.ship === flight);

/**
 * Take any one ship away with its people: whoever stays must still tend both segments. A ship that all go home in is the matter of
 * `lastShip`: nobody is left behind it to tend anything.
 */
export const removeOneShip: Judge = (scene) => {
  const found: Finding[] = [];
  for (const situation of scene.situations) {
    const { from, to, docked, aboard } = situation;
    for (const { visit } of docked) {
      const gone = goneWith(situation, visit.flight);
      if (gone.length === 0 || gone.length === aboard.length) continue;
      const stay = aboard.filter((member) => !gone.includes(member));
      for (const side of SIDES) {
        const lost = tending(gone, side);
        if (tending(stay, side).length > 0) continue;
        const says =
          lost.length === 0
            ? message('plan.untended-as-now', { ship: visit.name, segment: segmentOf(side) })
            : message('plan.untended-without', { ship: visit.name, segment: segmentOf(side), names: namesOf(lost) });
        found.push({
          matter: `${side} ${visit.flight} ${lost.map(({ person }) => person).join()}`,
          from,
          to,
          subjects: [`${side}-segment`, visit.flight, ...lost.map(({ person }) => person)],
          says,
          perDay: 1,
        });
      }
    }
  }
  return found;
};

/** All go home in one ship: if it left, the station would be empty. It is stipulated for, and nobody wants it. */
export const lastShip: Judge = (scene) =>
  scene.situations.flatMap((situation): readonly Finding[] => {
    const { from, to, docked, aboard } = situation;
    const only = docked.find(({ visit }) => aboard.length > 0 && goneWith(situation, visit.flight).length === aboard.length);
    if (only === undefined) return [];
    const says = message('plan.one-ship-for-all', { people: aboard.length, ship: only.visit.name });
    return [{ matter: `${only.visit.flight} ${aboard.length}`, from, to, subjects: [only.visit.flight], says, perDay: 1 }];
  });

/** Each segment has somebody who is trained for it. */
export const minimumCrew: Judge = (scene, rule) =>
  countedCrew(scene.situations, (side, at) => numberOf(rule, 'people', side, at), 'untended');

/** As many people as the partners mean to have; each one missing costs a crew-day a day. */
export const crewTarget: Judge = (scene, rule) => countedCrew(scene.situations, (side, at) => numberOf(rule, 'people', side, at), 'short');

function countedCrew(
  situations: readonly Situation[],
  wanted: (side: Side, at: Situation['from']) => number | null,
  kind: 'untended' | 'short',
): readonly Finding[] {
  return situations.flatMap(({ from, to, aboard }) =>
    SIDES.flatMap((side): readonly Finding[] => {
      const people = wanted(side, from);
      const there = tending(aboard, side);
      if (people === null || there.length >= people) return [];
      const says =
        kind === 'untended'
          ? there.length === 0
            ? message('plan.tended-by-nobody', { segment: segmentOf(side), people })
            : message('plan.tended-by-few', { segment: segmentOf(side), names: namesOf(there), people })
          : message('plan.crew-short', { segment: segmentOf(side), there: there.length, people });
      const matter = kind === 'untended' ? `${side} ${there.map(({ person }) => person).join()}` : `${side} ${there.length} ${people}`;
      return [{ matter, from, to, subjects: [`${side}-segment`], says, perDay: people - there.length }];
    }),
  );
}

/** Who leaves hands over to who came: another of the same side is aboard, for some days already, and stays. */
export const handover: Judge = (scene, rule) => {
  const found: Finding[] = [];
  for (const visit of scene.visits) {
    const { departAt } = visit;
    if (departAt === null || !isInPlan(scene, departAt)) continue;
    const days = numberOf(rule, 'days', visit.vehicle, departAt);
    if (days === null || (departAt - visit.arriveAt) / DAY_S < mustNumberOf(rule, 'leastStayDays')) continue;
    const before = scene.situations.find(({ to }) => to === departAt);
    const after = scene.situations.find(({ from }) => from === departAt);
    if (before === undefined || after === undefined) continue;
    for (const side of SIDES) {
      const leaving = before.aboard.filter(({ seat }) => seat.down === visit.flight && seat.side === side && seat.tends);
      const replaced = after.aboard.some(({ seat }) => {
        const come = scene.visitOf.get(seat.up)!.arriveAt;
        return (
          seat.side === side &&
          seat.tends &&
          come <= departAt - days * DAY_S &&
          leaving.every(({ seat: other }) => scene.visitOf.get(other.up)!.arriveAt < come)
        );
      });
      if (leaving.length === 0 || replaced) continue;
      const says = message('plan.no-handover', { ship: visit.name, days, segment: segmentOf(side) });
      found.push({ matter: `${visit.flight} ${side}`, from: departAt, to: departAt, subjects: [visit.flight, `${side}-segment`], says });
    }
  }
  return found;
};

/** A person stays no longer than is held to be good for them. */
export const crewDuration: Judge = (scene, rule) => {
  const days = mustNumberOf(rule, 'days');
  return scene.seats.flatMap((seat): readonly Finding[] => {
    const from = scene.visitOf.get(seat.up)!;
    const gone = seat.down === null ? scene.plan.to : (scene.visitOf.get(seat.down)?.departAt ?? scene.plan.to);
    const stayed = (gone - (from.launchAt ?? from.arriveAt)) / DAY_S;
    if (stayed <= days || !isInPlan(scene, gone - 1)) return [];
    return [
      {
        matter: seat.person,
        from: gone,
        to: gone,
        subjects: [seat.person],
        says: message('plan.too-long-up', { name: seat.name, up: Math.floor(stayed), days }),
      },
    ];
  });
};

/** Who commands the station is aboard it. */
export const commanderAboard: Judge = (scene) => {
  const commands = scene.plan.commands.toSorted((a, b) => a.from - b.from);
  return scene.situations.flatMap(({ from, to, aboard }): readonly Finding[] => {
    const held = commands.findLast((command) => command.from <= from);
    if (held === undefined || held.person === null || aboard.length === 0 || aboard.some(({ seat }) => seat.person === held.person))
      return [];
    const name = scene.plan.seats.find(({ person }) => person === held.person)?.name ?? held.person;
    return [{ matter: held.person, from, to, subjects: [held.person], says: message('plan.commander-not-aboard', { name }), perDay: 1 }];
  });
};
