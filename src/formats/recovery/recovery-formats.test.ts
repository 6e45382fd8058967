import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import messages from '../../../data/words/card.json' with { type: 'json' };
import { updateCard } from '../../recovery/index.ts';
import { assertBalancedXml } from '../../presentation/balanced-xml.fixture.ts';
import { LANGUAGES, sayFailure, sayIn } from '../../presentation/words.ts';
import { coordinateForms } from './coordinate-forms.ts';
import { formatCardCot, formatCardCotRemoval } from './cursor-on-target.ts';
import { parseFieldWeather } from '../weather/field-weather-text.ts';
import { NOON, cardOf } from '../../presentation/recovery-card.fixture.ts';
import { formatCardGeoJson } from './recovery-geojson.ts';
import { formatCardGpx } from './recovery-gpx.ts';
import { formatCardHtml } from './recovery-card-html.ts';
import { MAX_CARD_CHARACTERS, formatCardText } from './recovery-card-text.ts';
import { formatCardKml } from './recovery-kml.ts';

const card = cardOf();
const silent = updateCard(card, [
  { kind: 'silence', afterMin: 10, at: null },
  { kind: 'searched', sector: card.search!.sectors[0]!.id, pod: 0.8, at: null },
]);
const found = updateCard(card, [{ kind: 'found', place: { latitudeDeg: 47.4, longitudeDeg: 69.7 }, at: null }]);
const alone = cardOf({ samples: [], weather: null });
const sea = cardOf({ landing: 'splash' });
const CARDS = { card, silent, found, alone, sea };

test('unit: every message is in both languages, with the same names to fill in, and none is empty but a unit', () => {
  for (const [key, words] of Object.entries(messages as Record<string, string[]>)) {
    assert.equal(words.length, LANGUAGES.length, key);
    const [en, ru] = words.map((word) => [...word.matchAll(/\{\w+\}/g)].map(String).toSorted());
    assert.deepEqual(en, ru, key);
    assert.ok(['unit.icing', 'unit.thunder', 'unit.windShear'].includes(key) || words.every((word) => word !== ''), key);
  }
  assert.throws(() => sayIn('en')('no.such'), /no message/);
  assert.throws(() => sayIn('ru')('sigma'), /wants seconds/);
});

