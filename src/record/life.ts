import { type Instant, formatInstant } from '../time/index.ts';
import { type Career, careerOf } from './career.ts';
import { type DataAge, dataAge } from './data-age.ts';
import { type Seen, seenAt, seenOf } from './horizon.ts';
import { type RecordStep, recordSteps } from './rankings.ts';
import type { Person } from './register.ts';
import { type Stay, durationText, hasLanded, stayFacts, stayFineness, staySeconds } from './stays.ts';
import { nameIn } from './say-fact.ts';
import type { View } from './view.ts';

export interface LifeStay {
  readonly up: string;
  readonly upName: string;
  readonly down: string | null;
  readonly downName: string | null;
  readonly launch: string;
  readonly landing: string | null;
  readonly seconds: number;
  readonly text: string;
  readonly role: string;
  readonly agency: string;
  /** Of launch and landing, those for whose time no page was found. */
  readonly unsourced: readonly ('launch' | 'landing')[];
  /** The longest single flight when it ended (or so far): among whom, and whose it broke. */
  readonly records: readonly { readonly among: string; readonly says: string; readonly broke: RecordStep['broke'] }[];
  readonly facts: readonly string[];
}

export interface Life extends Seen {
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
  /** The whole career, flights elsewhere too; null before the first flight. */
  readonly career: Career | null;
  readonly inSpace: boolean;
  /** Facts of this life beside the stays: seats, commands. */
  readonly otherFacts: readonly string[];
  readonly dataAge: DataAge;
}

/** A life in flights, as it stood at `at`. */
export function lifeAt(view: View, person: Person, asked: Instant): Life {
  const at = seenAt(view, asked);
  const stays = (view.stays.get(person.id) ?? []).filter(({ launch }) => launch.moment <= at);
  const totalSeconds = stays.reduce((sum, stay) => sum + staySeconds(stay, at), 0);
  const nameOf = nameIn(view.record);
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
    at: formatInstant(asked),
    ...seenOf(view, asked),
    asOf: view.asOf === null ? null : formatInstant(view.asOf),
    stays: stays.map((stay) => {
      const landed = hasLanded(stay, at);
      const down = stay.leftAt !== null && stay.leftAt <= at ? stay.down : null;
      const ended = landed && stay.landing !== null ? stay.landing.moment : at;
      const seconds = staySeconds(stay, at);
      const groups = [
        ...person.nationalities.map((nationality) => [nationality, ofA(view, nationality), { nationality }] as const),
        [stay.agency, stay.agency === 'private' ? 'of a private traveller' : `flown for ${stay.agency}`, { agency: stay.agency }] as const,
        ['all', 'to the station', {}] as const,
      ];
      return {
        up: stay.up,
        upName: nameOf(stay.up),
        down,
        downName: down === null ? null : nameOf(down),
        unsourced: unsourcedIn(stay, at),
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
    career: stays.length === 0 ? null : careerOf(view, stays, at),
    inSpace: stays.some((stay) => !hasLanded(stay, at)),
    otherFacts: about.map(({ fact }) => fact.id).filter((id) => !used.has(id)),
    dataAge: dataAge(view, asked),
  };
}

/** `of an American`. */
function ofA({ record }: View, nationality: string): string {
  const adjective = record.countries.get(nationality)?.adjective ?? nationality;
  return `of ${/^[AEIOU]/.test(adjective) ? 'an' : 'a'} ${adjective}`;
}

function unsourcedIn(stay: Stay, at: Instant): LifeStay['unsourced'] {
  const lacks = (entry: Stay['landing']) => entry?.fact.unsourced?.includes('at') === true;
  return [...(lacks(stay.launch) ? ['launch' as const] : []), ...(hasLanded(stay, at) && lacks(stay.landing) ? ['landing' as const] : [])];
}
