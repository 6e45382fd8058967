import type { Sourced } from '../workflows/record/index.ts';
import type { Door } from './command.ts';
import { emphasise } from './table.ts';

/** Each fact with where it comes from; what lacks a page is said. */
export function printFacts(door: Door, { facts, sayings, sources }: Sourced): void {
  const known = new Map(sources.map((source) => [source.id, source]));
  door.print(emphasise(door, 'bold', '\nFacts and sources'));
  for (const fact of facts) {
    const until = fact.until === undefined ? '' : ` to ${fact.until}`;
    door.print(`  ${fact.precision === 'by' ? 'by ' : ''}${fact.at}${until}  ${sayings.get(fact.id) ?? fact.type}  [${fact.id}]`);
    for (const id of fact.sources) {
      const source = known.get(id);
      door.print(emphasise(door, 'dim', `      ${id}: ${source?.url ?? source?.publisher ?? 'not in the record'}`));
    }
    if (fact.deducedFrom !== undefined) door.print(emphasise(door, 'dim', `      deduced from ${fact.deducedFrom.join(', ')}`));
    if (fact.unsourced !== undefined) door.print(emphasise(door, 'dim', `      no page for ${fact.unsourced.join(', ')}`));
    if (fact.note !== undefined) door.print(emphasise(door, 'dim', `      ${fact.note}`));
  }
}
