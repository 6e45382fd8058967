import type { Instant } from '../time/index.ts';
import type { Claim } from './claim.ts';
import type { Fact } from './fact.ts';
import type { Agency, Country, Dependency, Flight, Module, Person, Place, Port, ShipType, Source } from './register.ts';

/** A fact with its times as instants, and where its line stands. */
export interface Entry {
  readonly fact: Fact;
  readonly moment: Instant;
  /** From when on it was known: `knownAt`, else `recordedAt`. */
  readonly known: Instant;
  /** `crew.jsonl:12`. */
  readonly where: string;
}

export interface ClaimEntry {
  readonly claim: Claim;
  readonly known: Instant;
  readonly where: string;
}

/** All lines, checked one by one; whether they agree with one another is asked by `findBreaches`. */
export interface StationRecord {
  readonly sources: ReadonlyMap<string, Source>;
  readonly countries: ReadonlyMap<string, Country>;
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly people: ReadonlyMap<string, Person>;
  readonly vehicles: ReadonlyMap<string, ShipType>;
  readonly flights: ReadonlyMap<string, Flight>;
  readonly modules: ReadonlyMap<string, Module>;
  readonly ports: ReadonlyMap<string, Port>;
  readonly places: ReadonlyMap<string, Place>;
  readonly dependencies: ReadonlyMap<string, Dependency>;
  readonly entries: readonly Entry[];
  readonly claims: readonly ClaimEntry[];
}
