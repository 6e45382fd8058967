/** One request in, one return out: when to brake, the flight, and what a reader wants to know of it. */
import {
  AIR_CHANNELS,
  AIR_LN_PRESSURE,
  type AirTable,
  CLIMATOLOGY_NAME,
  type Geodetic,
  WGS84,
  geodesicBetween,
  geodeticFromEcef,
  lightingAt,
  localAxes,
  sampleAir,
  seasonalAir,
  sunAngles,
  sunPosition,
} from '../earth/index.ts';
import { DEG_PER_RAD, RAD_PER_DEG, type Vector3, cross, dot, norm, subtract, turnAxesZ } from '../math/index.ts';
import { type Ephemeris, type Orbit, ephemerisOf, meanAltitudeKm } from '../orbit/index.ts';
import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { type Instant, addSeconds, formatInstant, secondsBetween } from '../time/index.ts';
import type { Departure } from './departure.ts';
import {
  type Deorbited,
  type Flight,
  type Moment,
  NotReturning,
  type ReferenceFlight,
  STEPS,
  type StepSizes,
  aheadAndRight,
  directionOf,
  flyEntry,
} from './fly.ts';
import type { Comparison, FlownReturn, Return, ReturnEvent, ReturnInput, TrackSample } from './return.ts';
import { type OpenPlan, deorbitAt, findOpportunities } from './targeting.ts';
import type { Vehicle } from './vehicle.ts';

/** A place to land: WGS 84 degrees, the ground's height above mean sea level, and mean sea level above the ellipsoid. */
export interface LandingPlace {
  readonly id: string | null;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly groundMslM: number;
  readonly geoidM: number;
}

/** What was published of a flight that has landed. */
export interface Landed {
  readonly touchdown: Instant;
  readonly touchdownPrecisionS: number;
  readonly latitudeDeg: number | null;
  readonly longitudeDeg: number | null;
  readonly burnStart: Instant | null;
}

/** Everything a return is computed from; nothing else goes in. */
export interface ReturnRequest {
  readonly flight: string | null;
  readonly flightName: string | null;
  readonly vehicle: Vehicle;
  readonly elements: Orbit;
  readonly place: LandingPlace;
  /** Whether guidance steers to the place; without, `place` only gives the ground and the reference is flown to where it ends. */
  readonly steer: boolean;
  readonly mode: 'guided' | 'ballistic';
  readonly ballisticBelowM: number | null;
  readonly parachute: 'main' | 'reserve';
  /** Without a burn start: the touchdown nearest to this, at most a day later. */
  readonly after: Instant | null;
  readonly burnStart: Instant | null;
  readonly deltaVMps: number;
  readonly undocking: Instant | null;
  /** People aboard, null if not known; and cargo that rides where people are not. */
  readonly crew: number | null;
  readonly cargoKg: number;
  /** Changes the seasonal air of the landing's date, as a sounding does. */
  readonly air: ((seasonal: AirTable) => Outcome<AirTable>) | null;
  readonly windName: string | null;
  readonly inputs: readonly ReturnInput[];
  readonly actual: Landed | null;
  readonly warnings: readonly string[];
  readonly version: string;
  readonly steps?: StepSizes;
}

const OLD_ELEMENTS_DAYS = 3;
const LOW_ORBIT_KM = { from: 180, to: 600 } as const;
const SEARCH_DAY_S = 86_400;
/** A touchdown this little before the time asked for is still the one meant: the time may be a published landing's. */
const JUST_BEFORE_S = 1800;
/** From burn to ground, at most: opportunities are sought this long before the touchdown asked for. */
const LONGEST_RETURN_S = 5400 + JUST_BEFORE_S;
/** A miss above this is told: well over what guidance leaves in still air. */
const MISS_TOLD_KM = 5;
const DELTA_V_LIMITS_MPS = { from: 20, to: 500 } as const;

