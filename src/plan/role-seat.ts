import { type Seat, type Side, type Visit } from './plan.ts';

/** The agency that a role is of where nobody is named. */
const AGENCY_OF: Readonly<Record<Side, string>> = { russian: 'Roscosmos', us: 'NASA' };

/** A seat of an agency's role, up and down in one ship. */
export function roleSeat(side: Side, visit: Visit, number: number): Seat {
  const agency = AGENCY_OF[side];
  return {
    person: `${agency.toLowerCase()}-${visit.flight}-${number}`,
    name: `${agency} seat ${number} (not named)`,
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
