import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Outcome } from '../../outcome/index.ts';
import { formatInstant, instantFromUtcMs } from '../../time/index.ts';
import type { Profile } from '../../earth/index.ts';
import { geometricHeightM, geopotentialHeightM } from './sounding-profile.ts';
import { parseSounding } from './sounding.ts';
import { sayFailure } from '../../presentation/index.ts';

// All soundings here are made up by hand in the form of their service.

const CSV = `time,longitude,latitude,pressure_hPa,geopotential height_m,temperature_C,relative humidity_%,wind direction_degree,wind speed_m/s
2022-03-29 23:30:00,67.7200,47.8000, 970.0,  345, -1.5, 80,270,10.0
2022-03-29 23:31:00,67.7210,47.8000, 850.0, 1450, -4.0, 70,180, 5.0
2022-03-29 23:31:00,67.7210,47.8000, 850.0, 1450, -4.0, 70,180, 5.0
2022-03-29 23:32:00,67.7220,47.8000, 500.0, 5500,-28.0, 60,   ,    
`;

const LIST = `<HTML><H2>35671 Zhezkazgan Observations at 00Z 30 Mar 2022</H2>
<PRE>
-----------------------------------------------------------------------------
   PRES   HGHT   TEMP   DWPT   RELH   MIXR   DRCT   SKNT   THTA   THTE   THTV
    hPa     m      C      C      %    g/kg    deg   knot     K      K      K 
-----------------------------------------------------------------------------
 1000.0     76
  970.0    345   -1.5   -3.0     80   3.10    270     36  274.0  282.9  274.5
  850.0   1450   -4.0   -9.0     68   2.10    360     18  281.9  288.3  282.3
  500.0   5500  -28.0  -35.0     51   0.40    360
</PRE><H3>Station information and sounding indices</H3><PRE>
                             Station number: 35671
                           Observation time: 220330/0000
                           Station latitude: 47.80
                          Station longitude: 67.71
                          Station elevation: 346.0
                            Showalter index: 12.5
</PRE></HTML>
`;

const IGRA_HEADER = '#KZM00035671 2022 03 30 00 2331    5 ncdc-gts ncdc-gts  478000   677200';
/** A level line with its fields set in the columns of the format. */
function igraLevel(type: string, press: number, height: number, temperature: number, from: number, speed: number): string {
  const field = (value: number, width: number) => String(value).padStart(width);
  return `${type} -9999${field(press, 7)} ${field(height, 5)}B${field(temperature, 5)}B${field(-9999, 5)} ${field(-9999, 5)} ${field(from, 5)} ${field(speed, 5)} `;
}
const IGRA_LEVELS = [
  igraLevel('21', 97000, 345, -15, 270, 100),
  igraLevel('10', 85000, 1450, -40, -9999, -8888),
  igraLevel('30', -9999, 1450, -9999, 180, 50),
  igraLevel('20', 65192, -9999, -9999, 90, 20),
  igraLevel('10', 50000, 5500, -280, 90, 200),
];

function openMeteo(hourly: object, units: object = {}, rest: object = {}): string {
  return JSON.stringify({
    latitude: 47.8,
    longitude: 67.7,
    utc_offset_seconds: 18_000,
    elevation: 346,
    hourly_units: units,
    hourly,
    ...rest,
  });
}
const HOURLY = {
  time: ['2022-03-30T16:00', '2022-03-30T17:00', '2022-03-30T18:00'],
  wind_speed_10m: [18, 18, null],
  wind_direction_10m: [0, 90, null],
  wind_speed_1000hPa: [36, 36, null],
  wind_direction_1000hPa: [270, 270, null],
  geopotential_height_1000hPa: [80, 80, null],
  windspeed_850hPa: [36, 72, null],
  winddirection_850hPa: [270, 180, null],
  geopotential_height_850hPa: [1450, 1450, null],
  temperature_850hPa: [-4, null, null],
};

