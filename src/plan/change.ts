/** What-ifs as values, and what each makes of a plan: a new plan whose parent is the old one. */
import { DAY_S, type Instant, addSeconds, formatInstant } from '../time/index.ts';
import type { RuleBook } from './evaluate.ts';
import { type Plan, SEGMENT_OF, type Seat, type Side, type Visit } from './plan.ts';
import { crossSeats } from './rule-agreements.ts';
import { sceneOf } from './scene.ts';

export type Change =
  | { readonly kind: 'stop-joint-flights'; readonly on: Instant }
  /** A kind of ship (`soyuz`, `crew-dragon`) or a pad. */
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
export const OUT_OF_SERVICE = 'out of service';

const date = (at: Instant): string => formatInstant(at).slice(0, 10);

export function sayChange(change: Change): string {
  switch (change.kind) {
    case 'stop-joint-flights':
      return `joint flights stop on ${date(change.on)}`;
    case 'ground':
      return `${change.what} out of service from ${date(change.from)} to ${date(change.to)}`;
    case 'lose':
      return `${change.ship} lost on ${date(change.on)}`;
    case 'extend':
      return `${change.ship} stays ${change.days} days longer`;
    case 'withdraw':
      return `the ${change.side} side withdraws on ${date(change.on)}`;
    case 'leave':
      return `${change.ship} leaves on ${date(change.on)}`;
  }
}

/** The plan as it is after the change, a child of the old one, and the rules as they are then. */
export function applyChange(plan: Plan, book: RuleBook, change: Change): Changed {
  const title = `${plan.title}: ${sayChange(change)}`;
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
  const off = `joint flights stopped on ${date(on)}`;
  return {
    plan: { ...plan, seats: plan.seats.map((seat) => (stopped.has(seat) ? { ...seat, off } : seat)) },
    book: endAgreements(book, on),
  };
}

/** A kind of ship, or a pad, is out of service for a while. */
function ground(plan: Plan, book: RuleBook, { what, from, to }: ChangeOf<'ground'>): Changed {
  const why = `${OUT_OF_SERVICE} until ${date(to)}`;
  const outage = { what, from, to, why, source: THE_QUESTION };
  const { station } = book;
  const kinds = [...station.vehicles.keys()].filter((vehicle) => vehicle === what || vehicle.startsWith(`${what}-`));
  const isHit = ({ vehicle, pad, launchAt, off }: Visit) =>
    off === undefined && launchAt !== null && launchAt >= from && launchAt < to && (kinds.includes(vehicle) || pad === what);
  const outages =
    kinds.length === 0
      ? { padOutages: [...station.padOutages.filter((other) => other.what !== what), outage] }
      : { groundings: [...station.groundings, ...kinds.map((kind) => ({ ...outage, what: kind }))] };
  return {
    plan: { ...plan, visits: plan.visits.map((visit) => (isHit(visit) ? { ...visit, off: `${what} is ${why}` } : visit)) },
    book: { ...book, station: { ...station, ...outages } },
  };
}

/** A ship that was lost before it came does not fly; one that is there brings nobody home. */
function lose(plan: Plan, { ship, on }: ChangeOf<'lose'>): Plan {
  const why = `lost on ${date(on)}`;
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
  const off = `the partner of the ${SEGMENT_OF[side]} withdrew on ${date(on)}`;
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
