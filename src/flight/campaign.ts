/**
 * The same return flown many times, each with its own deviates. A sample is a flight plan like any other: what differs is written into it,
 * and the one flight of src/flight flies it. Guidance, its reference and the barometric setting are those of the nominal flight, for on
 * board nobody knows the day's errors.
 */
import {
  AIR_CHANNELS,
  AIR_LN_PRESSURE,
  type AirDeparture,
  type AirScatter,
  drawDeparture,
  emptyDeparture,
  geodeticFromEcef,
  localAxes,
  makeAirScatter,
  sampleAir,
} from '../earth/index.ts';
import {
  RAD_PER_DEG,
  type Vector3,
  add,
  cross,
  dot,
  fillNormals,
  norm,
  portableAsin,
  portableCos,
  portableSin,
  scale,
  subtract,
  turnAxesZ,
  uniform,
  unit,
} from '../math/index.ts';
import type { TemeState } from '../orbit/index.ts';
import { type Message, type Outcome, fail, message, succeed } from '../outcome/index.ts';
import { DAY_S, type Instant, addSeconds, secondsBetween } from '../time/index.ts';
import { type AppliedLine, type Dispersions, type ParameterName, applyDispersions, parameterKind } from './dispersion.ts';
import { settleSample } from './campaign-touchdown.ts';
import { aeroTable } from './dynamics-kernel.ts';
import { type FlightPlan, NotReturning } from './flight-plan.ts';
import { type FlownEntry, type ReferenceFlight, flyDeorbit, flyEntry } from './fly.ts';
import { MEAN_EARTH_RADIUS_M } from './guidance.ts';
import { flyPrepared, headingOf, prepareReturn } from './fly-return.ts';
import { FOOTPRINT_MODES, type FootprintMode, SAMPLE_COLUMNS } from './footprint.ts';
import type { ReturnRequest } from './return-request.ts';
import type { FlownReturn } from './return.ts';
import type { CanopyStage, Vehicle } from './vehicle.ts';

/** One way of coming down that a campaign flies. Plain data. */
export interface CampaignMode {
  readonly mode: FootprintMode;
  readonly applied: readonly AppliedLine[];
  readonly idle: readonly { readonly parameter: string; readonly why: Message }[];
  /** Numbers in a sample's vector of deviates. */
  readonly deviates: number;
  /** Of the nominal touchdown in this mode: Earth-fixed metres, from which east and north are counted. */
  readonly originM: Vector3;
  readonly origin: { readonly latitudeDeg: number; readonly longitudeDeg: number };
  /** Direction of flight over the ground at the nominal command, radians clockwise from north. */
  readonly headingRad: number;
}

/** All that workers need to fly samples: plain data, the same on every thread. */
export interface Campaign {
  readonly seed: number;
  readonly burnStart: Instant;
  readonly plan: FlightPlan;
  readonly reference: ReferenceFlight;
  readonly aim: Float64Array;
  /** From the departure's impulse to the burn, seconds. */
  readonly driftS: number;
  readonly scatter: AirScatter;
  /** ln pressure per metre at the command: what an error of the switch in metres is to the barometer. */
  readonly lnPressurePerM: number;
  readonly failureAltitude: { readonly fromM: number; readonly toM: number };
  readonly modes: readonly CampaignMode[];
}

export interface PreparedCampaign {
  readonly campaign: Campaign;
  readonly nominal: FlownReturn;
}

/** Where the random numbers of a late failure's altitude stand; beside those of dispersion.ts. */
const FAILURE_NUMBER = 100;
const MAX_SEED = 2 ** 53 - 1;
/** Elements whose B* is outside these were fitted across thrusting or strong drag (docs/experiments/elements-age.md). */
const QUIET_BSTAR = { from: 0, to: 2e-4 } as const;

export function areDisturbed(elements: ReturnRequest['elements']): boolean {
  if ('segments' in elements) return false;
  return elements.bstarPerEarthRadius < QUIET_BSTAR.from || elements.bstarPerEarthRadius > QUIET_BSTAR.to;
}

