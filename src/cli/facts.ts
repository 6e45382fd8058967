import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { SHIPPED_RECORD, appendTogether, withFolderLock } from '../store/index.ts';
import { ADDED_KINDS, type AddedKind, addText, showFacts } from '../workflows/record/index.ts';
import { type Command, type CommandInput, JSON_OPTION } from './command.ts';
import { given, optionalText, textOption } from './read-input.ts';
import { RECORD_OPTIONS, printAge, printJson, recordQuestion } from './record-options.ts';
import { worldOf } from './world.ts';

export const command: Command = {
  usage: 'union facts [--about ID] [--since ISO] [--at ISO] [--as-of ISO] [--json]   |   union facts --add FILE|- [--record DIR]',
  about: `Prints the lines themselves, one JSON object a line, in the order of time; lines that were corrected are left out. With --add, lines are
checked one by one and with the whole record, and then written all or not at all.`,
  words: { min: 0, max: 0 },
  options: {
    about: { type: 'string', value: 'ID', help: 'that name this person, flight, port, agreement, speaker or fact' },
    since: { type: 'string', value: 'ISO', help: 'no earlier than this' },
    add: { type: 'string', value: 'FILE|-', help: 'add these lines to the record' },
    as: { type: 'string', value: 'WHAT', help: `with --add, what the lines are: ${ADDED_KINDS.join(', ')} (standard: facts)` },
    ...RECORD_OPTIONS,
    json: JSON_OPTION,
  },
  examples: ['union facts --about soyuz-ms-22', 'union facts --since 2026-01-01', 'union facts --add new.jsonl --record my-record'],
  run,
};

async function run(input: CommandInput): Promise<Outcome<void>> {
  const { options, door } = input;
  const lines = await optionalText(input, 'add');
  if (!lines.ok) return lines;
  const { value: added } = lines;
  const as = textOption(options, 'as');
  if (added !== undefined) {
    const kind = ADDED_KINDS.find((name) => name === (as ?? 'facts'));
    if (kind === undefined) return fail('--as', ADDED_KINDS.join(', '), JSON.stringify(as));
    const done = await addTo(input, added.text, kind);
    if (!done.ok) return done;
    door.print(options['json'] === true ? JSON.stringify({ added: done.value }) : `added ${done.value} ${kind}`);
    return succeed(undefined);
  }
  if (as !== undefined) return fail('--as', '--add FILE with it', 'none', 'Claims are shown by `union claims`.');
  const question = { about: textOption(options, 'about'), since: textOption(options, 'since') };
  const shown = await showFacts(worldOf(input), {
    ...recordQuestion(input),
    ...given<Partial<Record<keyof typeof question, string>>>(question),
  });
  if (!shown.ok) return shown;
  if (options['json'] === true) printJson(door, 'facts', shown.value);
  else {
    for (const fact of shown.value.facts) door.print(JSON.stringify(fact));
    printAge({ ...door, print: door.printError }, shown.value.dataAge, shown.value.asOf);
  }
  return succeed(undefined);
}

/** What is decided under the lock is written before it is given back. */
function addTo(input: CommandInput, text: string, kind: AddedKind): Promise<Outcome<number>> {
  const folder = textOption(input.options, 'record') ?? SHIPPED_RECORD;
  return withFolderLock(folder, async () => {
    const added = addText(worldOf(input), text, kind);
    if (!added.ok) return added;
    const written = await appendTogether(folder, added.value.additions);
    return written.ok ? succeed(added.value.count) : written;
  });
}
