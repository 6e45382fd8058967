/** What-ifs as values, and what each makes of a plan: a new plan whose parent is the old one. */
import { type Message, message } from '../outcome/index.ts';
import { DAY_S, type Instant, addSeconds, formatInstant } from '../time/index.ts';
import type { RuleBook } from './evaluate.ts';
import { type Plan, type Seat, type Side, type Visit } from './plan.ts';
import { segmentOf } from './judge.ts';
import { crossSeats } from './rule-agreements.ts';
import { sceneOf } from './scene.ts';

export type Change =
  | { readonly kind: 'stop-joint-flights'; readonly on: Instant }
  /** A kind of ship (`soyuz`, `dragon`, `crew-dragon`) or a pad. */
  | { readonly kind: 'ground'; readonly what: string; readonly from: Instant; readonly to: Instant }
  | { readonly kind: 'lose'; readonly ship: string; readonly on: Instant }
  | { readonly kind: 'extend'; readonly ship: string; readonly days: number }
  | { readonly kind: 'withdraw'; readonly side: Side; readonly on: Instant }
  | { readonly kind: 'leave'; readonly ship: string; readonly on: Instant };

export interface Changed {
  readonly plan: Plan;
  readonly book: RuleBook;
}

/** The source of what only the what-if says. */
const THE_QUESTION = 'the question';

/** Visits that are off for this can fly when it is over. */
export const isOutOfService = ({ off }: Visit): boolean => typeof off === 'object' && off.key === 'plan.off-out-of-service';

const date = (at: Instant): string => formatInstant(at).slice(0, 10);

/** `nameOf`: what people call a ship, or a kind of ships. */
export function sayChange(change: Change, nameOf: (id: string) => string = (id) => id): Message {
  switch (change.kind) {
    case 'stop-joint-flights':
      return message('plan.joint-flights-stop', { day: date(change.on) });
    case 'ground':
      return message('plan.out-of-service', { what: nameOf(change.what), day: date(change.from), until: date(change.to) });
    case 'lose':
      return message('plan.ship-lost', { ship: nameOf(change.ship), day: date(change.on) });
    case 'extend':
      return message('plan.ship-stays', { ship: nameOf(change.ship), days: change.days });
    case 'withdraw':
      return change.side === 'russian'
        ? message('plan.side-withdraws-russian', { day: date(change.on) })
        : message('plan.side-withdraws-us', { day: date(change.on) });
    case 'leave':
      return message('plan.ship-leaves', { ship: nameOf(change.ship), day: date(change.on) });
  }
}

/** Names of the plan's ships, and of kinds: `every Soyuz` where a kind has several vehicles. */
export function namesIn(plan: Plan, { station }: RuleBook): (id: string) => string {
  return (id) => {
    const kinds = [...station.vehicles.values()].filter((vehicle) => isOfKind(vehicle.id, id));
    const [only] = kinds;
    return (
      plan.visits.find(({ flight }) => flight === id)?.name ??
      (kinds.length === 1 ? only!.name : kinds.length === 0 ? id : `every ${id[0]!.toUpperCase()}${id.slice(1)}`)
    );
  };
}

/** The plan as it is after the change, a child of the old one, and the rules as they are then. */
export function applyChange(plan: Plan, book: RuleBook, change: Change): Changed {
  const title = message('plan.title-changed', { title: plan.title, change: sayChange(change, namesIn(plan, book)) });
  // Who commands after the change is for others to say.
  const child: Plan = { ...plan, id: `${plan.id}+${change.kind}`, parent: plan.id, title, commands: [] };
  switch (change.kind) {
    case 'stop-joint-flights':
      return stopJointFlights(child, book, change);
    case 'ground':
      return ground(child, book, change);
    case 'lose':
      return { plan: lose(child, change), book };
    case 'extend':
      return { plan: withVisit(child, change.ship, (visit) => extended(visit, change.days)), book };
    case 'leave':
      return { plan: withVisit(child, change.ship, (visit) => ({ ...visit, departAt: change.on, landAt: null })), book };
    case 'withdraw':
      return withdraw(child, book, change);
  }
}

type ChangeOf<K extends Change['kind']> = Extract<Change, { readonly kind: K }>;

