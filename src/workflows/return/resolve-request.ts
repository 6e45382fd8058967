/** From what a user asked, in words and files, to what a flight is computed from. */
import type { ActualLanding, ReturnRequest } from '../../flight/index.ts';
import { type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { type Instant, parseInstant } from '../../time/index.ts';
import { type ShippedReturn, publishedInstant, shippedReturn, takenAsCrewShip } from '../shipped/index.ts';
import type { World } from '../world/index.ts';
import { findElements } from './find-elements.ts';
import { findPlace } from './find-place.ts';
import { findVehicle } from './find-vehicle.ts';
import { findWind } from './find-wind.ts';
import { numberWithin } from './number-within.ts';
import type { ReturnQuestion } from './return-question.ts';

const BALLISTIC_LIMITS = { from: 12, to: 140 } as const;
const DEFAULT_VEHICLE = 'soyuz-ms';

export interface ResolvedRequest {
  readonly request: ReturnRequest;
  readonly shipped: ShippedReturn | null;
  /** IANA zone of the site's clocks, or null where it is not known. */
  readonly zone: string | null;
  readonly siteName: string | null;
}

export async function resolveRequest(world: World, question: ReturnQuestion): Promise<Outcome<ResolvedRequest>> {
  const shippedFound = question.flight === undefined ? succeed(null) : shippedReturn(world, question.flight);
  if (!shippedFound.ok) return shippedFound;
  const shipped = shippedFound.value;
  const taken = shipped === null ? null : takenAsCrewShip(question.flight!, shipped);
  const craft = findVehicle(world, question.vehicle ?? shipped?.vehicle ?? DEFAULT_VEHICLE);
  if (!craft.ok) return craft;

  const burnStart = readOptional(question.burnStart, 'burnStart');
  if (!burnStart.ok) return burnStart;
  const askedAfter = readOptional(question.after, 'after');
  if (!askedAfter.ok) return askedAfter;
  if (askedAfter.value !== null && burnStart.value !== null)
    return fail('after', message('workflows.after-or-burn-start'), message('workflows.both'), message('workflows.after-searches'));
  const undocking = shipped === null ? null : publishedInstant(shipped.undocking);
  const mode = question.mode ?? shipped?.mode ?? 'guided';
  if (mode !== 'guided' && mode !== 'ballistic') return fail('mode', message('workflows.guided-or-ballistic'), JSON.stringify(mode));
  const ballisticBelow = numberWithin(
    question.ballisticBelowKm,
    'ballisticBelowKm',
    BALLISTIC_LIMITS,
    message('workflows.km-limits', BALLISTIC_LIMITS),
  );
  if (!ballisticBelow.ok) return ballisticBelow;
  if (ballisticBelow.value !== null && mode === 'ballistic')
    return fail(
      'ballisticBelowKm',
      message('workflows.guided-turned-ballistic'),
      message('workflows.mode-ballistic'),
      message('workflows.leave-one-out'),
    );

  const place = await findPlace(world, question, shipped, burnStart.value !== null);
  if (!place.ok) return place;
  const reference = burnStart.value ?? askedAfter.value ?? undocking;
  const elements = findElements(question, shipped, reference);
  if (!elements.ok) return elements;
  const after = burnStart.value === null ? (askedAfter.value ?? undocking ?? elements.value.set.epoch) : null;
  const wind = findWind(question.wind, place.value.place, burnStart.value ?? after ?? elements.value.set.epoch);
  if (!wind.ok) return wind;

  return succeed({
    shipped,
    zone: place.value.zone,
    siteName: place.value.name,
    request: {
      flight: shipped?.id ?? null,
      flightName: shipped?.name ?? null,
      vehicle: craft.value,
      elements: elements.value.set,
      place: place.value.place,
      steer: place.value.steer,
      mode,
      ballisticBelowM: ballisticBelow.value === null ? null : ballisticBelow.value * 1000,
      parachute: question.reserveParachute === true ? 'reserve' : 'main',
      after,
      burnStart: burnStart.value,
      deltaVMps: question.deltaVMps ?? craft.value.deltaVMps,
      undocking,
      crew: shipped === null ? null : shipped.crew.length,
      cargoKg: shipped?.returnedCargoKg?.value ?? 0,
      profile: wind.value.profile,
      windName: wind.value.name,
      inputs: [...elements.value.inputs, ...wind.value.inputs],
      actual: shipped === null ? null : landed(shipped),
      warnings: [...(taken === null ? [] : [taken]), ...elements.value.warnings, ...place.value.warnings, ...wind.value.warnings],
      version: world.version,
    },
  });
}

function landed(shipped: ShippedReturn): ActualLanding {
  return {
    touchdown: publishedInstant(shipped.touchdown),
    touchdownPrecisionS: { minute: 30, second: 0.5, tenth: 0.05 }[shipped.touchdown.precision],
    latitudeDeg: shipped.landing?.latitudeDeg ?? null,
    longitudeDeg: shipped.landing?.longitudeDeg ?? null,
    burnStart: publishedInstant(shipped.burnStart),
  };
}

function readOptional(text: string | undefined, where: string): Outcome<Instant | null> {
  return text === undefined ? succeed(null) : parseInstant(text, where);
}