function valueOf<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : JSON.stringify(outcome.failure));
  return outcome.value;
}

function refusal(text: string) {
  const outcome = parseSounding(text, 'x');
  assert.ok(!outcome.ok, 'parsed');
  return sayFailure(outcome.failure);
}

function only(text: string): Profile {
  const profiles = valueOf(parseSounding(text, 'x'));
  assert.equal(profiles.length, 1);
  return profiles[0]!;
}

function near(found: number | null | undefined, wanted: number, tolerance = 1e-9) {
  assert.ok(typeof found === 'number' && Math.abs(found - wanted) <= tolerance, `${found}, wanted ${wanted}`);
}

test('geopotential and geometric height (U.S. Standard Atmosphere 1976, table I: 30 000 m is 29 859 geopotential metres)', () => {
  near(geopotentialHeightM(30_000), 29_859, 0.5);
  near(geometricHeightM(geopotentialHeightM(30_000)), 30_000, 1e-6);
});

test('Wyoming CSV: SI units, wind towards, duplicates dropped, first row is time and place', () => {
  const profile = only(CSV);
  assert.equal(formatInstant(profile.instant), '2022-03-29T23:30:00Z');
  assert.equal(profile.longitudeDeg, 67.72);
  assert.equal(profile.latitudeDeg, 47.8);
  assert.equal(profile.levels.length, 3);
  const [low, middle, high] = profile.levels;
  near(low?.heightM, 345.0187, 1e-3);
  near(low?.pressurePa, 97_000);
  near(low?.temperatureK, 271.65);
  near(low?.eastwardMps, 10);
  near(low?.northwardMps, 0);
  near(middle?.eastwardMps, 0);
  near(middle?.northwardMps, 5);
  assert.equal(high?.eastwardMps, null);
  near(high?.heightM, 5504.763, 1e-3);
});

test('Wyoming CSV states its units; one not known is refused', () => {
  near(only(CSV.replace('wind speed_m/s', 'wind speed_knot')).levels[0]?.eastwardMps, 5.14444, 1e-5);
  assert.equal(refusal(CSV.replace('speed_m/s', 'speed_furlong')).found, '"furlong"');
  assert.match(refusal(CSV.replace('wind speed_m/s', 'speed')).wanted, /wind speed_unit/);
  assert.equal(refusal(CSV.replace(' 970.0', ' 97O.0')).where, 'x:2');
  assert.match(refusal(CSV.replace(' 970.0', '9700.0')).wanted, /pressurePa of/);
});

test('Wyoming list, as a page or as plain text: knots, and levels without wind', () => {
  for (const text of [LIST, LIST.replace(/<[^>]*>/g, '')]) {
    const profile = only(text);
    assert.equal(profile.name, '35671 Zhezkazgan');
    assert.equal(formatInstant(profile.instant), '2022-03-30T00:00:00Z');
    assert.equal(profile.longitudeDeg, 67.71);
    assert.deepEqual(
      profile.levels.map((level) => level.eastwardMps !== null),
      [false, true, true, false],
    );
    near(profile.levels[1]?.eastwardMps, 18.52);
    near(profile.levels[2]?.northwardMps, -9.26);
  }
});

