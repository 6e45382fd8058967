import { succeed } from '../outcome/index.ts';
import { RANKING_KINDS, type Rankings, showRankings } from '../workflows/record/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { RECORD_OPTIONS, printAge, printJson } from './record-options.ts';
import { emphasise, printTable } from './table.ts';
import { worldOf } from './world.ts';

const STANDARD_TOP = 15;

export const command = defineCommand({
  about: `Ranks flights and careers as they stood on any day, and tells each record with the one that it broke. Flights under
way count so far. Only flights to the station are in the record.`,
  words: {},
  options: {
    of: { kind: 'text', value: 'WHAT', help: `what is ranked: ${RANKING_KINDS.join(', ')} (standard: single-flight)` },
    agency: { kind: 'text', value: 'A', help: 'counts only flights flown for this agency' },
    nationality: { kind: 'text', value: 'N', help: 'counts only people of this country: USA, US or American' },
    top: {
      kind: 'number',
      value: 'N',
      apart: { of: ['json'], why: 'JSON has every row.' },
      help: `how many rows of text to print (standard: ${STANDARD_TOP})`,
    },
    ...RECORD_OPTIONS,
    json: JSON_OPTION,
  },
  examples: [
    'union rankings --nationality American --at 2022-03-30',
    'union rankings --of career --agency Roscosmos',
    'union rankings --of flights --json',
  ],
  run: async ({ json, top = STANDARD_TOP, folder, ...question }, door) => {
    const shown = showRankings(worldOf(folder), question);
    if (!shown.ok) return shown;
    if (json) printJson(door, 'rankings', shown.value);
    else printRankings(shown.value, top, door);
    return succeed(undefined);
  },
});

function printRankings(rankings: Rankings, top: number, door: Door): void {
  const who = [rankings.nationality, rankings.agency].filter((text) => text !== null).join(', ');
  door.print(emphasise(door, 'bold', `${rankings.of}${who === '' ? '' : ` (${who})`} at ${rankings.at}`));
  const single = rankings.of === 'single-flight';
  printTable(
    door,
    ['', 'name', 'time', ...(single ? ['up in', 'down in'] : ['flights'])],
    rankings.rows
      .slice(0, top)
      .map(({ rank, name, text, up, down, flights, inFlight }) => [
        `${rank}`,
        name,
        `${text}${inFlight ? ' so far' : ''}`,
        ...(single ? [up ?? '', down ?? '-'] : [`${flights}`]),
      ]),
    [0],
  );
  if (single) {
    door.print(emphasise(door, 'bold', '\nEach longer than all before'));
    printTable(
      door,
      ['landed', 'who', 'time', 'broke'],
      rankings.records.map(({ landedAt, names, text, broke }) => [
        landedAt ?? 'in space',
        fewOf(names),
        text,
        broke === null ? '-' : `${broke.text} of ${fewOf(broke.names)}`,
      ]),
    );
  }
  door.print(emphasise(door, 'dim', rankings.scope));
  printAge(door, rankings.dataAge, rankings.asOf);
}

/** A crew that holds a record together is told by two of its names. */
function fewOf(names: readonly string[]): string {
  return names.length <= 2 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
