import { DAY_S, type Instant } from '../time/index.ts';
import { momentOf } from './moment.ts';
import { type Stay, durationText, stayFineness, staySeconds } from './stays.ts';
import type { View } from './view.ts';

/** What a career's time counts, and who says that it is all. */
export interface Career {
  readonly seconds: number;
  readonly text: string;
  /**
   * `published`: all flights, as `sources` tell them up to `through`, and those of this record since. `no others`: the flights of this record; by
   * `through` there were no others, as `sources` tell. `station`: the flights of this record, and whether there were others was not found.
   */
  readonly counts: 'published' | 'no others' | 'station';
  readonly through: string | null;
  readonly sources: readonly string[];
  readonly publishers: readonly string[];
}

/** A person's whole time in space at `at`, as far as it is known to be whole. A published total holds from the day that it was counted to. */
export function careerOf(view: View, stays: readonly Stay[], at: Instant): Career {
  const inRecord = stays.reduce((sum, stay) => sum + staySeconds(stay, at), 0);
  const told = publishedCareer(view, stays, at);
  const seconds = told?.seconds ?? inRecord;
  const fineness = (told !== null && told.counts === 'published') || stays.some((stay) => stayFineness(stay) === 'day') ? 'day' : 'minute';
  const sources = told?.sources ?? [];
  return {
    seconds,
    text: durationText(seconds, fineness),
    counts: told?.counts ?? 'station',
    through: told?.through ?? null,
    sources,
    publishers: sources.map((id) => view.record.sources.get(id)?.publisher ?? id),
  };
}

function publishedCareer(view: View, stays: readonly Stay[], at: Instant): Omit<Career, 'text' | 'publishers'> | null {
  const { person } = stays[0]!;
  const { careerDays, careerFlights, careerThrough, careerSources = [] } = view.record.people.get(person)!;
  if (careerThrough === undefined) return null;
  const through = momentOf(careerThrough);
  const seconds = (of: readonly Stay[]) => of.reduce((sum, stay) => sum + staySeconds(stay, at), 0);
  const isLater = ({ launch }: Stay) => launch.moment > through;
  const told = { through: careerThrough, sources: careerSources };
  if (careerDays !== undefined && at >= through)
    return { ...told, counts: 'published', seconds: careerDays * DAY_S + seconds(stays.filter(isLater)) };
  // The record has as many flights by then as there were in all: none was elsewhere.
  const flights = (view.stays.get(person) ?? []).filter((stay) => !isLater(stay)).length;
  return careerFlights === flights ? { ...told, counts: 'no others', seconds: seconds(stays) } : null;
}
