import { type Seat, type Side, type Visit } from './plan.ts';

/** The agency that a role is of where nobody is named. */
const AGENCY_OF: Readonly<Record<Side, string>> = { russian: 'Roscosmos', us: 'NASA' };

/** A seat of an agency's role, up and down in one ship: the first that is not among the seats there are. */
export function roleSeat(side: Side, visit: Visit, seats: readonly Seat[]): Seat {
  const agency = AGENCY_OF[side];
  const idOf = (number: number) => `${agency.toLowerCase()}-${visit.flight}-${number}`;
  let number = 1;
  while (seats.some(({ person }) => person === idOf(number))) number += 1;
  return {
    person: idOf(number),
    name: ofShip(`${agency} seat ${number}`, visit.name),
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

/** Seats of which several are called the same, each called by its ship too, and numbered where that is not enough: no two can be taken for one. */
export function toldApart(seats: readonly Seat[], visits: readonly Visit[]): readonly Seat[] {
  const shared = sharedNames(seats);
  const shipOf = (flight: string) => visits.find((visit) => visit.flight === flight)?.name ?? flight;
  const byShip = seats.map((seat) => (shared.has(seat.name) ? { ...seat, name: ofShip(seat.name, shipOf(seat.up)) } : seat));
  const still = sharedNames(byShip);
  const numbers = new Map<string, string[]>();
  return byShip.map((seat) => {
    if (!still.has(seat.name)) return seat;
    const people = numbers.get(seat.name) ?? [];
    if (!people.includes(seat.person)) people.push(seat.person);
    numbers.set(seat.name, people);
    return { ...seat, name: `${seat.name} (${people.indexOf(seat.person) + 1})` };
  });
}

const ofShip = (name: string, ship: string): string => `${name} of ${ship}`;

/** The names that several people have; one who flies twice is one. */
function sharedNames(seats: readonly Seat[]): ReadonlySet<string> {
  const people = new Map<string, string>();
  const shared = new Set<string>();
  for (const { name, person } of seats)
    if ((people.get(name) ?? person) === person) people.set(name, person);
    else shared.add(name);
  return shared;
}