for (const [name, each] of Object.entries(CARDS))
  for (const language of LANGUAGES) {
    test(`contract: the ${name} card in ${language}: text under 2,000 characters, and well-formed XML, HTML and JSON`, () => {
      const text = formatCardText(each, language);
      assert.ok(text.length <= MAX_CARD_CHARACTERS, `${text.length}`);
      assert.ok(!/undefined|NaN|\[object/.test(text), text);
      assert.match(text, /MGRS \d{1,2}[A-Z] [A-Z]{2} \d{5} \d{5}/);
      assertBalancedXml(formatCardGpx(each, language));
      assertBalancedXml(formatCardKml(each, language));
      for (const line of formatCardCot(each, language).trim().split('\n')) assertBalancedXml(line);
      const { features } = JSON.parse(formatCardGeoJson(each, language)) as {
        features: { geometry: { type: string; coordinates: unknown } }[];
      };
      assert.ok(features.length > 0);
      const html = formatCardHtml(each, null, language);
      assert.ok(!/<script|<link|<img|src=|url\(|https?:\/\/(?!www\.w3)/.test(html.replaceAll(/&[a-z#0-9]+;/g, '')), 'nothing to fetch');
      assert.ok(!/undefined|NaN|\[object/.test(html));
      assert.ok(
        !html.includes('<MS-19>') && !html.includes('<МС-19>') && (html.includes('&lt;MS-19&gt;') || html.includes('&lt;МС-19&gt;')),
      );
    });
  }

/** What stands in Latin letters in a Russian card, and is meant to: codes, coordinates, clocks, names of files and of this program. */
const LATIN_BY_RIGHT = [
  /\b[GBLR]\d*\b/g,
  /\b\d\d:\d\d(:\d\d)?Z|\bUTC\b|\d{4}-\d\d-\d\dT\d\d:\d\dZ/g,
  /MGRS \d{1,2}[A-Z] [A-Z]{2} \d{5} \d{5}/g,
  /\d [NS] [\d. ]+ [EW]\b/g,
  /°C/g,
  /\b[0-9a-f]{8,12}\b/g,
  /Union Station|\biss\.tle|limits\.json|data\/recovery\/plans|\bMETAR\b/g,
  // Letters that tell groups of one kind apart.
  /(?<=Ми-8 |Ан-12 )[A-E]\d/g,
];

for (const [name, each] of Object.entries(CARDS))
  test(`unit: the ${name} card in Russian has no English word, and aircraft and ships their Russian names`, () => {
    const page = formatCardHtml({ ...each, vehicle: 'soyuz-ms' }, null, 'ru')
      .replace(/<style>[\s\S]*?<\/style>/, '')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/&\w+;/g, ' ');
    const told = [page, formatCardText(each, 'ru')].join('\n');
    const rest = LATIN_BY_RIGHT.reduce((text, allowed) => text.replaceAll(allowed, ' '), told);
    assert.deepEqual(rest.match(/[A-Za-z]+[^\s]*/g) ?? [], []);
    if (each.landing === 'steppe' && each.search !== null && each.search.found === null) assert.match(told, /Ми-8 A\d → /);
    for (const written of [formatCardGpx(each, 'ru'), formatCardKml(each, 'ru'), formatCardGeoJson(each, 'ru'), formatCardCot(each, 'ru')])
      assert.doesNotMatch(
        written.replaceAll(/union-station-[\w-]*|"point\/unit-[^"]*"/g, ''),
        /Mi-8|An-\d|PEM|Soyuz|[^-]Ship|Boat|Helicopter\d/,
      );
  });

test('property: text stays under 2,000 characters however much is known', () => {
  const ids = card.search!.sectors.map(({ id }) => id);
  fc.assert(
    fc.property(fc.subarray(ids, { minLength: 0 }), (searched) => {
      const many = updateCard(
        card,
        searched.map((sector) => ({ kind: 'searched' as const, sector, pod: 0.8, at: null })),
      );
      for (const language of LANGUAGES) assert.ok(formatCardText(many, language).length <= MAX_CARD_CHARACTERS);
    }),
    { numRuns: 25 },
  );
});

test('unit: sectors in GeoJSON turn counterclockwise, and GPX has a waypoint for each with its outline', () => {
  const { features } = JSON.parse(formatCardGeoJson(card, 'en')) as {
    features: { id: string; geometry: { type: string; coordinates: number[][][] } }[];
  };
  const areas = features.filter(({ geometry }) => geometry.type === 'Polygon');
  assert.equal(areas.length, card.search!.sectors.length);
  for (const { id, geometry } of areas) {
    const ring = geometry.coordinates[0]!;
    const twice = ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0]! * y! - x! * ring[i]![1]!, 0);
    assert.ok(twice > 0, id);
    assert.deepEqual(ring[0], ring.at(-1));
  }
  const gpx = formatCardGpx(card, 'en');
  assert.equal([...gpx.matchAll(/<trk>/g)].length, card.search!.sectors.length);
  assert.equal([...gpx.matchAll(/<rte>/g)].length, card.search!.sectors.length);
  assert.ok(gpx.lastIndexOf('<rte>') < gpx.indexOf('<trk>') && gpx.lastIndexOf('<wpt') < gpx.indexOf('<rte>'), 'the order of the schema');
  assert.match(gpx, /<wpt lat="47\.350000" lon="69\.600000">/);
});

test('unit: Cursor-on-Target events have one uid each, ISO times, the errors that are known, and helicopters are air', () => {
  const lines = formatCardCot(card, 'en').trim().split('\n');
  const uids = lines.map((line) => /uid="([^"]+)"/.exec(line)?.[1]);
  assert.equal(new Set(uids).size, lines.length);
  for (const line of lines) {
    assert.match(
      line,
      /^<event version="2\.0" uid="[a-z0-9-]+" type="[a-zA-Z-]+" how="[mh]-[pe]" time="[^"]+Z" start="[^"]+Z" stale="[^"]+Z">/,
    );
    assert.match(line, /hae="9999999\.0" ce="[0-9.]+" le="9999999\.0"/);
  }
  const errorOf = (id: string) => Number(/ce="([0-9.]+)"/.exec(lines.find((line) => line.includes(`-${id}"`))!)![1]);
  assert.ok(errorOf('expected') > 100 && errorOf('expected') < 100_000, 'the spread of the samples is known');
  assert.ok(errorOf('sector-g1') > 1000 && errorOf('sector-g1') < 1e6, 'an area has a size');
  const area = lines.find((line) => line.includes('type="u-d-f"'))!;
  const stale = /stale="([^"]+)"/.exec(area)![1]!;
  assert.ok(area.includes(`Holds until ${stale}; then remove it.</remarks>`), area);
  assert.match(formatCardCot(card, 'ru'), /Действует до \S+Z; затем удалить\./);
  const removal = formatCardCotRemoval(card).trim().split('\n');
  assert.equal(removal.length, card.search!.sectors.length);
  for (const line of removal) {
    assertBalancedXml(line);
    assert.ok(uids.includes(/<link uid="([^"]+)"/.exec(line)![1]), 'it names an area that was sent');
  }
  assert.ok(lines.some((line) => /type="a-f-A-C-H".*Mi-8/.test(line)));
  assert.ok(lines.some((line) => /type="a-f-A-C-F".*An-12/.test(line)));
});

