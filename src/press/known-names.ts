import type { FactOf, Person, ShipType, StationRecord } from '../record/index.ts';
import type { NameEntry, NameKind } from './press-report.ts';

/** Everyone and everything that the record can be named by a report: the index that readings link to. */
export function pressNames(record: StationRecord): readonly NameEntry[] {
  const { agencies, people, vehicles, flights, modules, ports, places, countries, entries } = record;
  const placeNames = new Set([...places.values()].map(({ name }) => name));
  const signed = entries.map(({ fact }) => fact).filter((fact): fact is FactOf<'agreementSigned'> => fact.type === 'agreementSigned');
  return [
    ...[...agencies.values()].map((agency) => named('agency', agency.id, [agency.id.replaceAll('-', ' '), ...namesOf(agency)])),
    ...[...people.values()].map(personEntry),
    ...[...flights.values()].map((flight) => ({
      ...named('flight', flight.id, namesOf(flight).flatMap(flightNames)),
      attributes: { vehicle: flight.vehicle },
    })),
    ...vehicleClasses([...vehicles.values()]),
    ...[...vehicles.values()].map((vehicle) => named('vehicle', vehicle.id, namesOf(vehicle))),
    ...[...modules.values()].map((module) => named('module', module.id, namesOf(module).flatMap(namesWithBrackets))),
    ...[...ports.values()].map((port) => named('port', port.id, namesOf(port))),
    ...signed.map(({ agreement, title, otherNames }) => named('agreement', agreement, [title, ...(otherNames ?? [])])),
    ...[...places.values()].map((place) => named('place', place.id, namesOf(place))),
    ...[...countries.values()].filter(({ name }) => !placeNames.has(name)).map(({ id, name }) => named('place', id, [name])),
  ];
}

const named = (kind: NameKind, id: string, names: readonly string[]): NameEntry => ({ id, kind, names: [...new Set(names)] });

interface Nameable {
  readonly name: string;
  readonly nameNative?: string;
  readonly otherName?: string;
  readonly otherNames?: readonly string[];
}

function namesOf({ name, nameNative, otherName, otherNames }: Nameable): readonly string[] {
  return [name, ...(nameNative === undefined ? [] : [nameNative]), ...(otherName === undefined ? [] : [otherName]), ...(otherNames ?? [])];
}

function personEntry({ id, name, nameNative, agency, nationalities, born }: Person): NameEntry {
  return {
    id,
    kind: 'person',
    names: [name, ...(nameNative === undefined ? [] : [nameNative])],
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
  return [...found].filter(([word]) => count.get(word)! > 1).map(([word, names]) => named('vehicle', word.toLowerCase(), [...names]));
}
