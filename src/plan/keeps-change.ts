/** Whether a plan still has what a what-if is about: a repair that takes it back answers another question. */
import { type Instant, formatInstant } from '../time/index.ts';
import type { Change } from './change.ts';
import type { Plan, Seat, Side, Visit } from './plan.ts';
import type { StationFacts } from './station-facts.ts';

/**
 * All in which a plan does not keep to the change, each by a name of its own. A repair may have of these no more than the changed plan had: what
 * is under way when joint flights stop is there already.
 */
export function againstChange(change: Change, { visits, seats }: Plan, { vehicles }: StationFacts): ReadonlySet<string> {
  const visitOf = new Map(visits.map((visit) => [visit.flight, visit]));
  const sideOf = (ship: string | null): Side | null => vehicles.get(visitOf.get(ship ?? '')?.vehicle ?? '')?.side ?? null;
  const flying = seats.filter(({ off, up }) => off === undefined && visitOf.get(up)?.off === undefined);
  switch (change.kind) {
    case 'stop-joint-flights':
      return new Set(flying.flatMap((seat) => crossed(seat, sideOf)));
    case 'withdraw':
      return new Set([
        ...flying.flatMap((seat) => crossed(seat, sideOf)),
        ...visits
          .filter(({ flight, off, arriveAt }) => off === undefined && arriveAt >= change.on && sideOf(flight) === change.side)
          .map(({ flight }) => flight),
        ...flying
          .filter(({ side, up }) => side === change.side && arrives(visitOf.get(up)) >= change.on)
          .map(({ person, up }) => `${person} up ${up}`),
      ]);
    case 'ground':
      return new Set(
        visits
          .filter(
            ({ off, launchAt, vehicle, pad }) =>
              off === undefined &&
              isWithin(launchAt, change) &&
              (pad === change.what || vehicle === change.what || vehicle.startsWith(`${change.what}-`)),
          )
          .map(({ flight, launchAt }) => `${flight} ${formatInstant(launchAt!)}`),
      );
    case 'lose':
      return new Set([
        ...visits
          .filter(({ flight, off, arriveAt }) => flight === change.ship && off === undefined && arriveAt >= change.on)
          .map(({ flight }) => flight),
        ...flying.flatMap(({ person, homes, down }) => [
          ...homes.filter(({ ship, from }) => ship === change.ship && from >= change.on).map(() => `${person} home`),
          ...(down === change.ship ? [`${person} down`] : []),
        ]),
      ]);
    case 'leave':
    case 'extend':
      return new Set(
        visits
          .filter(({ flight }) => flight === change.ship)
          .map(({ flight, departAt }) => `${flight} ${departAt === null ? '' : formatInstant(departAt)}`),
      );
  }
}

const arrives = (visit: Visit | undefined): Instant | -1 => visit?.arriveAt ?? -1;
const isWithin = (at: Instant | null, { from, to }: { readonly from: Instant; readonly to: Instant }): boolean =>
  at !== null && at >= from && at < to;

/** Each ship of the other side that somebody goes up in, has a way home in, or goes down in. */
function crossed({ person, side, up, down, homes }: Seat, sideOf: (ship: string | null) => Side | null): readonly string[] {
  const isOther = (ship: string | null) => side !== null && sideOf(ship) !== null && sideOf(ship) !== side;
  return [
    ...(isOther(up) ? [`${person} up ${up}`] : []),
    ...homes.filter(({ ship }) => isOther(ship)).map(({ ship }) => `${person} home ${ship}`),
    ...(isOther(down) ? [`${person} down ${down}`] : []),
  ];
}
