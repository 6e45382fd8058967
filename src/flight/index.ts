export {
  type Comparison,
  EVENT_NAMES,
  type EventName,
  type FlownReturn,
  type Return,
  type ReturnEvent,
  type ReturnInput,
  type TrackSample,
} from './return.ts';
export { type Known, type Vehicle, type VehicleData, vehicleFromData } from './vehicle.ts';
export { type Departure, shipStateAt } from './departure.ts';
export type { Landed, LandingPlace, ReturnRequest } from './return-request.ts';
export { checkedEphemeris, flyReturn, planFor } from './fly-return.ts';
export { type OpenPlan, type Opportunity, deorbitAt, findOpportunities, solveBurn } from './targeting.ts';
export { type FlightPlan, STEPS, type StepSizes } from './flight-plan.ts';
export type { Moment } from './craft.ts';
export { type Deorbited, type Flight, type ReferenceFlight, flyDeorbit, flyEntry, flyReference } from './fly.ts';
export { offsetFrom, directionOf } from './great-circle.ts';
export {
  type Body,
  type Dynamics,
  STATE_SIZE,
  aeroTable,
  altitudeOf,
  derive,
  makeDynamics,
  stepRosenbrock2,
  stepRungeKutta4,
  stillBody,
} from './dynamics-kernel.ts';