/** Prepares a request's campaign: its nominal flight, the modes it is flown in (the one asked for first), and what is dispersed in each. */
export function prepareCampaign(
  request: ReturnRequest,
  seed: number,
  dispersions: Dispersions,
  ownFile: boolean,
): Outcome<PreparedCampaign> {
  if (!Number.isInteger(seed) || seed < 0 || seed > MAX_SEED) return fail('seed', message('flight.seed', { most: MAX_SEED }), `${seed}`);
  const prepared = prepareReturn(request, true);
  if (!prepared.ok) return prepared;
  const nominal = flyPrepared(request, prepared.value);
  if (!nominal.ok) return nominal;
  const { burnStart, deorbited, reference, aim, plan: openPlan } = prepared.value;
  const { plan } = deorbited.craft;
  const { place, vehicle } = request;
  const landing = addSeconds(burnStart, reference.touchdown.t);
  const { departure } = openPlan;
  const fromM = dispersions.failureAltitude.fromKm * 1000;
  const campaign: Omit<Campaign, 'modes'> = {
    seed,
    burnStart,
    plan,
    reference,
    aim,
    driftS:
      departure === null ? 0 : departure.burn === null ? departure.usualDriftS : Math.max(0, secondsBetween(departure.burn, burnStart)),
    scatter: makeAirScatter(
      plan.air,
      place.latitudeDeg,
      landing,
      request.profile === null ? null : { profile: request.profile, landing, place },
    ),
    lnPressurePerM: lnPressureSlope(plan, place.latitudeDeg),
    failureAltitude: { fromM, toM: Math.max(fromM, Math.min(dispersions.failureAltitude.toKm * 1000, vehicle.guidanceStartM)) },
  };
  const elements = { ageDays: secondsBetween(request.elements.epoch, burnStart) / DAY_S, disturbed: areDisturbed(request.elements) };
  const modes: CampaignMode[] = [];
  for (const mode of modesFor(request)) {
    const lines = applyDispersions(dispersions, { vehicle, mode, steer: request.steer }, elements, ownFile && modes.length === 0);
    if (!lines.ok) return lines;
    const { applied, idle } = lines.value;
    const last = applied.at(-1);
    const middleM = (fromM + campaign.failureAltitude.toM) / 2;
    const flown = flyPlan(reference, aim, modePlan(plan, mode, middleM));
    if (flown === null) return fail('mode', message('flight.nominal-comes-down', { mode }), message('flight.does-not'));
    const originM = flown.touchdownM;
    modes.push({
      mode,
      applied,
      idle,
      deviates: last === undefined ? 0 : last.at + last.count,
      originM,
      origin: geodeticFromEcef(originM),
      headingRad: headingOf(reference),
    });
  }
  return succeed({ campaign: { ...campaign, modes }, nominal: nominal.value });
}

/** The modes of a campaign: a guided return's search needs all of them; one that is asked for otherwise is flown as asked. */
function modesFor({ mode, ballisticBelowM, parachute, vehicle }: ReturnRequest): readonly FootprintMode[] {
  if (mode === 'ballistic') return ['ballistic'];
  if (ballisticBelowM !== null) return ['late-failure'];
  if (parachute === 'reserve') return ['reserve-parachute'];
  return FOOTPRINT_MODES.filter((each) => each !== 'reserve-parachute' || vehicle.reserveStages !== null);
}

/** The nominal plan, flown in a mode. */
function modePlan(plan: FlightPlan, mode: FootprintMode, failureAltitudeM: number): FlightPlan {
  switch (mode) {
    case 'guided':
      return plan;
    case 'ballistic':
      return { ...plan, mode: 'ballistic', ballisticBelowM: null };
    case 'late-failure':
      return { ...plan, ballisticBelowM: plan.ballisticBelowM ?? failureAltitudeM };
    case 'reserve-parachute':
      return { ...plan, parachute: 'reserve' };
  }
}

