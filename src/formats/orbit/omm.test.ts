import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Outcome } from '../../outcome/index.ts';
import { formatInstant, instantFromUtcMs } from '../../time/index.ts';
import type { ElementSet } from '../../orbit/index.ts';
import { parseElements } from './elements-text.ts';
import { formatOmmCsv, parseOmmCsv } from './omm-csv.ts';
import { formatOmmJson, parseOmmJson } from './omm-json.ts';
import { formatOmmKvn, parseOmmKvn } from './omm-kvn.ts';
import { formatOmmXml, parseOmmXml } from './omm-xml.ts';
import { parseOmm } from './omm.ts';
import { parseTle } from './tle.ts';
import { sayFailure } from '../../presentation/index.ts';

// The station three days before Soyuz MS-19 landed; public element set, catalogue number 25544.
const TLE = `ISS (ZARYA)
1 25544U 98067A   22086.54746528  .00007553  00000+0  14224-3 0  9994
2 25544  51.6447  20.9354 0003979 317.3996  16.1142 15.49578066332518
`;

// The same set as the services write it: CelesTrak's keys and numbers, Space-Track's strings.
const CELESTRAK = {
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
  MEAN_MOTION_DOT: 7.553e-5,
  MEAN_MOTION_DDOT: 0,
};
const METADATA = { CENTER_NAME: 'EARTH', REF_FRAME: 'TEME', TIME_SYSTEM: 'UTC', MEAN_ELEMENT_THEORY: 'SGP4' };
const HEADER = { originator: 'Union Station', creationInstant: instantFromUtcMs(Date.UTC(2022, 2, 27, 14)) };

function valueOf<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.failure));
  return outcome.value;
}

function refusal(outcome: Outcome<unknown>) {
  assert.ok(!outcome.ok, 'parsed');
  return sayFailure(outcome.failure);
}

/** Elements compare exactly; the epoch of an OMM is in microseconds. */
function assertSame(read: readonly ElementSet[], wanted: readonly ElementSet[]) {
  const bare = (sets: readonly ElementSet[]) => sets.map((set) => ({ ...set, epoch: formatInstant(set.epoch, 6) }));
  assert.deepEqual(bare(read), bare(wanted));
}

const fromTle = valueOf(parseTle(TLE, 'iss.tle'));

test('JSON, an object or an array, numbers or strings, is the same set as the two lines', () => {
  const strings = Object.fromEntries(
    Object.entries({ ...METADATA, ...CELESTRAK, DECAY_DATE: null }).map(([k, v]) => [k, v === null ? null : String(v)]),
  );
  assertSame(valueOf(parseOmm(JSON.stringify(CELESTRAK), 'a.json')), fromTle);
  assertSame(valueOf(parseOmm(JSON.stringify([CELESTRAK, strings]), 'a.json')), [...fromTle, ...fromTle]);
});

