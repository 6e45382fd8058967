/**
 * A return flown phase by phase: burn, coast, entry, canopy, ground. Each phase ends where a watched quantity falls to zero, found to a
 * microsecond by stepping again from the last step's start, so that no step straddles a change of forces.
 */
import { type AirTable, type EarthModel, WGS84 } from '../earth/index.ts';
import type { TemeState } from '../orbit/index.ts';
import { greenwichMeanSiderealRad } from '../time/index.ts';
import {
  type Body,
  type Dynamics,
  STATE_SIZE,
  type Step,
  altitudeOf,
  derive,
  makeDynamics,
  stepRosenbrock2,
  stepRungeKutta4,
} from './dynamics-kernel.ts';
import {
  type Measured,
  type ReferencePoint,
  type ReferenceProfile,
  LAST_STEERING_MPS,
  MEAN_EARTH_RADIUS_M,
  buildReference,
  commandBank,
} from './guidance.ts';
import type { EventName } from './return.ts';
import type { CanopyStage, Vehicle } from './vehicle.ts';

/** Step sizes, seconds, chosen so that halving all of them moves touchdown by less than 1 m and 0.01 s (validation/convergence). */
export interface StepSizes {
  readonly burnS: number;
  readonly coastS: number;
  /** Above 100 km, where air hardly acts. */
  readonly upperS: number;
  readonly entryS: number;
  readonly openingS: number;
  readonly canopyS: number;
}
export const STEPS: StepSizes = { burnS: 20, coastS: 25, upperS: 5, entryS: 2, openingS: 0.5, canopyS: 4 };

/** How long after a canopy is let go speed still changes fast. */
const CANOPY_SETTLES_S = 12;
/** Guidance decides this often, whatever the integration step; the steps of entry divide it. */
const GUIDANCE_CYCLE_S = 2;
/** The stored programme is flown in steps of this and has a point for each; it is guidance's data, not the flight's integration. */
const PROGRAMME_SPACING_S = 4;
const EVENT_TOLERANCE_S = 1e-6;
/** Below this the legs of contact, not the engines, set the speed (an assumption under the published 1.4 m/s). */
const LEAST_TOUCHDOWN_MPS = 0.5;
const MAX_STEPS = 200_000;
const MAX_EVENT_ITERATIONS = 60;
/** A return that is still up after this has skipped out or never came down. */
const MAX_FLIGHT_S = 3 * 3600;
const ENTRY_400KFT_M = 121_920;
const ENTRY_100KM_M = 100_000;
/** No parachute command above this, whatever the pressure tables say. */
const COMMAND_CEILING_M = 25_000;

/** All that one flight is flown with. */
export interface FlightPlan {
  readonly vehicle: Vehicle;
  readonly earth: EarthModel;
  readonly air: AirTable;
  /** State of the ship at the start of the burn. */
  readonly start: TemeState;
  readonly deltaVMps: number;
  /** Where it should come down (degrees), or null to fly the reference to wherever it ends. */
  readonly target: { readonly latitudeRad: number; readonly longitudeRad: number } | null;
  /** Ground there, above the ellipsoid, and the geoid. */
  readonly groundM: number;
  readonly geoidM: number;
  /** The barometric setting that commands the parachute: ln of the pressure (Pa) expected at the vehicle's command altitude at the site. */
  readonly commandLnPressure: number;
  readonly mode: 'guided' | 'ballistic';
  /** A guided entry that loses its guidance here and rolls, metres; null if it does not. */
  readonly ballisticBelowM: number | null;
  /** Which chain of canopies opens. */
  readonly parachute: 'main' | 'reserve';
  readonly steps: StepSizes;
}

/** A moment of the flight: seconds since burn start and the inertial state, with what the air did to it. */
export interface Moment {
  readonly name: EventName | null;
  readonly phase: 'burn' | 'coast' | 'entry' | 'canopy';
  readonly t: number;
  readonly state: Float64Array;
  readonly loadG: number;
  readonly mach: number;
  readonly bankRad: number;
}

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

/** A flight that never came down. */
export class NotReturning extends Error {}