/** Flies a request; with `watched` the track is kept for drawing. */
export function flyReturn(request: ReturnRequest, watched: boolean): Outcome<FlownReturn> {
  const ephemeris = checkedEphemeris(request);
  if (!ephemeris.ok) return ephemeris;
  const openPlan = planFor(request);
  if (!openPlan.ok) return openPlan;
  const burn = chooseBurn(request, openPlan.value, ephemeris.value, watched);
  if (!burn.ok) return burn;
  const { burnStart, crossRangeM, deorbited, reference } = burn.value;
  const aim = request.steer ? aimPoint(openPlan.value, reference) : reference.commandDirection;
  try {
    const flight = flyEntry(deorbited, reference, aim);
    return succeed(describe(request, burnStart, request.steer ? crossRangeM : null, deorbited, flight, reference, aim));
  } catch (error) {
    if (!(error instanceof NotReturning)) throw error;
    return fail('entry', 'a flight that comes down', error.message);
  }
}

/** The ephemeris of the request's orbit, refused where it is not of a low orbit. */
export function checkedEphemeris({ elements }: Pick<ReturnRequest, 'elements'>): Outcome<Ephemeris> {
  const name = `${'segments' in elements ? 'ephemeris' : 'elements'} of ${elements.name ?? elements.catalogNumber ?? 'an object without a name'}`;
  const [altitudeKm, eccentricity] =
    'segments' in elements
      ? [(norm(elements.segments[0]![0]!.positionM) - WGS84.equatorialRadiusM) / 1000, 0]
      : [meanAltitudeKm(elements), elements.eccentricity];
  if (altitudeKm < LOW_ORBIT_KM.from || altitudeKm > LOW_ORBIT_KM.to || eccentricity > 0.05)
    return fail(
      name,
      `a near-circular orbit ${LOW_ORBIT_KM.from} to ${LOW_ORBIT_KM.to} km up, as a station's`,
      `an altitude of ${altitudeKm.toFixed(0)} km, eccentricity ${eccentricity}`,
      'Is this another object? The station is catalogue number 25544.',
    );
  return ephemerisOf(elements, name);
}

/** The open plan of a request: air of the season with what changes it, the barometric setting, the departure. */
export function planFor(request: ReturnRequest): Outcome<OpenPlan> {
  const { place, vehicle } = request;
  if (!(request.deltaVMps >= DELTA_V_LIMITS_MPS.from && request.deltaVMps <= DELTA_V_LIMITS_MPS.to))
    return fail(
      '--delta-v',
      `${DELTA_V_LIMITS_MPS.from} to ${DELTA_V_LIMITS_MPS.to} m/s`,
      `${request.deltaVMps}`,
      `${vehicle.name} burns ${vehicle.deltaVMps} m/s.`,
    );
  if (request.parachute === 'reserve' && vehicle.reserveStages === null)
    return fail('--reserve-parachute', 'a vehicle whose reserve parachute is known', vehicle.name, 'Soyuz has one.');
  const season = request.burnStart ?? request.after ?? request.elements.epoch;
  const seasonal = seasonalAir(season);
  const air = request.air === null ? succeed(seasonal) : request.air(seasonal);
  if (!air.ok) return air;
  const loadKg = ((request.crew ?? vehicle.crew) - vehicle.crew) * vehicle.massPerPersonKg + request.cargoKg;
  const sampled = new Float64Array(AIR_CHANNELS);
  sampleAir(air.value, vehicle.commandAltitudeM, Math.sin(place.latitudeDeg * RAD_PER_DEG), sampled);
  return succeed({
    vehicle: { ...vehicle, capsuleMassKg: vehicle.capsuleMassKg + loadKg },
    earth: WGS84,
    air: air.value,
    deltaVMps: request.deltaVMps,
    target: { latitudeRad: place.latitudeDeg * RAD_PER_DEG, longitudeRad: place.longitudeDeg * RAD_PER_DEG },
    groundM: place.groundMslM + place.geoidM,
    geoidM: place.geoidM,
    commandLnPressure: sampled[AIR_LN_PRESSURE] as number,
    mode: request.mode,
    ballisticBelowM: request.ballisticBelowM,
    parachute: request.parachute,
    steps: request.steps ?? STEPS,
    departure: departureOf(request),
  });
}

