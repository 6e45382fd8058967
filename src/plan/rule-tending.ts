import { DAY_S } from '../time/index.ts';
import { type Judge, isInPlan, namesOf } from './judge.ts';
import { SEGMENT_OF, SIDES, type Seat, type Side } from './plan.ts';
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
        const text =
          lost.length === 0
            ? `If ${visit.name} left, nobody would tend the ${SEGMENT_OF[side]}, as nobody does now.`
            : `If ${visit.name} had to leave, nobody would tend the ${SEGMENT_OF[side]}: ${namesOf(lost)} would go with it.`;
        found.push({
          key: `${side} ${visit.flight} ${lost.map(({ person }) => person).join()}`,
          from,
          to,
          subjects: [`${side}-segment`, visit.flight, ...lost.map(({ person }) => person)],
          text,
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
    const text = `All ${aboard.length} aboard go home in ${only.visit.name}: if it had to leave, the station would be empty.`;
    return [{ key: `${only.visit.flight} ${aboard.length}`, from, to, subjects: [only.visit.flight], text, perDay: 1 }];
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
      const who = there.length === 0 ? 'nobody' : `only ${namesOf(there)}`;
      const text =
        kind === 'untended'
          ? `The ${SEGMENT_OF[side]} has ${who} to tend it; ${people} at least.`
          : `The ${SEGMENT_OF[side]} has ${there.length} of ${people} people.`;
      const key = kind === 'untended' ? `${side} ${there.map(({ person }) => person).join()}` : `${side} ${there.length} ${people}`;
      return [{ key, from, to, subjects: [`${side}-segment`], text, perDay: people - there.length }];
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
      const text = `${visit.name} leaves without ${days} d of handover in the ${SEGMENT_OF[side]} from a newer crew.`;
      found.push({ key: `${visit.flight} ${side}`, from: departAt, to: departAt, subjects: [visit.flight, `${side}-segment`], text });
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
        key: seat.person,
        from: gone,
        to: gone,
        subjects: [seat.person],
        text: `${seat.name} would be up for ${Math.floor(stayed)} d, more than ${days}.`,
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
    return [{ key: held.person, from, to, subjects: [held.person], text: `${name} holds command and is not aboard.`, perDay: 1 }];
  });
};