/** Change of ln pressure per metre at the parachute command, negative. */
function lnPressureSlope({ air, vehicle }: FlightPlan, latitudeDeg: number): number {
  const [below, above] = [new Float64Array(AIR_CHANNELS), new Float64Array(AIR_CHANNELS)];
  const halfM = 250;
  sampleAir(air, vehicle.commandAltitudeM - halfM, portableSin(latitudeDeg * RAD_PER_DEG), below);
  sampleAir(air, vehicle.commandAltitudeM + halfM, portableSin(latitudeDeg * RAD_PER_DEG), above);
  return (above[AIR_LN_PRESSURE]! - below[AIR_LN_PRESSURE]!) / (2 * halfM);
}

interface Flown {
  readonly flight: FlownEntry;
  /** Earth-fixed. */
  readonly touchdownM: Vector3;
}

/** Flies a plan by the campaign's reference and aim; null where it does not come down. */
function flyPlan(reference: ReferenceFlight, aim: Float64Array, plan: FlightPlan): Flown | null {
  try {
    const deorbited = flyDeorbit(plan, false);
    const flight = flyEntry(deorbited, reference, aim);
    const { state, t } = flight.touchdown;
    const angleRad = deorbited.craft.sidereal0Rad + plan.earth.rotationRadS * t;
    return { flight, touchdownM: turnAxesZ([state[0]!, state[1]!, state[2]!], angleRad) };
  } catch (error) {
    if (error instanceof NotReturning) return null;
    throw error;
  }
}

/** Draws a sample's standardised deviates: all its own, whoever draws them and in whatever order. */
export function fillDeviates({ seed }: Campaign, { applied }: CampaignMode, sample: number, out: Float64Array): void {
  for (const { parameter, at, count, mean, standardDeviation } of applied) {
    fillNormals(seed, sample, parameterKind(parameter).number, drawn, count);
    const shift = mean === undefined || standardDeviation === 0 ? 0 : mean / standardDeviation;
    for (let i = 0; i < count; i++) out[at + i] = drawn[i]! + shift;
  }
}

const drawn = new Float64Array(64);

/** What a sample is written to; the caller keeps it for the next one. */
export interface SampleBuffers {
  /** As many as the mode has. */
  readonly deviates: Float64Array;
  /** SAMPLE_COLUMNS. */
  readonly row: Float64Array;
}

/** Flies one sample and writes its deviates and its row; NaN throughout where it does not come down. */
export function flySample(campaign: Campaign, mode: CampaignMode, sample: number, { deviates, row }: SampleBuffers): void {
  fillDeviates(campaign, mode, sample, deviates);
  const { fromM, toM } = campaign.failureAltitude;
  const share = mode.mode === 'late-failure' ? uniform(campaign.seed, sample, FAILURE_NUMBER) : 0.5;
  flyDeviates(campaign, mode, { deviates, failureAltitudeM: fromM + share * (toM - fromM), sample }, row);
}

/**
 * Flies given deviates; with all of them zero it is the mode's nominal return, to the last bit. The last metre is drawn for `sample`, or
 * is the nominal one where that is null.
 */