test('fault: an asset of the user’s own limits has no word of ours, and is called as the user does', () => {
  const { assets, rows } = card.conditions;
  const own = { ...card, conditions: { ...card.conditions, rows, assets: [{ ...assets[0]!, asset: 'our-boat' }, ...assets.slice(1)] } };
  for (const language of LANGUAGES) {
    assert.match(formatCardText(own, language), /our-boat: /);
    assert.match(formatCardHtml(own, null, language), /our-boat/);
  }
});

test('unit: stale data is marked on text and page', () => {
  assert.match(formatCardText(card, 'en'), /elements abababab age 2\d\d h STALE/);
  assert.match(formatCardText(card, 'ru'), /УСТАРЕЛО/);
  assert.match(formatCardHtml(card, null, 'en'), /class="line stale">elements/);
});

test('unit: a place in the forms of the field, rounding that carries over, and grids that end', () => {
  const forms = coordinateForms({ latitudeDeg: 47.32697, longitudeDeg: 69.58544 });
  assert.equal(forms.dd, '47.32697 N 69.58544 E');
  assert.equal(forms.ddm, '47 19.618 N 069 35.126 E');
  assert.equal(forms.dms, '47 19 37.1 N 069 35 07.6 E');
  assert.equal(coordinateForms({ latitudeDeg: -12.9999999, longitudeDeg: -7.9999999 }).dms, '13 00 00.0 S 008 00 00.0 W');
  assert.equal(coordinateForms({ latitudeDeg: 0.99999999, longitudeDeg: 0 }).ddm, '01 00.000 N 000 00.000 E');
  assert.equal(coordinateForms({ latitudeDeg: 85, longitudeDeg: 0 }).mgrs, null);
});

test('validation: GeoConvert’s manual and Wikipedia’s Honolulu: grids from degrees', () => {
  // GeographicLib, GeoConvert(1): E44d24 N33d20 is 38SMB4488. MGRS, Wikipedia: 4QFJ 12345 67890, cut and not rounded here.
  assert.match(coordinateForms({ latitudeDeg: 33 + 20 / 60, longitudeDeg: 44.4 }).mgrs ?? '', /^38S MB 44\d{3} 88\d{3}$/);
  assert.match(
    coordinateForms({ latitudeDeg: 21.409796671597924, longitudeDeg: -157.91608117421092 }).mgrs ?? '',
    /^4Q FJ 1234[45] 67(889|890)$/,
  );
});

