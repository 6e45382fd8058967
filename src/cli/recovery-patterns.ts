import { succeed } from '../outcome/index.ts';
import { writeFiles } from '../store/index.ts';
import { type PatternsAnswer, patternsGpx, patternsJson, searchPatterns } from '../workflows/recovery/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { percent } from './print-footprint.ts';
import { printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: `Draws the tracks that units fly over the sectors of a card, as IAMSAR has them: a creeping line over a sector, an
expanding square from its middle, or a sector search about a place that is known well. It tells how far tracks lie
apart, how often that covers the ground and what it finds, and writes routes for receivers.`,
  words: { card: { kind: 'file', shape: 'recovery-card', value: 'CARD.json', needed: true } },
  options: {
    pattern: { kind: 'text', value: 'NAME', help: 'creeping-line, expanding-square or sector-search (standard: creeping-line)' },
    spacingKm: { kind: 'number', name: 'spacing', value: 'KM', help: 'between tracks (standard: the sweep width of the unit)' },
    unit: { kind: 'text', value: 'ID', help: 'only the tasks of this unit' },
    wave: { kind: 'number', value: 'N', help: 'only the tasks of this pass' },
    gpx: { kind: 'text', value: 'FILE', help: 'writes the tracks as GPX routes' },
    json: JSON_OPTION,
  },
  examples: [
    'union recovery patterns card.json --wave 1 --gpx tracks.gpx',
    'union recovery patterns card.json --pattern sector-search --unit mi-8-1',
    'union recovery patterns card.json --pattern expanding-square --spacing 1.5',
  ],
  run: async ({ card, gpx, json, ...question }, door) => {
    const found = searchPatterns(card, question);
    if (!found.ok) return found;
    const world = worldOf();
    const written = gpx === undefined ? succeed([]) : await writeFiles('', [{ name: gpx, content: patternsGpx(world, found.value) }]);
    if (!written.ok) return written;
    if (json) door.print(JSON.stringify(patternsJson(world, found.value), null, 2));
    else printPatterns(found.value, door);
    for (const path of written.value) door.printError(`wrote ${path}`);
    return succeed(undefined);
  },
});

function printPatterns({ card, patterns }: PatternsAnswer, door: Door): void {
  door.print(`${card.flightName}: ${patterns[0]!.kind}`);
  printTable(
    door,
    ['pass', 'unit', 'sector', 'spacing km', 'sweep km', 'coverage', 'POD', 'covers km2', 'length km', 'minutes', 'turns'],
    patterns.map(({ wave, unit, sector, spacingKm, sweepKm, coverage, pod, coversKm2, lengthKm, minutes, points }) => [
      `${wave}`,
      unit,
      sector,
      spacingKm.toFixed(2),
      sweepKm.toFixed(2),
      coverage.toFixed(2),
      percent(pod),
      coversKm2.toFixed(0),
      lengthKm.toFixed(0),
      minutes.toFixed(0),
      `${points.length}`,
    ]),
    [0, 3, 4, 5, 6, 7, 8, 9, 10],
  );
  for (const { wave, doneMin, finds, findsByThen } of card.search?.reach.passes ?? [])
    door.print(`pass ${wave}, done by L+${doneMin.toFixed(0)} min, finds ${percent(finds)}; all passes up to it ${percent(findsByThen)}`);
  door.print(
    'POD is the unit’s own at a coverage of 1, changed with coverage as the inverse-cube law has it. Passes are those of the plan.',
  );
}
