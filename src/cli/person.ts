import { succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { type Career, type Life, type PersonAnswer, showPerson } from '../workflows/record/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { say } from './say.ts';
import { printFacts } from './print-facts.ts';
import { RECORD_OPTIONS, UNSOURCED, pastHorizon, printAge, printJson } from './record-options.ts';
import { emphasise, printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: `Tells a life in flights: in what ship a person went up and came down, how long that took, and which record it was on
landing day. NAME is a name, or words of it that only one person bears, in Latin or Cyrillic letters. A slip of the
pen is forgiven where one name is clearly the nearest, and the answer then says as whom it was taken. Durations run
from launch to landing and are cut to the minute. Flights outside the record (to Mir, before 1998) count in the whole
career only, where a published total was found.`,
  words: { name: { kind: 'text', value: 'NAME', needed: true, upTo: 5 } },
  options: { ...RECORD_OPTIONS, sources: { kind: 'switch', help: 'shows every fact used, with its sources' }, json: JSON_OPTION },
  examples: [
    'union person vande-hei',
    'union person Дубров --at 2022-03-30',
    'union person "frank rubio" --sources',
    'union person vande-hei --json',
  ],
  run: async ({ json, sources: sourced, name, folder, ...question }, door) => {
    const shown = await showPerson(worldOf(folder), name, question);
    if (!shown.ok) return shown;
    const { life, taken, facts, sources } = shown.value;
    if (taken !== null) door.printError(`note: ${say(taken, door)}`);
    if (json) printJson(door, 'person', withWords({ ...life, taken, ...(sourced && { factLines: facts, sources }) }));
    else printLife(life, sourced ? shown.value : null, door);
    return succeed(undefined);
  },
});

function sayCareer({ counts, text, through, publishers }: Career): string {
  const who = publishers.join(', ');
  switch (counts) {
    case 'published':
      return `${text}, as published (${who}, to ${through})`;
    case 'no others':
      return `${text}; no flights elsewhere by ${through} (${who})`;
    case 'station':
      return 'not found; flights elsewhere, if there were any, are not in the record';
  }
}

function printLife(life: Life, sourced: PersonAnswer | null, door: Door): void {
  const native = life.nameNative === null ? '' : ` (${life.nameNative})`;
  const born = life.born === null ? '' : `, born ${life.born}`;
  door.print(emphasise(door, 'bold', `${life.name}${native}`) + `   ${life.agency}, ${life.nationalities.join('/')}${born}   [${life.id}]`);
  printTable(
    door,
    ['up in', 'down in', 'launch (UTC)', 'landing (UTC)', 'duration', 'as'],
    life.stays.map(({ upName, downName, launch, landing, text, role, agency, unsourced }) => [
      upName,
      downName ?? '-',
      `${launch}${unsourced.includes('launch') ? UNSOURCED : ''}`,
      (landing === null ? null : `${landing}${unsourced.includes('landing') ? UNSOURCED : ''}`) ??
        (life.inSpace ? (life.standing === 'known' ? 'in space' : 'not known') : '-'),
      landing === null
        ? `${text} ${life.standing === 'known' ? 'so far' : `by ${life.knownUntil}; ${pastHorizon(life.knownUntil)}`}`
        : text,
      `${role}, ${agency}`,
    ]),
  );
  door.print(
    `in all ${life.totalText} in ${life.flights} ${life.flights === 1 ? 'flight' : 'flights'} to the station by ${life.standing === 'known' || !life.inSpace ? life.at : life.knownUntil}`,
  );
  if (life.career !== null) door.print(`whole career: ${sayCareer(life.career)}`);
  for (const { upName, landing, records } of life.stays)
    for (const { says, broke } of records) {
      const when = landing === null ? `on ${life.at.slice(0, 10)}` : `on ${landing.slice(0, 10)}`;
      const before = broke === null ? '' : `, after ${broke.text} of ${broke.names.join(' and ')}`;
      door.print(`${upName}: ${says} ${when}${before}`);
    }
  if (sourced !== null) printFacts(door, sourced);
  printAge(door, life.dataAge, life.asOf);
}