/** What a flight carries along; everything here changes as it flies. */
export interface Craft {
  readonly plan: FlightPlan;
  readonly dynamics: Dynamics;
  readonly state: Float64Array;
  readonly rate: Float64Array;
  readonly saved: Float64Array;
  readonly sidereal0Rad: number;
  t: number;
  phase: Moment['phase'];
  readonly events: Moment[];
  /** Null when nobody looks at the way. */
  readonly samples: Moment[] | null;
  /** The last three moments of the entry as rows (time, load, Mach, bank, state), and the three around the highest load so far. */
  readonly recent: Float64Array;
  readonly peak: Float64Array;
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
  const body: Body = {
    thrustN: vehicle.thrustN,
    // Held inertially against the orbital velocity at ignition.
    thrustAxis: [-start.velocityMps[0] / speed, -start.velocityMps[1] / speed, -start.velocityMps[2] / speed],
    massFlowKgS: vehicle.thrustN / vehicle.exhaustMps,
    referenceAreaM2:
      vehicle.separationAltitudeM === null ? vehicle.referenceAreaM2 : vehicle.shipDragAreaM2 / (vehicle.aero.drag.at(-1) as number),
    aero: vehicle.aero,
    liftFactor: 0,
    planar: false,
    bankRad: 0,
    bankRateRadS: 0,
    bankAtS: 0,
    canopyFromM2: 0,
    canopyToM2: 0,
    canopyAtS: 0,
    canopyFillS: 0,
  };
  const state = new Float64Array(STATE_SIZE);
  state.set(start.positionM, 0);
  state.set(start.velocityMps, 3);
  state[6] = massKg;
  const craft: Craft = {
    plan,
    dynamics: makeDynamics(plan.earth, plan.air, plan.geoidM, body),
    state,
    rate: new Float64Array(STATE_SIZE),
    saved: new Float64Array(STATE_SIZE),
    sidereal0Rad: greenwichMeanSiderealRad(start.instant),
    t: 0,
    phase: 'burn',
    events: [],
    samples: watched ? [] : null,
    recent: new Float64Array(3 * TRACE_ROW),
    peak: new Float64Array(3 * TRACE_ROW),
  };
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
  const { step, cosAndSpeed } = scratch;
  flyUntil(craft, PROGRAMME_SPACING_S, stepRungeKutta4, atCommand, () => {
    const { observed } = dynamics;
    relativeMotion(craft, cosAndSpeed);
    const cosBank = programmedCosBank(vehicle, cosAndSpeed[0] as number);
    dynamics.body.bankRad = Math.acos(cosBank);
    if (observed.altitudeM > ENTRY_100KM_M || observed.dragMps2 <= 0) return;
    const lift = liftToDrag(vehicle, observed.mach);
    points.push({
      speedMps: cosAndSpeed[0] as number,
      altitudeM: observed.altitudeM,
      flightPathRad: Math.asin((cosAndSpeed[1] as number) / (cosAndSpeed[0] as number)),
      dragMps2: observed.dragMps2,
      verticalLiftToDrag: lift * cosBank,
      liftToDrag: lift,
      direction: fixedDirection(craft, new Float64Array(3)),
      lnDensity: Math.log(observed.densityKgM3),
    });
  });
  const command = moment(craft, 'parachute-command');
  const commandDirection = fixedDirection(craft, new Float64Array(3));
  const commandHeading = fixedHeading(craft, step);
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
  const { body, observed } = dynamics;
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
    if (plan.ballisticBelowM !== null && observed.altitudeM <= plan.ballisticBelowM) {
      body.liftFactor = 0;
      return;
    }
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
  flyUntil(craft, plan.steps.entryS, stepRungeKutta4, untilCommand(craft), steer);
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

/** From the parachute command to the ground; marks every event. `coarseness` lengthens the steps under a full canopy. */
function descend(
  craft: Craft,
  stages: readonly CanopyStage[],
  coarseness: number,
): { verticalSpeedMps: number; horizontalSpeedMps: number } {
  const { plan, dynamics } = craft;
  const { body } = dynamics;
  const { vehicle } = plan;
  craft.phase = 'canopy';
  body.liftFactor = 0;
  body.bankRateRadS = 0;
  body.bankRad = 0;
  const commandS = craft.t;
  const brakingHeightM = vehicle.softLanding?.heightM ?? 0;
  const aboveGround = () => altitude(craft) - plan.groundM - brakingHeightM;
  let stageAtS = commandS;
  // While a canopy opens its drag is not yet stiff but changes fast: the fourth-order method; then the implicit one.
  const settling = (t: number) => t - stageAtS < CANOPY_SETTLES_S;
  const stepS = () => (settling(craft.t) ? plan.steps.openingS : plan.steps.canopyS * coarseness);
  const step: Step = (forces, t, h, state, rate) => (settling(t) ? stepRungeKutta4 : stepRosenbrock2)(forces, t, h, state, rate);
  const watch = () => watchLoad(craft);

  const flyTo = (remaining: () => number): boolean => {
    flyUntil(craft, stepS, step, () => Math.min(remaining(), aboveGround()), watch);
    return aboveGround() > 1e-3;
  };
  let flying = true;
  for (const stage of stages) {
    flying &&= flyTo(() =>
      stage.afterCommandS === null ? altitude(craft) - plan.geoidM - (stage.altitudeM ?? 0) : commandS + stage.afterCommandS - craft.t,
    );
    if (!flying) break;
    body.canopyFromM2 = body.canopyToM2;
    body.canopyToM2 = stage.dragAreaM2;
    body.canopyAtS = craft.t;
    body.canopyFillS = stage.fillTimeS;
    stageAtS = craft.t;
    if (stage.event !== null) mark(craft, stage.event);
  }
  const { heatShield } = vehicle;
  if (flying && heatShield !== null) {
    flying &&= flyTo(() => altitude(craft) - plan.geoidM - heatShield.altitudeM);
    if (flying) {
      craft.state[6] = (craft.state[6] as number) - heatShield.massKg;
      mark(craft, 'heat-shield-release');
    }
  }
  if (flying) flyUntil(craft, stepS, step, aboveGround, watch);

  const motion = relativeMotion(craft, scratch.cosAndSpeed);
  const sinkMps = -(motion[1] as number);
  const horizontalSpeedMps = Math.sqrt(Math.max(0, (motion[0] as number) ** 2 - sinkMps * sinkMps));
  let verticalSpeedMps = sinkMps;
  if (vehicle.softLanding !== null) {
    mark(craft, 'soft-landing');
    // Solid engines give the same impulse whatever the sink rate; contact cuts short what would lift it off again.
    verticalSpeedMps = Math.max(LEAST_TOUCHDOWN_MPS, sinkMps - vehicle.softLanding.brakingMps);
    setDown(craft, sinkMps, verticalSpeedMps, brakingHeightM);
  }
  mark(craft, 'touchdown');
  return { verticalSpeedMps, horizontalSpeedMps };
}

/** The last fraction of a second: braked evenly, carried along with the turning ground, lowered to it. */
function setDown(craft: Craft, sinkMps: number, brakedMps: number, heightM: number): void {
  const { state } = craft;
  const seconds = (2 * heightM) / (sinkMps + brakedMps);
  const radius = Math.hypot(state[0]!, state[1]!, state[2]!);
  for (let i = 0; i < 3; i++) {
    state[i] = state[i]! + seconds * state[i + 3]!;
    state[i + 3] = state[i + 3]! + ((sinkMps - brakedMps) * state[i]!) / radius;
  }
  const moved = Math.hypot(state[0]!, state[1]!, state[2]!);
  for (let i = 0; i < 3; i++) state[i] = (state[i]! * (radius - heightM)) / moved;
  craft.t += seconds;
}

const scratch = { step: new Float64Array(3), cosAndSpeed: new Float64Array(2) };

/** Steps until `remaining` (of the craft as it is) falls to zero, and ends there. `watch` sees each step's start, with `observed` fresh. */
function flyUntil(craft: Craft, stepS: number | (() => number), step: Step, remaining: () => number, watch?: () => void): void {
  const { dynamics, state, rate, saved } = craft;
  let left = remaining();
  if (left <= 0) {
    derive(dynamics, craft.t, state, rate);
    return;
  }
  for (let n = 0; n < MAX_STEPS; n++) {
    derive(dynamics, craft.t, state, rate);
    watch?.();
    record(craft);
    saved.set(state);
    const from = craft.t;
    const h = typeof stepS === 'number' ? stepS : stepS();
    step(dynamics, from, h, state, rate);
    craft.t = from + h;
    const after = remaining();
    if (after > 0) {
      left = after;
      if (craft.t > MAX_FLIGHT_S || !Number.isFinite(after)) break;
      continue;
    }
    // Illinois' variant of false position on the length of the last step.
    let [short, shortLeft, long, longLeft] = [0, left, h, after];
    for (let i = 0; i < MAX_EVENT_ITERATIONS && long - short > EVENT_TOLERANCE_S; i++) {
      const trial = i % 8 === 7 ? (short + long) / 2 : (short * longLeft - long * shortLeft) / (longLeft - shortLeft);
      // ROS2 reads what the step's start saw: look again before each trial.
      state.set(saved);
      derive(dynamics, from, state, rate);
      step(dynamics, from, trial, state, rate);
      craft.t = from + trial;
      const trialLeft = remaining();
      if (Math.abs(trialLeft) < 1e-9) break;
      if (trialLeft > 0) {
        if (short > 0) longLeft /= 2;
        [short, shortLeft] = [trial, trialLeft];
      } else {
        if (long < h) shortLeft /= 2;
        [long, longLeft] = [trial, trialLeft];
      }
    }
    derive(dynamics, craft.t, state, rate);
    return;
  }
  throw new NotReturning(`still ${(altitude(craft) / 1000).toFixed(0)} km up ${(craft.t / 60).toFixed(0)} minutes after the burn`);
}

/** Equal steps of at most `stepS` over a span of time. */
function flyFor(craft: Craft, spanS: number, stepS: number): void {
  const steps = Math.ceil(spanS / stepS);
  const from = craft.t;
  for (let n = 0; n < steps; n++) {
    derive(craft.dynamics, craft.t, craft.state, craft.rate);
    record(craft);
    stepRungeKutta4(craft.dynamics, craft.t, spanS / steps, craft.state, craft.rate);
    craft.t = from + (spanS * (n + 1)) / steps;
  }
  derive(craft.dynamics, craft.t, craft.state, craft.rate);
}

function altitude(craft: Craft): number {
  return altitudeOf(craft.plan.earth, craft.state);
}

/** Falls to zero at the barometric parachute command. */
function untilCommand(craft: Craft): () => number {
  const { plan, dynamics } = craft;
  return () => {
    const altitudeM = altitude(craft);
    if (altitudeM > COMMAND_CEILING_M) return altitudeM - COMMAND_CEILING_M + 1;
    derive(dynamics, craft.t, craft.state, craft.rate);
    return Math.min(1, plan.commandLnPressure - dynamics.observed.lnPressure);
  };
}

/** The capsule alone, where something is left behind. */
function release(craft: Craft): void {
  const { vehicle } = craft.plan;
  craft.phase = 'entry';
  craft.dynamics.body.referenceAreaM2 = vehicle.referenceAreaM2;
  if (vehicle.separationAltitudeM !== null) craft.state[6] = vehicle.capsuleMassKg;
}

/** The same craft again, to be flown on without touching the first. */
function branch(from: Craft, watched: boolean): Craft {
  const body: Body = { ...from.dynamics.body };
  return {
    ...from,
    dynamics: makeDynamics(from.plan.earth, from.plan.air, from.plan.geoidM, body),
    state: Float64Array.from(from.state),
    rate: new Float64Array(STATE_SIZE),
    saved: new Float64Array(STATE_SIZE),
    events: [...from.events],
    samples: watched ? [...(from.samples ?? [])] : null,
    recent: new Float64Array(3 * TRACE_ROW),
    peak: new Float64Array(3 * TRACE_ROW),
  };
}

function bankAt(body: Body, t: number): number {
  return body.bankRad + body.bankRateRadS * (t - body.bankAtS);
}

function moment(craft: Craft, name: EventName | null): Moment {
  const { observed, body } = craft.dynamics;
  const bankRad = body.liftFactor > 0 ? bankAt(body, craft.t) : 0;
  return {
    name,
    phase: craft.phase,
    t: craft.t,
    state: Float64Array.from(craft.state),
    loadG: observed.loadG,
    mach: observed.mach,
    bankRad,
  };
}

function mark(craft: Craft, name: EventName): void {
  derive(craft.dynamics, craft.t, craft.state, craft.rate);
  craft.events.push(moment(craft, name));
}

function record(craft: Craft): void {
  craft.samples?.push(moment(craft, null));
}

/** A row of the load's trace: time, load, Mach, bank, state. */
const TRACE_ROW = 4 + STATE_SIZE;
const MIDDLE_LOAD = TRACE_ROW + 1;

/** Keeps the three moments around the highest load of the entry. */
function watchLoad(craft: Craft): void {
  if (craft.phase !== 'entry') return;
  const { recent, peak, dynamics, state } = craft;
  const last = 2 * TRACE_ROW;
  recent.copyWithin(0, TRACE_ROW);
  recent[last] = craft.t;
  recent[last + 1] = dynamics.observed.loadG;
  recent[last + 2] = dynamics.observed.mach;
  recent[last + 3] = dynamics.body.liftFactor > 0 ? bankAt(dynamics.body, craft.t) : 0;
  recent.set(state, last + 4);
  const load = recent[MIDDLE_LOAD]!;
  if (load > peak[MIDDLE_LOAD]! && load >= recent[1]! && load > recent[last + 1]!) peak.set(recent);
}

/** The highest load, at the top of the parabola through the three moments around it, and the state there by the same three. */
function peakMoment({ peak }: Craft): Moment {
  const [t0, t1, t2] = [peak[0]!, peak[TRACE_ROW]!, peak[2 * TRACE_ROW]!];
  if (!(t2 > t1 && t1 > t0)) throw new NotReturning('its load never passed a peak');
  const [g0, g1, g2] = [peak[1]!, peak[MIDDLE_LOAD]!, peak[2 * TRACE_ROW + 1]!];
  const before = (g1 - g0) / (t1 - t0);
  const after = (g2 - g1) / (t2 - t1);
  const curve = (after - before) / (t2 - t0);
  const t = curve < 0 ? (t0 + t1) / 2 - before / (2 * curve) : t1;
  const weights = [
    ((t - t1) * (t - t2)) / ((t0 - t1) * (t0 - t2)),
    ((t - t0) * (t - t2)) / ((t1 - t0) * (t1 - t2)),
    ((t - t0) * (t - t1)) / ((t2 - t0) * (t2 - t1)),
  ];
  const at = (column: number) => weights.reduce((sum, weight, row) => sum + weight * peak[row * TRACE_ROW + column]!, 0);
  const state = Float64Array.from({ length: STATE_SIZE }, (_, i) => at(4 + i));
  return { name: 'peak-load', phase: 'entry', t, state, loadG: at(1), mach: at(2), bankRad: at(3) };
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

/** Earth-relative speed and altitude rate (m/s), written to `out`. */
function relativeMotion(craft: Craft, out: Float64Array): Float64Array {
  const { state, plan } = craft;
  const w = plan.earth.rotationRadS;
  const x = state[0] as number;
  const y = state[1] as number;
  const vx = (state[3] as number) + w * y;
  const vy = (state[4] as number) - w * x;
  const vz = state[5] as number;
  const { sinLatitude, cosLatitude } = craft.dynamics.observed;
  out[0] = Math.sqrt(vx * vx + vy * vy + vz * vz);
  out[1] = (cosLatitude * (x * vx + y * vy)) / Math.sqrt(x * x + y * y) + sinLatitude * vz;
  return out;
}

/** Earth-fixed unit vector (geocentric) of where the craft is. */
function fixedDirection(craft: Craft, out: Float64Array): Float64Array {
  const { state, plan } = craft;
  const angle = craft.sidereal0Rad + plan.earth.rotationRadS * craft.t;
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const r = Math.sqrt((state[0] as number) ** 2 + (state[1] as number) ** 2 + (state[2] as number) ** 2);
  out[0] = (c * (state[0] as number) + s * (state[1] as number)) / r;
  out[1] = (c * (state[1] as number) - s * (state[0] as number)) / r;
  out[2] = (state[2] as number) / r;
  return out;
}

/** Earth-fixed unit vector of the Earth-relative velocity. */
function fixedHeading(craft: Craft, out: Float64Array): Float64Array {
  const { state, plan } = craft;
  const w = plan.earth.rotationRadS;
  const angle = craft.sidereal0Rad + w * craft.t;
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const vx = (state[3] as number) + w * (state[1] as number);
  const vy = (state[4] as number) - w * (state[0] as number);
  const vz = state[5] as number;
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
  out[0] = (c * vx + s * vy) / speed;
  out[1] = (c * vy - s * vx) / speed;
  out[2] = vz / speed;
  return out;
}

/** Angle between two unit vectors, radians. */
export function arcBetween(a: Float64Array, b: Float64Array): number {
  const cx = (a[1] as number) * (b[2] as number) - (a[2] as number) * (b[1] as number);
  const cy = (a[2] as number) * (b[0] as number) - (a[0] as number) * (b[2] as number);
  const cz = (a[0] as number) * (b[1] as number) - (a[1] as number) * (b[0] as number);
  return Math.atan2(
    Math.sqrt(cx * cx + cy * cy + cz * cz),
    (a[0] as number) * (b[0] as number) + (a[1] as number) * (b[1] as number) + (a[2] as number) * (b[2] as number),
  );
}

const here = new Float64Array(3);
const heading = new Float64Array(3);

/** How far ahead (m) and to the right (m) of the path now flown a place lies; both on the mean sphere. */
export function aheadAndRight(direction: Float64Array, along: Float64Array, place: Float64Array): { aheadM: number; rightM: number } {
  const [x, y, z] = direction as unknown as [number, number, number];
  const climb = x * along[0]! + y * along[1]! + z * along[2]!;
  let hx = along[0]! - climb * x;
  let hy = along[1]! - climb * y;
  let hz = along[2]! - climb * z;
  const h = Math.sqrt(hx * hx + hy * hy + hz * hz);
  hx /= h;
  hy /= h;
  hz /= h;
  // Right of the path: heading x up.
  const rx = hy * z - hz * y;
  const ry = hz * x - hx * z;
  const rz = hx * y - hy * x;
  const right = rx * place[0]! + ry * place[1]! + rz * place[2]!;
  const forward = hx * place[0]! + hy * place[1]! + hz * place[2]!;
  const overhead = x * place[0]! + y * place[1]! + z * place[2]!;
  return {
    aheadM: MEAN_EARTH_RADIUS_M * Math.atan2(forward, overhead),
    rightM: MEAN_EARTH_RADIUS_M * Math.asin(Math.min(1, Math.max(-1, right))),
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Fills what guidance measures now. */
function look(craft: Craft, aim: Float64Array, out: Mutable<Measured>): void {
  const { observed } = craft.dynamics;
  relativeMotion(craft, scratch.cosAndSpeed);
  const { aheadM, rightM } = aheadAndRight(fixedDirection(craft, here), fixedHeading(craft, heading), aim);
  out.speedMps = scratch.cosAndSpeed[0] as number;
  out.altitudeRateMps = scratch.cosAndSpeed[1] as number;
  out.dragMps2 = observed.dragMps2;
  out.loadG = observed.loadG;
  out.rangeToGoM = aheadM;
  out.targetRightM = rightM;
}

/** Earth-fixed unit vector (geocentric) of a geodetic place on the ellipsoid. */
export function directionOf({ latitudeRad, longitudeRad }: { readonly latitudeRad: number; readonly longitudeRad: number }): Float64Array {
  const geocentric = Math.atan((1 - WGS84.flattening) ** 2 * Math.tan(latitudeRad));
  return Float64Array.of(
    Math.cos(geocentric) * Math.cos(longitudeRad),
    Math.cos(geocentric) * Math.sin(longitudeRad),
    Math.sin(geocentric),
  );
}
