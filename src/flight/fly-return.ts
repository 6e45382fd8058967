/** One request in, one return out: when to brake, the flight, and what a reader wants to know of it. */
import { AIR_CHANNELS, AIR_LN_PRESSURE, WGS84, geodeticFromEcef, localAxes, sampleAir, seasonalAir, withProfile } from '../earth/index.ts';
import { RAD_PER_DEG, dot, norm, portableAtan2, portableSin, scale } from '../math/index.ts';
import { type Ephemeris, ephemerisOf, meanAltitudeKm } from '../orbit/index.ts';
import { type Message, type Outcome, fail, message, placeHint, succeed } from '../outcome/index.ts';
import { DAY_S, type Instant, addSeconds, formatInstant, noonOf, secondsBetween } from '../time/index.ts';
import type { Departure } from './departure.ts';
import { describe } from './describe-return.ts';
import { NotReturning, STEPS } from './flight-plan.ts';
import { type Deorbited, type ReferenceFlight, flyEntry } from './fly.ts';
import { offsetFrom, directionOf } from './great-circle.ts';
import type { ReturnRequest } from './return-request.ts';
import type { FlownReturn } from './return.ts';
import { type OpenPlan, type Opportunity, deorbitAt, findOpportunities, solveBurn } from './targeting.ts';

const LOW_ORBIT_KM = { from: 180, to: 600 } as const;
/** A touchdown this little before the time asked for is still the one meant: the time may be a published landing's. */
const JUST_BEFORE_S = 1800;
/** From burn to ground, at most: opportunities are sought this long before the touchdown asked for. */
const LONGEST_RETURN_S = 5400 + JUST_BEFORE_S;
const DELTA_V_LIMITS_MPS = { from: 20, to: 500 } as const;

/** A request made ready to fly: the burn decided on, the reference flown, the aim taken. */
export interface PreparedReturn extends ChosenBurn {
  /** Earth-fixed unit vector that guidance steers the parachute command to. */
  readonly aim: Float64Array;
}

/** Decides on the burn and the aim of a request; with `watched` the track is kept for drawing. */
export function prepareReturn(request: ReturnRequest, watched: boolean): Outcome<PreparedReturn> {
  const ephemeris = checkedEphemeris(request);
  if (!ephemeris.ok) return ephemeris;
  const burn = chooseBurn(request, ephemeris.value, watched);
  return burn.ok ? succeed(aimed(request, burn.value)) : burn;
}

function aimed({ steer }: ReturnRequest, burn: ChosenBurn): PreparedReturn {
  return { ...burn, aim: steer ? aimPoint(burn.plan, burn.reference) : burn.reference.commandDirection };
}

/** Flies a request; with `watched` the track is kept for drawing. */
export function flyReturn(request: ReturnRequest, watched: boolean): Outcome<FlownReturn> {
  const prepared = prepareReturn(request, watched);
  return prepared.ok ? flyPrepared(request, prepared.value) : prepared;
}

/** Flies what was prepared, to the ground. */
export function flyPrepared(request: ReturnRequest, prepared: PreparedReturn): Outcome<FlownReturn> {
  const flight = flyDown(prepared);
  if (!flight.ok) return flight;
  return succeed(describe({ ...prepared, request, flight: flight.value, crossRangeM: request.steer ? prepared.crossRangeM : null }));
}

function flyDown({ deorbited, reference, aim }: PreparedReturn): Outcome<ReturnType<typeof flyEntry>> {
  try {
    return succeed(flyEntry(deorbited, reference, aim));
  } catch (error) {
    if (!(error instanceof NotReturning)) throw error;
    return fail('burnStart', message('flight.comes-down'), error.why);
  }
}

/** The ephemeris of the request's orbit, refused where it is not of a low orbit. */
export function checkedEphemeris({ elements }: Pick<ReturnRequest, 'elements'>): Outcome<Ephemeris> {
  const name = elements.name ?? elements.catalogNumber ?? message('flight.nameless');
  const [altitudeKm, eccentricity] =
    'segments' in elements
      ? [(norm(elements.segments[0]![0]!.positionM) - WGS84.equatorialRadiusM) / 1000, 0]
      : [meanAltitudeKm(elements), elements.eccentricity];
  if (altitudeKm < LOW_ORBIT_KM.from || altitudeKm > LOW_ORBIT_KM.to || eccentricity > 0.05)
    return fail(
      'elements',
      message('flight.low-orbit', { from: LOW_ORBIT_KM.from, to: LOW_ORBIT_KM.to }),
      message('flight.altitude-and-eccentricity', { km: altitudeKm.toFixed(0), eccentricity, name }),
      message('flight.other-object'),
    );
  return ephemerisOf(elements, 'elements');
}

