import { type Outcome, succeed } from '../../outcome/index.ts';
import { type Breach, findBreaches } from '../../record/index.ts';
import type { World } from '../world/index.ts';

export interface RecordCheck {
  readonly facts: number;
  readonly claims: number;
  readonly people: number;
  readonly flights: number;
  readonly sources: number;
  readonly unsourced: number;
  readonly breaches: readonly Breach[];
}

/** `union check`: every line by itself, then every rule of consistency. */
export function checkRecord(world: World): Outcome<RecordCheck> {
  const open = world.record();
  if (!open.ok) return open;
  const { record } = open.value;
  const { entries, claims, people, flights, sources } = record;
  return succeed({
    facts: entries.length,
    claims: claims.length,
    people: people.size,
    flights: flights.size,
    sources: sources.size,
    unsourced: entries.filter(({ fact }) => fact.unsourced !== undefined).length,
    breaches: findBreaches(record),
  });
}
