import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const MAIN = join(import.meta.dirname, '../src/cli/main.ts');
const scratch = mkdtempSync(join(tmpdir(), 'union-'));
after(() => rmSync(scratch, { recursive: true }));

function union(args: readonly string[], input = ''): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', input, env: { ...process.env, NO_COLOR: '1' } });
}

function file(name: string, text: string): string {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
}

/** Public element set of the station, catalogue number 25544, of 2022-03-27. */
const LINE_1 = '1 25544U 98067A   22086.54746528  .00007553  00000+0  14224-3 0  9994';
const LINE_2 = '2 25544  51.6447  20.9354 0003979 317.3996  16.1142 15.49578066332518';
const TLE = file('iss.tle', `ISS (ZARYA)\n${LINE_1}\n${LINE_2}\n`);
const OMM = {
  OBJECT_NAME: 'ISS (ZARYA)',
  OBJECT_ID: '1998-067A',
  EPOCH: '2022-03-27T13:08:21.000192',
  MEAN_MOTION: 15.49578066,
  ECCENTRICITY: 0.0003979,
  INCLINATION: 51.6447,
  RA_OF_ASC_NODE: 20.9354,
  ARG_OF_PERICENTER: 317.3996,
  MEAN_ANOMALY: 16.1142,
  EPHEMERIS_TYPE: 0,
  CLASSIFICATION_TYPE: 'U',
  NORAD_CAT_ID: 25544,
  ELEMENT_SET_NO: 999,
  REV_AT_EPOCH: 33251,
  BSTAR: 0.00014224,
  MEAN_MOTION_DOT: 0.00007553,
  MEAN_MOTION_DDOT: 0,
};
const SITE = ['--site', 'zhezkazgan-147-se', '--after', '2022-03-30T07:00Z'];

test('contract: the main job in JSON has what its schema says, and the landing of MS-19', () => {
  const { status, stdout } = union(['return', 'soyuz-ms-19', '--json']);
  assert.equal(status, 0);
  const report = JSON.parse(stdout);
  assert.equal(report.schema, 'union-station/return/1');
  for (const key of ['request', 'inputs', 'burn', 'events', 'peakLoadG', 'touchdown', 'sun', 'guidance', 'actual', 'warnings', 'version'])
    assert.ok(key in report, key);
  for (const key of ['start', 'durationS', 'deltaVMps', 'attitude']) assert.ok(key in report.burn, key);
  for (const key of ['time', 'latitudeDeg', 'longitudeDeg', 'verticalSpeedMps', 'horizontalSpeedMps'])
    assert.ok(key in report.touchdown, key);
  for (const key of ['missKm', 'crossRangeKm', 'bankReversals']) assert.ok(key in report.guidance, key);
  for (const key of ['touchdownTime', 'latitudeDeg', 'longitudeDeg', 'touchdownErrorS', 'missKm', 'burnStartErrorS'])
    assert.ok(key in report.actual, key);
  for (const event of report.events)
    assert.deepEqual(Object.keys(event), ['name', 'time', 'sinceBurnS', 'altitudeKm', 'latitudeDeg', 'longitudeDeg', 'speedMps', 'loadG']);
  assert.match(report.inputs[0].sha256, /^[0-9a-f]{64}$/);
  assert.ok(Math.abs(Date.parse(report.touchdown.time) - Date.parse('2022-03-30T11:28:03Z')) < 40_000);
});

