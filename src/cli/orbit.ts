import { succeed } from '../outcome/index.ts';
import { formatInstant } from '../time/index.ts';
import { orbitJson, orbitOem, showOrbit } from '../workflows/orbit/index.ts';
import { type Door, JSON_OPTION, defineCommand } from './command.ts';
import { ageText } from './age-text.ts';
import { say } from './say.ts';
import { emphasise, latLon, printTable } from './table.ts';
import { worldOf } from './world.ts';

export const command = defineCommand({
  about: `Shows the orbit: the state in TEME and Earth-fixed axes (ITRF), the place below and the lighting, at an instant or
along a span.`,
  words: {},
  options: {
    elements: { kind: 'file', value: 'FILE|-', needed: true, help: 'TLE, OMM or OEM' },
    at: { kind: 'text', value: 'ISO', needed: true, help: 'the instant, or the start of the span' },
    to: { kind: 'text', value: 'ISO', help: 'the end of the span' },
    stepS: {
      kind: 'number',
      name: 'step',
      value: 'S',
      beside: { of: ['to'], why: 'One instant has no steps.' },
      help: 'seconds between the states of a span (standard: 60)',
    },
    oem: {
      kind: 'switch',
      apart: { of: ['json'], why: 'An ephemeris message is no JSON.' },
      help: 'prints a CCSDS ephemeris message (OEM, TEME) instead',
    },
    json: JSON_OPTION,
  },
  examples: [
    'union orbit --elements iss.tle --at 2022-03-30T10:34:00Z',
    'union orbit --elements iss.tle --at 2022-03-30T10:34:00Z --to 2022-03-30T12:07:00Z --step 30 --oem > iss.oem',
    'union orbit passes --elements iss.tle --from 55.75,37.62',
  ],
  verbs: {
    passes: { load: () => import('./orbit-passes.ts'), about: 'tells when the station rises over a place, and whether it can be seen' },
  },
  run: async ({ json, oem, ...question }, door) => {
    const found = showOrbit(question);
    if (!found.ok) return found;
    if (oem) door.print(orbitOem(found.value).trimEnd());
    else if (json) door.print(JSON.stringify(orbitJson(worldOf(), found.value), null, 2));
    else printOrbit(found.value, door);
    return succeed(undefined);
  },
});

type Shown = Extract<ReturnType<typeof showOrbit>, { readonly ok: true }>['value'];
type Point = Shown['points'][number];

function printOrbit({ elements, points, ageDays, warnings }: Shown, door: Door): void {
  if (points.length === 1) printPoint(points[0]!, door);
  else printSpan(points, door);
  door.print(`  elements   ${ageText(elements.epoch, ageDays)}`);
  for (const warning of warnings) door.printError(emphasise(door, 'yellow', `note: ${say(warning, door)}`));
}

function printPoint({ instant, below, lighting, groundSunElevationDeg, teme, fixed }: Point, door: Door): void {
  const km = (vector: readonly number[]) => vector.map((x) => (x / 1000).toFixed(3)).join('  ');
  door.print(emphasise(door, 'bold', formatInstant(instant, 3)));
  door.print(
    `  below      ${latLon(below.latitudeDeg, below.longitudeDeg, 4)}, ${(below.altitudeM / 1000).toFixed(2)} km above the WGS 84 ellipsoid`,
  );
  door.print(`  lighting   ${lighting}; the Sun is ${groundSunElevationDeg.toFixed(1)} degrees high on the ground below`);
  door.print(`  TEME       km    ${km(teme.positionM)}\n             km/s  ${km(teme.velocityMps)}`);
  door.print(`  ITRF       km    ${km(fixed.positionM)}\n             km/s  ${km(fixed.velocityMps)}`);
}

function printSpan(points: readonly Point[], door: Door): void {
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
}