/** How the ship left the station: when it was published, else the usual time before whatever burn is tried. */
function departureOf({ vehicle, undocking }: ReturnRequest): Departure | null {
  const { departure } = vehicle;
  if (departure === null) return null;
  const { alongTrackMps, afterUndockingS, typicalBeforeBurnS } = departure;
  return {
    alongTrackMps,
    burn: undocking === null ? null : addSeconds(undocking, afterUndockingS),
    usualDriftS: typicalBeforeBurnS - afterUndockingS,
  };
}

/** A burn decided on, flown as far as the reference. */
interface ChosenBurn {
  readonly burnStart: Instant;
  readonly crossRangeM: number;
  readonly deorbited: Deorbited;
  readonly reference: ReferenceFlight;
}

/** The burn asked for, or the one for the touchdown nearest after the time asked for. */
function chooseBurn(request: ReturnRequest, plan: OpenPlan, ephemeris: Ephemeris, watched: boolean): Outcome<ChosenBurn> {
  const fly = (burnStart: Instant): Outcome<ChosenBurn> => {
    const flown = deorbitAt(plan, ephemeris, burnStart, watched);
    if (!flown.ok) return flown;
    const { touchdownDirection, commandHeading } = flown.value.reference;
    const { rightM } = aheadAndRight(touchdownDirection, commandHeading, directionOf(plan.target));
    return succeed({ burnStart, crossRangeM: rightM, ...flown.value });
  };
  if (request.burnStart !== null) return fly(request.burnStart);
  const after = request.after ?? request.elements.epoch;
  const from = addSeconds(after, -LONGEST_RETURN_S);
  const earliestBurn = request.undocking !== null && request.undocking > from ? request.undocking : from;
  const found = findOpportunities(plan, ephemeris, earliestBurn, addSeconds(after, SEARCH_DAY_S), Infinity);
  if (!found.ok) return found;
  const reachM = request.vehicle.lateralReachM;
  const sinceAfterS = (touchdown: Instant) => secondsBetween(after, touchdown);
  const inDay = found.value.filter(({ touchdown }) => sinceAfterS(touchdown) >= -JUST_BEFORE_S && sinceAfterS(touchdown) <= SEARCH_DAY_S);
  const best = inDay
    .filter(({ crossRangeM }) => Math.abs(crossRangeM) <= reachM)
    .toSorted((a, b) => Math.abs(sinceAfterS(a.touchdown)) - Math.abs(sinceAfterS(b.touchdown)))[0];
  if (best !== undefined) return watched ? fly(best.burnStart) : succeed(best);
  const nearest = inDay.toSorted((a, b) => Math.abs(a.crossRangeM) - Math.abs(b.crossRangeM))[0];
  const reach = `a pass within ${reachM / 1000} km of the site in the day after ${formatInstant(after)}`;
  return nearest === undefined
    ? fail('targeting', reach, 'none comes near', 'Is the site within the reach of the orbit (51.6 degrees of latitude and a little more)?')
    : fail(
        'targeting',
        reach,
        `the nearest, touchdown ${formatInstant(nearest.touchdown)}, passes ${(Math.abs(nearest.crossRangeM) / 1000).toFixed(0)} km away`,
        'Try another day with --after, or --burn-start to fly a burn anyway.',
      );
}

/** Where guidance steers the parachute command to: the target, less what the descent in the expected wind adds. */
function aimPoint(plan: OpenPlan, reference: ReferenceFlight): Float64Array {
  const target = directionOf(plan.target);
  const aim = target.map((x, i) => x - ((reference.touchdownDirection[i] as number) - (reference.commandDirection[i] as number)));
  const length = Math.hypot(...aim);
  return aim.map((x) => x / length);
}

