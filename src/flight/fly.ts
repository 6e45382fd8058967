/**
 * A return flown phase by phase: burn, coast, entry, canopy, ground. Each phase ends where a watched quantity falls to zero, found to a
 * microsecond by stepping again from the last step's start, so that no step straddles a change of forces.
 */
import { greenwichMeanSiderealRad } from '../time/index.ts';
import {
  type Craft,
  EVENT_TOLERANCE_S,
  type Moment,
  altitude,
  bankAt,
  branch,
  fixedDirection,
  fixedHeading,
  flyFor,
  flyUntil,
  mark,
  moment,
  newCraft,
  relativeMotion,
} from './craft.ts';
import { descend } from './descent.ts';
import { stepRungeKutta4, stillBody } from './dynamics-kernel.ts';
import type { FlightPlan } from './flight-plan.ts';
import { aheadAndRight, arcBetween } from './great-circle.ts';
import {
  LAST_STEERING_MPS,
  MEAN_EARTH_RADIUS_M,
  type Measured,
  type ReferencePoint,
  type ReferenceProfile,
  buildReference,
  commandBank,
} from './guidance.ts';
import { peakMoment, watchLoad } from './load-trace.ts';
import type { Vehicle } from './vehicle.ts';

/** Guidance decides this often, whatever the integration step; the steps of entry divide it. */
const GUIDANCE_CYCLE_S = 2;

/** The stored programme is flown in steps of this and has a point for each; it is guidance's data, not the flight's integration. */
const PROGRAMME_SPACING_S = 4;

const ENTRY_400KFT_M = 121_920;

const ENTRY_100KM_M = 100_000;

/** No parachute command above this, whatever the pressure tables say. */
const COMMAND_CEILING_M = 25_000;

export interface Flight {
  readonly events: readonly Moment[];
  readonly samples: readonly Moment[];
  readonly burnDurationS: number;
  readonly peakLoadG: number;
  readonly bankReversals: number;
  /** Touchdown, Earth-fixed unit vector of the place (geocentric) and speeds relative to the ground. */
  readonly touchdown: Moment;
  readonly verticalSpeedMps: number;
  readonly horizontalSpeedMps: number;
  readonly massAfterSeparationKg: number;
}

/** Where the burn leaves the ship, so that several entries can be flown from one burn. */
export interface Deorbited {
  readonly craft: Craft;
  readonly burnDurationS: number;
}

/** Flies the burn and the coast to the release of the capsule (or to the end of the burn, where nothing is released). */
export function flyDeorbit(plan: FlightPlan, watched: boolean): Deorbited {
  const { vehicle, start } = plan;
  const massKg = vehicle.shipMassKg;
  const burnDurationS = ((massKg * vehicle.exhaustMps) / vehicle.thrustN) * (1 - Math.exp(-plan.deltaVMps / vehicle.exhaustMps));
  const speed = Math.hypot(...start.velocityMps);
  const area = vehicle.separationAltitudeM === null ? vehicle.referenceAreaM2 : vehicle.shipDragAreaM2 / vehicle.aero.drag.at(-1)!;
  const body = stillBody(area, vehicle.aero);
  body.thrustN = vehicle.thrustN;
  body.massFlowKgS = vehicle.thrustN / vehicle.exhaustMps;
  // Held inertially against the orbital velocity at ignition.
  body.thrustAxis = [-start.velocityMps[0] / speed, -start.velocityMps[1] / speed, -start.velocityMps[2] / speed];
  const craft = newCraft(plan, body, massKg, greenwichMeanSiderealRad(start.instant), watched);
  mark(craft, 'burn-start');
  flyFor(craft, burnDurationS, plan.steps.burnS);
  mark(craft, 'burn-end');
  body.thrustN = 0;
  body.massFlowKgS = 0;
  craft.phase = 'coast';
  if (vehicle.separationAltitudeM !== null) {
    const separationM = vehicle.separationAltitudeM;
    flyUntil(craft, plan.steps.coastS, stepRungeKutta4, () => altitude(craft) - separationM);
  }
  return { craft, burnDurationS };
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
  dynamics.body.bankRad = Math.acos(vehicle.bankProgramme.earlyCos);
  const points: (Omit<ReferencePoint, 'rangeToGoM' | 'scaleHeightM'> & { direction: Float64Array; lnDensity: number })[] = [];
  const atCommand = untilCommand(craft);
  flyUntil(craft, PROGRAMME_SPACING_S, stepRungeKutta4, atCommand, () => {
    const { observed } = dynamics;
    relativeMotion(craft, motion);
    const cosBank = programmedCosBank(vehicle, motion[0] as number);
    dynamics.body.bankRad = Math.acos(cosBank);
    if (observed.altitudeM > ENTRY_100KM_M || observed.dragMps2 <= 0) return;
    const lift = liftToDrag(vehicle, observed.mach);
    points.push({
      speedMps: motion[0] as number,
      altitudeM: observed.altitudeM,
      flightPathRad: Math.asin((motion[1] as number) / (motion[0] as number)),
      dragMps2: observed.dragMps2,
      verticalLiftToDrag: lift * cosBank,
      liftToDrag: lift,
      direction: fixedDirection(craft, new Float64Array(3)),
      lnDensity: Math.log(observed.densityKgM3),
    });
  });
  const command = moment(craft, 'parachute-command');
  const commandDirection = fixedDirection(craft, new Float64Array(3));
  const commandHeading = fixedHeading(craft, heading);
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
    commandHeading: Float64Array.from(commandHeading),
    touchdownDirection: fixedDirection(craft, new Float64Array(3)),
  };
}

