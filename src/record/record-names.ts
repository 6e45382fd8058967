import type { NameEntry, NameKind } from '../names/index.ts';
import type { FactOf } from './fact.ts';
import type { Person, ShipType } from './register.ts';
import type { StationRecord } from './station-record.ts';

/** A record's list is made once, and with it whatever is indexed by it. */
const LISTS = new WeakMap<StationRecord, readonly NameEntry[]>();

/** Everyone and everything of the record that has a name: what names are found among. */
export function recordNames(record: StationRecord): readonly NameEntry[] {
  const before = LISTS.get(record);
  if (before !== undefined) return before;
  const list = listOf(record);
  LISTS.set(record, list);
  return list;
}

function listOf(record: StationRecord): readonly NameEntry[] {
  const { agencies, people, vehicles, flights, modules, ports, places, countries, entries } = record;
  const placeNames = new Set([...places.values()].map(({ name }) => name));
  const signed = entries.map(({ fact }) => fact).filter((fact): fact is FactOf<'agreementSigned'> => fact.type === 'agreementSigned');
  return [
    ...[...agencies.values()].map((agency) => entryOf('agency', agency, [agency.id.replaceAll('-', ' ')])),
    ...[...people.values()].map(personEntry),
    ...[...flights.values()].map((flight) => ({
      ...entryOf('flight', flight, namesOf(flight).flatMap(flightNames)),
      attributes: { vehicle: flight.vehicle },
    })),
    ...vehicleClasses([...vehicles.values()]),
    ...[...vehicles.values()].map((vehicle) => entryOf('vehicle', vehicle)),
    ...[...modules.values()].map((module) => entryOf('module', module, namesOf(module).flatMap(namesWithBrackets))),
    ...[...ports.values()].map((port) => entryOf('port', port)),
    ...signed.map(({ agreement, title, otherNames }) => entryOf('agreement', { id: agreement, name: title, otherNames })),
    ...[...places.values()].map((place) => entryOf('place', place)),
    ...[...countries.values()].filter(({ name }) => !placeNames.has(name)).map((country) => entryOf('place', country)),
  ];
}

interface Nameable {
  readonly id: string;
  readonly name: string;
  readonly nameNative?: string | undefined;
  readonly otherName?: string | undefined;
  readonly otherNames?: readonly string[] | undefined;
}

function entryOf(kind: NameKind, thing: Nameable, more: readonly string[] = []): NameEntry {
  const { id, name, nameNative } = thing;
  const names = [name, ...(nameNative === undefined ? [] : [nameNative])];
  const aliases = [...new Set([...namesOf(thing), ...more])].filter((alias) => !names.includes(alias));
  return { id, kind, names, ...(aliases.length === 0 ? {} : { aliases }) };
}

function namesOf({ name, nameNative, otherName, otherNames }: Nameable): readonly string[] {
  return [name, nameNative, otherName, ...(otherNames ?? [])].filter((one) => one !== undefined);
}

function personEntry(person: Person): NameEntry {
  const { agency, nationalities, born } = person;
  return {
    ...entryOf('person', person, person.aliases),
    attributes: {
      agency,
      ...(nationalities[0] === undefined ? {} : { nationality: nationalities[0] }),
      ...(born === undefined ? {} : { birth: born }),
    },
  };
}

/** `Soyuz MS-08` is also written `MS-8`, and `Axiom Mission 1 (Ax-1)` by either half. */
function flightNames(name: string): readonly string[] {
  return namesWithBrackets(name).flatMap((one) => [one, one.replace(/([-\s])0(?=\d)/u, '$1')]);
}

/** `Mini-Research Module 1 (MRM-1, МИМ-1)` is three names. */
function namesWithBrackets(name: string): readonly string[] {
  return name
    .split(/[(),]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** `Soyuz` of the Soyuz TM to MS, `Dragon` of the crewed and the cargo one: a word that several vehicles share. */
function vehicleClasses(vehicles: readonly ShipType[]): readonly NameEntry[] {
  const found = new Map<string, Set<string>>();
  const count = new Map<string, number>();
  for (const { name, nameNative } of vehicles)
    for (const [i, word] of name.split(' ').entries()) {
      if (!/^\p{Lu}\p{Ll}{2,}$/u.test(word)) continue;
      const native = nameNative?.split(' ')[i];
      count.set(word, (count.get(word) ?? 0) + 1);
      found.set(word, (found.get(word) ?? new Set([word])).add(native ?? word));
    }
  return [...found]
    .filter(([word]) => count.get(word)! > 1)
    .map(([word, names]): NameEntry => ({ id: word.toLowerCase(), kind: 'vehicle', names: [...names] }));
}