test('XML with comments, a namespace, units and entities', () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment with <tags> -->
<n:ndm xmlns:n="urn:ccsds:schema:ndmxml"><n:omm id="CCSDS_OMM_VERS" version='2.0'><header><COMMENT>a</COMMENT><COMMENT>b</COMMENT>
<CREATION_DATE/><ORIGINATOR/></header><body><segment><metadata><OBJECT_NAME>ISS &#40;ZARYA&#x29;</OBJECT_NAME>
<OBJECT_ID>1998-067A</OBJECT_ID>${elements(METADATA)}</metadata><data><meanElements><EPOCH>2022-03-27T13:08:21.000192</EPOCH>
<MEAN_MOTION units="rev/day">15.49578066</MEAN_MOTION><ECCENTRICITY>.0003979</ECCENTRICITY><INCLINATION units="deg">51.6447</INCLINATION>
<RA_OF_ASC_NODE>20.9354</RA_OF_ASC_NODE><ARG_OF_PERICENTER>317.3996</ARG_OF_PERICENTER><MEAN_ANOMALY>16.1142</MEAN_ANOMALY></meanElements>
<tleParameters><NORAD_CAT_ID>25544</NORAD_CAT_ID><ELEMENT_SET_NO>999</ELEMENT_SET_NO><REV_AT_EPOCH>33251</REV_AT_EPOCH>
<BSTAR units="1/ER">.14224E-3</BSTAR><MEAN_MOTION_DOT units="REV/DAY**2"><![CDATA[.7553E-4]]></MEAN_MOTION_DOT></tleParameters>
<userDefinedParameters><USER_DEFINED parameter="a">1</USER_DEFINED><USER_DEFINED parameter="b">2</USER_DEFINED></userDefinedParameters>
</data></segment></body></n:omm></n:ndm>`;
  assertSame(valueOf(parseOmm(xml, 'a.xml')), fromTle);
});

function elements(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([keyword, value]) => `<${keyword}>${value}</${keyword}>`)
    .join('');
}

function kvn(changes: Readonly<Record<string, string | number | null>> = {}): string {
  const values = { CCSDS_OMM_VERS: '2.0', CREATION_DATE: '', ORIGINATOR: '', ...METADATA, ...CELESTRAK, ...changes };
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([keyword, value]) => `${keyword.padEnd(19)} = ${value}`)
    .join('\r\n');
}

test('KVN with comments and units; a name keeps its brackets', () => {
  const text = `${kvn({ OBJECT_NAME: 'BREEZE-M DEB [TANK]', INCLINATION: '51.6447 [deg]' })}\nCOMMENT x = 1\n\n${kvn()}`;
  assertSame(valueOf(parseOmm(text, 'a.kvn')), [{ ...fromTle[0]!, name: 'BREEZE-M DEB [TANK]' }, fromTle[0]!]);
});

test('CSV with the header of CelesTrak, quoted or not', () => {
  const keys = Object.keys(CELESTRAK).join(',');
  const cells = Object.values(CELESTRAK).join(',');
  const quotedCells = Object.values(CELESTRAK)
    .map((value) => `"${value}"`)
    .join(',');
  assertSame(valueOf(parseOmm(`${keys}\r\n${cells}\r\n${quotedCells}\r\n`, 'a.csv')), [...fromTle, ...fromTle]);
});

test('catalogue numbers of nine digits', () => {
  assert.equal(valueOf(parseOmm(kvn({ NORAD_CAT_ID: 799_501_234 }), 'a'))[0]?.catalogNumber, 799_501_234);
  assert.match(refusal(parseOmm(kvn({ NORAD_CAT_ID: 1_000_000_000 }), 'a')).wanted, /catalogNumber/);
});

test('what SGP4 cannot use is refused and said', () => {
  const wanted = (changes: Readonly<Record<string, string | number | null>>) => refusal(parseOmm(kvn(changes), 'a')).wanted;
  assert.equal(wanted({ REF_FRAME: 'EME2000' }), 'REF_FRAME TEME');
  assert.equal(wanted({ TIME_SYSTEM: 'TAI' }), 'TIME_SYSTEM UTC');
  assert.equal(wanted({ CENTER_NAME: 'MARS' }), 'CENTER_NAME EARTH');
  assert.equal(wanted({ MEAN_ELEMENT_THEORY: 'DSST' }), 'MEAN_ELEMENT_THEORY SGP4 or SGP/SGP4');
  assert.equal(wanted({ EPHEMERIS_TYPE: 4 }), 'EPHEMERIS_TYPE 0 or 2');
  assert.equal(wanted({ MEAN_MOTION: null, SEMI_MAJOR_AXIS: 6796 }), 'MEAN_MOTION');
  assert.equal(wanted({ BSTAR: null }), 'BSTAR');
  assert.equal(wanted({ INCLINATION: '0.9 [rad]' }), 'INCLINATION in deg');
  assert.equal(wanted({ ECCENTRICITY: '0x1' }), 'a decimal number for ECCENTRICITY');
  assert.match(wanted({ INCLINATION: 181 }), /inclinationDeg 0 to 180/);
  assert.match(wanted({ MEAN_MOTION: 18 }), /17\.1/);
  assert.match(refusal(parseOmm(`${kvn()}\nBSTAR = 1`, 'a.kvn')).where, /^a\.kvn:\d+$/);
  assert.equal(refusal(parseOmm(JSON.stringify([CELESTRAK, { ...CELESTRAK, EPOCH: 'today' }]), 'a')).where, 'a[1].EPOCH');
});

test('damaged XML is refused with its line', () => {
  assert.equal(refusal(parseOmm('<ndm>\n<omm>\n</ndm>', 'a.xml')).where, 'a.xml:3');
  assert.equal(refusal(parseOmm('<!DOCTYPE ndm [<!ENTITY a "b">]><ndm/>', 'a')).wanted, 'XML without a document type');
  assert.equal(refusal(parseOmm('<omm><BSTAR>&nbsp;</BSTAR></omm>', 'a')).found, '"&nbsp;"');
  assert.equal(refusal(parseOmm('<ndm><omm>', 'a')).wanted, '</omm>');
  assert.equal(refusal(parseOmm('<ndm></ndm>', 'a')).wanted, 'an omm message, alone or in an ndm');
  assert.match(refusal(parseOmm('<a>'.repeat(100), 'a')).wanted, /nested/);
});

test('any known form of elements is recognised', () => {
  for (const text of [TLE, kvn(), JSON.stringify(CELESTRAK), formatOmmXml(fromTle, HEADER), formatOmmCsv(fromTle, HEADER)])
    assertSame(
      valueOf(parseElements(text, 'x')).map((set) => ({ ...set, name: 'ISS (ZARYA)' })),
      fromTle,
    );
});

test('what is none of them gets a helpful failure', () => {
  const found = (text: string) => refusal(parseElements(text, 'x')).found;
  assert.equal(found(''), 'an empty file');
  assert.equal(found(' \n'), 'only blanks');
  assert.equal(found('<!DOCTYPE html><html>'), 'a web page');
  assert.equal(found('No GP data found'), 'the answer "No GP data found"');
  assert.equal(found('\u001F\u0008\u0000'), 'a control character at 1');
  assert.match(found('CCSDS_OEM_VERS = 2.0'), /ephemeris/);
  assert.match(found('{"error":"You must be logged in"}'), /logged in/);
  assert.equal(found('[]'), 'an empty array');
  assert.equal(found('hello'), '"hello"');
});

const angle = fc.double({ min: 0, max: 360, noNaN: true }).map((n) => n + 0);
const rate = fc.double({ min: -1, max: 1, noNaN: true }).map((n) => n + 0);
const anySet: fc.Arbitrary<ElementSet> = fc.record({
  name: fc.oneof(
    fc.constant(null),
    fc
      .string({ minLength: 1 })
      .map((s) => s.replace(/\s+/g, ' ').trim())
      .filter((s) => s !== '' && s.toUpperCase() !== 'UNKNOWN'),
  ),
  catalogNumber: fc.integer({ min: 0, max: 999_999_999 }),
  internationalDesignator: fc.constantFrom(null, '1998-067A', '2026-123ABC'),
  epoch: fc.integer({ min: 63_072_000, max: 4_000_000_000 }).map((s) => instantFromUtcMs(s * 1000 + 0.123)),
  meanMotionRevPerDay: fc.double({ min: 0.01, max: 17, noNaN: true }),
  eccentricity: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  inclinationDeg: fc.double({ min: 0, max: 180, noNaN: true }),
  raanDeg: angle,
  argumentOfPericenterDeg: angle,
  meanAnomalyDeg: angle,
  bstarPerEarthRadius: rate,
  meanMotionDotRevPerDay2: rate,
  meanMotionDdotRevPerDay3: rate,
  classification: fc.constantFrom('U', 'C', 'S'),
  elementSetNumber: fc.integer({ min: 0, max: 99_999 }),
  revolutionAtEpoch: fc.integer({ min: 0, max: 999_999 }),
});

for (const [form, format, parse] of [
  ['JSON', formatOmmJson, parseOmmJson],
  ['XML', formatOmmXml, parseOmmXml],
  ['KVN', formatOmmKvn, parseOmmKvn],
  ['CSV', formatOmmCsv, parseOmmCsv],
] as const) {
  test(`property: sets written as ${form} are read back to the last bit`, () => {
    fc.assert(
      fc.property(fc.array(anySet, { minLength: 1, maxLength: 3 }), (sets) => {
        const text = format(sets, HEADER);
        assertSame(valueOf(parse(text, 'x')), sets);
        assertSame(valueOf(parseOmm(text, 'x')), sets);
      }),
    );
  });
}

test('property: a cut or altered message never throws', () => {
  const texts = [kvn(), JSON.stringify(CELESTRAK), formatOmmXml(fromTle, HEADER), formatOmmCsv(fromTle, HEADER)];
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(2000), fc.nat(10), fc.string(), (text, at, length, scrap) => {
      parseElements(text.slice(0, at) + scrap + text.slice(at + length), 'x');
      parseElements(text.slice(0, at), 'x');
      parseElements(scrap, 'x');
    }),
    { numRuns: 1000 },
  );
});
