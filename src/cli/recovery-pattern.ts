import { succeed } from '../outcome/index.ts';
import { sayIn } from '../presentation/index.ts';
import { writeFiles } from '../store/index.ts';
import { LANGUAGES, type PatternAnswer, patternGpx, patternJson, recoveryPattern } from '../workflows/recovery/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { cannot } from './own-words.ts';
import { percent } from './print-footprint.ts';
import { latLon, printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: `Lays a search pattern of IAMSAR over a sector: legs to fly, their length and time, and how probable it is to find the
capsule by them. It needs nothing but the card, and takes the task that the card plans: the first one, the one of
--unit, or who is to search --sector. Detection is told by two laws of Koopman, for ideal and for random search: the
truth lies between. Turns and winds are not reckoned with.`,
  words: { card: { kind: 'file', shape: 'recovery-card', value: 'CARD.json', needed: true } },
  options: {
    sector: { kind: 'text', value: 'SECTOR', help: 'the sector to search: G1' },
    unit: { kind: 'text', value: 'UNIT', help: 'who flies it: "Mi-8 A1"' },
    kind: { kind: 'text', name: 'pattern', value: 'KIND', help: 'creeping (standard), square or sector' },
    spacingKm: { kind: 'number', name: 'spacing', value: 'KM', help: 'distance of neighbouring tracks (standard: the sweep width)' },
    sweepKm: { kind: 'number', name: 'sweep', value: 'KM', help: 'effective sweep width (standard: that of the unit)' },
    datum: { kind: 'text', value: 'LAT,LON', help: 'where a square or a sector search begins (standard: the middle of the sector)' },
    passes: { kind: 'number', value: 'N', help: 'tells the probability of success up to so many passes (standard: 3)' },
    gpx: { kind: 'text', value: 'FILE', help: 'writes the pattern as a route for receivers' },
    language: {
      kind: 'text',
      name: 'lang',
      value: 'en|ru',
      beside: { of: ['gpx'], why: 'Only the file is in a language, en or ru.' },
      help: 'language of that file (standard: en)',
    },
    json: JSON_OPTION,
  },
  examples: [
    'union recovery pattern card.json --sector G1 --gpx g1.gpx',
    'union recovery pattern card.json --unit "Mi-8 A2" --pattern square --datum 47.35,69.60 --spacing 2',
    'union recovery pattern card.json --sector B1 --pattern sector --json',
  ],
  run: async ({ card, gpx, language = 'en', json, ...question }, door) => {
    const spoken = LANGUAGES.find((each) => each === language);
    if (spoken === undefined) return cannot('language', LANGUAGES.join(' or '), JSON.stringify(language));
    const found = recoveryPattern(card, question);
    if (!found.ok) return found;
    const world = worldOf();
    if (gpx !== undefined) {
      const written = await writeFiles('', [{ name: gpx, content: patternGpx(world, found.value, spoken) }]);
      if (!written.ok) return cannot('gpx', 'a file that can be written', written.failure.found);
    }
    if (json) door.print(JSON.stringify(patternJson(world, found.value), null, 2));
    else printPattern(found.value, door);
    if (gpx !== undefined) door.printError(`wrote ${gpx}`);
    return succeed(undefined);
  },
});

function printPattern(pattern: PatternAnswer, door: Door): void {
  const { success, isWithinEndurance } = pattern;
  const word = sayIn('en');
  const fact = (name: string, text: string) => door.print(`  ${name.padEnd(12)} ${text}`);
  const hours = (min: number) => `${Math.floor(Math.round(min) / 60)}:${String(Math.round(min) % 60).padStart(2, '0')}`;
  door.print(`${pattern.flightName}: ${word(`pattern.${pattern.kind}`)} (${pattern.code}) of ${pattern.sector} by ${pattern.unit}`);
  fact(
    'tracks',
    `${pattern.spacingKm.toFixed(2)} km apart${pattern.kind === 'sector' ? ' in the mean' : ''}, sweep ${pattern.sweepKm.toFixed(1)} km`,
  );
  fact('coverage', `${pattern.coverage.toFixed(2)} over ${pattern.areaKm2.toFixed(0)} km2`);
  fact('flight', `${pattern.lengthKm.toFixed(1)} km at ${pattern.speedKmh.toFixed(0)} km/h: ${hours(pattern.flightMin)} h`);
  const usedMin = ((pattern.wayKm + pattern.lengthKm + pattern.homeKm) / pattern.speedKmh) * 60;
  fact(
    'endurance',
    `${hours(usedMin)} h with ${pattern.wayKm.toFixed(0)} km there and ${pattern.homeKm.toFixed(0)} km back, of ${hours(pattern.enduranceMin)} h${isWithinEndurance ? '' : ': TOO FAR'}`,
  );
  fact('lies there', `${percent(success.containment)}, as is believed now`);
  fact('detection', `${percent(success.pod.random)} at random, ${percent(success.pod.ideal)} in ideal conditions, of one pass`);
  fact('success', success.byPass.map(({ pass, random, ideal }) => `pass ${pass}: ${percent(random)} to ${percent(ideal)}`).join(', '));
  door.print('');
  printTable(
    door,
    ['waypoint', 'place', 'course', 'km'],
    pattern.waypoints.map(({ name, latitudeDeg, longitudeDeg }, i) => [
      name,
      latLon(latitudeDeg, longitudeDeg, 5),
      pattern.legs[i]?.courseDeg.toFixed(1) ?? '',
      pattern.legs[i]?.lengthKm.toFixed(2) ?? '',
    ]),
    [2, 3],
  );
}