function describe(
  request: ReturnRequest,
  burnStart: Instant,
  crossRangeM: number | null,
  deorbited: Deorbited,
  flight: Flight,
  reference: ReferenceFlight,
  aim: Float64Array,
): FlownReturn {
  const { place, vehicle, elements } = request;
  const sun0 = sunPosition(burnStart);
  const fixed = (moment: Moment) => fixedState(deorbited, moment);
  const touchdown = fixed(flight.touchdown);
  const touchdownAt = addSeconds(burnStart, flight.touchdown.t);
  const ageHours = secondsBetween(elements.epoch, burnStart) / 3600;
  const missKm = request.steer ? geodesicBetween(touchdown.geodetic, place).distanceM / 1000 : null;
  const sun = sunAngles(touchdownAt, touchdown.geodetic);
  const report: Return = {
    schema: 'union-station/return/1',
    request: {
      flight: request.flight,
      flightName: request.flightName,
      vehicle: vehicle.id,
      site: place.id,
      target: request.steer
        ? { latitudeDeg: place.latitudeDeg, longitudeDeg: place.longitudeDeg, groundAltitudeM: place.groundMslM }
        : null,
      mode: request.mode,
      ballisticBelowKm: request.ballisticBelowM === null ? null : request.ballisticBelowM / 1000,
      parachute: request.parachute,
      after: request.after === null ? null : formatInstant(request.after),
      burnStart: request.burnStart === null ? null : formatInstant(request.burnStart, 3),
      deltaVMps: request.deltaVMps,
      wind: request.windName ?? CLIMATOLOGY_NAME,
    },
    inputs: request.inputs,
    elements: {
      epoch: formatInstant(elements.epoch, 3),
      ageHours: round(ageHours, 2),
      catalogNumber: elements.catalogNumber,
      name: elements.name,
    },
    burn: {
      start: formatInstant(burnStart, 3),
      durationS: round(flight.burnDurationS, 3),
      deltaVMps: request.deltaVMps,
      attitude: 'against the inertial velocity at ignition, held inertially',
    },
    massAfterSeparationKg: round(flight.massAfterSeparationKg, 1),
    events: flight.events.map((event) => describeEvent(event, burnStart, fixed(event))),
    peakLoadG: round(flight.peakLoadG, 4),
    touchdown: {
      time: formatInstant(touchdownAt, 3),
      latitudeDeg: round(touchdown.geodetic.latitudeDeg, 6),
      longitudeDeg: round(touchdown.geodetic.longitudeDeg, 6),
      groundAltitudeM: place.groundMslM,
      groundAboveEllipsoidM: round(place.groundMslM + place.geoidM, 1),
      verticalSpeedMps: round(flight.verticalSpeedMps, 3),
      horizontalSpeedMps: round(flight.horizontalSpeedMps, 3),
    },
    sun: { elevationDeg: round(sun.elevationDeg, 3), azimuthDeg: round(sun.azimuthDeg, 3) },
    guidance: {
      missKm: missKm === null ? null : round(missKm, 3),
      crossRangeKm: crossRangeM === null ? null : round(crossRangeM / 1000, 3),
      bankReversals: flight.bankReversals,
    },
    ...(request.actual !== null && { actual: compare(request.actual, burnStart, touchdownAt, touchdown.geodetic) }),
    warnings: [...request.warnings, ...warningsOf(request, ageHours, missKm, touchdown, place, reference, aim)],
    version: request.version,
  };
  const track = flight.samples.map((sample): TrackSample => {
    const state = fixed(sample);
    const sunNow = turnAxesZ(sun0, WGS84.rotationRadS * sample.t);
    return {
      instant: addSeconds(burnStart, sample.t),
      sinceBurnS: sample.t,
      phase: sample.phase,
      latitudeDeg: state.geodetic.latitudeDeg,
      longitudeDeg: state.geodetic.longitudeDeg,
      altitudeM: state.geodetic.altitudeM,
      speedMps: norm(state.velocityMps),
      flightPathDeg: state.flightPathDeg,
      headingDeg: state.headingDeg,
      loadG: sample.loadG,
      bankDeg: sample.bankRad * DEG_PER_RAD,
      mach: sample.mach,
      sunlit: lightingAt(state.positionM, sunNow) !== 'umbra',
    };
  });
  return { report, track };
}