test('property: degrees, minutes and seconds read back to the place they were written from', () => {
  const read = (text: string) => {
    const [latitude, longitude] = [text.slice(0, text.search(/[NS]/)), text.slice(text.search(/[NS]/) + 1, -1)];
    const value = (part: string) =>
      part
        .trim()
        .split(' ')
        .reduce((sum, number, i) => sum + Number(number) / 60 ** i, 0);
    return [value(latitude) * (text.includes('S') ? -1 : 1), value(longitude) * (text.endsWith('W') ? -1 : 1)] as const;
  };
  fc.assert(
    fc.property(
      fc.double({ min: -79, max: 83, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      (latitudeDeg, longitudeDeg) => {
        const forms = coordinateForms({ latitudeDeg, longitudeDeg });
        for (const [text, precision] of [
          [forms.ddm, 1e-5],
          [forms.dms, 2e-5],
        ] as const) {
          const [latitude, longitude] = read(text);
          assert.ok(Math.abs(latitude - latitudeDeg) < precision && Math.abs(longitude - longitudeDeg) < precision, text);
        }
      },
    ),
  );
});

test('unit: a METAR of fog and frost, of a gale in knots, and CAVOK', () => {
  const read = parseFieldWeather(
    'METAR UAKD 301100Z 22004G11MPS 8000 -SN FEW030 BKN010 06/M02 Q1018 NOSIG=\nSPECI UAKD 300230Z 00000MPS 0400 FZFG VV001 M12/M13 Q1030\n',
    'm.txt',
    NOON,
  );
  assert.ok(read.ok);
  const [fog, wind] = read.value.hours;
  assert.deepEqual(fog!.values, {
    groundWindMps: 0,
    gustMps: 0,
    visibilityM: 400,
    cloudCoverPercent: 100,
    ceilingM: 30,
    temperatureC: -12,
    precipitationMmH: 0,
    thunder: 0,
    windShear: 0,
    icing: 1,
  });
  assert.deepEqual(wind!.values, {
    groundWindMps: 4,
    gustMps: 11,
    windFromDeg: 220,
    visibilityM: 8000,
    precipitationMmH: 1,
    cloudCoverPercent: 75,
    ceilingM: 305,
    temperatureC: 6,
    thunder: 0,
    windShear: 0,
    icing: 0,
  });
  assert.equal(read.value.issued, wind!.instant);
  const miles = parseFieldWeather('KPNS 301153Z 18010G20KT 1 1/2SM RA OVC005 20/19 A2992', 'k.txt', NOON);
  assert.ok(miles.ok);
  assert.ok(Math.abs(miles.value.hours[0]!.values.gustMps! - 10.289) < 0.001);
  assert.equal(miles.value.hours[0]!.values.visibilityM, 2414);
  const fair = parseFieldWeather('METAR UAKK 311200Z VRB02MPS CAVOK 25/10 Q1015', 'f.txt', NOON);
  assert.ok(fair.ok && fair.value.hours[0]!.values.visibilityM === 10_000);
  assert.equal(fair.value.hours[0]!.values.gustMps, 2.92);
  assert.match(fair.value.assumed.gustMps ?? '', /no gusts reported/);
});

test('unit: an Open-Meteo answer in its own units and zone; what is missing stays unknown', () => {
  const answer = {
    latitude: 47.3,
    longitude: 69.6,
    utc_offset_seconds: 21_600,
    hourly_units: {
      wind_speed_10m: 'km/h',
      wind_gusts_10m: 'kn',
      temperature_2m: '°F',
      visibility: 'm',
      snow_depth: 'm',
      wind_speed_850hPa: 'm/s',
    },
    hourly: {
      time: ['2022-03-30T17:00', '2022-03-30T18:00'],
      wind_speed_10m: [36, null],
      wind_gusts_10m: [20, 22],
      temperature_2m: [41, 41],
      visibility: [8000, 24_140],
      snow_depth: [0, 0.1],
      wind_speed_850hPa: [15, 18],
      wind_speed_120m: [36, 36],
      unheard_of: [1, 2],
    },
  };
  const read = parseFieldWeather(JSON.stringify(answer), 'o.json', NOON);
  assert.ok(read.ok);
  const [first, second] = read.value.hours;
  assert.equal(first!.instant, NOON - 3600);
  assert.equal(first!.values.groundWindMps, 10);
  assert.equal(second!.values.groundWindMps, undefined);
  assert.ok(Math.abs(first!.values.temperatureC! - 5) < 1e-9);
  assert.equal(first!.values.windAloftMps, 15);
  assert.equal(first!.values.ceilingM, undefined);
});

test('fault: weather that is none is refused with its place', () => {
  const failure = (text: string) => {
    const read = parseFieldWeather(text, 'w', NOON);
    return read.ok ? 'read' : `${read.failure.where}: ${sayFailure(read.failure).wanted}`;
  };
  assert.match(failure('sunny, I think'), /METAR/);
  assert.match(failure('{"hourly": {"time": ["2022-03-30T17:00"], "wind_speed_10m": [1, 2]}}'), /wind_speed_10m: 1 values/);
  assert.match(failure('{"hourly": {"time": ["2022-03-30T17:00"], "wind_speed_10m": ["x"]}}'), /wind_speed_10m\[0\]/);
  assert.match(failure('{"hourly": {"time": ["2022-03-30T17:00"], "moon": [1]}}'), /wind_speed_10m/);
  assert.match(failure('{"hourly_units": {"visibility": "league"}, "hourly": {"time": ["2022-03-30T17:00"], "visibility": [1]}}'), /unit/);
  assert.match(failure('{"error": true, "reason": "no"}'), /answer/);
  assert.match(failure('METAR UAKD 301100Z NIL='), /at least one METAR/);
  assert.match(failure('METAR UAKD 322500Z 22004MPS'), /day and hour/);
});

test('property: no text makes the weather readers throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((tail) => `METAR UAKD 301100Z ${tail}`),
        fc.json(),
      ),
      (text) => {
        parseFieldWeather(text, 'any', NOON);
      },
    ),
  );
});

test('unit: a Russian card has no craft, ship, unit or compass letter in Latin, and says what is not known at the capsule', () => {
  const page = formatCardHtml(card, null, 'ru');
  assert.doesNotMatch(page, /Mi-8|An-12|An-26|PEM\d|soyuz-ms/);
  assert.doesNotMatch(formatCardText(card, 'ru'), /Mi-8|An-12|An-26|PEM\d/);
  assert.match(page, /источник &lt;гамма&gt;/);
  assert.match(page, /121\.75 МГц голос/);
  assert.match(page, /Позывной: не известен/);
  const unknown = { ...card, capsule: { hazards: null, radio: null, callSign: null } };
  assert.match(formatCardHtml(unknown, null, 'en'), /Hazards are not known\..*Frequencies of the ship are not known\./s);
});
