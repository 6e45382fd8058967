import { type Instant, formatInstant } from '../time/index.ts';
import { type DataAge, dataAge } from './data-age.ts';
import { type RecordStep, recordSteps } from './rankings.ts';
import type { Person } from './register.ts';
import { durationText, hasLanded, stayFacts, stayFineness, staySeconds } from './stays.ts';
import type { View } from './view.ts';

export interface LifeStay {
  readonly up: string;
  readonly down: string | null;
  readonly launch: string;
  readonly landing: string | null;
  readonly seconds: number;
  readonly text: string;
  readonly role: string;
  readonly agency: string;
  /** The longest single flight when it ended (or so far): among whom, and whose it broke. */
  readonly records: readonly { readonly among: string; readonly says: string; readonly broke: RecordStep['broke'] }[];
  readonly facts: readonly string[];
}

export interface Life {
  readonly id: string;
  readonly name: string;
  readonly nameNative: string | null;
  readonly agency: string;
  readonly nationalities: readonly string[];
  readonly born: string | null;
  readonly at: string;
  readonly asOf: string | null;
  readonly stays: readonly LifeStay[];
  readonly totalSeconds: number;
  readonly totalText: string;
  readonly flights: number;
  readonly inSpace: boolean;
  /** Facts of this life beside the stays: seats, commands. */
  readonly otherFacts: readonly string[];
  readonly dataAge: DataAge;
}

/** A life in flights, as it stood at `at`. */
export function lifeAt(view: View, person: Person, at: Instant): Life {
  const stays = (view.stays.get(person.id) ?? []).filter(({ launch }) => launch.moment <= at);
  const totalSeconds = stays.reduce((sum, stay) => sum + staySeconds(stay, at), 0);
  const rough = stays.some((stay) => stayFineness(stay) === 'day');
  const used = new Set(stays.flatMap((stay) => stayFacts(stay, at)));
  const about = (view.ofPerson.get(person.id) ?? []).filter(({ moment }) => moment <= at);
  return {
    id: person.id,
    name: person.name,
    nameNative: person.nameNative ?? null,
    agency: person.agency,
    nationalities: person.nationalities,
    born: person.born ?? null,
    at: formatInstant(at),
    asOf: view.asOf === null ? null : formatInstant(view.asOf),
    stays: stays.map((stay) => {
      const landed = hasLanded(stay, at);
      const ended = landed && stay.landing !== null ? stay.landing.moment : at;
      const seconds = staySeconds(stay, at);
      const groups = [
        ...person.nationalities.map((nationality) => [nationality, ofA(view, nationality), { nationality }] as const),
        [stay.agency, stay.agency === 'private' ? 'of a private traveller' : `flown for ${stay.agency}`, { agency: stay.agency }] as const,
        ['all', 'to the station', {}] as const,
      ];
      return {
        up: stay.up,
        down: stay.leftAt !== null && stay.leftAt <= at ? stay.down : null,
        launch: stay.launch.fact.at,
        landing: landed ? (stay.landing?.fact.at ?? null) : null,
        seconds,
        text: durationText(seconds, stayFineness(stay)),
        role: stay.role,
        agency: stay.agency,
        records: groups.flatMap(([among, says, filter]) => {
          const step = recordSteps(view, { ...filter, at: ended }).at(-1);
          return step !== undefined && step.holders.includes(person.id) && step.up === stay.up
            ? [{ among, says: `the longest single flight ${says}`, broke: step.broke }]
            : [];
        }),
        facts: stayFacts(stay, at),
      };
    }),
    totalSeconds,
    totalText: durationText(totalSeconds, rough ? 'day' : 'minute'),
    flights: stays.length,
    inSpace: stays.some((stay) => !hasLanded(stay, at)),
    otherFacts: about.map(({ fact }) => fact.id).filter((id) => !used.has(id)),
    dataAge: dataAge(view, at),
  };
}

/** `of an American`. */
function ofA({ record }: View, nationality: string): string {
  const adjective = record.countries.get(nationality)?.adjective ?? nationality;
  return `of ${/^[AEIOU]/.test(adjective) ? 'an' : 'a'} ${adjective}`;
}
