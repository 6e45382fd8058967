/**
 * A return flown phase by phase: burn, coast, entry, canopy, ground. Each phase ends where a watched quantity falls to zero, found to a
 * microsecond by stepping again from the last step's start, so that no step straddles a change of forces.
 */
import { cross, norm, portableAcos, portableAsin, portableExp, portableLog, scale, unit } from '../math/index.ts';
import { message } from '../outcome/index.ts';
import { type Craft, type Moment, altitude, branch, fixedPlace, flyLeg, mark, moment, newCraft, relativeMotion } from './craft.ts';
import { type Ground, descend } from './descent.ts';
import { type Step, derive, setBank, stepButcher6, stepRalston3, stepRungeKutta4, stillBody } from './dynamics-kernel.ts';
import { type FlightPlan, NotReturning } from './flight-plan.ts';
import { arcBetween } from './great-circle.ts';
import { MEAN_EARTH_RADIUS_M, type ReferencePoint, type ReferenceProfile, buildReference } from './guidance.ts';
import { peakTime, recall, traceLoad } from './load-trace.ts';
import { newSteering, steer } from './steering.ts';
import type { Vehicle } from './vehicle.ts';

/** The stored programme is flown in steps of this and has a point for each; it is guidance's data, not the flight's integration. */
const PROGRAMME_SPACING_S = 4;

const ENTRY_400KFT_M = 121_920;

const ENTRY_100KM_M = 100_000;

const TURNING_RAD_S = 0.05;

/** No parachute command above this, whatever the pressure tables say. */
const COMMAND_CEILING_M = 25_000;

export interface FlownEntry {
  readonly events: readonly Moment[];
  readonly samples: readonly Moment[];
  readonly burnDurationS: number;
  readonly peakLoadG: number;
  readonly bankReversals: number;
  /** Touchdown, Earth-fixed unit vector of the place (geocentric) and speeds relative to the ground. */
  readonly touchdown: Moment;
  readonly ground: Ground;
  readonly massAfterSeparationKg: number;
}

/** Where the burn leaves the ship, so that several entries can be flown from one burn. */
export interface Deorbited {
  readonly craft: Craft;
  readonly burnDurationS: number;
}

/** Flies the burn and the coast to the release of the capsule (or to the end of the burn, where nothing is released). */
export function flyDeorbit(plan: FlightPlan, watched: boolean): Deorbited {
  const { vehicle } = plan;
  const massKg = vehicle.shipMassKg;
  const burnDurationS = ((massKg * vehicle.exhaustMps) / vehicle.thrustN) * (1 - portableExp(-plan.deltaVMps / vehicle.exhaustMps));
  const area = vehicle.separationAltitudeM === null ? vehicle.referenceAreaM2 : vehicle.shipDragAreaM2 / vehicle.aero.drag.at(-1)!;
  const body = stillBody(area, vehicle.aero);
  body.thrustN = vehicle.thrustN;
  body.massFlowKgS = vehicle.thrustN / vehicle.exhaustMps;
  // Held inertially against the orbital velocity at ignition, but for what pointing is off.
  body.thrustAxis = thrustAxis(plan);
  const craft = newCraft(plan, body, massKg, watched);
  mark(craft, 'burn-start');
  const burnStepS = burnDurationS / Math.ceil(burnDurationS / plan.steps.burnS);
  flyLeg(craft, { stepS: burnStepS, step: stepButcher6, remaining: () => 1, untilS: burnDurationS });
  mark(craft, 'burn-end');
  body.thrustN = 0;
  body.massFlowKgS = 0;
  craft.phase = 'coast';
  if (vehicle.separationAltitudeM !== null) {
    const separationM = vehicle.separationAltitudeM;
    flyLeg(craft, { stepS: plan.steps.coastS, step: stepButcher6, remaining: () => altitude(craft) - separationM });
  }
  return { craft, burnDurationS };
}

/** Unit vector against the velocity, tilted by the errors of pointing; without any it is the opposite of the velocity to the last bit. */
function thrustAxis({ start, pointing: { pitchRad, yawRad } }: FlightPlan): [number, number, number] {
  const back = scale(start.velocityMps, -1 / norm(start.velocityMps));
  const left = unit(cross(start.positionM, start.velocityMps));
  const up = cross(left, back);
  const along = Math.sqrt(1 - pitchRad * pitchRad - yawRad * yawRad);
  const axis = (i: 0 | 1 | 2) => along * back[i] + pitchRad * up[i] + yawRad * left[i];
  return [axis(0), axis(1), axis(2)];
}

