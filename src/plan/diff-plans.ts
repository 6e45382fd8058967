import { type Instant, formatInstant } from '../time/index.ts';
import type { Plan } from './plan.ts';

export interface Difference {
  readonly what: 'visit' | 'seat';
  readonly id: string;
  readonly text: string;
}

const day = (at: Instant | null): string => (at === null ? 'open' : formatInstant(at).slice(0, 10));

/** What the second plan does otherwise, in the order of its visits, then its seats. */
export function diffPlans(a: Plan, b: Plan): readonly Difference[] {
  const found: Difference[] = [];
  const before = new Map(a.visits.map((visit) => [visit.flight, visit]));
  const after = new Set(b.visits.map(({ flight }) => flight));
  for (const visit of b.visits) {
    const was = before.get(visit.flight);
    const say = (text: string) => found.push({ what: 'visit', id: visit.flight, text: `${visit.name} ${text}` });
    if (was === undefined) {
      say(`is new: ${day(visit.arriveAt)} to ${day(visit.departAt)} at ${visit.berths[0]?.port ?? 'a port not known'}`);
      continue;
    }
    if (was.off === undefined && visit.off !== undefined) say(`does not fly: ${visit.off}`);
    if (was.off !== undefined && visit.off === undefined) say('flies after all');
    if (was.arriveAt !== visit.arriveAt) say(`arrives ${day(visit.arriveAt)} and not ${day(was.arriveAt)}`);
    if (was.departAt !== visit.departAt) say(`leaves ${day(visit.departAt)} and not ${day(was.departAt)}`);
    const ports = (berths: typeof visit.berths) => berths.map(({ port }) => port ?? '?').join(' then ');
    if (ports(was.berths) !== ports(visit.berths)) say(`is at ${ports(visit.berths)} and not ${ports(was.berths)}`);
  }
  for (const visit of a.visits)
    if (!after.has(visit.flight)) found.push({ what: 'visit', id: visit.flight, text: `${visit.name} is gone` });
  const seatId = ({ person, up }: { readonly person: string; readonly up: string }) => `${person} ${up}`;
  const seats = new Map(a.seats.map((seat) => [seatId(seat), seat]));
  const nameOf = (ship: string | null) => b.visits.find(({ flight }) => flight === ship)?.name ?? ship ?? 'none';
  for (const seat of b.seats) {
    const was = seats.get(seatId(seat));
    seats.delete(seatId(seat));
    const say = (text: string) => found.push({ what: 'seat', id: seat.person, text: `${seat.name} ${text}` });
    if (was === undefined) {
      if (seat.off === undefined) say(`goes up in ${nameOf(seat.up)}`);
      continue;
    }
    if (was.off === undefined && seat.off !== undefined) say(`does not go up in ${nameOf(seat.up)}: ${seat.off}`);
    if (was.off !== undefined && seat.off === undefined) say(`goes up in ${nameOf(seat.up)} after all`);
    if (was.down !== seat.down) say(`comes down in ${nameOf(seat.down)} and not in ${nameOf(was.down)}`);
    const ways = (homes: typeof seat.homes) =>
      homes
        .map(
          ({ ship, from, contingency }, i) => `${nameOf(ship)}${contingency ? ' (makeshift)' : ''}${i === 0 ? '' : ` from ${day(from)}`}`,
        )
        .join(', then ');
    if (ways(was.homes) !== ways(seat.homes)) say(`has the way home in ${ways(seat.homes)} and not in ${ways(was.homes)}`);
  }
  for (const seat of seats.values())
    found.push({ what: 'seat', id: seat.person, text: `${seat.name} no longer goes up in ${nameOf(seat.up)}` });
  return found;
}
