import { landingChances } from '../../flight/index.ts';
import { type Geodetic, sunAngles } from '../../earth/index.ts';
import { type Message, type Outcome, fail, message, succeed } from '../../outcome/index.ts';
import { DAY_S, addSeconds, formatInstant, parseInstant, secondsBetween } from '../../time/index.ts';
import type { NamedText, World } from '../world/index.ts';
import { readElements } from './find-elements.ts';
import { resolveRequest } from './resolve-request.ts';

export interface DeorbitQuestion {
  readonly vehicle: string;
  readonly elements: NamedText;
  readonly site?: string;
  readonly target?: string;
  readonly groundAltitudeM?: number;
  readonly from: string;
  readonly to: string;
}

/** One chance to land: `withinReach` says whether entry can steer that far sideways. */
export interface DeorbitChance {
  readonly burnStart: string;
  readonly touchdown: string;
  readonly crossRangeKm: number;
  readonly withinReach: boolean;
  readonly pass: 'ascending' | 'descending';
  readonly sunElevationDeg: number;
  readonly elementsAgeHours: number;
}

export interface Deorbits {
  readonly schema: 'union-station/deorbit/1';
  readonly request: {
    readonly vehicle: string;
    readonly site: string | null;
    readonly latitudeDeg: number;
    readonly longitudeDeg: number;
    readonly from: string;
    readonly to: string;
  };
  readonly elements: { readonly epoch: string; readonly catalogNumber: number | null };
  readonly reachKm: number;
  readonly opportunities: readonly DeorbitChance[];
  readonly warnings: readonly Message[];
  readonly version: string;
}

const MAX_WINDOW_DAYS = 30;
/** Passes farther off than this are not listed: no capsule reaches so far sideways, and every orbit would be there. */
const LISTED_CROSS_RANGE_M = 400_000;

/** `union deorbit`: every burn in a window whose track passes the site. */
export async function findDeorbits(world: World, question: DeorbitQuestion): Promise<Outcome<Deorbits>> {
  const { from: fromText, to: toText, ...rest } = question;
  const from = parseInstant(fromText, 'from');
  if (!from.ok) return from;
  const to = parseInstant(toText, 'to');
  if (!to.ok) return to;
  const days = secondsBetween(from.value, to.value) / DAY_S;
  if (!(days > 0 && days <= MAX_WINDOW_DAYS))
    return fail('to', message('workflows.window', { days: MAX_WINDOW_DAYS }), message('workflows.days', { days: days.toFixed(2) }));
  const elements = readElements('elements', question.elements, from.value);
  if (!elements.ok) return elements;
  const resolved = await resolveRequest(world, { ...rest, after: formatInstant(from.value, 3) });
  if (!resolved.ok) return resolved;
  const { request } = resolved.value;
  const found = landingChances(request, { from: from.value, to: to.value }, LISTED_CROSS_RANGE_M);
  if (!found.ok) return found;
  const { place } = request;
  const ground: Geodetic = { latitudeDeg: place.latitudeDeg, longitudeDeg: place.longitudeDeg, altitudeM: place.groundMslM };
  return succeed({
    schema: 'union-station/deorbit/1',
    request: {
      vehicle: request.vehicle.id,
      site: place.id,
      latitudeDeg: place.latitudeDeg,
      longitudeDeg: place.longitudeDeg,
      from: formatInstant(from.value),
      to: formatInstant(to.value),
    },
    elements: { epoch: formatInstant(request.elements.epoch, 3), catalogNumber: request.elements.catalogNumber },
    reachKm: request.vehicle.lateralReachM / 1000,
    opportunities: found.value.map(({ burnStart, touchdown, crossRangeM, ascending, withinReach }) => ({
      burnStart: formatInstant(burnStart, 3),
      touchdown: formatInstant(touchdown, 3),
      crossRangeKm: Math.round(crossRangeM / 10) / 100,
      withinReach,
      pass: ascending ? 'ascending' : 'descending',
      sunElevationDeg: Math.round(sunAngles(touchdown, ground).elevationDeg * 10) / 10,
      elementsAgeHours: Math.round(secondsBetween(request.elements.epoch, burnStart) / 360) / 10,
    })),
    warnings: [
      ...request.warnings,
      ...(secondsBetween(request.elements.epoch, addSeconds(to.value, 0)) > 3 * DAY_S ? [message('workflows.far-window')] : []),
    ],
    version: request.version,
  });
}
