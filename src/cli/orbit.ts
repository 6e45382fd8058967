import { type Outcome, fail, succeed } from '../outcome/index.ts';
import { formatInstant } from '../time/index.ts';
import { orbitJson, orbitOem, passesJson, showOrbit, showPasses } from '../workflows/orbit/index.ts';
import { type Command, type CommandInput, JSON_OPTION } from './command.ts';
import { given, numberOption, optionalText, textOption } from './read-input.ts';
import { emphasise, latLon, printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command: Command = {
  usage: 'union orbit --elements FILE --at ISO [--to ISO --step S]   |   union orbit passes --elements FILE --from LAT,LON',
  about: `Shows the orbit: the state in TEME and Earth-fixed axes (ITRF), the place below and the lighting, at an instant or along a span. With
'passes', when the station rises over a place, how high, and whether the eye can see it.`,
  words: { min: 0, max: 1 },
  options: {
    elements: { type: 'string', value: 'FILE|-', help: 'TLE, OMM or OEM' },
    at: { type: 'string', value: 'ISO', help: 'the instant, or the start of the span' },
    to: { type: 'string', value: 'ISO', help: 'the end of the span' },
    step: { type: 'string', value: 'S', help: 'seconds between states (standard: 60)' },
    oem: { type: 'boolean', help: 'print a CCSDS ephemeris message (OEM, TEME) instead' },
    from: { type: 'string', value: 'LAT,LON', help: 'passes: where the observer stands' },
    'min-elevation': { type: 'string', value: 'DEG', help: 'passes: lowest that counts (standard: 10)' },
    json: JSON_OPTION,
  },
  examples: [
    'union orbit --elements iss.tle --at 2022-03-30T10:34:00Z',
    'union orbit --elements iss.tle --at 2022-03-30T10:34:00Z --to 2022-03-30T12:07:00Z --step 30 --oem > iss.oem',
    'union orbit passes --elements iss.tle --from 55.75,37.62',
  ],
  run,
};

async function run(input: CommandInput): Promise<Outcome<void>> {
  const { options, door, words } = input;
  const file = await optionalText(input, 'elements');
  if (!file.ok) return file;
  if (file.value === undefined) return fail('union orbit', '--elements FILE', 'none', 'See `union orbit --help`.');
  const elements = file.value;
  if (words[0] === 'passes') {
    const from = textOption(options, 'from');
    if (from === undefined) return fail('union orbit passes', '--from LAT,LON', 'none');
    const minElevationDeg = numberOption(options, 'min-elevation');
    if (!minElevationDeg.ok) return minElevationDeg;
    const found = showPasses(
      given<Parameters<typeof showPasses>[0]>({
        elements,
        from,
        at: textOption(options, 'at'),
        to: textOption(options, 'to'),
        minElevationDeg: minElevationDeg.value,
      }),
    );
    if (!found.ok) return found;
    if (options['json'] === true) door.print(JSON.stringify(passesJson(worldOf(input), found.value), null, 2));
    else {
      const time = (pass: (typeof found.value.passes)[number]['rise']) => formatInstant(pass.instant).slice(11);
      printTable(
        door,
        ['rises (UTC)', 'azimuth', 'highest', 'elevation', 'azimuth', 'range km', 'sets', 'azimuth', 'lit', 'seen by eye'],
        found.value.passes.map(({ rise, highest, set, visible }) => [
          formatInstant(rise.instant),
          rise.azimuthDeg.toFixed(0),
          time(highest),
          highest.elevationDeg.toFixed(1),
          highest.azimuthDeg.toFixed(0),
          highest.rangeKm.toFixed(0),
          time(set),
          set.azimuthDeg.toFixed(0),
          highest.sunlit ? 'yes' : 'no',
          visible ? 'yes' : 'no',
        ]),
        [1, 3, 4, 5, 7],
      );
      for (const warning of found.value.warnings) door.printError(emphasise(door, 'yellow', `note: ${warning}`));
    }
    return succeed(undefined);
  }
  if (words[0] !== undefined) return fail('union orbit', "nothing, or the word 'passes'", JSON.stringify(words[0]));
  const at = textOption(options, 'at');
  if (at === undefined) return fail('union orbit', '--at ISO', 'none');
  const stepS = numberOption(options, 'step');
  if (!stepS.ok) return stepS;
  const found = showOrbit(given<Parameters<typeof showOrbit>[0]>({ elements, at, to: textOption(options, 'to'), stepS: stepS.value }));
  if (!found.ok) return found;
  if (options['oem'] === true) door.print(orbitOem(found.value).trimEnd());
  else if (options['json'] === true) door.print(JSON.stringify(orbitJson(worldOf(input), found.value), null, 2));
  else {
    const { points, warnings } = found.value;
    const km = (vector: readonly number[]) => vector.map((x) => (x / 1000).toFixed(3)).join('  ');
    if (points.length === 1) {
      const point = points[0]!;
      door.print(emphasise(door, 'bold', formatInstant(point.instant, 3)));
      door.print(
        `  below      ${latLon(point.below.latitudeDeg, point.below.longitudeDeg, 4)}, ${(point.below.altitudeM / 1000).toFixed(2)} km above the WGS 84 ellipsoid`,
      );
      door.print(`  lighting   ${point.lighting}; the Sun is ${point.groundSunElevationDeg.toFixed(1)} degrees high on the ground below`);
      door.print(`  TEME       km    ${km(point.teme.positionM)}\n             km/s  ${km(point.teme.velocityMps)}`);
      door.print(`  ITRF       km    ${km(point.fixed.positionM)}\n             km/s  ${km(point.fixed.velocityMps)}`);
    } else
      printTable(
        door,
        ['UTC', 'place below', 'km HAE', 'km/s inertial', 'lighting', 'Sun below'],
        points.map((point) => [
          formatInstant(point.instant),
          latLon(point.below.latitudeDeg, point.below.longitudeDeg),
          (point.below.altitudeM / 1000).toFixed(2),
          (point.inertialSpeedMps / 1000).toFixed(4),
          point.lighting,
          point.groundSunElevationDeg.toFixed(1),
        ]),
        [2, 3, 5],
      );
    for (const warning of warnings) door.printError(emphasise(door, 'yellow', `note: ${warning}`));
  }
  return succeed(undefined);
}
