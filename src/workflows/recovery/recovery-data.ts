/** What ships for recoveries in `data/recovery/`, and the user's own files in its place; each with its digest and age. */
import { type Known, sha256 } from '../../math/index.ts';
import { type Outcome, succeed } from '../../outcome/index.ts';
import {
  type AtTheCapsule,
  type EvidenceData,
  type FieldWeather,
  type LeewayObject,
  type Limits,
  type LimitsFile,
  type PostActual,
  type Staging,
  type StagingFile,
  type TimelineData,
  WEATHER_QUANTITIES,
  type WeatherQuantity,
  limitsFromFile,
  stagingFromFile,
} from '../../recovery/index.ts';
import type { PlaceDeg } from '../../flight/index.ts';
import type { Instant } from '../../time/index.ts';
import { places, shippedText } from '../shipped/index.ts';
import type { Named, NamedText, World } from '../world/index.ts';

export interface Digested<T> {
  readonly value: T;
  readonly name: string;
  readonly sha256: string;
  /** The day on which it was last looked through; null where it does not say. */
  readonly asOf: string | null;
}

function shipped(world: World, file: string): NamedText {
  return { name: `data/recovery/${file}`, text: shippedText(world, `recovery/${file}`) };
}

function digested<T>(value: T, { name, text }: NamedText): Digested<T> {
  const asOf = (value as { readonly asOf?: unknown }).asOf;
  return { value, name, sha256: sha256(text), asOf: typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : null };
}

/** A file of the user's own, as the edge read it: its text, and what it holds. */
export type OwnFile<T> = NamedText & Named<T>;

function ownOrShipped<File extends object, T>(
  world: World,
  own: OwnFile<File> | undefined,
  usual: ShippedAs<File, T>,
): Outcome<Digested<T>> {
  const source = own ?? shipped(world, usual.file);
  const value = usual.read({ id: source.name, ...(own?.value ?? (JSON.parse(source.text) as File)) }, usual.field);
  return value.ok ? succeed(digested(value.value, source)) : value;
}

interface ShippedAs<File, T> {
  /** Of the question, that a file of the user's own stands in. */
  readonly field: string;
  readonly file: string;
  readonly read: (file: File, where: string) => Outcome<T>;
}

export const limitsFor = (world: World, own: OwnFile<LimitsFile> | undefined): Outcome<Digested<Limits>> =>
  ownOrShipped(world, own, { field: 'limits', file: 'limits.json', read: limitsFromFile });

export const stagingFor = (world: World, own: OwnFile<StagingFile> | undefined): Outcome<Digested<Staging>> =>
  ownOrShipped(world, own, {
    field: 'staging',
    file: 'staging.json',
    read: (file, where) => stagingFromFile(file, where, placesById(world)),
  });

export function placesById(world: World): ReadonlyMap<string, PlaceDeg> {
  return new Map(places(world).map(({ id, latitudeDeg, longitudeDeg }) => [id, { latitudeDeg, longitudeDeg }]));
}

function ours<T>(world: World, file: string): Digested<T> {
  const source = shipped(world, file);
  return digested(JSON.parse(source.text) as T, source);
}

export const shippedEvidence = (world: World): Digested<EvidenceData> => ours(world, 'evidence.json');
export const shippedTimeline = (world: World): Digested<TimelineData> => ours(world, 'timeline.json');

/** What is known of a vehicle's hazards and radio; a family stands for its versions. */
export function atTheCapsule(world: World, vehicle: string): AtTheCapsule {
  const { vehicles } = ours<{ readonly vehicles: Readonly<Record<string, Partial<AtTheCapsule>>> }>(world, 'hazards.json').value;
  const family = Object.keys(vehicles).find((name) => vehicle === name || vehicle.startsWith(`${name}-`));
  const { hazards = null, radio = null, callSign = null, unknown } = family === undefined ? {} : vehicles[family]!;
  return { hazards, radio, callSign, ...(unknown !== undefined && { unknown }) };
}

export function leewayObject(world: World, id: string): LeewayObject {
  const { objects } = ours<{ readonly objects: readonly LeewayObject[] }>(world, 'leeway.json').value;
  const found = objects.find((object) => object.id === id);
  if (found === undefined) throw new Error(`data/recovery/leeway.json has no ${id}`);
  return found;
}

export function actualPosts(world: World, flight: string | null): readonly PostActual[] {
  const { value } = ours<Readonly<Record<string, readonly PostActual[]>>>(world, 'actuals.json');
  return flight !== null && Object.hasOwn(value, flight) ? value[flight]! : [];
}

/** The plan of a flight whose elements are not shipped, with the text of its source. */
export function shippedPlan(world: World, flight: string): NamedText | null {
  const path = `recovery/plans/${flight}.json`;
  const text = world.files.text(path);
  if (text === null) return null;
  const { line1, line2 } = JSON.parse(text) as { readonly line1: string; readonly line2: string };
  return { name: `data/${path}`, text: `${line1}\n${line2}\n` };
}

type ToldWeather = { readonly kind: string; readonly source: string } & Partial<Record<WeatherQuantity, Known>>;

/** What was told of the weather of a shipped return, as if for the hour of its landing; null where nothing was. */
export function publishedWeather(
  world: World,
  flight: string | null,
  touchdown: Instant,
): { readonly weather: FieldWeather; readonly sha256: string } | null {
  const { value, sha256: digest } = ours<Readonly<Record<string, ToldWeather>>>(world, 'weather.json');
  const told = flight !== null && Object.hasOwn(value, flight) && flight !== 'about' ? value[flight]! : null;
  if (told === null) return null;
  const values: Partial<Record<WeatherQuantity, number>> = {};
  const assumed: Partial<Record<WeatherQuantity, string>> = {};
  for (const quantity of WEATHER_QUANTITIES) {
    const number = told[quantity];
    if (number === undefined) continue;
    values[quantity] = number.value;
    if (number.status === 'assumed') assumed[quantity] = number.source;
  }
  const weather: FieldWeather = {
    name: told.source,
    kind: 'published',
    issued: null,
    place: null,
    hours: [{ instant: touchdown, values }],
    assumed,
  };
  return { weather, sha256: digest };
}
