/** What a reader wants to know of a flown return, in degrees, kilometres and UTC. */
import {
  CLIMATOLOGY_NAME,
  type Geodetic,
  WGS84,
  geodesicBetween,
  geodeticFromEcef,
  lightingAt,
  localAxes,
  sunAngles,
  sunPosition,
} from '../earth/index.ts';
import {
  DEG_PER_RAD,
  type Vector3,
  cross,
  dot,
  norm,
  portableAsin,
  portableAtan2,
  roundToDecimals,
  subtract,
  turnAxesZ,
} from '../math/index.ts';
import { type Message, message } from '../outcome/index.ts';
import { type Instant, addSeconds, formatInstant, secondsBetween } from '../time/index.ts';
import type { Moment } from './craft.ts';
import type { Deorbited, FlownEntry, ReferenceFlight } from './fly.ts';
import { offsetFrom } from './great-circle.ts';
import type { ActualLanding, ReturnRequest } from './return-request.ts';
import type { Comparison, FlownReturn, Return, ReturnEvent, TrackSample } from './return.ts';

const OLD_ELEMENTS_DAYS = 3;
/** A miss above this is told: well over what guidance leaves in still air. */
const MISS_TOLD_KM = 5;

/** A return that has been flown, as the equations have it. */
export interface FlownRequest {
  readonly request: ReturnRequest;
  readonly burnStart: Instant;
  /** Of the target from the reference's track; null where nothing is steered. */
  readonly crossRangeM: number | null;
  readonly deorbited: Deorbited;
  readonly reference: ReferenceFlight;
  /** Earth-fixed unit vector that guidance steered to. */
  readonly aim: Float64Array;
  readonly flight: FlownEntry;
}

/** The report and the track of a return that has been flown. */
export function describe(flown: FlownRequest): FlownReturn {
  const { request, burnStart, crossRangeM, deorbited, flight } = flown;
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
      verticalSpeedMps: round(flight.ground.verticalSpeedMps, 3),
      horizontalSpeedMps: round(flight.ground.horizontalSpeedMps, 3),
    },
    sun: { elevationDeg: round(sun.elevationDeg, 3), azimuthDeg: round(sun.azimuthDeg, 3) },
    guidance: {
      missKm: missKm === null ? null : round(missKm, 3),
      crossRangeKm: crossRangeM === null ? null : round(crossRangeM / 1000, 3),
      bankReversals: flight.bankReversals,
    },
    ...(request.actual !== null && { actual: compare(request.actual, burnStart, touchdownAt, touchdown.geodetic) }),
    warnings: [...request.warnings, ...warningsOf(flown, ageHours, missKm, touchdown)],
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
  { request, reference, aim }: FlownRequest,
  ageHours: number,
  missKm: number | null,
  touchdown: FixedMoment,
): readonly Message[] {
  const warnings: Message[] = [];
  const days = ageHours / 24;
  if (days > OLD_ELEMENTS_DAYS) warnings.push(message('flight.old-elements', { days: days.toFixed(1), limit: OLD_ELEMENTS_DAYS }));
  if (days < 0) warnings.push(message('flight.later-elements', { hours: (-days * 24).toFixed(1) }));
  if (request.mode === 'guided' && request.ballisticBelowM === null && missKm !== null && missKm > MISS_TOLD_KM) {
    const { distanceM, azimuthDeg } = geodesicBetween(request.place, touchdown.geodetic);
    const { aheadM, rightM } = offsetFrom(reference.commandDirection, reference.commandHeading, aim);
    const aheadKm = Math.abs(aheadM / 1000).toFixed(0);
    const rightKm = Math.abs(rightM / 1000).toFixed(0);
    const along = aheadM >= 0 ? message('flight.beyond-end', { km: aheadKm }) : message('flight.short-of-end', { km: aheadKm });
    const across = rightM >= 0 ? message('flight.to-the-right', { km: rightKm }) : message('flight.to-the-left', { km: rightKm });
    warnings.push(
      message('flight.out-of-reach', { km: (distanceM / 1000).toFixed(1), bearing: ((azimuthDeg + 360) % 360).toFixed(0), along, across }),
    );
  }
  if (request.vehicle.departure !== null && request.undocking === null) warnings.push(message('flight.undocking-unknown'));
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

function compare(actual: ActualLanding, burnStart: Instant, touchdown: Instant, place: Geodetic): Comparison {
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
    flightPathDeg: portableAsin(Math.min(1, Math.max(-1, dot(velocityMps, up) / norm(velocityMps)))) * DEG_PER_RAD,
    headingDeg: (portableAtan2(dot(velocityMps, east), dot(velocityMps, north)) * DEG_PER_RAD + 360) % 360,
  };
}

/** Decimals of a printed number: beyond them is noise of the model, and the bytes stay the same. */
function round(value: number, decimals: number): number {
  const rounded = roundToDecimals(value, decimals);
  return rounded === 0 ? 0 : rounded;
}