test('Wyoming list: several in a page, the title for the time, and its damages', () => {
  const second = LIST.replace('220330/0000', '220330/1200').replace('00Z', '12Z');
  const two = valueOf(parseSounding(LIST + second, 'x'));
  assert.deepEqual(
    two.map(({ instant }) => formatInstant(instant)),
    ['2022-03-30T00:00:00Z', '2022-03-30T12:00:00Z'],
  );
  assert.equal(formatInstant(only(LIST.replace(/.*Observation time.*\n/, '')).instant), '2022-03-30T00:00:00Z');
  assert.match(refusal(LIST.replace(/.*Station latitude.*\n/, '')).wanted, /Station latitude/);
  assert.match(refusal(LIST.replace('   PRES', 'PRES')).hint ?? '', /blanks/);
  assert.match(refusal(LIST.replace('   knot', 'furlong')).wanted, /units/);
  assert.equal(refusal(LIST.replace('     36', '   ****')).found, '"****"');
  assert.match(refusal("<HTML>Can't get 35671 Zhezkazgan Observations</HTML>").hint ?? '', /Can't get 35671/);
});

test('IGRA 2: release of the day before, missing values, one height from two reports, a height from its pressure', () => {
  const profile = only([IGRA_HEADER, ...IGRA_LEVELS].join('\n'));
  assert.equal(profile.name, 'KZM00035671');
  assert.equal(formatInstant(profile.instant), '2022-03-29T23:31:00Z');
  assert.equal(profile.latitudeDeg, 47.8);
  assert.equal(profile.longitudeDeg, 67.72);
  assert.equal(profile.levels.length, 4);
  const [, merged, filled] = profile.levels;
  near(merged?.temperatureK, 269.15);
  near(merged?.northwardMps, 5);
  // 651.92 hPa is the geometric mean of 850 and 500 hPa: half the way between their heights.
  near(filled?.heightM, geometricHeightM(3475), 0.1);
  near(filled?.eastwardMps, -2);
});

test('IGRA 2: hour or release missing, truncation, soundings without wind, the nearest of many', () => {
  const sounding = (header: string, levels = IGRA_LEVELS) => [header, ...levels].join('\n');
  const later = sounding(IGRA_HEADER.replace('03 30 00 2331', '03 30 12 9999'));
  const unknownHour = sounding(IGRA_HEADER.replace('03 30 00 2331', '03 30 99 1131'));
  const windless = sounding(
    IGRA_HEADER.replace('03 30', '03 31'),
    IGRA_LEVELS.map(() => igraLevel('10', 85000, 1450, -40, -9999, -9999)),
  );
  const all = [sounding(IGRA_HEADER), later, windless, unknownHour].join('\n');
  assert.deepEqual(
    valueOf(parseSounding(all, 'x')).map(({ instant }) => formatInstant(instant)),
    ['2022-03-29T23:31:00Z', '2022-03-30T12:00:00Z', '2022-03-30T11:31:00Z'],
  );
  const at = instantFromUtcMs(Date.UTC(2022, 2, 30, 11, 28));
  assert.deepEqual(
    valueOf(parseSounding(all, 'x', { at })).map(({ instant }) => formatInstant(instant)),
    ['2022-03-30T11:31:00Z'],
  );
  assert.match(refusal(windless).found, /5 levels, 0 with wind/);
  assert.equal(refusal(sounding(IGRA_HEADER, IGRA_LEVELS.slice(1))).wanted, '5 levels');
  assert.match(refusal(sounding(IGRA_HEADER, [...IGRA_LEVELS, ...IGRA_LEVELS])).wanted, /IGRA 2 header/);
  assert.match(refusal(sounding(IGRA_HEADER.replace('2331', '9999').replace(' 00 ', ' 99 '))).wanted, /nominal hour/);
  assert.match(refusal(sounding(IGRA_HEADER.replace('478000', '      '))).wanted, /latitude/);
});

test('wind levels with neither height nor a pressure between two heights are counted in the failure', () => {
  const levels = [1, 2, 3, 4, 5].map((n) => igraLevel('20', 10_000 * n, -9999, -9999, 90, 20));
  assert.match(refusal([IGRA_HEADER, ...levels].join('\n')).found, /5 levels, 5 with wind, 5 of these with no height/);
});

test('Open-Meteo: an hour a profile, local time, km/h unless said, ground wind, no levels under the ground', () => {
  const [first, second, ...others] = valueOf(parseSounding(openMeteo(HOURLY), 'x'));
  assert.equal(others.length, 0);
  assert.equal(formatInstant(first!.instant), '2022-03-30T11:00:00Z');
  assert.equal(first?.levels.length, 2);
  near(first?.levels[0]?.heightM, 356, 1e-6);
  assert.equal(first?.levels[0]?.pressurePa, null);
  near(first?.levels[0]?.northwardMps, -5);
  near(first?.levels[1]?.eastwardMps, 10);
  near(first?.levels[1]?.temperatureK, 269.15);
  near(second?.levels[1]?.northwardMps, 20);
  assert.equal(second?.levels[1]?.temperatureK, null);
});

test('Open-Meteo: stated units, POSIX times, several places, refusals', () => {
  near(valueOf(parseSounding(openMeteo(HOURLY, { windspeed_850hPa: 'm/s' }), 'x'))[0]?.levels[1]?.eastwardMps, 36);
  assert.match(refusal(openMeteo(HOURLY, { windspeed_850hPa: 'bft' })).wanted, /known unit of speed/);
  const posix = { ...HOURLY, time: [1_648_638_000, 1_648_641_600, 1_648_645_200] };
  assert.equal(formatInstant(valueOf(parseSounding(openMeteo(posix), 'x'))[0]!.instant), '2022-03-30T11:00:00Z');
  assert.equal(valueOf(parseSounding(`[${openMeteo(HOURLY)},${openMeteo(HOURLY)}]`, 'x')).length, 4);
  assert.match(refusal('{"error":true,"reason":"Cannot initialize"}').found, /Cannot initialize/);
  assert.match(refusal(openMeteo({ ...HOURLY, windspeed_850hPa: [1] })).wanted, /3 numbers/);
  assert.match(refusal(openMeteo({ time: HOURLY.time, wind_speed_10m: [1, 1, 1] })).wanted, /pressure levels/);
  const { geopotential_height_850hPa: _, geopotential_height_1000hPa: __, ...noHeights } = HOURLY;
  assert.match(refusal(openMeteo(noHeights)).hint ?? '', /geopotential_height/);
});

test('calm needs no direction', () => {
  const profile = only(CSV.replace('180, 5.0', '   , 0.0'));
  assert.equal(profile.levels[1]?.eastwardMps, 0);
});

test('what is no sounding', () => {
  assert.equal(refusal('').found, 'an empty file');
  assert.equal(refusal('PK\u0003\u0004').hint, 'Maybe the file is compressed or binary: unpack it first.');
  assert.match(refusal('hello').wanted, /Wyoming/);
});

test('property: levels rise and no speed is changed by turning it into components', () => {
  const row = fc.record({
    height: fc.integer({ min: -400, max: 35_000 }),
    from: fc.integer({ min: 0, max: 360 }),
    speed: fc.integer({ min: 0, max: 200 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(row, { minLength: 2, maxLength: 40, selector: ({ height }) => height }), (rows) => {
      const lines = rows.map(({ height, from, speed }) => `2022-03-30 00:00:00,67.7,47.8,500.0,${height},,,${from},${speed}`);
      const { levels } = only([CSV.split('\n')[0], ...lines].join('\n'));
      assert.equal(levels.length, rows.length);
      const speeds = new Map(rows.map(({ height, speed }) => [geometricHeightM(height), speed]));
      for (const [index, level] of levels.entries()) {
        assert.ok(index === 0 || level.heightM > levels[index - 1]!.heightM);
        near(Math.hypot(level.eastwardMps!, level.northwardMps!), speeds.get(level.heightM)!, 1e-9);
      }
    }),
  );
});

test('property: a cut or altered sounding never throws', () => {
  const texts = [CSV, LIST, [IGRA_HEADER, ...IGRA_LEVELS].join('\n'), openMeteo(HOURLY)];
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.nat(1200), fc.nat(10), fc.string(), (text, at, length, scrap) => {
      parseSounding(text.slice(0, at) + scrap + text.slice(at + length), 'x');
      parseSounding(text.slice(0, at), 'x');
      parseSounding(scrap, 'x');
    }),
    { numRuns: 1000 },
  );
});
