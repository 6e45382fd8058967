/** Steps that move ways home and people: to another ship, to a makeshift place, to a seat that others give up. */
import { type Message, type MessageValue, message } from '../outcome/index.ts';
import { DAY_S, NEVER, addSeconds } from '../time/index.ts';
import data from '../../data/plan/station.json' with { type: 'json' };
import { nameList } from './judge.ts';
import type { Home, Seat, Side } from './plan.ts';
import type { Reason } from './reason.ts';
import {
  type Desk,
  type RepairStep,
  advanceLeft,
  carriesPeople,
  changeSeat,
  changeVisit,
  dateOf,
  isFit,
  later,
  shifted,
} from './repair-desk.ts';
import { roleSeat } from './role-seat.ts';

const ADVANCE_DAYS = data.repair.advanceDays.value;
const LINER_DAYS = data.repair.linerDays.value;

export function groundStep(seat: Seat, why: Message): RepairStep {
  return {
    says: message('plan.step-ground', { name: seat.name, ship: seat.up }),
    apply: (plan) => changeSeat(plan, seat, (old) => ({ ...old, off: why })),
  };
}

/** A way home in another ship that is there: in an ordinary seat or a makeshift place, to go down in it or for the while. */
export function homeSteps(desk: Desk, reason: Reason, people: readonly string[]): readonly RepairStep[] {
  const start = later(reason.from, addSeconds(desk.now, LINER_DAYS * DAY_S));
  const steps: RepairStep[] = [];
  for (const person of people) {
    const seat = desk.plan.seats.find(
      (other) =>
        other.person === person &&
        other.off === undefined &&
        (desk.plan.visits.find(({ flight }) => flight === other.up)?.arriveAt ?? NEVER) <= reason.from,
    );
    if (seat === undefined) continue;
    for (const visit of desk.plan.visits) {
      const at = later(start, visit.arriveAt);
      if (!carriesPeople(desk, visit) || at >= reason.to || (visit.departAt ?? NEVER) <= at || !isFit(desk, visit.flight, at)) continue;
      // A makeshift place is for those who have none, in a declared contingency.
      const declared = reason.rule === 'seat-home' && desk.plan.unfit.some((unfit) => unfit.from <= at);
      for (const contingency of declared ? [false, true] : [false])
        for (const down of new Set(contingency ? [seat.down] : [seat.down, visit.flight]))
          steps.push({
            says: sayWayHome({ name: seat.name, ship: visit.name, day: dateOf(at) }, contingency, down === seat.down),
            apply: (plan) =>
              changeSeat(plan, seat, (old) => {
                const homes = [...old.homes.filter(({ from }, i) => i === 0 || from < at), { ship: visit.flight, from: at, contingency }];
                return {
                  ...old,
                  down,
                  homes: simplest(down === seat.down ? [...homes, ...old.homes.filter(({ from }, i) => i > 0 && from > at)] : homes),
                };
              }),
          });
    }
  }
  return steps;
}

function sayWayHome(
  said: { readonly name: string; readonly ship: string; readonly day: string },
  contingency: boolean,
  stays: boolean,
): Message {
  if (contingency) return message('plan.step-makeshift', said);
  return stays ? message('plan.step-seat', said) : message('plan.step-seat-down', said);
}

/** Ways home without moves from a ship to itself. */
const simplest = (homes: readonly Home[]): readonly Home[] =>
  homes.filter(({ ship, contingency }, i) => i === 0 || homes[i - 1]!.ship !== ship || homes[i - 1]!.contingency !== contingency);

function sayRescue(said: { readonly ship: string; readonly days: number; readonly names: MessageValue; readonly people: number }): Message {
  return said.days === 0 ? message('plan.step-rescue', said) : message('plan.step-rescue-earlier', said);
}

/** The next ships up come without their people, perhaps earlier, for those who have lost their way home. */
export function rescueSteps(desk: Desk, reasons: readonly Reason[]): readonly RepairStep[] {
  const isUnfit = (ship: string | undefined) => desk.plan.unfit.find((unfit) => unfit.ship === ship);
  const lost = reasons.filter(({ rule, to, subjects }) => rule === 'seat-home' && to > desk.now && isUnfit(subjects[1]) !== undefined);
  const people = [...new Set(lost.map(({ subjects }) => subjects[0]!))];
  if (people.length === 0) return [];
  return desk.plan.visits
    .filter(
      (visit) =>
        carriesPeople(desk, visit) &&
        !desk.locked.includes(visit.flight) &&
        lost.every(({ subjects }) => visit.arriveAt > addSeconds(later(desk.now, isUnfit(subjects[1])!.from), ADVANCE_DAYS * DAY_S)),
    )
    .slice(0, 4)
    .flatMap((visit) =>
      [0, advanceLeft(desk, visit)].map((days): RepairStep => {
        const names = desk.plan.seats.filter(({ person, off }) => off === undefined && people.includes(person)).map(({ name }) => name);
        return {
          says: sayRescue({ ship: visit.name, days, names: nameList(names), people: names.length }),
          apply: (plan) => {
            const earlier = shifted(visit, -days * DAY_S, true);
            const seats = plan.seats.map((seat): Seat => {
              if (seat.up === visit.flight) return { ...seat, off: message('plan.off-lifeboat', { ship: visit.name }) };
              if (!people.includes(seat.person) || seat.off !== undefined) return seat;
              return {
                ...seat,
                down: visit.flight,
                homes: [
                  ...seat.homes.filter(({ from }, i) => i === 0 || from < earlier.arriveAt),
                  { ship: visit.flight, from: earlier.arriveAt, contingency: false },
                ],
              };
            });
            return { ...changeVisit(plan, visit.flight, () => earlier), seats };
          },
        };
      }),
    );
}