test('contract: a short name that a cargo ship bears too is taken as the crew ship, and every command that asks for one says so', () => {
  const taken = /^note: MS-19 is taken as Soyuz MS-19: a crew ship is asked for\.$/m;
  for (const args of [
    ['return', 'MS-19'],
    ['return', 'MS-19', '--json'],
    ['return', 'MS-19', '--samples', '2', '--json'],
    ['recovery', 'MS-19', '--samples', '10'],
    ['recovery', 'MS-19', '--samples', '10', '--json'],
  ]) {
    const { stderr, stdout } = union(args);
    assert.match(stderr, taken, args.join(' '));
    if (args.includes('--json')) assert.match(stdout, /"asked": "MS-19",\s+"name": "Soyuz MS-19"/, args.join(' '));
  }
  for (const args of [
    ['return', 'soyuz-ms-19'],
    ['return', 'Soyuz MS-19', '--json'],
    ['recovery', 'soyuz-ms-19', '--samples', '10', '--json'],
  ])
    assert.doesNotMatch(union(args).stderr, /taken as/, args.join(' '));
});

test('contract: the text has three clocks, the comparison and the age of the elements', () => {
  const { status, stdout } = union(['return', 'soyuz-ms-19', '--sources']);
  assert.equal(status, 0);
  assert.match(stdout, /Moscow \+03:00\s+site \+06:00/);
  assert.match(stdout, /2\.9 days before the burn/);
  assert.match(stdout, /11:28:01Z \(published\), predicted [+-]\d+ s/);
  assert.match(stdout, /leap seconds of IERS/);
});

test('contract: the same elements as TLE, OMM JSON, XML, KVN, CSV, as an OEM and from standard input land alike', () => {
  const xml = `<?xml version="1.0"?><ndm><omm id="CCSDS_OMM_VERS" version="2.0"><header/><body><segment><metadata><OBJECT_NAME>ISS</OBJECT_NAME><OBJECT_ID>1998-067A</OBJECT_ID><CENTER_NAME>EARTH</CENTER_NAME><REF_FRAME>TEME</REF_FRAME><TIME_SYSTEM>UTC</TIME_SYSTEM><MEAN_ELEMENT_THEORY>SGP4</MEAN_ELEMENT_THEORY></metadata><data><meanElements>${[
    'EPOCH',
    'MEAN_MOTION',
    'ECCENTRICITY',
    'INCLINATION',
    'RA_OF_ASC_NODE',
    'ARG_OF_PERICENTER',
    'MEAN_ANOMALY',
  ]
    .map((key) => `<${key}>${OMM[key as keyof typeof OMM]}</${key}>`)
    .join('')}</meanElements><tleParameters>${[
    'NORAD_CAT_ID',
    'BSTAR',
    'ELEMENT_SET_NO',
    'REV_AT_EPOCH',
    'MEAN_MOTION_DOT',
    'MEAN_MOTION_DDOT',
  ]
    .map((key) => `<${key}>${OMM[key as keyof typeof OMM]}</${key}>`)
    .join('')}</tleParameters></data></segment></body></omm></ndm>`;
  const kvn = [
    'CCSDS_OMM_VERS = 2.0',
    'CREATION_DATE = 2022-03-27T14:00:00',
    'ORIGINATOR = TEST',
    'CENTER_NAME = EARTH',
    'REF_FRAME = TEME',
    'TIME_SYSTEM = UTC',
    'MEAN_ELEMENT_THEORY = SGP4',
  ]
    .concat(Object.entries(OMM).map(([key, value]) => `${key} = ${value}`))
    .join('\n');
  const csv = `${Object.keys(OMM).join(',')}\n${Object.values(OMM).join(',')}\n`;
  const inputs = [TLE, file('iss.json', JSON.stringify([OMM])), file('iss.xml', xml), file('iss.kvn', kvn), file('iss.csv', csv)];
  const times = inputs.map((path) => {
    const { status, stdout, stderr } = union(['return', '--elements', path, ...SITE, '--json']);
    assert.equal(status, 0, stderr);
    return Date.parse(JSON.parse(stdout).touchdown.time);
  });
  const piped = union(['return', '--elements', '-', ...SITE, '--json'], readFileSync(TLE, 'utf8'));
  times.push(Date.parse(JSON.parse(piped.stdout).touchdown.time));
  const oem = union(['orbit', '--elements', TLE, '--at', '2022-03-30T00:00Z', '--to', '2022-03-31T18:00Z', '--step', '240', '--oem']);
  const tabulated = union(['return', '--elements', file('iss.oem', oem.stdout), ...SITE, '--json']);
  times.push(Date.parse(JSON.parse(tabulated.stdout).touchdown.time));
  for (const time of times) assert.ok(Math.abs(time - times[0]!) < 200, times.join(' '));
});