/** What a reference flight found: the programme for guidance, and where parachute and ground were met. */
export interface ReferenceFlight {
  readonly profile: ReferenceProfile;
  readonly command: Moment;
  readonly touchdown: Moment;
  /** Earth-fixed unit vectors of the two places. */
  readonly commandDirection: Float64Array;
  readonly touchdownDirection: Float64Array;
  /** Earth-fixed unit vector along the flight at the command. */
  readonly commandHeading: Float64Array;
}

/** Flies the entry by the programme of bank, all of its lift in the vertical plane, and the descent: the programme that guidance follows. */
export function flyReference({ craft: from }: Deorbited): ReferenceFlight {
  const craft = branch(from, false);
  const { plan, dynamics } = craft;
  const { vehicle } = plan;
  release(craft);
  dynamics.body.liftFactor = 1;
  dynamics.body.planar = true;
  setBank(dynamics.body, portableAcos(vehicle.bankProgramme.earlyCos), 0, 0);
  const points: (Omit<ReferencePoint, 'rangeToGoM' | 'scaleHeightM'> & { direction: Float64Array; lnDensity: number })[] = [];
  const atCommand = untilCommand(craft);
  const program = () => {
    const { observed } = dynamics;
    relativeMotion(craft, motion);
    const cosBank = programmedCosBank(vehicle, motion[0] as number);
    setBank(dynamics.body, portableAcos(cosBank), 0, 0);
    if (observed.altitudeM > ENTRY_100KM_M || observed.dragMps2 <= 0) return;
    const lift = liftToDrag(vehicle, observed.mach);
    points.push({
      speedMps: motion[0] as number,
      altitudeM: observed.altitudeM,
      flightPathRad: portableAsin((motion[1] as number) / (motion[0] as number)),
      dragMps2: observed.dragMps2,
      verticalLiftToDrag: lift * cosBank,
      liftToDrag: lift,
      direction: placeOf(craft).direction,
      lnDensity: portableLog(observed.densityKgM3),
    });
  };
  flyLeg(craft, { stepS: PROGRAMME_SPACING_S, step: stepRungeKutta4, remaining: atCommand, watch: program });
  const command = moment(craft, 'parachute-command');
  const { direction: commandDirection, heading: commandHeading } = placeOf(craft);
  const profile = buildReference(
    points.map((point, i) => {
      const [low, high] = i + 1 < points.length ? [points[i + 1]!, point] : [point, points[i - 1]!];
      return {
        ...point,
        rangeToGoM: MEAN_EARTH_RADIUS_M * arcBetween(point.direction, commandDirection),
        scaleHeightM: Math.max(2000, (high.altitudeM - low.altitudeM) / (low.lnDensity - high.lnDensity)),
      };
    }),
  );
  descend(craft, vehicle.stages, 2);
  return {
    profile,
    command,
    touchdown: moment(craft, 'touchdown'),
    commandDirection,
    commandHeading,
    touchdownDirection: placeOf(craft).direction,
  };
}

