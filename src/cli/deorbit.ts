import { succeed } from '../outcome/index.ts';
import { clockText, secondText, withWords } from '../presentation/index.ts';
import { type Deorbits, findDeorbits } from '../workflows/return/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { PLACE_OPTIONS } from './place-options.ts';
import { say } from './say.ts';
import { emphasise, printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: `Lists every landing opportunity in a window: each burn whose track passes the site, with the cross-range that the
entry would have to fly and whether the capsule can fly it. Give --site or --target. A window is at most 30 days. The
older the elements are, the worse are the times late in it.`,
  words: {},
  options: {
    vehicle: { kind: 'text', value: 'ID', needed: true, help: 'a vehicle of `union vehicles`' },
    elements: { kind: 'file', value: 'FILE|-', needed: true, help: 'TLE, OMM or OEM of the station' },
    ...PLACE_OPTIONS,
    from: { kind: 'text', value: 'ISO', needed: true, help: 'lists burns from this time' },
    to: { kind: 'text', value: 'ISO', needed: true, help: 'lists burns until this time' },
    json: JSON_OPTION,
  },
  examples: ['union deorbit --vehicle soyuz-ms --elements iss.tle --site zhezkazgan-147-se --from 2022-03-28 --to 2022-04-02'],
  run: async ({ json, ...question }, door) => {
    const found = await findDeorbits(worldOf(), question);
    if (!found.ok) return found;
    if (json) door.print(JSON.stringify(withWords(found.value), null, 2));
    else printDeorbits(found.value, door);
    return succeed(undefined);
  },
});

function printDeorbits({ opportunities, elements: set, warnings, request, reachKm }: Deorbits, door: Door): void {
  door.print(
    emphasise(
      door,
      'bold',
      `${request.vehicle} to ${request.site ?? `${request.latitudeDeg}, ${request.longitudeDeg}`}, burns from ${request.from} to ${request.to}`,
    ),
  );
  door.print(`  elements of ${set.catalogNumber}, epoch ${set.epoch}; the entry steers ${reachKm} km sideways\n`);
  printTable(
    door,
    ['burn (UTC)', 'touchdown (UTC)', 'cross-range', 'in reach', 'pass', 'Sun', 'elements'],
    opportunities.map((chance) => [
      secondText(chance.burnStart),
      `${clockText(chance.touchdown)}Z`,
      `${Math.abs(chance.crossRangeKm).toFixed(0)} km ${chance.crossRangeKm < 0 ? 'left' : 'right'}`,
      chance.withinReach ? 'yes' : 'no',
      chance.pass,
      `${chance.sunElevationDeg.toFixed(0)} deg`,
      `${chance.elementsAgeHours.toFixed(0)} h old`,
    ]),
    [2, 5, 6],
  );
  if (opportunities.length === 0) door.print('none');
  for (const warning of warnings) door.printError(emphasise(door, 'yellow', `note: ${say(warning, door)}`));
}