/** Flies the entry and descent for real: guided by a reference to an aim point, or ballistic. */
export function flyEntry({ craft: from, burnDurationS }: Deorbited, reference: ReferenceFlight, aim: Float64Array): Flight {
  const craft = branch(from, from.samples !== null);
  const { plan, dynamics } = craft;
  const { vehicle } = plan;
  const { body } = dynamics;
  if (vehicle.separationAltitudeM !== null) mark(craft, 'separation');
  release(craft);
  const massAfterSeparationKg = craft.state[6] as number;
  const guided = plan.mode === 'guided';
  body.liftFactor = guided ? 1 : 0;

  const measure = { speedMps: 0, dragMps2: 0, altitudeRateMps: 0, loadG: 0, rangeToGoM: 0, targetRightM: 0 };
  look(craft, aim, measure);
  let sign: 1 | -1 = measure.targetRightM >= 0 ? 1 : -1;
  let reversals = 0;
  body.bankRad = sign * Math.acos(vehicle.bankProgramme.earlyCos);
  body.bankAtS = craft.t;

  for (const [altitudeM, name] of [
    [ENTRY_400KFT_M, 'entry-400kft'],
    [ENTRY_100KM_M, 'entry-100km'],
    [vehicle.guidanceStartM, 'guidance-start'],
  ] as const) {
    if (altitude(craft) <= altitudeM || (name === 'guidance-start' && !guided)) continue;
    flyUntil(
      craft,
      name === 'guidance-start' ? plan.steps.entryS : plan.steps.upperS,
      stepRungeKutta4,
      () => altitude(craft) - altitudeM,
      () => watchLoad(craft),
    );
    mark(craft, name);
  }

  let nextCycleS = craft.t;
  const limits = { minBankRad: vehicle.minBankRad, maxBankRad: vehicle.maxBankRad, loadLimitG: vehicle.loadLimitG };
  const steer = () => {
    watchLoad(craft);
    if (body.liftFactor === 0) return;
    if (craft.t < nextCycleS - EVENT_TOLERANCE_S) return;
    nextCycleS += GUIDANCE_CYCLE_S;
    const bankNow = bankAt(body, craft.t);
    let rate = 0;
    look(craft, aim, measure);
    if (measure.speedMps > LAST_STEERING_MPS) {
      const command = commandBank(reference.profile, measure, sign, limits);
      if (command.sign !== sign) reversals++;
      sign = command.sign;
      rate = Math.min(vehicle.bankRateRadS, Math.max(-vehicle.bankRateRadS, (command.bankRad - bankNow) / GUIDANCE_CYCLE_S));
    }
    body.bankRad = bankNow;
    body.bankAtS = craft.t;
    body.bankRateRadS = rate;
  };
  const toCommand = untilCommand(craft);
  const { ballisticBelowM } = plan;
  if (ballisticBelowM !== null) {
    flyUntil(craft, plan.steps.entryS, stepRungeKutta4, () => Math.min(altitude(craft) - ballisticBelowM, toCommand()), steer);
    body.liftFactor = 0;
  }
  flyUntil(craft, plan.steps.entryS, stepRungeKutta4, toCommand, steer);
  const peak = peakMoment(craft);
  craft.events.push(peak);
  mark(craft, 'parachute-command');
  const ground = descend(craft, plan.parachute === 'reserve' ? (vehicle.reserveStages ?? vehicle.stages) : vehicle.stages, 1);
  const events = craft.events.toSorted((a, b) => a.t - b.t);
  return {
    events,
    samples: craft.samples ?? [],
    burnDurationS,
    peakLoadG: peak.loadG,
    bankReversals: reversals,
    touchdown: events.at(-1)!,
    ...ground,
    massAfterSeparationKg,
  };
}

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
const here = new Float64Array(3);

const heading = new Float64Array(3);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Fills what guidance measures now. */
function look(craft: Craft, aim: Float64Array, out: Mutable<Measured>): void {
  const { observed } = craft.dynamics;
  relativeMotion(craft, motion);
  const { aheadM, rightM } = aheadAndRight(fixedDirection(craft, here), fixedHeading(craft, heading), aim);
  out.speedMps = motion[0] as number;
  out.altitudeRateMps = motion[1] as number;
  out.dragMps2 = observed.dragMps2;
  out.loadG = observed.loadG;
  out.rangeToGoM = aheadM;
  out.targetRightM = rightM;
}
