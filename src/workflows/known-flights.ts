import type { Flight, Named, StationRecord } from '../record/index.ts';

/** The flights as names to be found: MS-19 is a Soyuz and a Progress, and the one that carries people is meant. */
export function knownFlights({ flights, vehicles }: StationRecord): readonly (Flight & Named)[] {
  return [...flights.values()].map((flight) => ({ ...flight, first: (vehicles.get(flight.vehicle)?.seats ?? 0) > 0 }));
}
