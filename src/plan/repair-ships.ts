/** Steps that move ships: held, brought forward, launched when the pad is back, to another port. */
import { type Message, message } from '../outcome/index.ts';
import { DAY_S, type Instant, addSeconds } from '../time/index.ts';
import data from '../../data/plan/station.json' with { type: 'json' };
import { isOutOfService } from './change.ts';
import type { Plan, Visit } from './plan.ts';
import type { Reason } from './reason.ts';
import { type Desk, type RepairStep, advanceLeft, carriesPeople, changeVisit, dateOf, shifted } from './repair-desk.ts';
import { numberOf } from './rule-data.ts';

const ADVANCE_DAYS = data.repair.advanceDays.value;

export function leaveStep(visit: Visit, at: Instant): RepairStep {
  return {
    says: message('plan.ship-leaves', { ship: visit.name, day: dateOf(at) }),
    apply: (plan) => changeVisit(plan, visit.flight, (old) => ({ ...old, departAt: at, landAt: null })),
  };
}

/** Hold who leaves as a gap begins, bring forward who comes as it ends. */
export function shipSteps(desk: Desk, reason: Reason): readonly RepairStep[] {
  const steps: RepairStep[] = [];
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
          says: message('plan.step-held', { ship: visit.name, day: dateOf(addSeconds(reason.to, days * DAY_S)) }),
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
      steps.push({ ...leaveStep(visit, end), says: message('plan.step-held-to-end', { ship: visit.name, day: dateOf(end) }) });
    if (
      visit.arriveAt > addSeconds(desk.now, ADVANCE_DAYS * DAY_S) &&
      visit.arriveAt > reason.from &&
      visit.arriveAt <= addSeconds(reason.to, DAY_S)
    ) {
      const days = Math.min(advanceLeft(desk, visit), Math.ceil((visit.arriveAt - reason.from) / DAY_S));
      if (days < 1) continue;
      steps.push({
        says: message('plan.step-earlier', { ship: visit.name, days }),
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

/** A launch that cannot be is made when the pad or the kind of ship is back. */
export function delaySteps({ plan, book }: Desk, reason: Reason): readonly RepairStep[] {
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
      return [true, false].map((keep): RepairStep => ({
        says: sayLaunch(visit, dateOf(addSeconds(visit.launchAt!, seconds)), keep),
        apply: (old) => changeVisit(old, visit.flight, (was) => shifted(was, seconds, keep)),
      }));
    });
}

/** From one launch to the next of a pad, where that is known and asked. */
function turnaroundDays({ rules }: Desk['book'], pad: string | null): number | null {
  const rule = rules.find(({ id, on }) => id === 'pad-turnaround' && on);
  return rule === undefined || pad === null ? null : numberOf(rule, 'days', pad);
}

/** The later of two launches waits until the pad is ready again. */
export function turnaroundSteps({ plan, book, now }: Desk, reason: Reason): readonly RepairStep[] {
  const [second, first] = reason.subjects.map((flight) => plan.visits.find((visit) => visit.flight === flight));
  const days = turnaroundDays(book, second?.pad ?? null);
  if (second === undefined || first === undefined || days === null || second.launchAt! <= now) return [];
  const seconds = first.launchAt! + days * DAY_S - second.launchAt!;
  return [true, false].map((keep): RepairStep => ({
    says: sayLaunch(second, dateOf(addSeconds(second.launchAt!, seconds)), keep),
    apply: (old) => changeVisit(old, second.flight, (was) => shifted(was, seconds, keep)),
  }));
}

function sayLaunch({ name }: Visit, day: string, keepDeparture: boolean): Message {
  return keepDeparture ? message('plan.step-launched', { ship: name, day }) : message('plan.step-launched-stays', { ship: name, day });
}

const flying = (visit: Visit): Visit => Object.fromEntries(Object.entries(visit).filter(([key]) => key !== 'off')) as unknown as Visit;

/** What is off because a pad or a kind of ship is out of service flies when that is over. */
export function returnSteps({ plan, book }: Desk): readonly RepairStep[] {
  const outages = [...book.station.padOutages, ...book.station.groundings];
  return plan.visits.flatMap((visit) => {
    const { launchAt } = visit;
    if (launchAt === null || !isOutOfService(visit)) return [];
    const back = Math.max(
      ...outages
        .filter(({ what, from, to }) => (what === visit.pad || what === visit.vehicle) && from <= launchAt && launchAt < to)
        .map(({ to }) => to),
    );
    if (!Number.isFinite(back)) return [];
    // Ships that waited go up in the order in which they were meant to, as far apart as the pad asks, and three days where no time is known.
    const apart = turnaroundDays(book, visit.pad) ?? 3;
    const before = plan.visits.filter(
      (other) =>
        other !== visit &&
        other.launchAt !== null &&
        other.launchAt >= back &&
        other.launchAt < back + 60 * DAY_S &&
        (other.pad === visit.pad || other.vehicle === visit.vehicle),
    ).length;
    const seconds = back - launchAt + (1 + apart * before) * DAY_S;
    return [true, false].map((keep): RepairStep => ({
      says: sayLaunch(visit, dateOf(addSeconds(launchAt, seconds)), keep),
      apply: (old) => changeVisit(old, visit.flight, (was) => shifted(flying(was), seconds, keep)),
    }));
  });
}

/** One of two ships at a port goes elsewhere, comes later, or the other leaves before. */
export function portSteps(desk: Desk, reason: Reason): readonly RepairStep[] {
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
    ...free.map((place): RepairStep => ({
      says: message('plan.step-other-port', { ship: comes.name, port: place.name }),
      apply: (plan) =>
        changeVisit(plan, comes.flight, (old) => ({ ...old, berths: [{ ...old.berths[0]!, port: place.id }, ...old.berths.slice(1)] })),
    })),
    ...(reason.to < desk.plan.to
      ? [
          {
            says: message('plan.step-after-other', { ship: comes.name, other: stays.name }),
            apply: (plan: Plan) => changeVisit(plan, comes.flight, (old) => shifted(old, reason.to - reason.from + DAY_S, false)),
          },
        ]
      : []),
    leaveStep(stays, addSeconds(reason.from, -DAY_S)),
  ];
}