/** The open plan of a request for a burn on a day: air of the season with what changes it, the barometric setting, the departure. */
export function planFor(request: ReturnRequest, day: Instant = firstDayOf(request)): Outcome<OpenPlan> {
  const { place, vehicle } = request;
  if (!(request.deltaVMps >= DELTA_V_LIMITS_MPS.from && request.deltaVMps <= DELTA_V_LIMITS_MPS.to))
    return fail(
      'deltaVMps',
      message('flight.delta-v-limits', { from: DELTA_V_LIMITS_MPS.from, to: DELTA_V_LIMITS_MPS.to }),
      `${request.deltaVMps}`,
      message('flight.vehicle-burns', { vehicle: vehicle.name, mps: vehicle.deltaVMps }),
    );
  if (request.parachute === 'reserve' && vehicle.reserveStages === null)
    return fail('reserveParachute', message('flight.known-reserve'), vehicle.name, message('flight.soyuz-has-one'));
  const seasonal = seasonalAir(noonOf(day));
  const air = request.profile === null ? succeed(seasonal) : withProfile(seasonal, request.profile);
  if (!air.ok) return air;
  const loadKg = ((request.crew ?? vehicle.crew) - vehicle.crew) * vehicle.massPerPersonKg + request.cargoKg;
  const sampled = new Float64Array(AIR_CHANNELS);
  sampleAir(air.value, vehicle.commandAltitudeM, portableSin(place.latitudeDeg * RAD_PER_DEG), sampled);
  return succeed({
    vehicle: { ...vehicle, capsuleMassKg: vehicle.capsuleMassKg + loadKg },
    earth: WGS84,
    air: air.value,
    deltaVMps: request.deltaVMps,
    target: { latitudeRad: place.latitudeDeg * RAD_PER_DEG, longitudeRad: place.longitudeDeg * RAD_PER_DEG },
    groundM: place.groundMslM + place.geoidM,
    geoidM: place.geoidM,
    commandLnPressure: sampled[AIR_LN_PRESSURE] as number,
    pointing: { pitchRad: 0, yawRad: 0 },
    navigation: null,
    airDeparture: null,
    mode: request.mode,
    ballisticBelowM: request.ballisticBelowM,
    parachute: request.parachute,
    steps: request.steps ?? STEPS,
    departure: departureOf(request),
  });
}

/** Where the burn is not known, it is sought from here. */
const firstDayOf = ({ burnStart, after, elements }: ReturnRequest): Instant => burnStart ?? after ?? elements.epoch;

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

/** A burn decided on, flown as far as the reference, in the air of its own day. */
interface ChosenBurn {
  readonly plan: OpenPlan;
  readonly burnStart: Instant;
  readonly crossRangeM: number;
  readonly deorbited: Deorbited;
  readonly reference: ReferenceFlight;
}

/** A place of the user's own may have its numbers swapped; beyond the orbit's latitude they are asked about. */
function reachHint({ elements, place, vehicle }: ReturnRequest): Message {
  const reach = message('flight.site-within-reach');
  if (place.id !== null || !('inclinationDeg' in elements)) return reach;
  const beyondDeg = vehicle.lateralReachM / WGS84.equatorialRadiusM / RAD_PER_DEG;
  const hint = placeHint(place, 'latitude-first', elements.inclinationDeg + beyondDeg);
  return hint === undefined ? reach : message('outcome.one-and-other', { one: reach, other: hint });
}

