import { type Instant, addSeconds, formatInstant } from '../time/index.ts';
import data from '../../data/plan/station.json' with { type: 'json' };
import { OUT_OF_SERVICE } from './change.ts';
import type { RuleBook } from './evaluate.ts';
import { nameList } from './judge.ts';
import { DAY_S, type Home, type Plan, type Seat, type Side, type Visit } from './plan.ts';
import type { Reason } from './reason.ts';
import { numberOf } from './rule-data.ts';
import { NEVER } from './station-facts.ts';

/** One thing a planner can do, in words, and what it makes of a plan. */
export interface Step {
  readonly text: string;
  readonly apply: (plan: Plan) => Plan;
}

const MAX_REASONS = 12;
const ADVANCE_DAYS = data.repair.advanceDays.value;
const LINER_DAYS = data.repair.linerDays.value;
/** The agency that a role is of where nobody is named. */
export const AGENCY_OF: Readonly<Record<Side, string>> = { russian: 'Roscosmos', us: 'NASA' };

const dateOf = (at: Instant): string => formatInstant(at).slice(0, 10);
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** What can be tried against the first reasons of a plan. Nothing before `now` is changed. */
export function stepsFor(desk: Desk, reasons: readonly Reason[]): readonly Step[] {
  const steps = new Map<string, Step>();
  const told = reasons.filter(
    (reason) => (reason.hard || reason.rule === 'crew-target') && reason.to >= desk.now && !desk.known.some((old) => isIn(reason, old)),
  );
  const first = [...told.filter(({ hard }) => hard).slice(0, MAX_REASONS), ...told.filter(({ hard }) => !hard).slice(0, 4)];
  for (const reason of first) for (const step of stepsAgainst(desk, reason)) steps.set(step.text, step);
  for (const step of [...rescueSteps(desk, told), ...roomSteps(desk, told), ...returnSteps(desk)]) steps.set(step.text, step);
  return [...steps.values()];
}

export interface Desk {
  readonly plan: Plan;
  readonly book: RuleBook;
  readonly now: Instant;
  /** What was agreed: a ship comes only so many days before that. */
  readonly agreed: Plan;
  /** Reasons that the agreed plan had already: they are not what is to be mended. */
  readonly known: readonly Reason[];
  /** Ships whose going is what was asked about. */
  readonly locked: readonly string[];
}

function stepsAgainst(desk: Desk, reason: Reason): readonly Step[] {
  switch (reason.rule) {
    case 'seat-home':
      return homeSteps(desk, reason, reason.subjects.slice(0, 1));
    case 'remove-one-ship':
      return [...homeSteps(desk, reason, reason.subjects.slice(2, 6)), ...shipSteps(desk, reason), ...fillSteps(desk, sideIn(reason))];
    case 'minimum-crew':
    case 'crew-target':
      return [...shipSteps(desk, reason), ...fillSteps(desk, sideIn(reason))];
    case 'vehicle-grounded':
    case 'pad-in-service':
      return delaySteps(desk, reason);
    case 'ship-life':
      return desk.plan.visits
        .filter(({ flight }) => reason.subjects.includes(flight))
        .map((visit) => leaveStep(visit, later(reason.from, desk.now)));
    case 'clearance':
      return desk.plan.visits
        .filter(({ flight }) => flight === reason.subjects[1])
        .map((visit) => leaveStep(visit, addSeconds(reason.from, -DAY_S)));
    case 'port-holds-one':
      return portSteps(desk, reason);
    case 'agreement-cover':
      return desk.plan.seats
        .filter(({ person, off }) => off === undefined && reason.subjects[0] === person)
        .map((seat) => groundStep(seat, reason.text));
    default:
      return [];
  }
}

/** The same breach, or part of it. */
const isIn = (reason: Reason, old: Reason): boolean =>
  old.rule === reason.rule && old.text === reason.text && old.from <= reason.from && old.to >= reason.to;

const sideIn = ({ subjects }: Reason): Side => (subjects.some((subject) => subject === 'russian-segment') ? 'russian' : 'us');

const changeVisit = (plan: Plan, flight: string, change: (visit: Visit) => Visit): Plan => ({
  ...plan,
  visits: plan.visits.map((visit) => (visit.flight === flight ? change(visit) : visit)),
});