test('contract: --out writes every file whole, and twice the same bytes', () => {
  const read = (name: string) => {
    const directory = join(scratch, name);
    const { status, stderr } = union(['return', 'soyuz-ms-20', '--out', directory]);
    assert.equal(status, 0, stderr);
    // The message of re-entry has the day and second on which it was made.
    const content = (entry: string) => readFileSync(join(directory, entry), 'utf8').replace(/^CREATION_DATE .*$/m, '');
    return readdirSync(directory).map((entry) => [entry, content(entry)] as const);
  };
  const first = read('one');
  assert.deepEqual(
    first.map(([name]) => name),
    [
      'events.csv',
      'map.svg',
      'profile.svg',
      'reentry.rdm',
      'return.json',
      'run.json',
      'timeline.ics',
      'track.czml',
      'track.geojson',
      'track.kml',
    ],
  );
  assert.deepEqual(read('two'), first);
});

test('contract: a sounding is applied, named, and its digest kept', () => {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const height = 400 + i * 400;
    return `2022-03-30 12:00:00,67.72,47.80,${(1013 * Math.exp(-height / 7600)).toFixed(1)},${height},${(10 - height * 0.0065).toFixed(1)},-5,-5,50,50,4,250,${(4 + height / 500).toFixed(1)}`;
  });
  const header =
    'time,longitude,latitude,pressure_hPa,geopotential height_m,temperature_C,dew point temperature_C,ice point temperature_C,relative humidity_%,humidity wrt ice_%,mixing ratio_g/kg,wind direction_degree,wind speed_m/s';
  const wind = file('sounding.csv', `${header}\n${rows.join('\n')}\n`);
  const still = JSON.parse(union(['return', 'soyuz-ms-19', '--json']).stdout);
  const windy = JSON.parse(union(['return', 'soyuz-ms-19', '--json', '--wind', wind]).stdout);
  assert.match(windy.request.wind, /2022-03-30T12:00:00Z/);
  assert.equal(windy.inputs.length, 2);
  assert.ok(windy.touchdown.horizontalSpeedMps > still.touchdown.horizontalSpeedMps + 1);
});

test('contract: opportunities, orbit, passes, scorecard, vehicles and sites answer in JSON', () => {
  const json = (args: readonly string[]) => {
    const { status, stdout, stderr } = union([...args, '--json']);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout);
  };
  const deorbit = json([
    'deorbit',
    '--vehicle',
    'soyuz-ms',
    '--elements',
    TLE,
    '--site',
    'zhezkazgan-147-se',
    '--from',
    '2022-03-30T00:00Z',
    '--to',
    '2022-03-31T00:00Z',
  ]);
  assert.ok(
    deorbit.opportunities.some(
      (chance: { touchdown: string; withinReach: boolean }) =>
        chance.withinReach && Math.abs(Date.parse(chance.touchdown) - Date.parse('2022-03-30T11:28:03Z')) < 60_000,
    ),
  );
  const orbit = json(['orbit', '--elements', TLE, '--at', '2022-03-30T10:34:00Z', '--to', '2022-03-30T10:36:00Z', '--step', '30']);
  assert.equal(orbit.points.length, 5);
  assert.ok(json(['orbit', 'passes', '--elements', TLE, '--from', '-33.9,18.4', '--min-elevation', '30']).passes.length > 0);
  assert.equal(json(['scorecard']).toTheSecond.count, 11);
  assert.ok(json(['vehicles', 'soyuz-ms']).capsule.massKg.source.length > 0);
  assert.ok(json(['sites']).length > 10);
});

