import type { Flight, Named, Person, StationRecord, View } from '../../record/index.ts';

/** The flights as names to be found: MS-19 is a Soyuz and a Progress, and the one that carries people is meant. */
export function knownFlights({ flights, vehicles }: StationRecord): readonly (Flight & Named)[] {
  return [...flights.values()].map((flight) => ({ ...flight, first: (vehicles.get(flight.vehicle)?.seats ?? 0) > 0 }));
}

/** The people as names to be found: Borisov flew and Borisov spoke, and the one who flew is meant. */
export function knownPeople({ record, stays }: View): readonly (Person & Named)[] {
  return [...record.people.values()].map((person) => ({ ...person, first: stays.has(person.id) }));
}