/** Flies the entry and descent for real: guided by a reference to an aim point, or ballistic. */
export function flyEntry({ craft: from, burnDurationS }: Deorbited, reference: ReferenceFlight, aim: Float64Array): FlownEntry {
  const craft = branch(from, from.samples !== null);
  const { plan, dynamics } = craft;
  const { vehicle } = plan;
  const { body } = dynamics;
  if (vehicle.separationAltitudeM !== null) mark(craft, 'separation');
  release(craft);
  // A new craft has seen nothing yet; where nothing is left behind, no event has looked for it.
  derive(dynamics, craft.t, craft.state, craft.rate);
  const massAfterSeparationKg = craft.state[6] as number;
  const guided = plan.mode === 'guided';
  body.liftFactor = guided ? 1 : 0;

  const steering = newSteering(craft, aim, reference.profile);
  setBank(body, steering.side * portableAcos(vehicle.bankProgramme.earlyCos), craft.t, 0);

  for (const [altitudeM, name] of [
    [ENTRY_400KFT_M, 'entry-400kft'],
    [ENTRY_100KM_M, 'entry-100km'],
    [vehicle.guidanceStartM, 'guidance-start'],
  ] as const) {
    if (altitude(craft) <= altitudeM || (name === 'guidance-start' && !guided)) continue;
    flyLeg(craft, {
      stepS: plan.steps.upperS,
      step: stepButcher6,
      remaining: () => altitude(craft) - altitudeM,
    });
    mark(craft, name);
  }

  const watch = () => {
    traceLoad(craft);
    steer(steering);
  };
  const toCommand = untilCommand(craft);
  const entry = { stepS: plan.steps.entryS, step: stepEntry, remaining: toCommand, watch };
  const { ballisticBelowM } = plan;
  if (ballisticBelowM !== null) {
    flyLeg(craft, { ...entry, remaining: () => Math.min(altitude(craft) - ballisticBelowM, toCommand()) });
    body.liftFactor = 0;
  }
  flyLeg(craft, entry);
  mark(craft, 'parachute-command');
  const peak = peakMoment(craft);
  craft.events.push(peak);
  const ground = descend(craft, plan.parachute === 'reserve' ? (vehicle.reserveStages ?? vehicle.stages) : vehicle.stages, 1);
  const events = craft.events.toSorted((a, b) => a.t - b.t);
  return {
    events,
    samples: craft.samples ?? [],
    burnDurationS,
    peakLoadG: peak.loadG,
    bankReversals: steering.reversals,
    touchdown: events.at(-1)!,
    ground,
    massAfterSeparationKg,
  };
}

/** While bank turns fast the fourth order, else the third is as exact (docs/experiments/work-precision.ts). */
const stepEntry: Step = (dynamics, t, h, state, rate) =>
  (Math.abs(dynamics.body.bankRateRadS) > TURNING_RAD_S ? stepRungeKutta4 : stepRalston3)(dynamics, t, h, state, rate);

/** Falls to zero at the barometric parachute command. */
function untilCommand({ plan, dynamics: { observed } }: Craft): () => number {
  return () =>
    observed.altitudeM > COMMAND_CEILING_M
      ? observed.altitudeM - COMMAND_CEILING_M + 1
      : Math.min(1, plan.commandLnPressure - observed.lnPressure);
}

/** The capsule alone, where something is left behind. */
function release(craft: Craft): void {
  const { vehicle } = craft.plan;
  craft.phase = 'entry';
  craft.dynamics.body.referenceAreaM2 = vehicle.referenceAreaM2;
  if (vehicle.separationAltitudeM !== null) craft.state[6] = vehicle.capsuleMassKg;
}

/** The cosine of bank that the reference flies at an Earth-relative speed. */
function programmedCosBank(vehicle: Vehicle, speedMps: number): number {
  const { earlyCos, lateCos, earlyAboveMps, lateBelowMps } = vehicle.bankProgramme;
  const late = Math.min(1, Math.max(0, (earlyAboveMps - speedMps) / (earlyAboveMps - lateBelowMps)));
  return earlyCos + late * (lateCos - earlyCos);
}

function liftToDrag(vehicle: Vehicle, mach: number): number {
  const { mach: machs, drag, lift } = vehicle.aero;
  let i = 0;
  while (i < machs.length - 2 && mach >= (machs[i + 1] as number)) i++;
  const f = Math.min(1, Math.max(0, (mach - (machs[i] as number)) / ((machs[i + 1] as number) - (machs[i] as number))));
  const mix = (values: Float64Array) => (values[i] as number) + f * ((values[i + 1] as number) - (values[i] as number));
  return mix(lift) / mix(drag);
}

const motion = new Float64Array(2);

function placeOf(craft: Craft): { direction: Float64Array; heading: Float64Array } {
  const place = { direction: new Float64Array(3), heading: new Float64Array(3) };
  fixedPlace(craft, place.direction, place.heading);
  return place;
}

/** The moment of the highest load, flown to again from the traced moments around it. */
function peakMoment(craft: Craft): Moment {
  const again = branch(craft, false);
  const { dynamics, state, rate } = again;
  const flyTo = (t: number): number => {
    const fromS = recall(craft.load, t, dynamics.body, state);
    derive(dynamics, fromS, state, rate);
    stepRungeKutta4(dynamics, fromS, t - fromS, state, rate);
    derive(dynamics, t, state, rate);
    again.t = t;
    return dynamics.observed.loadG;
  };
  const t = peakTime(craft.load, flyTo);
  if (t === null) throw new NotReturning(message('flight.no-peak'));
  flyTo(t);
  return moment(again, 'peak-load');
}