function stopJointFlights(plan: Plan, book: RuleBook, { on }: ChangeOf<'stop-joint-flights'>): Changed {
  const stopped = new Set(
    crossSeats(sceneOf(plan, book.station))
      .filter(({ visit }) => (visit.launchAt ?? visit.arriveAt) >= on)
      .map(({ seat }) => seat),
  );
  const off = message('plan.off-joint-flights', { day: date(on) });
  return {
    plan: { ...plan, seats: plan.seats.map((seat) => (stopped.has(seat) ? { ...seat, off } : seat)) },
    book: endAgreements(book, on),
  };
}

/** `dragon` is every Dragon, with people and with cargo, `soyuz` every Soyuz: a word of the vehicle's id, or all of it. */
export const isOfKind = (vehicle: string, what: string): boolean => vehicle === what || vehicle.split('-').includes(what);

/** A kind of ship, or a pad, is out of service for a while. */
function ground(plan: Plan, book: RuleBook, { what, from, to }: ChangeOf<'ground'>): Changed {
  const why = message('plan.why-out-of-service', { until: date(to) });
  const outage = { what, from, to, why, source: THE_QUESTION };
  const { station } = book;
  const kinds = [...station.vehicles.keys()].filter((vehicle) => isOfKind(vehicle, what));
  const isHit = ({ vehicle, pad, launchAt, off }: Visit) =>
    off === undefined && launchAt !== null && launchAt >= from && launchAt < to && (kinds.includes(vehicle) || pad === what);
  const outages =
    kinds.length === 0
      ? { padOutages: [...station.padOutages.filter((other) => other.what !== what), outage] }
      : { groundings: [...station.groundings, ...kinds.map((kind) => ({ ...outage, what: kind }))] };
  return {
    plan: {
      ...plan,
      visits: plan.visits.map((visit) => (isHit(visit) ? { ...visit, off: message('plan.off-out-of-service', { what, why }) } : visit)),
    },
    book: { ...book, station: { ...station, ...outages } },
  };
}

/** A ship that was lost before it came does not fly; one that is there brings nobody home. */
function lose(plan: Plan, { ship, on }: ChangeOf<'lose'>): Plan {
  const why = message('plan.why-lost', { day: date(on) });
  const lost = plan.visits.find(({ flight }) => flight === ship);
  if (lost !== undefined && lost.arriveAt >= on) return withVisit(plan, ship, (visit) => (visit === lost ? { ...visit, off: why } : visit));
  const unfit = { ship, from: on, to: null, why, source: THE_QUESTION };
  return { ...plan, unfit: [...plan.unfit.filter((other) => other.ship !== ship), unfit] };
}

function extended(visit: Visit, days: number): Visit {
  if (visit.departAt === null) return visit;
  const later = (at: Instant) => addSeconds(at, days * DAY_S);
  return { ...visit, departAt: later(visit.departAt), landAt: visit.landAt === null ? null : later(visit.landAt) };
}

/** From that day on the side's ships do not come, its people do not fly, and no agreement with it holds. */
function withdraw(plan: Plan, book: RuleBook, { side, on }: ChangeOf<'withdraw'>): Changed {
  const off = message('plan.off-withdrew', { segment: segmentOf(side), day: date(on) });
  const isLater = (visit: Visit | undefined) => visit !== undefined && visit.arriveAt >= on;
  const isOfSide = ({ vehicle }: Visit) => book.station.vehicles.get(vehicle)?.side === side;
  const visitOf = (seat: Seat) => plan.visits.find(({ flight }) => flight === seat.up);
  return {
    plan: {
      ...plan,
      visits: plan.visits.map((visit) => (isOfSide(visit) && isLater(visit) ? { ...visit, off } : visit)),
      seats: plan.seats.map((seat) => (seat.side === side && isLater(visitOf(seat)) ? { ...seat, off } : seat)),
    },
    book: endAgreements(book, on),
  };
}

function withVisit(plan: Plan, flight: string, changed: (visit: Visit) => Visit): Plan {
  return { ...plan, visits: plan.visits.map((visit) => (visit.flight === flight ? changed(visit) : visit)) };
}

function endAgreements(book: RuleBook, on: Instant): RuleBook {
  const agreements = book.station.agreements.map((agreement) => ({ ...agreement, to: agreement.to < on ? agreement.to : on }));
  return { ...book, station: { ...book.station, agreements } };
}
