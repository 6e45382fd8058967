import { type Outcome, succeed } from '../outcome/index.ts';
import { sayable, withWords } from '../presentation/index.ts';
import { type Run, readRun } from '../store/index.ts';
import { type Footprint, type InsideArea, insideArea } from '../workflows/return/index.ts';
import type { NamedText } from '../workflows/world/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { percent, printDrivers, printFootprint, ZONE_TITLES } from './print-footprint.ts';
import { say } from './say.ts';
import { printTable } from './table.ts';
import { cannot } from './own-words.ts';

export const command = defineCommand({
  about: `Reads a finished run of \`union return FLIGHT --samples N --out DIR\`: its zones and ellipses, what is known of the
ground, and what decides where the capsule comes down.

With --inside it answers how probable a landing inside an area is: a Polygon or MultiPolygon in GeoJSON, longitude
before latitude.`,
  words: { run: { kind: 'text', value: 'DIR|FILE', needed: true } },
  options: {
    inside: { kind: 'file', value: 'FILE|-', help: 'tells the probability of coming down in this area, in GeoJSON' },
    sensitivity: {
      kind: 'switch',
      apart: { of: ['json'], why: 'JSON has every parameter.' },
      help: 'shows every parameter’s share of the variances, and where its number comes from',
    },
    json: JSON_OPTION,
  },
  examples: [
    'union return soyuz-ms-19 --samples 10000 --out out/ms-19 && union footprint out/ms-19',
    'union footprint out/ms-19 --inside lake.geojson',
    'union footprint out/ms-19 --sensitivity',
    'union footprint out/ms-19/samples.csv --inside lake.geojson --json',
  ],
  run: async ({ json, sensitivity, run, inside: area }, door) => {
    const read = await readRun(run);
    if (!read.ok) return read;
    const { footprint } = read.value;
    const said = sayable(footprint, run);
    if (!said.ok) return said;
    if (footprint === null) return cannot(run, 'a run with samples', 'a return alone');
    const found = area === undefined ? succeed(null) : await shareInside(read.value, footprint, area);
    if (!found.ok) return found;
    const inside = found.value;
    if (json) {
      door.print(JSON.stringify(withWords(inside === null ? footprint : { ...footprint, inside }), null, 2));
      return succeed(undefined);
    }
    if (sensitivity) printSensitivity(footprint, door);
    else if (inside === null) printFootprint(footprint, door);
    if (inside !== null) printInside(inside, door);
    return succeed(undefined);
  },
});

async function shareInside({ samples }: Run, footprint: Footprint, area: NamedText): Promise<Outcome<InsideArea>> {
  const sets = await samples();
  return sets.ok ? insideArea(footprint, sets.value, area) : sets;
}

function printSensitivity(footprint: Footprint, door: Door): void {
  printDrivers(footprint, door, Infinity, 0);
  door.print('');
  printTable(
    door,
    ['parameter', 'sigma', 'unit', 'status', 'source'],
    footprint.dispersions.map(({ parameter, sigma, unit, status, source, distribution }) => [
      parameter,
      typeof sigma === 'number' ? `${Number(sigma.toPrecision(4))}${distribution === 'normal' ? '' : ` (${distribution})`}` : 'by altitude',
      unit,
      status,
      source,
    ]),
    [1],
  );
  for (const { parameter, why } of footprint.notApplied) door.print(`not applied: ${parameter}: ${say(why, door)}`);
}

function printInside({ area, modes, probability, note }: InsideArea, door: Door): void {
  door.print(`Inside ${area}: ${percent(probability)} over all ways of coming down.`);
  printTable(
    door,
    ['zone', 'chance', 'inside', 'of', 'probability', '95 % interval'],
    modes.map((mode) => [
      ZONE_TITLES[mode.mode],
      percent(mode.weight),
      `${mode.inside}`,
      `${mode.samples}`,
      percent(mode.probability),
      `${percent(mode.low)} to ${percent(mode.high)}`,
    ]),
    [1, 2, 3, 4],
  );
  if (note !== null) door.printError(`note: ${say(note, door)}`);
}
