import { type Outcome, succeed } from '../outcome/index.ts';
import { type ReturnQuestion, predictReturn, writeReturn } from '../workflows/index.ts';
import { type Command, type CommandInput, JSON_OPTION } from './command.ts';
import { given, numberOption, optionalText, textOption } from './read-input.ts';
import { printReturn } from './print-return.ts';

export const command: Command = {
  usage: 'union return [FLIGHT] [options]',
  about: `Predicts a crewed return: when the ship brakes, and when and where its crew lands.

FLIGHT is a shipped real return (soyuz-ms-19); its elements, target and published times come with the program, and what happened is
shown beside the prediction. Without FLIGHT give --elements and a --site or --target. Without --burn-start the burn is searched for that
lands nearest after --after; with it that burn is flown and steered to the target.`,
  words: { min: 0, max: 1 },
  options: {
    vehicle: { type: 'string', value: 'ID', help: 'a vehicle of `union vehicles` (standard: the flight’s, or soyuz-ms)' },
    elements: { type: 'string', value: 'FILE|-', help: 'TLE, OMM (JSON, XML, KVN, CSV) or OEM of the station' },
    site: { type: 'string', value: 'ID', help: 'a site of `union sites`' },
    target: { type: 'string', value: 'LAT,LON', help: 'any other place, decimal degrees' },
    'ground-altitude': { type: 'string', value: 'M', help: 'height of the ground there above mean sea level' },
    after: { type: 'string', value: 'ISO', help: 'land at the first opportunity after this (within a day)' },
    'burn-start': { type: 'string', value: 'ISO', help: 'fly this burn' },
    'delta-v': { type: 'string', value: 'M/S', help: 'size of the burn (standard: the vehicle’s)' },
    mode: { type: 'string', value: 'guided|ballistic', help: 'how the entry is flown (standard: guided)' },
    'ballistic-below': { type: 'string', value: 'KM', help: 'guidance is lost at this altitude and the capsule rolls' },
    'reserve-parachute': { type: 'boolean', help: 'the main parachute fails and the reserve one opens' },
    wind: { type: 'string', value: 'FILE', help: 'a sounding or forecast: Wyoming CSV or text, IGRA2, Open-Meteo JSON' },
    json: JSON_OPTION,
    out: { type: 'string', value: 'DIR', help: 'write JSON, CSV, CZML, KML, GeoJSON, iCalendar, RDM and pictures there' },
    sources: { type: 'boolean', help: 'show where the published values come from' },
  },
  examples: [
    'union return soyuz-ms-19',
    'union return soyuz-ms-19 --mode ballistic',
    'union return soyuz-ms-19 --wind sounding.csv --out out/ms-19',
    'union return --elements iss.tle --site zhezkazgan-147-se --after 2022-03-30T07:00Z --json',
    'union return --vehicle crew-dragon --elements - --site pensacola < iss.json',
  ],
  run,
};

async function run(input: CommandInput): Promise<Outcome<void>> {
  const { options, door, words } = input;
  const elements = await optionalText(input, 'elements');
  if (!elements.ok) return elements;
  const wind = await optionalText(input, 'wind');
  if (!wind.ok) return wind;
  const deltaVMps = numberOption(options, 'delta-v');
  if (!deltaVMps.ok) return deltaVMps;
  const ballisticBelowKm = numberOption(options, 'ballistic-below');
  if (!ballisticBelowKm.ok) return ballisticBelowKm;
  const groundAltitudeM = numberOption(options, 'ground-altitude');
  if (!groundAltitudeM.ok) return groundAltitudeM;
  const prediction = await predictReturn(
    given<ReturnQuestion>({
      flight: words[0],
      vehicle: textOption(options, 'vehicle'),
      elements: elements.value,
      site: textOption(options, 'site'),
      target: textOption(options, 'target'),
      groundAltitudeM: groundAltitudeM.value,
      after: textOption(options, 'after'),
      burnStart: textOption(options, 'burn-start'),
      deltaVMps: deltaVMps.value,
      mode: textOption(options, 'mode'),
      ballisticBelowKm: ballisticBelowKm.value,
      reserveParachute: options['reserve-parachute'] === true ? true : undefined,
      wind: wind.value,
    }),
  );
  if (!prediction.ok) return prediction;
  const directory = textOption(options, 'out');
  const written = directory === undefined ? succeed([]) : await writeReturn(prediction.value, directory);
  if (!written.ok) return written;
  if (options['json'] === true) door.print(JSON.stringify(prediction.value.flown.report, null, 2));
  else printReturn(prediction.value, door, options['sources'] === true);
  for (const path of written.value) door.printError(`wrote ${path}`);
  return succeed(undefined);
}
