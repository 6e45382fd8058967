import { succeed } from '../outcome/index.ts';
import { checkRecord } from '../workflows/record/index.ts';
import { JSON_OPTION, defineCommand } from './command.ts';
import { RECORD_OPTIONS, printJson } from './record-options.ts';
import { worldOf } from './world.ts';
import { cannot } from './own-words.ts';

export const command = defineCommand({
  about: `Reads every line of the record and asks every rule of consistency. A port holds one ship. A ship and a person are at
one place, and go up once and down once. Everybody has a seat home, times are in order, expeditions follow one another
without a gap, sources are known, and more (docs/record.md). Each breach names its facts.`,
  words: {},
  options: { folder: RECORD_OPTIONS.folder, json: JSON_OPTION },
  examples: ['union check', 'union check --record my-record --json'],
  run: async ({ json, folder }, door) => {
    const checked = checkRecord(worldOf(folder));
    if (!checked.ok) return checked;
    const { breaches, facts, claims, people, flights, sources, unsourced } = checked.value;
    const count = `${breaches.length} ${breaches.length === 1 ? 'breach' : 'breaches'}`;
    if (json) printJson(door, 'check', checked.value);
    else {
      for (const { rule, says, facts: ids } of breaches) door.print(`breach of "${rule}": ${says}\n  ${ids.join(', ')}`);
      door.print(
        `${facts} facts (${unsourced} with a field that no page was found for), ${claims} claims, ${people} people, ${flights} flights, ${sources} sources: ${breaches.length === 0 ? 'every rule holds' : count}`,
      );
    }
    if (breaches.length === 0) return succeed(undefined);
    return cannot('', 'a record that agrees with itself', count, 'Each names its facts; a line that corrects them settles it.');
  },
});
