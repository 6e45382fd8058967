import { type Outcome, succeed } from '../outcome/index.ts';
import { type Life, type PersonAnswer, showPerson } from '../workflows/record/index.ts';
import { type Command, type CommandInput, type Door, JSON_OPTION } from './command.ts';
import { printFacts } from './print-facts.ts';
import { RECORD_OPTIONS, printAge, printJson, recordQuestion } from './record-options.ts';
import { emphasise, printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command: Command = {
  usage: 'union person NAME [--at ISO] [--as-of ISO] [--sources] [--json]',
  about: `Tells a life in flights: up and down in what, how long, and which record it was on landing day. NAME is found in Latin or Cyrillic, whole
or in part, with slips. Durations run from launch to landing, cut to the minute; flights outside the record (Mir, before 1998) are not counted.`,
  words: { min: 1, max: 5 },
  options: { ...RECORD_OPTIONS, sources: { type: 'boolean', help: 'every fact used, with its sources' }, json: JSON_OPTION },
  examples: [
    'union person vande-hei',
    'union person Дубров --at 2022-03-30',
    'union person "frank rubio" --sources',
    'union person vande-hei --json',
  ],
  run,
};

async function run(input: CommandInput): Promise<Outcome<void>> {
  const shown = await showPerson(worldOf(input), input.words.join(' '), recordQuestion(input));
  if (!shown.ok) return shown;
  const { life, facts, sources } = shown.value;
  const withSources = input.options['sources'] === true;
  if (input.options['json'] === true) printJson(input.door, 'person', { ...life, ...(withSources ? { factLines: facts, sources } : {}) });
  else printLife(life, withSources ? shown.value : null, input.door);
  return succeed(undefined);
}

function printLife(life: Life, sourced: PersonAnswer | null, door: Door): void {
  const native = life.nameNative === null ? '' : ` (${life.nameNative})`;
  const born = life.born === null ? '' : `, born ${life.born}`;
  door.print(emphasise(door, 'bold', `${life.name}${native}`) + `   ${life.agency}, ${life.nationalities.join('/')}${born}   [${life.id}]`);
  printTable(
    door,
    ['up in', 'down in', 'launch (UTC)', 'landing (UTC)', 'duration', 'as'],
    life.stays.map(({ up, down, launch, landing, text, role, agency }) => [
      up,
      down ?? '-',
      launch,
      landing ?? (life.inSpace ? 'in space' : '-'),
      landing === null ? `${text} so far` : text,
      `${role}, ${agency}`,
    ]),
  );
  door.print(`in all ${life.totalText} in ${life.flights} ${life.flights === 1 ? 'flight' : 'flights'} to the station by ${life.at}`);
  for (const { up, landing, records } of life.stays)
    for (const { says, broke } of records) {
      const when = landing === null ? `on ${life.at.slice(0, 10)}` : `on ${landing.slice(0, 10)}`;
      const before = broke === null ? '' : `, after ${broke.text} of ${broke.names.join(' and ')}`;
      door.print(`${up}: ${says} ${when}${before}`);
    }
  if (sourced !== null) printFacts(door, sourced.facts, sourced.sources);
  printAge(door, life.dataAge, life.asOf);
}
