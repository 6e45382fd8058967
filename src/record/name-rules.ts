/** The rules that need no history: every name and source is known, corrections follow what they correct, claims fit their facts. */
import type { Breach, Rule } from './breach.ts';
import type { Fact } from './fact.ts';
import type { StationRecord } from './station-record.ts';
import { replay } from './timeline.ts';

const NAMES: readonly (readonly [field: string, register: 'people' | 'flights' | 'ports' | 'agencies'])[] = [
  ['person', 'people'],
  ['flight', 'flights'],
  ['port', 'ports'],
  ['agency', 'agencies'],
];

export function unknownNames(record: StationRecord): readonly Breach[] {
  const found: Breach[] = [];
  const agreements = new Set<string>();
  const others = new Set<string>();
  for (const { fact } of record.entries) {
    if (fact.type === 'agreementSigned') agreements.add(fact.agreement);
    if (fact.type === 'sanctionImposed') others.add(fact.sanction);
    if (fact.type === 'letterSent') others.add(fact.letter);
  }
  const ids = new Set([...record.entries.map(({ fact }) => fact.id), ...agreements, ...others]);
  for (const map of [record.people, record.flights, record.ports, record.agencies, record.modules])
    for (const id of map.keys()) ids.add(id);
  const unknown = (id: string, rule: Rule, says: string) => found.push({ rule, says, facts: [id] });
  for (const { fact } of record.entries) {
    for (const source of fact.sources) if (!record.sources.has(source)) unknown(fact.id, 'sources resolve', `no source ${source}`);
    for (const [field, register] of NAMES) {
      const name = (fact as unknown as Readonly<Record<string, unknown>>)[field];
      if (typeof name === 'string' && !record[register].has(name)) unknown(fact.id, 'what is named is known', `no ${field} ${name}`);
    }
    if (
      fact.type === 'statementMade' &&
      fact.speaker !== undefined &&
      !record.people.has(fact.speaker) &&
      !record.agencies.has(fact.speaker)
    )
      unknown(fact.id, 'what is named is known', `no person or agency ${fact.speaker}`);
    for (const id of namedIds(fact)) if (!ids.has(id)) unknown(fact.id, 'what is named is known', `nothing is called ${id}`);
    if (fact.type === 'boarded' && fact.under !== undefined && !agreements.has(fact.under))
      unknown(fact.id, 'what is named is known', `no agreement ${fact.under}`);
  }
  for (const [name, register] of Object.entries({
    agencies: record.agencies,
    people: record.people,
    vehicles: record.vehicles,
    flights: record.flights,
    modules: record.modules,
    ports: record.ports,
    places: record.places,
    dependencies: record.dependencies,
  }))
    for (const line of register.values())
      for (const source of line.sources)
        if (!record.sources.has(source)) unknown(line.id, 'sources resolve', `no source ${source} (${name})`);
  for (const { id, agency, nationalities, aliasSources = [], careerSources = [] } of record.people.values()) {
    for (const source of [...aliasSources, ...careerSources])
      if (!record.sources.has(source)) unknown(id, 'sources resolve', `no source ${source} (aliases, career)`);
    if (!record.agencies.has(agency)) unknown(id, 'what is named is known', `no agency ${agency}`);
    for (const country of nationalities) if (!record.countries.has(country)) unknown(id, 'what is named is known', `no country ${country}`);
  }
  for (const { id, vehicle } of record.flights.values())
    if (!record.vehicles.has(vehicle)) unknown(id, 'what is named is known', `no vehicle ${vehicle}`);
  for (const { id, module } of record.ports.values())
    if (!record.modules.has(module)) unknown(id, 'what is named is known', `no module ${module}`);
  const claimIds = new Set(record.claims.map(({ claim }) => claim.id));
  for (const { claim } of record.claims) {
    for (const source of claim.sources) if (!record.sources.has(source)) unknown(claim.id, 'sources resolve', `no source ${source}`);
    if (!ids.has(claim.subject)) unknown(claim.id, 'what is named is known', `nothing is called ${claim.subject}`);
    for (const id of [claim.supports, claim.contradicts, claim.refines, claim.sameOrigin].flatMap((list) => list ?? []))
      if (!claimIds.has(id)) unknown(claim.id, 'what is named is known', `no claim ${id}`);
  }
  return found;
}

function namedIds(fact: Fact): readonly string[] {
  const lists = fact as {
    readonly bearsOn?: readonly string[];
    readonly covers?: readonly string[];
    readonly deducedFrom?: readonly string[];
  };
  return [...(lists.bearsOn ?? []), ...(lists.covers ?? []), ...(lists.deducedFrom ?? [])];
}

/** A correction names a line that is there, of its own type, known no later than itself; and a line is corrected once. */
export function brokenCorrections(record: StationRecord): readonly Breach[] {
  const byId = new Map(record.entries.map((entry) => [entry.fact.id, entry]));
  const correctedBy = new Map<string, string>();
  return record.entries.flatMap(({ fact, known }): readonly Breach[] => {
    if (fact.corrects === undefined) return [];
    const says = (text: string): readonly Breach[] => [{ rule: 'corrections follow', says: text, facts: [fact.id, fact.corrects!] }];
    const old = byId.get(fact.corrects);
    if (old === undefined) return says(`no line ${fact.corrects}`);
    if (fact.type !== 'withdrawn' && old.fact.type !== fact.type) return says(`a ${fact.type} cannot correct a ${old.fact.type}`);
    if (known < old.known) return says(`known before the line that it corrects`);
    const other = correctedBy.get(fact.corrects);
    correctedBy.set(fact.corrects, fact.id);
    return other === undefined ? [] : says(`already corrected by ${other}`);
  });
}

/** Where a claim about a fact's own field is preferred, the fact says the same. */
export function strayClaims(record: StationRecord): readonly Breach[] {
  const current = new Map(replay(record.entries, null).entries.map(({ fact }) => [fact.id, fact]));
  return record.claims.flatMap(({ claim }): readonly Breach[] => {
    const fact = current.get(claim.subject) as Readonly<Record<string, unknown>> | undefined;
    if (fact === undefined || claim.rank !== 'preferred' || !Object.hasOwn(fact, claim.property)) return [];
    const value = fact[claim.property];
    if (String(value) === claim.value) return [];
    return [
      {
        rule: 'a preferred claim is the fact',
        says: `${claim.property} is ${String(value)}, and ${claim.value} is preferred`,
        facts: [claim.subject, claim.id],
      },
    ];
  });
}
