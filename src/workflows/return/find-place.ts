import { geodesicBetween } from '../../earth/index.ts';
import type { LandingPlace } from '../../flight/index.ts';
import { type Message, type Outcome, fail, message, placeHint, succeed } from '../../outcome/index.ts';
import { type ShippedReturn, site, sites } from '../shipped/index.ts';
import type { World } from '../world/index.ts';
import { numberWithin } from './number-within.ts';
import type { ReturnQuestion } from './return-question.ts';

/** A target this near to a shipped site is given its ground and its clocks. */
const NEAR_SITE_M = 150_000;
const GROUND_LIMITS = { from: -450, to: 6000 } as const;
const DEFAULT_GROUND_SITE = 'zhezkazgan-147-se';

export interface FoundPlace {
  readonly place: LandingPlace;
  readonly name: string | null;
  readonly zone: string | null;
  readonly steer: boolean;
  readonly warnings: readonly Message[];
}

/** The site, the target, or the shipped flight's site; with a burn given, none is needed and only the ground's height is assumed. */
export async function findPlace(
  world: World,
  question: ReturnQuestion,
  shipped: ShippedReturn | null,
  mayBeNone: boolean,
): Promise<Outcome<FoundPlace>> {
  if (question.site !== undefined && question.target !== undefined)
    return fail('target', message('workflows.site-or-target'), message('workflows.both'));
  const ground = numberWithin(
    question.groundAltitudeM,
    'groundAltitudeM',
    GROUND_LIMITS,
    message('workflows.ground-limits', GROUND_LIMITS),
  );
  if (!ground.ok) return ground;
  if (question.target !== undefined) {
    const target = parseLatLon(question.target, 'target');
    if (!target.ok) return target;
    return succeed(await placeOfTarget(world, target.value, ground.value));
  }
  const id = question.site ?? shipped?.site;
  if (id === undefined && !mayBeNone)
    return fail('', message('workflows.site-or-target-given'), message('workflows.neither'), message('workflows.see-sites'));
  const found = site(world, id ?? DEFAULT_GROUND_SITE);
  if (!found.ok) return found;
  const { latitudeDeg, longitudeDeg, groundAltitudeM, geoidM, zone, name } = found.value;
  const place = {
    id: id === undefined ? null : found.value.id,
    latitudeDeg,
    longitudeDeg,
    groundMslM: ground.value ?? groundAltitudeM,
    geoidM,
  };
  const warnings =
    id === undefined ? [message('workflows.ground-without-target', { metres: place.groundMslM, site: DEFAULT_GROUND_SITE })] : [];
  return succeed({ place, name: id === undefined ? null : name, zone: id === undefined ? null : zone, steer: id !== undefined, warnings });
}

/** A target of the user's own: the geoid there, and ground and clocks of a shipped site where one is near. */
async function placeOfTarget(
  world: World,
  target: { readonly latitudeDeg: number; readonly longitudeDeg: number },
  groundM: number | null,
): Promise<FoundPlace> {
  const meanSeaLevel = await world.geoid();
  const geoidM = Math.round(meanSeaLevel(target.latitudeDeg, target.longitudeDeg) * 10) / 10;
  const near = sites(world)
    .map((candidate) => ({ candidate, distanceM: geodesicBetween(candidate, target).distanceM }))
    .toSorted((a, b) => a.distanceM - b.distanceM)
    .find(({ distanceM }) => distanceM <= NEAR_SITE_M)?.candidate;
  const groundMslM = groundM ?? near?.groundAltitudeM ?? 0;
  const height =
    near === undefined ? message('workflows.at-sea-level') : message('workflows.height-as-at', { metres: groundMslM, site: near.id });
  return {
    place: { id: null, ...target, groundMslM, geoidM },
    name: null,
    zone: near?.zone ?? null,
    steer: true,
    warnings: groundM === null ? [message('workflows.ground-at-target', { height })] : [],
  };
}

/** `LAT,LON` in decimal degrees, north and east positive. */
export function parseLatLon(text: string, where: string): Outcome<{ readonly latitudeDeg: number; readonly longitudeDeg: number }> {
  const parts = text.split(',').map((part) => part.trim());
  const [latitudeDeg, longitudeDeg] = parts.map(Number) as [number, number];
  if (parts.length !== 2 || parts.includes('') || !Number.isFinite(latitudeDeg) || !Number.isFinite(longitudeDeg))
    return fail(where, message('workflows.lat-lon'), JSON.stringify(text));
  if (Math.abs(latitudeDeg) > 90 || Math.abs(longitudeDeg) > 180)
    return fail(
      where,
      message('workflows.lat-lon-limits'),
      JSON.stringify(text),
      placeHint({ latitudeDeg, longitudeDeg }, 'latitude-first'),
    );
  return succeed({ latitudeDeg, longitudeDeg });
}
