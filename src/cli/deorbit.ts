import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { sayIn, sayMessage, withWords } from '../presentation/index.ts';
import { type DeorbitQuestion, findDeorbits } from '../workflows/return/index.ts';
import { type Command, type CommandInput, JSON_OPTION } from './command.ts';
import { given, numberOption, optionalText, textOption } from './read-input.ts';
import { emphasise, printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command: Command = {
  usage: 'union deorbit --vehicle ID --elements FILE --site ID|--target LAT,LON --from ISO --to ISO [--json]',
  about: `Lists every landing opportunity in a window: each burn whose track passes the site, with the cross-range that the entry would have to
fly and whether the capsule can. A window is at most 30 days; times late in it are only as good as the elements are old.`,
  words: { min: 0, max: 0 },
  options: {
    vehicle: { type: 'string', value: 'ID', help: 'a vehicle of `union vehicles`' },
    elements: { type: 'string', value: 'FILE|-', help: 'TLE, OMM or OEM of the station' },
    site: { type: 'string', value: 'ID', help: 'a site of `union sites`' },
    target: { type: 'string', value: 'LAT,LON', help: 'any other place' },
    'ground-altitude': { type: 'string', value: 'M', help: 'height of the ground there above mean sea level' },
    from: { type: 'string', value: 'ISO', help: 'burns from this time' },
    to: { type: 'string', value: 'ISO', help: 'to this' },
    json: JSON_OPTION,
  },
  examples: ['union deorbit --vehicle soyuz-ms --elements iss.tle --site zhezkazgan-147-se --from 2022-03-28 --to 2022-04-02'],
  run,
};

async function run(input: CommandInput): Promise<Outcome<void>> {
  const { options, door } = input;
  const elements = await optionalText(input, 'elements');
  if (!elements.ok) return elements;
  const groundAltitudeM = numberOption(options, 'ground-altitude');
  if (!groundAltitudeM.ok) return groundAltitudeM;
  const missing = ['vehicle', 'elements', 'from', 'to'].filter((name) => options[name] === undefined);
  if (missing.length > 0 || elements.value === undefined)
    return fail(
      'union deorbit',
      '--vehicle, --elements, --from and --to',
      `no ${missing.map((name) => `--${name}`).join(', ')}`,
      'See `union deorbit --help`.',
    );
  const found = await findDeorbits(
    worldOf(input),
    given<DeorbitQuestion>({
      vehicle: textOption(options, 'vehicle') ?? '',
      elements: elements.value,
      site: textOption(options, 'site'),
      target: textOption(options, 'target'),
      groundAltitudeM: groundAltitudeM.value,
      from: textOption(options, 'from') ?? '',
      to: textOption(options, 'to') ?? '',
    }),
  );
  if (!found.ok) return found;
  if (options['json'] === true) {
    door.print(JSON.stringify(withWords(found.value), null, 2));
    return succeed(undefined);
  }
  const { opportunities, elements: set, warnings, request, reachKm } = found.value;
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
      `${chance.burnStart.slice(0, 19)}Z`,
      `${chance.touchdown.slice(11, 19)}Z`,
      `${Math.abs(chance.crossRangeKm).toFixed(0)} km ${chance.crossRangeKm < 0 ? 'left' : 'right'}`,
      chance.withinReach ? 'yes' : 'no',
      chance.pass,
      `${chance.sunElevationDeg.toFixed(0)} deg`,
      `${chance.elementsAgeHours.toFixed(0)} h old`,
    ]),
    [2, 5, 6],
  );
  if (opportunities.length === 0) door.print('none');
  for (const warning of warnings) door.printError(emphasise(door, 'yellow', `note: ${sayMessage(warning, sayIn('en'))}`));
  return succeed(undefined);
}
