/** The facts that ship with the program, from the files of `data/`. */
import type { VehicleData } from '../../flight/index.ts';
import { foldWord } from '../../names/index.ts';
import { type Message, type Outcome, fail, message, nearestHint, succeed } from '../../outcome/index.ts';
import { type Instant, parseInstant } from '../../time/index.ts';
import type { World } from '../world/index.ts';

/** A published time: how far it is published, whether it was planned, and where. */
export interface PublishedTime {
  readonly value: string;
  readonly precision: 'minute' | 'second' | 'tenth';
  readonly status: 'planned' | 'actual';
  /** The record's line or claim that says so too: its preferred one. */
  readonly claim?: string;
  readonly sources: readonly string[];
  readonly note?: string;
  readonly alternatives?: readonly PublishedTime[];
}

export interface PublishedNumber {
  readonly value: number;
  readonly status: string;
  readonly sources: readonly string[];
}

/** A file of `data/returns/`, as far as predictions use it (data/README.md has the whole shape). */
export interface ShippedReturn {
  readonly id: string;
  readonly name: string;
  readonly vehicle: string;
  readonly mode: 'guided' | 'ballistic';
  readonly crewed: boolean;
  readonly crew: readonly string[];
  readonly returnedCargoKg?: PublishedNumber;
  readonly site: string;
  readonly undocking: PublishedTime;
  readonly separation?: PublishedTime;
  readonly entryInterface?: PublishedTime;
  readonly parachuteOpen?: PublishedTime;
  readonly burnStart: PublishedTime;
  readonly burnDurationS: readonly PublishedNumber[];
  readonly deltaVMps: readonly PublishedNumber[];
  readonly touchdown: PublishedTime;
  readonly landing: { readonly latitudeDeg: number; readonly longitudeDeg: number; readonly sources: readonly string[] } | null;
  readonly elements: readonly {
    readonly epoch: string;
    readonly line1: string;
    readonly line2: string;
    readonly source: string;
    readonly kind: string;
  }[];
  readonly chosenElements: number | null;
  readonly chosenElementsReason: string;
}

export interface Site {
  readonly id: string;
  readonly name: string;
  readonly nameRu: string;
  readonly kind: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly position: string;
  readonly positionUncertaintyKm?: number;
  readonly assumption?: boolean;
  readonly boundary?: readonly { readonly latitudeDeg: number; readonly longitudeDeg: number }[];
  readonly groundAltitudeM: number;
  readonly groundAltitudeDatum: string;
  readonly groundAltitudeBoundsM?: readonly number[];
  readonly groundAltitudeAssumption?: boolean;
  /** Mean sea level above the WGS 84 ellipsoid (EGM96). */
  readonly geoidM: number;
  readonly geoidSource: string;
  readonly zone: string;
  readonly vehicles: readonly string[];
  readonly sources: readonly string[];
  readonly notes: readonly string[];
}

export interface NamedPlaceData {
  readonly id: string;
  readonly name: string;
  readonly nameRu?: string;
  readonly kind: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** A file of `data/` that must be there. */
export function shippedText(world: World, path: string): string {
  const text = world.files.text(path);
  if (text === null) throw new Error(`data/${path} does not ship`);
  return text;
}

/** Our own files are held to their shapes by tests. */
export function shippedJson<T>(world: World, path: string): T {
  return JSON.parse(shippedText(world, path)) as T;
}

export const shippedReturnIds = (world: World): readonly string[] => world.files.ids('returns');
export const vehicleIds = (world: World): readonly string[] => world.files.ids('vehicles');

/** `soyuz-ms-19`, also `MS-19`, `ms19`, `Soyuz MS-19` and `Союз МС-19`. */
export function shippedReturn(world: World, name: string): Outcome<ShippedReturn> {
  const wanted = idFrom(name);
  const ids = shippedReturnIds(world);
  const key = keyOf(wanted);
  const id = ids.find((candidate) => [keyOf(candidate), keyOf(candidate.replace(/^soyuz-/, ''))].includes(key));
  if (id === undefined) {
    // `ms-91` is as near to `ms-19` as its whole name would be.
    const spoken = wanted.startsWith('soyuz') ? ids : ids.map((candidate) => candidate.replace(/^soyuz-/, ''));
    return fail(
      'flight',
      message('workflows.shipped-flight'),
      JSON.stringify(name),
      nearestHint(wanted, spoken, message('workflows.other-flight')),
    );
  }
  return succeed(shippedJson<ShippedReturn>(world, `returns/${id}.json`));
}

/** `MS-19` is a Soyuz and a Progress. Where a crew ship is asked for, it is the Soyuz, and the answer says so; null where the name is the ship's own. */
export function takenAsCrewShip(asked: string, { id, name }: ShippedReturn): Message | null {
  return keyOf(asked) === keyOf(id) ? null : message('workflows.taken-as-crew-ship', { asked: asked.trim(), name });
}

function idFrom(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+|(?<=\p{L})(?=\d)/gu, '-');
}

/** One key for `Soyuz MS-19`, `soyuzms19` and `Союз МС-19`; blanks and dashes part only numbers. */
function keyOf(name: string): string {
  return foldWord(idFrom(name).replaceAll(/(?<!\d)-|-(?!\d)/g, ''));
}

export function vehicleData(world: World, id: string): Outcome<VehicleData> {
  const ids = vehicleIds(world);
  if (!ids.includes(id)) return fail('vehicle', message('workflows.one-of', { names: ids }), JSON.stringify(id), nearestHint(id, ids));
  return succeed(shippedJson<VehicleData>(world, `vehicles/${id}.json`));
}

export const sites = (world: World): readonly Site[] => shippedJson<readonly Site[]>(world, 'sites.json');

export function site(world: World, id: string): Outcome<Site> {
  const all = sites(world);
  const found = all.find((candidate) => candidate.id === id);
  if (found !== undefined) return succeed(found);
  const ids = all.map((candidate) => candidate.id);
  return fail('site', message('workflows.known-site'), JSON.stringify(id), nearestHint(id, ids, message('workflows.other-place')));
}

export const places = (world: World): readonly NamedPlaceData[] => shippedJson<readonly NamedPlaceData[]>(world, 'places.json');

/** Those to be named on maps. */
export const towns = (world: World): readonly NamedPlaceData[] => places(world).filter(({ kind }) => kind === 'town');

/** The instant a shipped time stands for; our own files are checked by the tests, so a bad one throws. */
export function publishedInstant(time: PublishedTime): Instant {
  const instant = parseInstant(time.value, 'data/returns');
  if (!instant.ok) throw new Error(JSON.stringify(instant.failure));
  return instant.value;
}