/** The burn asked for, or the one for the touchdown nearest after the time asked for. */
function chooseBurn(request: ReturnRequest, ephemeris: Ephemeris, watched: boolean): Outcome<ChosenBurn> {
  const first = planFor(request);
  if (!first.ok) return first;
  const fly = (plan: OpenPlan, burnStart: Instant): Outcome<ChosenBurn> => {
    const flown = deorbitAt(plan, ephemeris, burnStart, watched);
    if (!flown.ok) return flown;
    const { touchdownDirection, commandHeading } = flown.value.reference;
    const { rightM } = offsetFrom(touchdownDirection, commandHeading, directionOf(plan.target));
    return succeed({ plan, burnStart, crossRangeM: rightM, ...flown.value });
  };
  if (request.burnStart !== null) return fly(first.value, request.burnStart);
  const after = request.after ?? request.elements.epoch;
  const from = addSeconds(after, -LONGEST_RETURN_S);
  const earliestBurn = request.undocking !== null && request.undocking > from ? request.undocking : from;
  const found = findOpportunities(first.value, ephemeris, { from: earliestBurn, to: addSeconds(after, DAY_S) }, Infinity);
  if (!found.ok) return found;
  const reachM = request.vehicle.lateralReachM;
  const sinceAfterS = (touchdown: Instant) => secondsBetween(after, touchdown);
  const inDay = found.value.filter(({ touchdown }) => sinceAfterS(touchdown) >= -JUST_BEFORE_S && sinceAfterS(touchdown) <= DAY_S);
  const best = inDay
    .filter(({ crossRangeM }) => Math.abs(crossRangeM) <= reachM)
    .toSorted((a, b) => Math.abs(sinceAfterS(a.touchdown)) - Math.abs(sinceAfterS(b.touchdown)))[0];
  if (best !== undefined) {
    const own = inItsAir(request, ephemeris, { plan: first.value, ...best });
    return watched && own.ok ? fly(own.value.plan, own.value.burnStart) : own;
  }
  const nearest = inDay.toSorted((a, b) => Math.abs(a.crossRangeM) - Math.abs(b.crossRangeM))[0];
  const reach = message('flight.pass-within', { km: reachM / 1000, instant: formatInstant(after) });
  if (nearest === undefined) {
    // A burn that is too small never lands anywhere, and no other day would help.
    const tried = deorbitAt(first.value, ephemeris, earliestBurn, false);
    return tried.ok
      ? fail('after', reach, message('flight.none-near'), reachHint(request))
      : { ok: false, failure: { ...tried.failure, where: 'deltaVMps' } };
  }
  return fail(
    'after',
    reach,
    message('flight.nearest-pass', {
      instant: formatInstant(nearest.touchdown),
      km: (Math.abs(nearest.crossRangeM) / 1000).toFixed(0),
    }),
    message('flight.another-day'),
  );
}

/**
 * An opportunity that was found in the air of the day from which it was sought, found again in that of its own day: so it has one burn, from
 * whatever day on it is sought.
 */
function inItsAir(request: ReturnRequest, ephemeris: Ephemeris, found: Opportunity & { readonly plan: OpenPlan }): Outcome<ChosenBurn> {
  if (noonOf(found.burnStart) === noonOf(firstDayOf(request))) return succeed(found);
  const plan = planFor(request, found.burnStart);
  if (!plan.ok) return plan;
  const again = solveBurn(plan.value, ephemeris, found.burnStart);
  return again.ok ? succeed({ plan: plan.value, ...again.value }) : again;
}

/** A chance to land, and whether the entry can steer that far sideways. */
export interface LandingChance {
  readonly burnStart: Instant;
  /** Of the flight that is steered there; out of reach, of the one that flies straight on. */
  readonly touchdown: Instant;
  readonly crossRangeM: number;
  readonly ascending: boolean;
  readonly withinReach: boolean;
}

/** Every landing that begins in a window and whose track passes the target, each as `flyReturn` flies it. */
export function landingChances(
  request: ReturnRequest,
  window: { readonly from: Instant; readonly to: Instant },
  maxCrossRangeM: number,
): Outcome<readonly LandingChance[]> {
  const ephemeris = checkedEphemeris(request);
  if (!ephemeris.ok) return ephemeris;
  const plan = planFor(request);
  if (!plan.ok) return plan;
  const found = findOpportunities(plan.value, ephemeris.value, window, maxCrossRangeM);
  if (!found.ok) return found;
  const chances: LandingChance[] = [];
  for (const { ascending, ...opportunity } of found.value) {
    const own = inItsAir(request, ephemeris.value, { plan: plan.value, ascending, ...opportunity });
    if (!own.ok) return own;
    const { burnStart, crossRangeM, reference } = own.value;
    const withinReach = Math.abs(crossRangeM) <= request.vehicle.lateralReachM;
    const flight = withinReach ? flyDown(aimed(request, own.value)) : succeed(reference);
    if (!flight.ok) return flight;
    chances.push({ burnStart, touchdown: addSeconds(burnStart, flight.value.touchdown.t), crossRangeM, ascending, withinReach });
  }
  return succeed(chances);
}

/** Where guidance steers the parachute command to: the target, less what the descent in the expected wind adds. */
function aimPoint(plan: OpenPlan, reference: ReferenceFlight): Float64Array {
  const target = directionOf(plan.target);
  const aim = target.map((x, i) => x - ((reference.touchdownDirection[i] as number) - (reference.commandDirection[i] as number)));
  const length = norm([aim[0]!, aim[1]!, aim[2]!]);
  return aim.map((x) => x / length);
}

/** Direction of flight over the ground at the reference's parachute command, radians clockwise from north. */
export function headingOf({ commandDirection, commandHeading }: ReferenceFlight): number {
  const [x, y, z] = commandDirection;
  const { east, north } = localAxes(geodeticFromEcef(scale([x!, y!, z!], WGS84.equatorialRadiusM)));
  const [hx, hy, hz] = commandHeading;
  return portableAtan2(dot([hx!, hy!, hz!], east), dot([hx!, hy!, hz!], north));
}