/** What the reader should know before trusting the numbers. */
function warningsOf(
  request: ReturnRequest,
  ageHours: number,
  missKm: number | null,
  touchdown: FixedMoment,
  place: LandingPlace,
  reference: ReferenceFlight,
  aim: Float64Array,
): string[] {
  const warnings: string[] = [];
  const days = ageHours / 24;
  if (days > OLD_ELEMENTS_DAYS)
    warnings.push(
      `The elements are ${days.toFixed(1)} days old at the burn (over ${OLD_ELEMENTS_DAYS}): along-track error grows, and a reboost since would not be seen.`,
    );
  if (days < 0)
    warnings.push(`The elements' epoch is ${(-days * 24).toFixed(1)} hours after the burn: this is a reconstruction, not a forecast.`);
  if (request.mode === 'guided' && request.ballisticBelowM === null && missKm !== null && missKm > MISS_TOLD_KM) {
    const { distanceM, azimuthDeg } = geodesicBetween(place, touchdown.geodetic);
    const { aheadM, rightM } = aheadAndRight(reference.commandDirection, reference.commandHeading, aim);
    const along = `${Math.abs(aheadM / 1000).toFixed(0)} km ${aheadM >= 0 ? 'beyond' : 'short of'} the reference's end`;
    const across = `${Math.abs(rightM / 1000).toFixed(0)} km to its ${rightM >= 0 ? 'right' : 'left'}`;
    warnings.push(
      `The target is out of reach: touchdown is ${(distanceM / 1000).toFixed(1)} km from it, bearing ${((azimuthDeg + 360) % 360).toFixed(0)}. It lies ${along} and ${across}.`,
    );
  }
  if (request.vehicle.departure !== null && request.undocking === null)
    warnings.push('The time of undocking is not known: the usual drift from the station is assumed.');
  return warnings;
}

function describeEvent(event: Moment, burnStart: Instant, state: FixedMoment): ReturnEvent {
  if (event.name === null) throw new Error('an event without a name');
  return {
    name: event.name,
    time: formatInstant(addSeconds(burnStart, event.t), 3),
    sinceBurnS: round(event.t, 3),
    altitudeKm: round(state.geodetic.altitudeM / 1000, 4),
    latitudeDeg: round(state.geodetic.latitudeDeg, 6),
    longitudeDeg: round(state.geodetic.longitudeDeg, 6),
    speedMps: round(norm(state.velocityMps), 3),
    loadG: round(event.loadG, 4),
  };
}

function compare(actual: Landed, burnStart: Instant, touchdown: Instant, place: Geodetic): Comparison {
  const { latitudeDeg, longitudeDeg } = actual;
  return {
    touchdownTime: formatInstant(actual.touchdown, 1),
    touchdownPrecisionS: actual.touchdownPrecisionS,
    latitudeDeg,
    longitudeDeg,
    touchdownErrorS: round(secondsBetween(actual.touchdown, touchdown), 1),
    missKm:
      latitudeDeg === null || longitudeDeg === null
        ? null
        : round(geodesicBetween(place, { latitudeDeg, longitudeDeg }).distanceM / 1000, 3),
    burnStart: actual.burnStart === null ? null : formatInstant(actual.burnStart),
    burnStartErrorS: actual.burnStart === null ? null : round(secondsBetween(actual.burnStart, burnStart), 1),
  };
}

interface FixedMoment {
  readonly positionM: Vector3;
  readonly velocityMps: Vector3;
  readonly geodetic: Geodetic;
  readonly flightPathDeg: number;
  readonly headingDeg: number;
}

/** Earth-fixed position and Earth-relative velocity of a moment of the flight. */
function fixedState({ craft }: Deorbited, { state, t }: Moment): FixedMoment {
  const angleRad = craft.sidereal0Rad + WGS84.rotationRadS * t;
  const positionM = turnAxesZ([state[0] as number, state[1] as number, state[2] as number], angleRad);
  const turned = turnAxesZ([state[3] as number, state[4] as number, state[5] as number], angleRad);
  const velocityMps = subtract(turned, cross([0, 0, WGS84.rotationRadS], positionM));
  const geodetic = geodeticFromEcef(positionM);
  const { east, north, up } = localAxes(geodetic);
  return {
    positionM,
    velocityMps,
    geodetic,
    flightPathDeg: Math.asin(Math.min(1, Math.max(-1, dot(velocityMps, up) / norm(velocityMps)))) * DEG_PER_RAD,
    headingDeg: (Math.atan2(dot(velocityMps, east), dot(velocityMps, north)) * DEG_PER_RAD + 360) % 360,
  };
}

/** Decimals of a printed number: beyond them is noise of the model, and the bytes stay the same. */
function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const rounded = Math.round(value * scale) / scale;
  return rounded === 0 ? 0 : rounded;
}
