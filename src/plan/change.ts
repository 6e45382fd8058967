/** What-ifs as values, and what each makes of a plan: a new plan whose parent is the old one. */
import { type Instant, addSeconds, formatInstant } from '../time/index.ts';
import type { RuleBook } from './evaluate.ts';
import { DAY_S, type Plan, SEGMENT_OF, type Seat, type Side, type Visit } from './plan.ts';
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

export function applyChange(plan: Plan, book: RuleBook, change: Change): Changed {
  const title = `${plan.title}: ${sayChange(change)}`;
  // Who commands after the change is for others to say.
  const child = { ...plan, id: `${plan.id}+${change.kind}`, parent: plan.id, title, commands: [] };
  switch (change.kind) {
    case 'stop-joint-flights': {
      const stopped = new Set(
        crossSeats(sceneOf(plan, book.station))
          .filter(({ visit }) => (visit.launchAt ?? visit.arriveAt) >= change.on)
          .map(({ seat }) => seat),
      );
      const seats = plan.seats.map((seat): Seat =>
        stopped.has(seat) ? { ...seat, off: `joint flights stopped on ${date(change.on)}` } : seat,
      );
      const agreements = book.station.agreements.map((agreement) => ({
        ...agreement,
        to: agreement.to < change.on ? agreement.to : change.on,
      }));
      return { plan: { ...child, seats }, book: { ...book, station: { ...book.station, agreements } } };
    }
    case 'ground': {
      const why = `${OUT_OF_SERVICE} until ${date(change.to)}`;
      const outage = { what: change.what, from: change.from, to: change.to, why, source: 'the question' };
      const { station } = book;
      const kinds = [...station.vehicles.keys()].filter((vehicle) => vehicle === change.what || vehicle.startsWith(`${change.what}-`));
      const isHit = ({ vehicle, pad, launchAt }: Visit) =>
        launchAt !== null && launchAt >= change.from && launchAt < change.to && (kinds.includes(vehicle) || pad === change.what);
      return {
        plan: {
          ...child,
          visits: plan.visits.map((visit) =>
            isHit(visit) && visit.off === undefined ? { ...visit, off: `${change.what} is ${why}` } : visit,
          ),
        },
        book: {
          ...book,
          station:
            kinds.length === 0
              ? { ...station, padOutages: [...station.padOutages.filter(({ what }) => what !== change.what), outage] }
              : { ...station, groundings: [...station.groundings, ...kinds.map((what) => ({ ...outage, what }))] },
        },
      };
    }
    case 'lose': {
      const ship = plan.visits.find(({ flight }) => flight === change.ship);
      const why = `lost on ${date(change.on)}`;
      if (ship !== undefined && ship.arriveAt >= change.on)
        return { plan: { ...child, visits: plan.visits.map((visit) => (visit === ship ? { ...visit, off: why } : visit)) }, book };
      const unfit = [
        ...plan.unfit.filter((other) => other.ship !== change.ship),
        { ship: change.ship, from: change.on, to: null, why, source: 'the question' },
      ];
      return { plan: { ...child, unfit }, book };
    }
    case 'extend':
      return {
        plan: {
          ...child,
          visits: plan.visits.map((visit) =>
            visit.flight !== change.ship || visit.departAt === null
              ? visit
              : {
                  ...visit,
                  departAt: addSeconds(visit.departAt, change.days * DAY_S),
                  landAt: visit.landAt === null ? null : addSeconds(visit.landAt, change.days * DAY_S),
                },
          ),
        },
        book,
      };
    case 'leave':
      return {
        plan: {
          ...child,
          visits: plan.visits.map((visit) => (visit.flight === change.ship ? { ...visit, departAt: change.on, landAt: null } : visit)),
        },
        book,
      };
    case 'withdraw': {
      const why = `the partner of the ${SEGMENT_OF[change.side]} withdrew on ${date(change.on)}`;
      const sideOf = (vehicle: string) => book.station.vehicles.get(vehicle)?.side;
      return {
        plan: {
          ...child,
          visits: plan.visits.map((visit) =>
            sideOf(visit.vehicle) === change.side && visit.arriveAt >= change.on ? { ...visit, off: why } : visit,
          ),
          seats: plan.seats.map((seat): Seat => {
            const visit = plan.visits.find(({ flight }) => flight === seat.up);
            return seat.side === change.side && visit !== undefined && visit.arriveAt >= change.on ? { ...seat, off: why } : seat;
          }),
        },
        book: {
          ...book,
          station: {
            ...book.station,
            agreements: book.station.agreements.map((agreement) => ({
              ...agreement,
              to: agreement.to < change.on ? agreement.to : change.on,
            })),
          },
        },
      };
    }
  }
}
