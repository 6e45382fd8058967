/** How old a card's inputs are, and what its reader should mind. */
import { type Instant, secondsBetween } from '../time/index.ts';
import type { CardInput, CardNote, CardQuestion } from './card-shape.ts';
import type { Conditions } from './conditions.ts';
import type { WeatherReading } from './field-weather.ts';
import { distanceKm } from './flight-plane.ts';
import type { Sunlight } from './sunlight.ts';
import { instantOf } from './timeline.ts';

/** Weather of a place farther off than this is told to be so. */
const FAR_WEATHER_KM = 50;

/** An input with its age at a moment; nothing is stale before it was made. */
export function aged(input: Omit<CardInput, 'ageHours' | 'stale'>, at: Instant): CardInput {
  const ageHours = input.at === null ? null : Math.round((secondsBetween(instantOf(input.at), at) / 3600) * 10) / 10;
  return { ...input, ageHours, stale: ageHours === null ? null : ageHours > input.staleAfterHours };
}

/** What the card has found of the place. */
interface Found {
  readonly sun: Sunlight;
  readonly conditions: Conditions;
  /** The weather of the hour that is nearest, and the same where it is near enough to be used. */
  readonly reading: WeatherReading | null;
  readonly usable: WeatherReading | null;
}

export function notesOf(
  { weather, landing, report: { touchdown } }: CardQuestion,
  { sun: { light, elevationDeg }, conditions: { lead, rows }, reading, usable }: Found,
  inputs: readonly CardInput[],
): readonly CardNote[] {
  const notes: CardNote[] = [];
  if (light !== 'day') notes.push({ key: 'note.night', values: { elevation: elevationDeg.toFixed(0) } });
  if (weather === null) notes.push({ key: 'note.no-weather', values: {} });
  else if (weather.place !== null && distanceKm(weather.place, touchdown) > FAR_WEATHER_KM)
    notes.push({ key: 'note.elsewhere', values: { km: distanceKm(weather.place, touchdown).toFixed(0) } });
  if (weather !== null && usable === null)
    notes.push({ key: 'note.far-weather', values: { hours: Math.abs((reading?.offS ?? 0) / 3600).toFixed(0) } });
  if (lead === 'ground' && landing === 'steppe') notes.push({ key: 'note.vehicles-lead', values: {} });
  if (lead === 'none') notes.push({ key: 'note.none-leads', values: {} });
  if (rows.some(({ status }) => status === 'assumed' || status === 'practice')) notes.push({ key: 'note.limits-assumed', values: {} });
  notes.push({ key: 'note.medical', values: {} });
  for (const { role, ageHours, stale } of inputs)
    if (stale === true && role !== 'prediction' && role !== 'footprint')
      notes.push({ key: 'note.stale', values: { input: `input.${role}`, hours: ageHours ?? 0 } });
  return notes;
}