const changeSeat = (plan: Plan, { person, up }: Seat, change: (seat: Seat) => Seat): Plan => ({
  ...plan,
  seats: plan.seats.map((seat) => (seat.person === person && seat.up === up ? change(seat) : seat)),
});

/** All of a visit's times, moved; with `keepDeparture` only its coming. */
export function shifted(visit: Visit, seconds: number, keepDeparture: boolean): Visit {
  const move = (at: Instant | null) => (at === null ? null : addSeconds(at, seconds));
  return {
    ...visit,
    basis: 'planned',
    launchAt: move(visit.launchAt),
    arriveAt: addSeconds(visit.arriveAt, seconds),
    berths: visit.berths.map((berth, i) =>
      i > 0 && keepDeparture
        ? berth
        : {
            ...berth,
            from: addSeconds(berth.from, seconds),
            ...(berth.leftAt === undefined ? {} : { leftAt: addSeconds(berth.leftAt, seconds) }),
          },
    ),
    ...(keepDeparture ? {} : { departAt: move(visit.departAt), landAt: move(visit.landAt) }),
  };
}

function leaveStep(visit: Visit, at: Instant): Step {
  return {
    text: `${visit.name} leaves on ${dateOf(at)}`,
    apply: (plan) => changeVisit(plan, visit.flight, (old) => ({ ...old, departAt: at, landAt: null })),
  };
}

function groundStep(seat: Seat, why: string): Step {
  return { text: `${seat.name} does not go up in ${seat.up}`, apply: (plan) => changeSeat(plan, seat, (old) => ({ ...old, off: why })) };
}

/** A ship with seats that somebody goes up or home in; a test flight without people is none. */
const carriesPeople = ({ book, plan }: Desk, { flight, vehicle, off }: Visit): boolean =>
  off === undefined &&
  (book.station.vehicles.get(vehicle)?.seats ?? 0) > 0 &&
  plan.seats.some(({ up, homes }) => up === flight || homes.some(({ ship }) => ship === flight));

const isFit = ({ plan }: Desk, flight: string, at: Instant): boolean =>
  !plan.unfit.some(({ ship, to }) => ship === flight && (to === null || to > at));

