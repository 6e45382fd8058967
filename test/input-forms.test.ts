/** What people hand in, in the forms in which services and programs give it out. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { parseElements, parseOem } from '../src/formats/orbit/index.ts';
import { parseSounding } from '../src/formats/weather/index.ts';
import { instantFromUtcMs } from '../src/time/index.ts';

const UNION = fileURLToPath(new URL('../bin/union', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'union-forms-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const ONE = '1 25544U 98067A   22086.54746528  .00007553  00000-0  14224-3 0  9993';
const TWO = '2 25544  51.6447  20.9354 0003979 317.3996  16.1142 15.49578066332515';
/** The lines with their check digits, whatever these are above. */
const withDigit = (line: string) =>
  `${line.slice(0, 68)}${Array.from(line.slice(0, 68)).reduce((sum, c) => sum + (c === '-' ? 1 : Number(c) || 0), 0) % 10}`;
const [L1, L2] = [withDigit(ONE), withDigit(TWO)];

test('unit: element sets are read out of what people paste them in', () => {
  const plain = parseElements(`${L1}\n${L2}\n`, 'p');
  assert.ok(plain.ok, JSON.stringify(plain));
  for (const text of [
    `ISS (ZARYA)\n${L1}\n${L2}`,
    `0 ISS (ZARYA)\n${L1}\n${L2}`,
    `\uFEFF${L1}\r\n${L2}\r\n`,
    `   ${L1}   \n\t${L2}\t\n`,
    `\u00A0${L1.replaceAll(' ', '\u00A0')}\n${L2}`,
    `> ${L1}\n> ${L2}\n`,
    `> > ${L1}\n> > ${L2}\n`,
    `\`\`\`\n${L1}\n${L2}\n\`\`\`\n`,
    `<pre>\n${L1}\n${L2}\n</pre>`,
    `<p>${L1}<br>${L2}</p>`,
    `"${L1}",\n"${L2}"`,
    `\`${L1}\`\n\`${L2}\``,
    `${L1} ${L2}`,
    `${L1}${L2}`,
    JSON.stringify({ satelliteId: 25544, name: 'ISS (ZARYA)', line1: L1, line2: L2 }),
    JSON.stringify([{ OBJECT_NAME: 'ISS', TLE_LINE1: L1, TLE_LINE2: L2 }]),
    JSON.stringify({ info: { satid: 25544 }, tle: `${L1}\r\n${L2}` }),
    JSON.stringify({ member: [{ line1: L1, line2: L2 }] }),
  ]) {
    const read = parseElements(text, 'p');
    assert.ok(read.ok, `${text}\n${JSON.stringify(read)}`);
    assert.deepEqual({ ...read.value[0], name: null }, { ...plain.value[0], name: null }, text);
  }
  const broken = parseElements(`> ${L1.slice(0, 60)}\n> ${L2}\n`, 'p');
  assert.ok(!broken.ok);
});

const state = (time: string, x = '-2517.232', y = '6316.129', z = '-0.003') =>
  `<stateVector><EPOCH>${time}</EPOCH><X units="km">${x}</X><Y units="km">${y}</Y><Z units="km">${z}</Z><X_DOT units="km/s">-4.4</X_DOT><Y_DOT units="km/s">-1.75</Y_DOT><Z_DOT units="km/s">6.0</Z_DOT></stateVector>`;