export function flyDeviates(
  campaign: Campaign,
  mode: CampaignMode,
  {
    deviates,
    failureAltitudeM,
    sample,
  }: { readonly deviates: Float64Array; readonly failureAltitudeM: number; readonly sample: number | null },
  row: Float64Array,
): void {
  const values = new Map<ParameterName, number>();
  for (const { parameter, standardDeviation, at, count } of mode.applied)
    if (count === 1) values.set(parameter, standardDeviation * deviates[at]!);
  const plan = modePlan(samplePlan(campaign, mode, values, deviates), mode.mode, failureAltitudeM);
  const aim = sampleAim(campaign, values.get('target.alongTrackM') ?? 0, values.get('target.crossTrackM') ?? 0);
  const flown = flyPlan(campaign.reference, aim, plan);
  if (flown === null) {
    row.fill(NaN);
    return;
  }
  const { flight, touchdownM } = flown;
  const { latitudeDeg, longitudeDeg } = geodeticFromEcef(touchdownM);
  const { east, north } = localAxes(mode.origin);
  const offset = subtract(touchdownM, mode.originM);
  const [chordEast, chordNorth] = [dot(offset, east), dot(offset, north)];
  // From the level plane to arcs on the ground: right to a metre within 100 km, to 0.3 % beyond.
  const chord = Math.sqrt(chordEast * chordEast + chordNorth * chordNorth) / norm(mode.originM);
  const arc = chord > 0 ? portableAsin(Math.min(1, chord)) / chord : 1;
  const { touchdown } = campaign.plan.vehicle;
  const { ground } = flight;
  const rest = touchdown === null ? null : settleSample(touchdown, ground, campaign.seed, sample);
  const numbers: Record<(typeof SAMPLE_COLUMNS)[number], number> = {
    sinceBurnS: secondsBetween(campaign.burnStart, plan.start.instant) + flight.touchdown.t,
    latitudeDeg,
    longitudeDeg,
    eastM: chordEast * arc,
    northM: chordNorth * arc,
    peakLoadG: flight.peakLoadG,
    sinkMps: ground.sinkMps,
    verticalSpeedMps: rest?.verticalSpeedMps ?? ground.verticalSpeedMps,
    horizontalSpeedMps: rest?.horizontalSpeedMps ?? ground.horizontalSpeedMps,
    driftMps: ground.horizontalSpeedMps,
    massKg: ground.massKg,
    onItsSide: rest === null ? NaN : Number(rest.restsOnSide),
    pulledOver: rest === null ? NaN : Number(rest.cause === 'pulled-over'),
    failureAltitudeM: plan.ballisticBelowM ?? NaN,
  };
  for (const [i, column] of SAMPLE_COLUMNS.entries()) row[i] = numbers[column];
}

/** The nominal plan with a sample's deviates written into it. */
function samplePlan(
  campaign: Campaign,
  { applied }: CampaignMode,
  values: ReadonlyMap<ParameterName, number>,
  deviates: Float64Array,
): FlightPlan {
  const { plan } = campaign;
  const value = (name: ParameterName) => values.get(name) ?? 0;
  return {
    ...plan,
    vehicle: sampleVehicle(plan.vehicle, value),
    start: sampleStart(campaign, value),
    deltaVMps: plan.deltaVMps * (1 + value('burn.magnitudeFraction')) + value('burn.magnitudeMps'),
    pointing: { pitchRad: value('burn.pitchDeg') * RAD_PER_DEG, yawRad: value('burn.yawDeg') * RAD_PER_DEG },
    groundM: plan.groundM + value('ground.heightM'),
    commandLnPressure: plan.commandLnPressure + value('parachute.commandAltitudeM') * campaign.lnPressurePerM,
    navigation: {
      aheadM: value('navigation.alongTrackM'),
      rightM: value('navigation.crossTrackM'),
      speedMps: value('navigation.speedMps'),
      altitudeRateMps: value('navigation.altitudeRateMps'),
      dragFraction: value('navigation.dragFraction'),
      bankRad: value('guidance.bankDeg') * RAD_PER_DEG,
    },
    airDeparture: sampleAirDeparture(campaign.scatter, applied, deviates),
  };
}

/** The aim point, moved ahead along the reference's heading and to its left. */
function sampleAim({ aim, reference }: Campaign, aheadM: number, leftM: number): Float64Array {
  if (aheadM === 0 && leftM === 0) return aim;
  const up: Vector3 = [aim[0]!, aim[1]!, aim[2]!];
  const [x, y, z] = reference.commandHeading;
  const left = unit(cross(up, [x!, y!, z!]));
  const ahead = cross(left, up);
  return Float64Array.from(unit(add(up, scale(add(scale(ahead, aheadM), scale(left, leftM)), 1 / MEAN_EARTH_RADIUS_M))));
}

