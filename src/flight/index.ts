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
export { type Landed, type LandingPlace, type ReturnRequest, checkedEphemeris, flyReturn, planFor } from './fly-return.ts';
export { type OpenPlan, type Opportunity, deorbitAt, findOpportunities, solveBurn } from './targeting.ts';
export {
  type Deorbited,
  type Flight,
  type FlightPlan,
  type Moment,
  type ReferenceFlight,
  STEPS,
  type StepSizes,
  aheadAndRight,
  directionOf,
  flyDeorbit,
  flyEntry,
  flyReference,
} from './fly.ts';
export {
  type Body,
  type Dynamics,
  STATE_SIZE,
  altitudeOf,
  derive,
  makeDynamics,
  stepRosenbrock2,
  stepRungeKutta4,
} from './dynamics-kernel.ts';