test('contract: every command has help with examples and exit codes', () => {
  for (const command of ['return', 'footprint', 'deorbit', 'orbit', 'scorecard', 'vehicles', 'sites']) {
    const { status, stdout } = union([command, '--help']);
    assert.equal(status, 0);
    assert.match(stdout, /Usage: union/);
    assert.match(stdout, /Examples:\n {2}union/);
    assert.match(stdout, /Exit codes:/);
  }
  assert.match(union(['--help']).stdout, /Commands:/);
});

const OEM = `CCSDS_OEM_VERS = 2.0\nCREATION_DATE = 2020-01-01T00:00:00\nORIGINATOR = TEST\nMETA_START\nOBJECT_NAME = ISS\nOBJECT_ID = 1998-067A\nCENTER_NAME = EARTH\nREF_FRAME = TEME\nTIME_SYSTEM = UTC\nSTART_TIME = 2020-01-01T00:00:00\nSTOP_TIME = 2020-01-01T00:12:00\nMETA_STOP\n${[0, 4, 8, 12].map((minute) => `2020-01-01T00:${String(minute).padStart(2, '0')}:00 6800 0 0 0 4.8 6.0`).join('\n')}\n`;
const geostationary = { ...OMM, MEAN_MOTION: 1.0027, NORAD_CAT_ID: 19548 };
const decaying = { ...OMM, MEAN_MOTION: 16.5, BSTAR: 0.09 };
const REFUSED: readonly (readonly [name: string, args: readonly string[], says: RegExp])[] = [
  ['no command', [], /Commands:/],
  ['an unknown command', ['retrun'], /wanted {2}a command: return/],
  ['an unknown option', ['return', '--sight', 'x'], /--sight/],
  ['an unknown flight', ['return', 'soyuz-ms-91'], /Nearest: soyuz-ms-01, soyuz-ms-11, soyuz-ms-19/],
  ['a flight without elements', ['return', 'soyuz-tma-1'], /Give a TLE or OMM/],
  ['nothing to fly', ['return'], /a FLIGHT or --elements|--site ID/],
  ['an unknown vehicle', ['return', 'soyuz-ms-19', '--vehicle', 'soyuz-mt'], /Nearest: soyuz-ms/],
  ['an unknown site', ['return', '--elements', TLE, '--site', 'zhezkazgan'], /Nearest: zhezkazgan-1/],
  ['a site and a target', ['return', '--elements', TLE, '--site', 'pensacola', '--target', '1,2'], /either --site or --target/],
  ['longitude before latitude', ['return', '--elements', TLE, '--target', '135,47'], /Latitude comes first/],
  [
    'a longitude counted around',
    ['orbit', 'passes', '--elements', TLE, '--from', '55.75,359'],
    /A longitude of 359 degrees is written -1\./,
  ],
  ['both at once', ['return', '--elements', TLE, '--target', '359,55'], /swapped\? 55,-1 can be meant/],
  [
    'a target out of reach one way round',
    ['return', '--elements', TLE, '--after', '2022-03-30T07:00Z', '--target', '69.6,47.4'],
    /swapped\? 47\.4,69\.6 can be meant/,
  ],
  ['a place that is none', ['return', '--elements', TLE, '--target', 'Astana'], /LAT,LON in decimal degrees/],
  [
    'a site the orbit never reaches',
    ['return', '--elements', TLE, '--target', '78,15', '--ground-altitude', '0'],
    /wanted {2}a pass within 100 km/,
  ],
  ['a missing file', ['return', '--elements', join(scratch, 'none.tle'), ...SITE], /no file/],
  ['a directory for a file', ['return', '--elements', scratch, ...SITE], /is a folder/],
  ['a file below a file', ['return', '--elements', join(TLE, 'x.tle'), ...SITE], /a part of .*x\.tle is no folder/],
  ['an empty file', ['return', '--elements', file('empty.tle', ''), ...SITE], /wanted/],
  [
    'a page instead of elements',
    ['return', '--elements', file('page.html', '<!doctype html><html><body>404</body></html>'), ...SITE],
    /wanted/,
  ],
  [
    'a truncated line',
    ['return', '--elements', file('short.tle', `${LINE_1}\n${LINE_2.slice(0, 50)}\n`), ...SITE],
    /wanted {2}69 characters/,
  ],
  ['a wrong check digit', ['return', '--elements', file('digit.tle', `${LINE_1.slice(0, 68)}7\n${LINE_2}\n`), ...SITE], /digit\.tle:1/],
  ['lines of two objects', ['return', '--elements', file('two.tle', `${LINE_1}\n2 25545${LINE_2.slice(7, 68)}9\n`), ...SITE], /wanted/],
  ['an ephemeris of other days', ['return', '--elements', file('old.oem', OEM), ...SITE], /an instant from 2020-01-01/],
  ['a geostationary object', ['return', '--elements', file('geo.json', JSON.stringify(geostationary)), ...SITE], /a near-circular orbit/],
  [
    'an orbit that decays before the burn',
    ['return', '--elements', file('low.json', JSON.stringify(decaying)), '--site', 'zhezkazgan-147-se', '--after', '2022-06-30T07:00Z'],
    /wanted/,
  ],
  ['a date that does not exist', ['return', 'soyuz-ms-19', '--after', '2022-02-30T00:00Z'], /--after/],
  ['a time without a zone', ['return', 'soyuz-ms-19', '--burn-start', '2022-03-30T10:34:00'], /end it in Z/],
  [
    'a burn and a search',
    ['return', 'soyuz-ms-19', '--burn-start', '2022-03-30T10:34:00Z', '--after', '2022-03-30T10:34:00Z'],
    /either --after or --burn-start/,
  ],
  ['an absurd burn', ['return', 'soyuz-ms-19', '--delta-v', '9000'], /20 to 500 m\/s/],
  ['a burn that is no number', ['return', 'soyuz-ms-19', '--delta-v', 'much'], /a number/],
  ['a burn too small', ['return', 'soyuz-ms-19', '--delta-v', '40', '--burn-start', '2022-03-30T10:34:00Z'], /brings the ship down/],
  ['an unknown mode', ['return', 'soyuz-ms-19', '--mode', 'gliding'], /guided or ballistic/],
  ['guidance lost above the sky', ['return', 'soyuz-ms-19', '--ballistic-below', '900'], /12 to 140 km/],
  ['a wind file that is none', ['return', 'soyuz-ms-19', '--wind', TLE], /wanted/],
  ['a campaign of one', ['return', 'soyuz-ms-19', '--samples', '1'], /a whole number from 2/],
  ['a campaign of halves', ['return', 'soyuz-ms-19', '--samples', '10.5'], /a whole number from 2/],
  ['a seed that is none', ['return', 'soyuz-ms-19', '--samples', '10', '--seed', '-1'], /a whole number from 0/],
  ['a seed without samples', ['return', 'soyuz-ms-19', '--seed', '1'], /--samples N with it/],
  ['no workers', ['return', 'soyuz-ms-19', '--samples', '10', '--workers', '0'], /a whole number from 1/],
  ['a confidence of a hundred', ['return', 'soyuz-ms-19', '--samples', '10', '--confidence', '95'], /between 0 and 1/],
  ['an option given twice', ['return', 'soyuz-ms-19', '--mode', 'guided', '--mode', 'ballistic'], /--mode\n {2}wanted {2}once/],
  ['an option without its value', ['return', 'soyuz-ms-19', '--mode', '--json'], /a value: --mode guided\|ballistic/],
  ['sources of a flight that is not shipped', ['return', '--elements', TLE, ...SITE, '--sources'], /FLIGHT or --resume DIR with it/],
  ['sources beside JSON', ['return', 'soyuz-ms-19', '--sources', '--json'], /no --json with it/],
  ['a run that goes on with a question of its own', ['return', '--resume', scratch, '--mode', 'ballistic'], /no --mode with it/],
  ['two files from one standard input', ['return', '--elements', '-', '--wind', '-', ...SITE], /--elements has it/],
  ['steps without a span', ['orbit', '--elements', TLE, '--at', '2022-03-30T10:34:00Z', '--step', '30'], /--to ISO with it/],
  ['a verb that stands last', ['orbit', '--elements', TLE, 'passes'], /The verb stands first: `union orbit passes`/],
  ['an option of a verb without the verb', ['orbit', '--elements', TLE, '--min-elevation', '30'], /`union orbit passes` takes it/],
  ['a precision of nothing', ['return', 'soyuz-ms-19', '--samples', '10', '--stop-when', '0'], /0\.001 to 0\.5/],
  [
    'a dispersion of what is not known',
    ['return', 'soyuz-ms-19', '--samples', '10', '--dispersions', file('odd.json', '{"lines":[{"parameter":"luck","sigma":1}]}')],
    /lines\[0\]\.parameter/,
  ],
  [
    'a dispersion that does not act',
    [
      'return',
      'soyuz-ms-19',
      '--mode',
      'ballistic',
      '--samples',
      '10',
      '--dispersions',
      file('idle.json', '{"lines":[{"parameter":"guidance.bankDeg","sigma":1,"status":"assumed","source":"a test"}]}'),
    ],
    /a rolling capsule is not steered/,
  ],
  ['a dispersion file that is no JSON', ['return', 'soyuz-ms-19', '--samples', '10', '--dispersions', TLE], /JSON/],
  ['a run that is not there', ['return', '--resume', join(scratch, 'none')], /a run begun with --samples and --out/],
  ['a footprint that is not there', ['footprint', join(scratch, 'none')], /a directory or file that is there/],
  ['a directory that cannot be made', ['return', 'soyuz-ms-19', '--out', join(TLE, 'out')], /--out/],
  [
    'a window backwards',
    ['deorbit', '--vehicle', 'soyuz-ms', '--elements', TLE, '--site', 'pensacola', '--from', '2022-04-02', '--to', '2022-04-01'],
    /after --from/,
  ],
  [
    'a step of nothing',
    ['orbit', '--elements', TLE, '--at', '2022-03-30T10:34:00Z', '--to', '2022-03-30T11:34:00Z', '--step', '0'],
    /0\.001 to 86400/,
  ],
];

