import { type Outcome, succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { SHIPPED_RECORD, appendTogether, withFolderLock } from '../store/index.ts';
import { ADDED_KINDS, addText, showFacts } from '../workflows/record/index.ts';
import type { NamedText } from '../workflows/world/index.ts';
import { JSON_OPTION, defineCommand } from './command.ts';
import { RECORD_OPTIONS, printAge, printJson } from './record-options.ts';
import { say } from './say.ts';
import { worldOf } from './world.ts';
import { cannot } from './own-words.ts';

export const command = defineCommand({
  about: `Prints the lines themselves, one JSON object a line, in the order of time. Lines that were corrected are left out.
With --add, lines are checked one by one and with the whole record, and then written all or not at all.`,
  words: {},
  options: {
    about: { kind: 'text', value: 'ID', help: 'prints lines that name this person, flight, port, agreement, speaker or fact' },
    since: { kind: 'text', value: 'ISO', help: 'prints lines of this moment or later' },
    add: {
      kind: 'file',
      value: 'FILE|-',
      apart: { of: ['about', 'since', 'at', 'asOf'], why: 'Lines are either added or printed.' },
      help: 'adds these lines to the record',
    },
    as: {
      kind: 'text',
      value: 'WHAT',
      beside: { of: ['add'], why: '{@ask:claims} shows claims.' },
      help: `what the added lines are: ${ADDED_KINDS.join(', ')} (standard: facts)`,
    },
    ...RECORD_OPTIONS,
    json: JSON_OPTION,
  },
  examples: ['union facts --about soyuz-ms-22', 'union facts --since 2026-01-01', 'union facts --add new.jsonl --record my-record'],
  run: async ({ json, add, as = 'facts', folder, ...question }, door) => {
    if (add !== undefined) {
      const added = await addTo(folder, add, as);
      if (!added.ok) return added;
      door.print(json ? JSON.stringify({ added: added.value }) : `added ${added.value} ${added.value === 1 ? as.slice(0, -1) : as}`);
      return succeed(undefined);
    }
    const shown = await showFacts(worldOf(folder), question);
    if (!shown.ok) return shown;
    const { taken } = shown.value;
    if (taken !== null) door.printError(`note: ${say(taken, door)}`);
    if (json) printJson(door, 'facts', withWords(shown.value));
    else {
      for (const fact of shown.value.facts) door.print(JSON.stringify(fact));
      printAge({ ...door, print: door.printError }, shown.value.dataAge, shown.value.asOf);
    }
    return succeed(undefined);
  },
});

/** What is decided under the lock is written before it is given back. */
async function addTo(folder = SHIPPED_RECORD, text: NamedText, as: string): Promise<Outcome<number>> {
  const kind = ADDED_KINDS.find((name) => name === as);
  if (kind === undefined) return cannot('as', ADDED_KINDS.join(', '), JSON.stringify(as));
  return withFolderLock(folder, async () => {
    const added = addText(worldOf(folder), text, kind);
    if (!added.ok) return added;
    const written = await appendTogether(folder, added.value.additions);
    return written.ok ? succeed(added.value.count) : written;
  });
}