/** A way home in another ship that is there: in an ordinary seat or a makeshift place, to go down in it or for the while. */
function homeSteps(desk: Desk, reason: Reason, people: readonly string[]): readonly Step[] {
  const start = later(reason.from, addSeconds(desk.now, LINER_DAYS * DAY_S));
  const steps: Step[] = [];
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
            text: `${seat.name} has a ${contingency ? 'makeshift place' : 'seat'} in ${visit.name} from ${dateOf(at)}${down === seat.down ? '' : ' and comes down in it'}`,
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

/** How many days earlier than now planned a ship can come: so many before what was agreed, and no more. */
function advanceLeft({ agreed }: Desk, { flight, arriveAt }: Visit): number {
  const before = agreed.visits.find((visit) => visit.flight === flight)?.arriveAt ?? arriveAt;
  return Math.max(0, ADVANCE_DAYS - Math.max(0, Math.round((before - arriveAt) / DAY_S)));
}

/** Ways home without moves from a ship to itself. */
const simplest = (homes: readonly Home[]): readonly Home[] =>
  homes.filter(({ ship, contingency }, i) => i === 0 || homes[i - 1]!.ship !== ship || homes[i - 1]!.contingency !== contingency);

/** The next ships up come without their people, perhaps earlier, for those who have lost their way home. */
function rescueSteps(desk: Desk, reasons: readonly Reason[]): readonly Step[] {
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
      [0, advanceLeft(desk, visit)].map((days): Step => {
        const names = desk.plan.seats.filter(({ person, off }) => off === undefined && people.includes(person)).map(({ name }) => name);
        return {
          text: `${visit.name} goes up without its people${days === 0 ? '' : `, ${days} days earlier`}, and ${nameList(names)} come${names.length === 1 ? 's' : ''} down in it`,
          apply: (plan) => {
            const earlier = shifted(visit, -days * DAY_S, true);
            const seats = plan.seats.map((seat): Seat => {
              if (seat.up === visit.flight) return { ...seat, off: `${visit.name} goes up as a lifeboat` };
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
function roomSteps(desk: Desk, reasons: readonly Reason[]): readonly Step[] {
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
        visit.arriveAt > desk.now &&
        (visit.departAt ?? NEVER) > visit.arriveAt,
    )
    .slice(0, 4)
    .flatMap((visit): readonly Step[] => {
      const seats = desk.book.station.vehicles.get(visit.vehicle)?.seats ?? 0;
      const riders = desk.plan.seats.filter(({ up, off }) => up === visit.flight && off === undefined);
      const give = people.length - (seats - riders.length);
      if (give <= 0 || give > riders.length) return [];
      return choose(riders, give)
        .slice(0, MAX_COMBINATIONS)
        .map((stay): Step => ({
          text: `${nameList(stay.map(({ name }) => name))} stay${stay.length === 1 ? 's' : ''} on the ground, and ${names} come${people.length === 1 ? 's' : ''} down in ${visit.name}`,
          apply: (plan) => ({
            ...plan,
            seats: plan.seats.map((seat): Seat => {
              if (seat.up === visit.flight && stay.some(({ person }) => person === seat.person))
                return { ...seat, off: `the seat is for ${names}` };
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

const flying = (visit: Visit): Visit => Object.fromEntries(Object.entries(visit).filter(([key]) => key !== 'off')) as unknown as Visit;

/** What is off because a pad or a kind of ship is out of service flies when that is over. */
function returnSteps({ plan, book }: Desk): readonly Step[] {
  const outages = [...book.station.padOutages, ...book.station.groundings];
  return plan.visits.flatMap((visit) => {
    const { launchAt } = visit;
    if (launchAt === null || visit.off?.includes(OUT_OF_SERVICE) !== true) return [];
    const back = Math.max(
      ...outages
        .filter(({ what, from, to }) => (what === visit.pad || what === visit.vehicle) && from <= launchAt && launchAt < to)
        .map(({ to }) => to),
    );
    if (!Number.isFinite(back)) return [];
    // Ships that waited go up some days apart, in the order in which they were meant to.
    const before = plan.visits.filter(
      (other) =>
        other !== visit &&
        other.launchAt !== null &&
        other.launchAt >= back &&
        other.launchAt < back + 30 * DAY_S &&
        (other.pad === visit.pad || other.vehicle === visit.vehicle),
    ).length;
    const seconds = back - launchAt + (1 + 3 * before) * DAY_S;
    return [true, false].map((keep): Step => ({
      text: `${visit.name} is launched on ${dateOf(addSeconds(launchAt, seconds))}${keep ? '' : ' and stays as long'}`,
      apply: (old) => changeVisit(old, visit.flight, (was) => shifted(flying(was), seconds, keep)),
    }));
  });
}

/** Hold who leaves as a gap begins, bring forward who comes as it ends. */
function shipSteps(desk: Desk, reason: Reason): readonly Step[] {
  const steps: Step[] = [];
  for (const visit of desk.plan.visits) {
    if (!carriesPeople(desk, visit)) continue;
    const { departAt } = visit;
    if (
      departAt !== null &&
      departAt >= desk.now &&
      !desk.locked.includes(visit.flight) &&
      Math.abs(departAt - reason.from) < DAY_S &&
      reason.to < desk.plan.to
    )
      for (const days of [0, 6])
        steps.push({
          ...leaveStep(visit, addSeconds(reason.to, days * DAY_S)),
          text: `${visit.name} is held to ${dateOf(addSeconds(reason.to, days * DAY_S))}`,
        });
    const end = lifeEnd(desk, visit);
    if (
      departAt !== null &&
      departAt >= desk.now &&
      !desk.locked.includes(visit.flight) &&
      Math.abs(departAt - reason.from) < DAY_S &&
      end !== null &&
      end > departAt &&
      end < reason.to
    )
      steps.push({ ...leaveStep(visit, end), text: `${visit.name} is held to the end of its life, ${dateOf(end)}` });
    if (
      visit.arriveAt > addSeconds(desk.now, ADVANCE_DAYS * DAY_S) &&
      visit.arriveAt > reason.from &&
      visit.arriveAt <= addSeconds(reason.to, DAY_S)
    ) {
      const days = Math.min(advanceLeft(desk, visit), Math.ceil((visit.arriveAt - reason.from) / DAY_S));
      if (days < 1) continue;
      steps.push({
        text: `${visit.name} comes ${days} days earlier`,
        apply: (plan) => changeVisit(plan, visit.flight, (old) => shifted(old, -days * DAY_S, true)),
      });
    }
  }
  return steps;
}

/** The last day of a ship's life, where the rule is asked. */
function lifeEnd({ book }: Desk, visit: Visit): Instant | null {
  const life = book.rules.find(({ id, on }) => id === 'ship-life' && on);
  if (life === undefined) return null;
  const up = visit.launchAt ?? visit.arriveAt;
  const days = numberOf(life, 'limitDays', visit.flight, up) ?? numberOf(life, 'limitDays', visit.vehicle, up);
  return days === null ? null : addSeconds(up, days * DAY_S);
}

/** A seat that stays empty in a side's own ship is given to one of its own, whom nobody has named yet. */
function fillSteps({ plan, book, now }: Desk, side: Side): readonly Step[] {
  return plan.visits.flatMap((visit): readonly Step[] => {
    const vehicle = book.station.vehicles.get(visit.vehicle);
    if (visit.off !== undefined || vehicle?.side !== side || visit.arriveAt <= now) return [];
    const taken = plan.seats.filter(({ up, off }) => up === visit.flight && off === undefined);
    const lost = plan.seats.some(({ up, off }) => up === visit.flight && off !== undefined);
    if (!lost || taken.length >= vehicle.seats) return [];
    const seat = roleSeat(side, visit, taken.length + 1);
    return [
      {
        text: `a ${seat.agency} crew member takes the empty seat in ${visit.name}`,
        apply: (old) => ({ ...old, seats: [...old.seats, seat] }),
      },
    ];
  });
}

/** A seat of an agency's role, up and down in one ship. */
export function roleSeat(side: Side, visit: Visit, number: number): Seat {
  const agency = AGENCY_OF[side];
  return {
    person: `${agency.toLowerCase()}-${visit.flight}-${number}`,
    name: `${agency} ${number} of ${visit.name}`,
    named: false,
    agency,
    side,
    tends: true,
    up: visit.flight,
    down: visit.flight,
    homes: [{ ship: visit.flight, from: visit.arriveAt, contingency: false }],
    under: null,
  };
}

/** A launch that cannot be is made when the pad or the kind of ship is back. */
function delaySteps({ plan, book }: Desk, reason: Reason): readonly Step[] {
  const outages = [...book.station.padOutages, ...book.station.groundings];
  return plan.visits
    .filter(({ flight }) => reason.subjects[0] === flight)
    .flatMap((visit) => {
      const end = outages
        .filter(
          ({ what, from, to }) =>
            reason.subjects.includes(what) && visit.launchAt !== null && from <= visit.launchAt && visit.launchAt < to,
        )
        .map(({ to }) => to);
      const back = Math.max(...end);
      if (visit.launchAt === null || !Number.isFinite(back)) return [];
      const seconds = back - visit.launchAt + DAY_S;
      return [true, false].map((keep): Step => ({
        text: `${visit.name} is launched on ${dateOf(addSeconds(visit.launchAt!, seconds))}${keep ? '' : ' and stays as long'}`,
        apply: (old) => changeVisit(old, visit.flight, (was) => shifted(was, seconds, keep)),
      }));
    });
}

/** One of two ships at a port goes elsewhere, comes later, or the other leaves before. */
function portSteps(desk: Desk, reason: Reason): readonly Step[] {
  const [port, first, second] = reason.subjects;
  const visit = desk.plan.visits.find(({ flight }) => flight === second);
  const other = desk.plan.visits.find(({ flight }) => flight === first);
  if (visit === undefined || other === undefined) return [];
  const [comes, stays] = visit.arriveAt >= other.arriveAt ? [visit, other] : [other, visit];
  const free = [...desk.book.station.ports.values()].filter(
    ({ id, takes, open }) =>
      id !== port && takes.includes(comes.vehicle) && open.some(({ from, to }) => from <= comes.arriveAt && comes.arriveAt < to),
  );
  return [
    ...free.map((place): Step => ({
      text: `${comes.name} goes to ${place.name}`,
      apply: (plan) =>
        changeVisit(plan, comes.flight, (old) => ({ ...old, berths: [{ ...old.berths[0]!, port: place.id }, ...old.berths.slice(1)] })),
    })),
    ...(reason.to < desk.plan.to
      ? [
          {
            text: `${comes.name} comes a day after ${stays.name} has left`,
            apply: (plan: Plan) => changeVisit(plan, comes.flight, (old) => shifted(old, reason.to - reason.from + DAY_S, false)),
          },
        ]
      : []),
    leaveStep(stays, addSeconds(reason.from, -DAY_S)),
  ];
}