for (const [name, args, says] of REFUSED)
  test(`fault: ${name} is refused with exit code 2, and nothing is printed as an answer`, () => {
    const { status, stdout, stderr } = union(args);
    assert.equal(status, 2, stderr);
    assert.match(args.length === 0 ? stdout : stderr, says);
    if (args.length > 0) assert.equal(stdout, '');
    assert.ok(!existsSync(join(scratch, 'out')));
  });

test('contract: passes are a calendar with --ics, none is said with its reason, and elements tell their age', () => {
  const passes = (...args: readonly string[]) => union(['orbit', 'passes', '--elements', TLE, ...args]);
  const calendar = passes('--from', '55.75,37.62', '--ics').stdout;
  assert.match(calendar, /^BEGIN:VCALENDAR\r\n/);
  assert.equal(calendar.match(/BEGIN:VEVENT/g)?.length, JSON.parse(passes('--from', '55.75,37.62', '--json').stdout).passes.length);
  assert.match(passes('--from', '75,37.62').stdout, /No pass ever rises above 10 degrees there: the orbit reaches 51\.6 degrees/);
  const short = JSON.parse(passes('--from', '47.3,69.6', '--to', '2022-03-27T15:00Z', '--min-elevation', '89', '--json').stdout);
  assert.deepEqual([short.passes.length, short.none.key], [0, 'workflows.no-passes']);
  assert.match(union(['orbit', '--elements', TLE, '--at', '2022-03-30T10:34:00Z']).stdout, /elements +of 2022-03-2\dT.* days old then/);
});