const oemXml = (center = 'EARTH', ...states: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><ndm><oem id="CCSDS_OEM_VERS" version="2.0"><header><CREATION_DATE>2022-089T15:17:52.480Z</CREATION_DATE><ORIGINATOR>JSC</ORIGINATOR></header><body><segment><metadata><OBJECT_NAME>ISS</OBJECT_NAME><OBJECT_ID>1998-067-A</OBJECT_ID><CENTER_NAME>${center}</CENTER_NAME><REF_FRAME>EME2000</REF_FRAME><TIME_SYSTEM>UTC</TIME_SYSTEM><START_TIME>2022-089T12:00:00.000Z</START_TIME><STOP_TIME>2022-089T12:08:00.000Z</STOP_TIME></metadata><data><COMMENT>MASS=459325.00</COMMENT>${(states.length > 0 ? states : [state('2022-089T12:00:00.000Z'), state('2022-089T12:04:00.000Z'), state('2022-089T12:08:00.000Z')]).join('')}</data></segment></body></oem></ndm>`;
const oemKvn = (center: string, position: string) =>
  `CCSDS_OEM_VERS = 2.0\nCREATION_DATE = 2022-03-30T15:17:52\nORIGINATOR = JSC\nMETA_START\nOBJECT_NAME = ISS\nOBJECT_ID = 1998-067-A\nCENTER_NAME = ${center}\nREF_FRAME = EME2000\nTIME_SYSTEM = UTC\nSTART_TIME = 2022-03-30T12:00:00\nSTOP_TIME = 2022-03-30T12:00:00\nMETA_STOP\n2022-03-30T12:00:00 ${position} -4.4 -1.75 6.0\n`;

test('unit: an ephemeris message in XML is read as in text, with times by day of the year', () => {
  const read = parseOem(oemXml(), 'x');
  assert.ok(read.ok, JSON.stringify(read));
  const [segment] = read.value;
  assert.deepEqual([segment!.refFrame, segment!.centerName, segment!.originator, segment!.states.length], ['EME2000', 'EARTH', 'JSC', 3]);
  assert.deepEqual(segment!.states[0]!.positionKm, [-2517.232, 6316.129, -0.003]);
  assert.equal(segment!.states[0]!.instant, instantFromUtcMs(Date.UTC(2022, 2, 30, 12)));
});

test('fault: an ephemeris about another body, or in metres, is refused with its place', () => {
  const failure = (text: string) => {
    const read = parseOem(text, 'x');
    assert.ok(!read.ok, text.slice(0, 40));
    return read.failure;
  };
  for (const text of [oemXml('MOON'), oemKvn('MOON', '-2517.232 6316.129 -0.003'), oemKvn('SUN', '-2517.232 6316.129 -0.003')])
    assert.match(JSON.stringify(failure(text)), /CENTER_NAME EARTH.*(?:MOON|SUN)/);
  const metres = failure(oemKvn('EARTH', '-2517232 6316129 -3'));
  assert.equal(metres.wanted.key, 'formats.radius');
  assert.equal(metres.hint?.key, 'formats.metres-for-km');
  assert.equal(failure(oemKvn('EARTH', '-251.7 631.6 -0.003')).wanted.key, 'formats.radius');
  assert.equal(failure(oemKvn('EARTH', '-251700 631600 0')).hint, undefined);
  assert.ok(parseOem(oemKvn('earth', '-2517.232 6316.129 -0.003'), 'x').ok);
});

test('contract: a text is read in UTF-8 and UTF-16, with a mark or without, and gzip’d', () => {
  const wanted = execFileSync(UNION, ['orbit', '--elements', '-', '--at', '2022-03-30T10:34:00Z', '--json'], {
    input: `${L1}\n${L2}\n`,
  }).toString();
  const text = `${L1}\n${L2}\n`;
  const big = Buffer.from(text, 'utf16le').swap16();
  for (const bytes of [
    Buffer.from(`\uFEFF${text}`),
    Buffer.from(`\uFEFF${text}`, 'utf16le'),
    Buffer.from(text, 'utf16le'),
    Buffer.concat([Buffer.from([0xfe, 0xff]), big]),
    big,
    gzipSync(text),
    gzipSync(Buffer.from(`\uFEFF${text}`, 'utf16le')),
  ])
    assert.equal(
      execFileSync(UNION, ['orbit', '--elements', '-', '--at', '2022-03-30T10:34:00Z', '--json'], { input: bytes })
        .toString()
        .replace(/"sha256": "\w+"/g, ''),
      wanted.replace(/"sha256": "\w+"/g, ''),
    );
});

test('fault: a file that unpacks to more than a file may have, or not at all, is refused', () => {
  for (const [name, bytes, found] of [
    ['bomb.gz', gzipSync(Buffer.alloc(60_000_000)), /more, when it is unpacked/],
    ['cut.gz', gzipSync(`${L1}\n${L2}\n`).subarray(0, 30), /damaged or cut short/],
  ] as const) {
    writeFileSync(join(folder, name), bytes);
    const { status, stderr } = spawnSync(UNION, ['orbit', '--elements', join(folder, name), '--at', '2022-03-30T10:34:00Z'], {
      encoding: 'utf8',
    });
    assert.equal(status, 2);
    assert.match(stderr, found);
  }
});

const WYOMING = `UAKD Observations at 12Z 30 Mar 2022

-----------------------------------------------------------------------------
   PRES   HGHT   TEMP   DWPT   RELH   MIXR   DRCT   SKNT   THTA   THTE   THTV
    hPa     m      C      C      %    g/kg    deg   knot     K      K      K
-----------------------------------------------------------------------------
  980.0    346    6.0   -2.0     56   3.30    225      8  280.8  290.2  281.3
  850.0   1500   -1.0   -9.0     55   2.20    240     20  285.0  291.6  285.4
  500.0   5560  -25.0  -38.0     29   0.30    250     45  302.5  303.7  302.5
  200.0  11800  -56.0  -70.0     15   0.01    260     70  344.0  344.1  344.0

Station information and sounding indices

                         Station identifier: UAKD
                             Station number: 36000
                           Observation time: 220330/1200
                           Station latitude: ******
                          Station longitude: ******
`;

test('unit: a sounding that does not tell its place is taken as at the landing place, and says so', () => {
  const place = { latitudeDeg: 47.3, longitudeDeg: 69.6 };
  const read = parseSounding(WYOMING, 'w', { place });
  assert.ok(read.ok, JSON.stringify(read));
  assert.deepEqual([read.value[0]!.placeTaken, read.value[0]!.latitudeDeg], [true, 47.3]);
  assert.ok(!parseSounding(WYOMING, 'w').ok, 'without a place to take it for it is none');
  assert.ok(!parseSounding(WYOMING.replace('******', 'north'), 'w', { place }).ok);
  writeFileSync(join(folder, 'wyoming.txt'), WYOMING);
  const told = spawnSync(UNION, ['return', 'soyuz-ms-19', '--wind', join(folder, 'wyoming.txt')], { encoding: 'utf8' });
  assert.equal(told.status, 0, told.stderr);
  assert.match(told.stderr, /does not tell its place/);
  assert.match(told.stderr, /no wind from 1\.5 to 5\.6 km.*some \d\.\d km/, 'a hole of kilometres is told with what it may cost');
});

test('contract: members of an ensemble are said not to be used', () => {
  const levels = [1000, 850, 700, 500, 300, 200];
  const hourly: Record<string, unknown> = { time: ['2022-03-30T12:00'] };
  const units: Record<string, string> = {};
  for (const [i, hPa] of levels.entries()) {
    for (const [name, value, unit] of [
      ['windspeed', 10, 'm/s'],
      ['winddirection', 240, '°'],
      ['temperature', -10, '°C'],
      ['geopotential_height', [110, 1450, 3010, 5570, 9160, 11800][i], 'm'],
      ['windspeed_m', 12, 'm/s'],
    ] as const) {
      const key = name === 'windspeed_m' ? `windspeed_${hPa}hPa_member01` : `${name}_${hPa}hPa`;
      hourly[key] = [value];
      units[key] = unit;
    }
  }
  writeFileSync(
    join(folder, 'ensemble.json'),
    JSON.stringify({ latitude: 47.3, longitude: 69.6, elevation: 380, utc_offset_seconds: 0, hourly_units: units, hourly }),
  );
  const told = spawnSync(UNION, ['return', 'soyuz-ms-19', '--wind', join(folder, 'ensemble.json')], { encoding: 'utf8' });
  assert.equal(told.status, 0, told.stderr);
  assert.match(told.stderr, /members of the ensemble are not used/);
});
