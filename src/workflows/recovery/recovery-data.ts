/** What ships for recoveries in `data/recovery/`, and the user's own files in its place; each with its digest and age. */
import { readFileSync } from 'node:fs';
import { type Known, sha256 } from '../../math/index.ts';
import { type Outcome, fail, succeed } from '../../outcome/index.ts';
import {
  type EvidenceData,
  type FieldWeather,
  type LeewayObject,
  type Limits,
  type PostActual,
  type Staging,
  type TimelineData,
  WEATHER_QUANTITIES,
  type WeatherQuantity,
  readLimits,
  readStaging,
} from '../../recovery/index.ts';
import type { PlaceDeg } from '../../flight/index.ts';
import type { Instant } from '../../time/index.ts';
import type { NamedText } from '../return/index.ts';
import { places } from '../world/index.ts';

const FOLDER = new URL('../../../data/recovery/', import.meta.url);

export interface Digested<T> {
  readonly value: T;
  readonly name: string;
  readonly sha256: string;
  /** The day on which it was last looked through; null where it does not say. */
  readonly asOf: string | null;
}

function shipped(file: string): NamedText {
  return { name: `data/recovery/${file}`, text: readFileSync(new URL(file, FOLDER), 'utf8') };
}

function digested<T>(value: T, { name, text }: NamedText): Digested<T> {
  const asOf = (value as { readonly asOf?: unknown }).asOf;
  return { value, name, sha256: sha256(text), asOf: typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : null };
}

/** A file of the user's or ours, read by its own rules. */
function readWith<T>(own: NamedText | undefined, file: string, read: (value: unknown, where: string) => Outcome<T>): Outcome<Digested<T>> {
  const source = own ?? shipped(file);
  let json: unknown;
  try {
    json = JSON.parse(source.text);
  } catch (error) {
    return fail(source.name, 'JSON', error instanceof Error ? error.message : String(error));
  }
  const value = read(json, source.name);
  return value.ok ? succeed(digested(value.value, source)) : value;
}

export const limitsFrom = (own: NamedText | undefined): Outcome<Digested<Limits>> => readWith(own, 'limits.json', readLimits);

export const stagingFrom = (own: NamedText | undefined): Outcome<Digested<Staging>> =>
  readWith(own, 'staging.json', (value, where) => readStaging(value, where, placesById()));

export function placesById(): ReadonlyMap<string, PlaceDeg> {
  return new Map(places().map(({ id, latitudeDeg, longitudeDeg }) => [id, { latitudeDeg, longitudeDeg }]));
}

function ours<T>(file: string): Digested<T> {
  const source = shipped(file);
  return digested(JSON.parse(source.text) as T, source);
}

export const shippedEvidence = (): Digested<EvidenceData> => ours('evidence.json');
export const shippedTimeline = (): Digested<TimelineData> => ours('timeline.json');

export function leewayObject(id: string): LeewayObject {
  const { objects } = ours<{ readonly objects: readonly LeewayObject[] }>('leeway.json').value;
  const found = objects.find((object) => object.id === id);
  if (found === undefined) throw new Error(`data/recovery/leeway.json has no ${id}`);
  return found;
}

export function actualPosts(flight: string | null): readonly PostActual[] {
  const { value } = ours<Readonly<Record<string, readonly PostActual[]>>>('actuals.json');
  return flight !== null && Object.hasOwn(value, flight) ? value[flight]! : [];
}

/** The plan of a flight whose elements are not shipped, with the text of its source. */
export function shippedPlan(flight: string): NamedText | null {
  try {
    const { text, name } = shipped(`plans/${flight}.json`);
    const { line1, line2 } = JSON.parse(text) as { readonly line1: string; readonly line2: string };
    return { name, text: `${line1}\n${line2}\n` };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

type ToldWeather = { readonly kind: string; readonly source: string } & Partial<Record<WeatherQuantity, Known>>;

/** What was told of the weather of a shipped return, as if for the hour of its landing; null where nothing was. */
export function publishedWeather(
  flight: string | null,
  touchdown: Instant,
): { readonly weather: FieldWeather; readonly sha256: string } | null {
  const { value, sha256: digest } = ours<Readonly<Record<string, ToldWeather>>>('weather.json');
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