const MAX_COMBINATIONS = 20;

/** Some of the next ship's people stay on the ground, so that those who have lost their way home have seats in it. */
export function roomSteps(desk: Desk, reasons: readonly Reason[]): readonly RepairStep[] {
  const isUnfit = (ship: string | undefined) => desk.plan.unfit.find((unfit) => unfit.ship === ship);
  const lost = reasons.filter(
    ({ rule, to, subjects }) =>
      (rule === 'seat-home' || rule === 'contingency-seat') &&
      to >= desk.now &&
      subjects.some((subject) => isUnfit(subject) !== undefined || rule === 'contingency-seat'),
  );
  const people = desk.plan.seats.filter(
    ({ person, off, up, down }) =>
      off === undefined &&
      lost.some(({ subjects }) => subjects.includes(person)) &&
      [up, down].some((ship) => isUnfit(ship ?? undefined) !== undefined || lost.some(({ rule }) => rule === 'contingency-seat')),
  );
  if (people.length === 0) return [];
  const names = nameList(people.map(({ name }) => name));
  return desk.plan.visits
    .filter(
      (visit) =>
        carriesPeople(desk, visit) &&
        !desk.locked.includes(visit.flight) &&
        (visit.launchAt ?? visit.arriveAt) > desk.now &&
        (visit.departAt ?? NEVER) > visit.arriveAt,
    )
    .slice(0, 4)
    .flatMap((visit): readonly RepairStep[] => {
      const seats = desk.book.station.vehicles.get(visit.vehicle)?.seats ?? 0;
      const riders = desk.plan.seats.filter(({ up, off }) => up === visit.flight && off === undefined);
      const give = people.length - (seats - riders.length);
      if (give <= 0 || give > riders.length) return [];
      return choose(riders, give)
        .slice(0, MAX_COMBINATIONS)
        .map((stay): RepairStep => ({
          says: message('plan.step-room', {
            stay: nameList(stay.map(({ name }) => name)),
            count: stay.length,
            names,
            people: people.length,
            ship: visit.name,
          }),
          apply: (plan) => ({
            ...plan,
            seats: plan.seats.map((seat): Seat => {
              if (seat.up === visit.flight && stay.some(({ person }) => person === seat.person))
                return { ...seat, off: message('plan.off-seat-for', { names }) };
              if (!people.some(({ person, up }) => person === seat.person && up === seat.up)) return seat;
              return {
                ...seat,
                down: visit.flight,
                homes: [
                  ...seat.homes.filter(({ from }, i) => i === 0 || from < visit.arriveAt),
                  { ship: visit.flight, from: visit.arriveAt, contingency: false },
                ],
              };
            }),
          }),
        }));
    });
}

/** Every choice of so many. */
function choose<T>(items: readonly T[], count: number): readonly (readonly T[])[] {
  if (count === 0) return [[]];
  return items.flatMap((item, i) => choose(items.slice(i + 1), count - 1).map((rest) => [item, ...rest]));
}

/**
 * A seat that the change left empty in a side's own ship is given to one of its own, whom nobody has named yet. Nobody of that side who has a name
 * is replaced so.
 */
export function fillSteps({ plan, broken, book, now }: Desk, side: Side): readonly RepairStep[] {
  return plan.visits.flatMap((visit): readonly RepairStep[] => {
    const vehicle = book.station.vehicles.get(visit.vehicle);
    if (visit.off !== undefined || vehicle?.side !== side || (visit.launchAt ?? visit.arriveAt) <= now) return [];
    const taken = plan.seats.filter(({ up, off }) => up === visit.flight && off === undefined);
    const lost = broken.seats.filter(({ up, off, side: of }) => up === visit.flight && off !== undefined && of !== side).length;
    const filled =
      taken.filter(({ named }) => !named).length -
      broken.seats.filter(({ up, off, named }) => up === visit.flight && off === undefined && !named).length;
    if (lost <= filled || taken.length >= vehicle.seats) return [];
    const seat = roleSeat(side, visit, plan.seats);
    return [
      {
        says: message('plan.step-fill', { agency: seat.agency, ship: visit.name }),
        apply: (old) => ({ ...old, seats: [...old.seats, seat] }),
      },
    ];
  });
}
