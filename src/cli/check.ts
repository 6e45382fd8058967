import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { checkRecord } from '../workflows/record/index.ts';
import { type Command, type CommandInput, JSON_OPTION } from './command.ts';
import { RECORD_OPTIONS, printJson } from './record-options.ts';
import { worldOf } from './world.ts';

export const command: Command = {
  usage: 'union check [--record DIR] [--json]',
  about: `Reads every line of the record and asks every rule of consistency: a port holds one ship, a ship and a person are at one place, up once and
down once, a seat home for everybody, times in order, expeditions tile, sources resolve, and more (docs/record.md). A breach names the facts.`,
  words: { min: 0, max: 0 },
  options: { record: RECORD_OPTIONS['record']!, json: JSON_OPTION },
  examples: ['union check', 'union check --record my-record --json'],
  run,
};

async function run(input: CommandInput): Promise<Outcome<void>> {
  const { options, door } = input;
  const checked = checkRecord(worldOf(input));
  if (!checked.ok) return checked;
  const { breaches, facts, claims, people, flights, sources, unsourced } = checked.value;
  if (options['json'] === true) printJson(door, 'check', checked.value);
  else {
    for (const { rule, says, facts: ids } of breaches) door.print(`breach of "${rule}": ${says}\n  ${ids.join(', ')}`);
    door.print(
      `${facts} facts (${unsourced} with a field that no page was found for), ${claims} claims, ${people} people, ${flights} flights, ${sources} sources: ${breaches.length === 0 ? 'every rule holds' : `${breaches.length} breaches`}`,
    );
  }
  return breaches.length === 0
    ? succeed(undefined)
    : fail(
        'union check',
        'a record that agrees with itself',
        `${breaches.length} breaches`,
        'Each names its facts; a line that corrects them settles it.',
      );
}
