/** What the steps of a repair share: the desk they are thought up at, and the small changes they are made of. */
import type { Message } from '../outcome/index.ts';
import { DAY_S, type Instant, addSeconds, formatInstant } from '../time/index.ts';
import data from '../../data/plan/station.json' with { type: 'json' };
import type { RuleBook } from './evaluate.ts';
import type { Plan, Seat, Visit } from './plan.ts';
import type { Reason } from './reason.ts';

/** One thing a planner can do, in words, and what it makes of a plan. */
export interface RepairStep {
  readonly says: Message;
  readonly apply: (plan: Plan) => Plan;
}

export interface Desk {
  readonly plan: Plan;
  /** As it was before the first step. */
  readonly broken: Plan;
  readonly book: RuleBook;
  readonly now: Instant;
  /** What was agreed: a ship comes only so many days before that. */
  readonly agreed: Plan;
  /** Reasons that the agreed plan had already: they are not what is to be mended. */
  readonly known: readonly Reason[];
  /** Ships whose going is what was asked about. */
  readonly locked: readonly string[];
}

export const dateOf = (at: Instant): string => formatInstant(at).slice(0, 10);
export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

export const changeVisit = (plan: Plan, flight: string, change: (visit: Visit) => Visit): Plan => ({
  ...plan,
  visits: plan.visits.map((visit) => (visit.flight === flight ? change(visit) : visit)),
});

export const changeSeat = (plan: Plan, { person, up }: Seat, change: (seat: Seat) => Seat): Plan => ({
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

/** A ship with seats that somebody goes up or home in; a test flight without people is none. */
export const carriesPeople = ({ book, plan }: Desk, { flight, vehicle, off }: Visit): boolean =>
  off === undefined &&
  (book.station.vehicles.get(vehicle)?.seats ?? 0) > 0 &&
  plan.seats.some(({ up, homes }) => up === flight || homes.some(({ ship }) => ship === flight));

export const isFit = ({ plan }: Desk, flight: string, at: Instant): boolean =>
  !plan.unfit.some(({ ship, to }) => ship === flight && (to === null || to > at));

const ADVANCE_DAYS = data.repair.advanceDays.value;

/** How many days earlier than now planned a ship can come: so many before what was agreed, and no more. */
export function advanceLeft({ agreed }: Desk, { flight, arriveAt }: Visit): number {
  const before = agreed.visits.find((visit) => visit.flight === flight)?.arriveAt ?? arriveAt;
  return Math.max(0, ADVANCE_DAYS - Math.max(0, Math.round((before - arriveAt) / DAY_S)));
}
