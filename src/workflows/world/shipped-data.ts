/** The facts that ship with the program, read from `data/` when asked for. */
import { readFileSync, readdirSync } from 'node:fs';
import { type Vehicle, type VehicleData, vehicleFromData } from '../../flight/index.ts';
import { nearestNames } from '../../names/index.ts';
import { type Outcome, fail, succeed } from '../../outcome/index.ts';

/** A published time: how far it is published, whether it was planned, and where. */
export interface PublishedTime {
  readonly value: string;
  readonly precision: 'minute' | 'second' | 'tenth';
  readonly status: 'planned' | 'actual';
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
  readonly groundAltitudeM: number;
  /** Mean sea level above the WGS 84 ellipsoid (EGM96). */
  readonly geoidM: number;
  readonly zone: string;
  readonly vehicles: readonly string[];
  readonly sources: readonly string[];
  readonly notes: readonly string[];
}

export interface NamedPlaceData {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

const DATA = new URL('../../../data/', import.meta.url);

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, DATA), 'utf8')) as T;
}

function idsIn(folder: string): readonly string[] {
  return readdirSync(new URL(folder, DATA))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted();
}

export const shippedReturnIds = (): readonly string[] => idsIn('returns/');
export const vehicleIds = (): readonly string[] => idsIn('vehicles/');

/** `soyuz-ms-19`, also `MS-19` and `Soyuz MS-19`. */
export function shippedReturn(name: string): Outcome<ShippedReturn> {
  const wanted = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const ids = shippedReturnIds();
  const id = ids.find((candidate) => candidate === wanted || candidate === `soyuz-${wanted}`);
  if (id === undefined)
    return fail(
      'FLIGHT',
      'a flight whose landing is shipped',
      JSON.stringify(name),
      `Nearest: ${nearestNames(wanted, ids).join(', ')}. Any other flight: give --elements and --site.`,
    );
  return succeed(readJson<ShippedReturn>(`returns/${id}.json`));
}

export function vehicleData(id: string): Outcome<VehicleData> {
  const ids = vehicleIds();
  if (!ids.includes(id)) return fail('--vehicle', `one of ${ids.join(', ')}`, JSON.stringify(id), `Nearest: ${nearestNames(id, ids)[0]}.`);
  return succeed(readJson<VehicleData>(`vehicles/${id}.json`));
}

export function vehicle(id: string): Outcome<Vehicle> {
  const data = vehicleData(id);
  return data.ok ? succeed(vehicleFromData(data.value)) : data;
}

export function sites(): readonly Site[] {
  return readJson<readonly Site[]>('sites.json');
}

export function site(id: string): Outcome<Site> {
  const all = sites();
  const found = all.find((candidate) => candidate.id === id);
  if (found !== undefined) return succeed(found);
  const near = nearestNames(
    id,
    all.map((candidate) => candidate.id),
  );
  return fail('--site', 'a site of `union sites`', JSON.stringify(id), `Nearest: ${near.join(', ')}. Any other place: --target LAT,LON.`);
}

export function places(): readonly NamedPlaceData[] {
  return readJson<readonly NamedPlaceData[]>('places.json');
}

export function programVersion(): string {
  return readJson<{ readonly version: string }>('../package.json').version;
}