const NO_DEVIATES = new Float64Array(64);
let departure: AirDeparture | undefined;

/** Drawn into one table again and again: a flight is over before the next is drawn. */
function sampleAirDeparture(scatter: AirScatter, applied: readonly AppliedLine[], deviates: Float64Array): AirDeparture {
  const part = (name: ParameterName) => {
    const line = applied.find(({ parameter }) => parameter === name);
    return line === undefined ? NO_DEVIATES : deviates.subarray(line.at, line.at + line.count);
  };
  departure ??= emptyDeparture();
  drawDeparture(scatter, part('air.mass'), part('air.windEast'), part('air.windNorth'), departure);
  return departure;
}

function sampleVehicle(vehicle: Vehicle, value: (name: ParameterName) => number): Vehicle {
  const drag = 1 + value('aero.dragFraction');
  const lift = drag * (1 + value('aero.liftToDragFraction'));
  const { mach } = vehicle.aero;
  const stages = (each: readonly CanopyStage[]) => {
    const firstMain = each.findIndex(({ event }) => event === 'main-parachute');
    return each.map((stage, i) => sampleStage(stage, i >= firstMain, value));
  };
  return {
    ...vehicle,
    shipMassKg: vehicle.shipMassKg * (1 + value('ship.massFraction')),
    capsuleMassKg: vehicle.capsuleMassKg * (1 + value('capsule.massFraction')),
    thrustN: vehicle.thrustN * (1 + value('engine.thrustFraction')),
    aero: aeroTable(
      mach,
      vehicle.aero.drag.map((coefficient) => coefficient * drag),
      vehicle.aero.lift.map((coefficient) => coefficient * lift),
    ),
    stages: stages(vehicle.stages),
    reserveStages: vehicle.reserveStages && stages(vehicle.reserveStages),
  };
}

function sampleStage(stage: CanopyStage, isMain: boolean, value: (name: ParameterName) => number): CanopyStage {
  const area = 1 + value(isMain ? 'parachute.mainAreaFraction' : 'parachute.drogueAreaFraction');
  const late = isMain ? value('parachute.sequenceS') : 0;
  return {
    ...stage,
    dragAreaM2: stage.dragAreaM2 * area,
    fillTimeS: Math.max(0.1, stage.fillTimeS * (1 + value('parachute.fillFraction'))),
    afterCommandS: stage.afterCommandS === null ? null : stage.afterCommandS + late,
  };
}

/**
 * The state at a burn that starts late, of a ship that is not where its elements say: moved along the orbit by turning it about the orbit's
 * pole, and across and up by the metres given. A radial error keeps the energy, so that the period stays.
 */
function sampleStart(campaign: Campaign, value: (name: ParameterName) => number): TemeState {
  const { start } = campaign.plan;
  const { positionM, velocityMps } = start;
  const r = norm(positionM);
  const pole = unit(cross(positionM, velocityMps));
  const n = norm(velocityMps) / r;
  const lateS = value('burn.startS');
  // Clohessy and Wiltshire: what a further impulse along the track has grown to by the burn.
  const driftM = value('departure.alongTrackMps') * ((4 * portableSin(n * campaign.driftS)) / n - 3 * campaign.driftS);
  const turnRad = (value('elements.alongTrackM') + driftM) / r + n * lateS;
  const [c, s] = [portableCos(turnRad), portableSin(turnRad)];
  const turned = (v: Vector3) => add(scale(v, c), scale(cross(pole, v), s));
  const up = value('elements.radialM') / r;
  return {
    instant: addSeconds(start.instant, lateS),
    positionM: add(scale(turned(positionM), 1 + up), scale(pole, value('elements.crossTrackM'))),
    velocityMps: scale(turned(velocityMps), 1 - up),
  };
}
