import { succeed } from '../outcome/index.ts';
import { withWords } from '../presentation/index.ts';
import { type Career, RANKING_KINDS, type Rankings, showRankings } from '../workflows/record/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { RECORD_OPTIONS, pastHorizon, printAge, printJson } from './record-options.ts';
import { cannot } from './own-words.ts';
import { say } from './say.ts';
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
    nationality: { kind: 'text', value: 'N', help: 'counts only people of this country: USA, US, American or США' },
    top: {
      kind: 'number',
      value: 'N',
      apart: { of: ['json'], why: 'JSON has every row.' },
      help: `how many rows of text to print (standard: ${STANDARD_TOP})`,
    },
    women: { kind: 'switch', help: 'counts women only' },
    ...RECORD_OPTIONS,
    json: JSON_OPTION,
  },
  examples: [
    'union rankings --nationality American --at 2022-03-30',
    'union rankings --of career --agency Roscosmos',
    'union rankings --of flights --json',
  ],
  run: async ({ json, top = STANDARD_TOP, folder, ...question }, door) => {
    if (!(Number.isInteger(top) && top >= 1)) return cannot('top', 'a whole number of rows, 1 or more', `${top}`);
    const shown = showRankings(worldOf(folder), question);
    if (!shown.ok) return shown;
    if (json) printJson(door, 'rankings', withWords(shown.value));
    else printRankings(shown.value, top, door);
    return succeed(undefined);
  },
});

const TITLES = {
  'single-flight': 'Longest single flights to the station',
  career: 'Longest careers',
  flights: 'Most flights to the station',
} as const;

function printRankings(rankings: Rankings, top: number, door: Door): void {
  const past = rankings.standing === 'known' ? ' so far' : ` by ${rankings.knownUntil}; ${pastHorizon(rankings.knownUntil)}`;
  const who = [rankings.women ? 'women' : null, rankings.nationality, rankings.agency].filter((text) => text !== null).join(', ');
  door.print(emphasise(door, 'bold', `${TITLES[rankings.of]}${who === '' ? '' : ` (${who})`} at ${rankings.at}`));
  if (rankings.standing !== 'known')
    door.print(
      emphasise(door, 'yellow', `These are as of ${rankings.knownUntil}. Flights under way count to then, for nothing is known after it.`),
    );
  const single = rankings.of === 'single-flight';
  printTable(
    door,
    [
      '',
      'name',
      'time',
      ...(single ? ['up in', 'down in'] : ['flights to the station']),
      ...(rankings.of === 'career' ? ['the time counts'] : []),
    ],
    rankings.rows
      .slice(0, top)
      .map(({ rank, name, text, upName, downName, flights, inFlight, ...career }) => [
        `${rank}`,
        name,
        `${text}${inFlight ? past : ''}`,
        ...(single ? [upName ?? '', downName ?? '-'] : [`${flights}`]),
        ...(rankings.of === 'career' ? [sayCareer(career)] : []),
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
  door.print(emphasise(door, 'dim', say(rankings.scope, door)));
  printAge(door, rankings.dataAge, rankings.asOf);
}

/** A crew that holds a record together is told by two of its names. */
function fewOf(names: readonly string[]): string {
  return names.length <= 2 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/** What a career's time counts, in a few words. */
function sayCareer({ counts, through, publishers }: Pick<Career, 'counts' | 'through' | 'publishers'>): string {
  const who = publishers.join(', ');
  switch (counts) {
    case 'published':
      return `whole career, as published (${who}, to ${through})`;
    case 'no others':
      return `station flights; no others by ${through} (${who})`;
    case 'station':
      return 'station flights only';
  }
}
