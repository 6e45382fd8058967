import { type Fact, type Source, type StationRecord, nameIn, sayFact } from '../../record/index.ts';

/** The lines that an answer follows from, and their sources. */
export interface Sourced {
  readonly facts: readonly Fact[];
  /** The same in words, by the facts' ids. */
  readonly sayings: ReadonlyMap<string, string>;
  readonly sources: readonly Source[];
}

export function factsNamed(record: StationRecord, ids: readonly string[]): Sourced {
  const wanted = new Set(ids);
  const facts = record.entries.map(({ fact }) => fact).filter(({ id }) => wanted.has(id));
  const sources = [...new Set(facts.flatMap((fact) => fact.sources))].map(
    (id) => record.sources.get(id) ?? { id, publisher: 'not in the record' },
  );
  return { facts, sayings: new Map(facts.map((fact) => [fact.id, sayFact(fact, nameIn(record))])), sources };
}
