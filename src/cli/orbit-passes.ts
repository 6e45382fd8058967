import { succeed } from '../outcome/index.ts';
import { formatInstant } from '../time/index.ts';
import { passesIcs, passesJson, showPasses } from '../workflows/orbit/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { ageText } from './age-text.ts';
import { say } from './say.ts';
import { emphasise, printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: 'Tells when the station rises over a place, how high it climbs, and whether the eye can see it.',
  words: {},
  options: {
    elements: { kind: 'file', value: 'FILE|-', needed: true, help: 'TLE, OMM or OEM' },
    from: { kind: 'text', value: 'LAT,LON', needed: true, help: 'where the observer stands, in decimal degrees' },
    at: { kind: 'text', value: 'ISO', help: 'lists passes from this time (standard: the epoch of the elements)' },
    to: { kind: 'text', value: 'ISO', help: 'lists passes until this time (standard: two days later)' },
    minElevationDeg: { kind: 'number', name: 'min-elevation', value: 'DEG', help: 'leaves out passes lower than this (standard: 10)' },
    ics: {
      kind: 'switch',
      apart: { of: ['json'], why: 'A calendar is no JSON.' },
      help: 'prints the passes as iCalendar instead, to import into a calendar',
    },
    json: JSON_OPTION,
  },
  examples: [
    'union orbit passes --elements iss.tle --from 55.75,37.62',
    'union orbit passes --elements iss.tle --from -33.9,18.4 --min-elevation 30',
    'union orbit passes --elements iss.tle --from 55.75,37.62 --ics > passes.ics',
  ],
  run: async ({ json, ics, ...question }, door) => {
    const found = showPasses(question);
    if (!found.ok) return found;
    if (ics) door.print(passesIcs(found.value).trimEnd());
    else if (json) door.print(JSON.stringify(passesJson(worldOf(), found.value), null, 2));
    else printPasses(found.value, door);
    return succeed(undefined);
  },
});

type Passes = Extract<ReturnType<typeof showPasses>, { readonly ok: true }>['value'];
type Moment = Passes['passes'][number]['rise'];

function printPasses({ elements, passes, ageDays, none, warnings }: Passes, door: Door): void {
  if (none !== null) door.print(say(none, door));
  else printRows(passes, door);
  door.print(`elements ${ageText(elements.epoch, ageDays)}`);
  for (const warning of warnings) door.printError(emphasise(door, 'yellow', `note: ${say(warning, door)}`));
}

function printRows(passes: Passes['passes'], door: Door): void {
  const time = ({ instant }: Moment) => formatInstant(instant).slice(11);
  printTable(
    door,
    ['rises (UTC)', 'azimuth', 'highest', 'elevation', 'azimuth', 'range km', 'sets', 'azimuth', 'lit', 'seen by eye'],
    passes.map(({ rise, highest, set, visible }) => [
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
}
