import { succeed } from '../outcome/index.ts';
import { writeFile } from '../store/index.ts';
import { LANGUAGES, type PatternsAnswer, patternsGpx, patternsJson, searchPatterns } from '../workflows/recovery/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { cannot } from './own-words.ts';
import { percent } from './print-footprint.ts';
import { latLon, printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: `Draws the tracks that units fly over the sectors of a card, as IAMSAR has them: a creeping line over a sector, an
expanding square or a sector search about a place that is known well. It tells how far tracks lie apart, how often that
covers the ground, how long it takes and how probable it is to find the capsule, and writes routes for receivers.
Detection is told by two laws of Koopman, for random and for ideal search: the truth lies between.`,
  words: { card: { kind: 'file', shape: 'recovery-card', value: 'CARD.json', needed: true } },
  options: {
    pattern: { kind: 'text', value: 'NAME', help: 'creeping-line, expanding-square or sector-search (standard: creeping-line)' },
    spacingKm: { kind: 'number', name: 'spacing', value: 'KM', help: 'between tracks (standard: the sweep width)' },
    sweepKm: { kind: 'number', name: 'sweep', value: 'KM', help: 'effective sweep width (standard: that of the unit)' },
    unit: { kind: 'text', value: 'ID', help: 'only the tasks of this unit: "Mi-8 A1"' },
    sector: { kind: 'text', value: 'ID', help: 'only the tasks in this sector: G1' },
    wave: { kind: 'number', value: 'N', help: 'only the tasks of this pass' },
    datum: {
      kind: 'text',
      value: 'LAT,LON',
      beside: { of: ['unit', 'sector'], why: 'A place is one task’s.' },
      help: 'where a square or a sector search begins (standard: the middle of the sector)',
    },
    times: { kind: 'number', value: 'N', help: 'tells the success of flying it up to so many times (standard: 3)' },
    gpx: { kind: 'text', value: 'FILE', help: 'writes the tracks as GPX routes' },
    language: {
      kind: 'text',
      name: 'lang',
      value: 'en|ru',
      beside: { of: ['gpx'], why: 'Only that file is in a language, en or ru.' },
      help: 'language of that file (standard: en)',
    },
    json: JSON_OPTION,
  },
  examples: [
    'union recovery patterns card.json --wave 1 --gpx tracks.gpx',
    'union recovery patterns card.json --pattern sector-search --unit "Mi-8 A1"',
    'union recovery patterns card.json --pattern expanding-square --sector G1 --datum 47.35,69.60 --spacing 1.5',
  ],
  run: async ({ card, gpx, json, language = 'en', ...question }, door) => {
    const spoken = LANGUAGES.find((each) => each === language);
    if (spoken === undefined) return cannot('language', LANGUAGES.join(' or '), JSON.stringify(language));
    const found = searchPatterns(card, question);
    if (!found.ok) return found;
    const world = worldOf();
    const written = gpx === undefined ? succeed(null) : await writeFile(gpx, patternsGpx(world, found.value, spoken), 'gpx');
    if (!written.ok) return written;
    if (json) door.print(JSON.stringify(patternsJson(world, found.value), null, 2));
    else printPatterns(found.value, door);
    if (written.value !== null) door.printError(`wrote ${written.value}`);
    return succeed(undefined);
  },
});

function printPatterns({ card, patterns }: PatternsAnswer, door: Door): void {
  const [first] = patterns;
  door.print(`${card.flightName}: ${first!.kind} (${first!.code})`);
  printTable(
    door,
    [
      'pass',
      'unit',
      'sector',
      'spacing km',
      'sweep km',
      'coverage',
      'covers km2',
      'km/h',
      'length km',
      'minutes',
      'lies there',
      'POD',
      'finds',
    ],
    patterns.map((pattern) => [
      pattern.wave === null ? '-' : `${pattern.wave}`,
      pattern.unit,
      pattern.sector,
      pattern.spacingKm.toFixed(2),
      pattern.sweepKm.toFixed(2),
      pattern.coverage.toFixed(2),
      pattern.coversKm2.toFixed(0),
      pattern.speedKmh.toFixed(0),
      pattern.lengthKm.toFixed(1),
      `${pattern.minutes.toFixed(0)}${pattern.isWithinEndurance ? '' : ' TOO LONG'}`,
      percent(pattern.containment),
      `${percent(pattern.pod.random)} to ${percent(pattern.pod.ideal)}`,
      `${percent(pattern.success[0]!.random)} to ${percent(pattern.success[0]!.ideal)}`,
    ]),
    [0, 3, 4, 5, 6, 7, 8, 9, 10],
  );
  if (patterns.length === 1) printOne(first!, door);
  for (const { wave, doneMin, finds, findsByThen } of card.search?.reach.passes ?? [])
    door.print(
      `pass ${wave} of the plan finds ${percent(finds)}; all up to it, done by L+${doneMin.toFixed(0)} min, ${percent(findsByThen)}`,
    );
  door.print(
    'POD is by the laws of random and of ideal search. Passes of the plan are by the units’ own PODs. Turns and winds are left out.',
  );
}

function printOne({ points, legs, success }: PatternsAnswer['patterns'][number], door: Door): void {
  door.print('');
  printTable(
    door,
    ['turn', 'place', 'course', 'km'],
    points.map(({ name, latitudeDeg, longitudeDeg }, i) => [
      name,
      latLon(latitudeDeg, longitudeDeg, 5),
      legs[i]?.courseDeg.toFixed(1) ?? '',
      legs[i]?.lengthKm.toFixed(2) ?? '',
    ]),
    [2, 3],
  );
  const finds = success.map(({ random, ideal }) => `${percent(random)} to ${percent(ideal)}`);
  door.print(`flown ${success.map(({ flown }) => flown).join(', ')} times it finds ${finds.join(', ')}`);
}
