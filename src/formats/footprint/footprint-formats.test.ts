import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { geodesicBetween } from '../../earth/index.ts';
import { isInsideEllipse } from '../../math/index.ts';
import { splitRingAtAntimeridian } from '../../presentation/antimeridian-ring.ts';
import { assertBalancedXml } from '../../presentation/balanced-xml.fixture.ts';
import { ellipseOutline } from '../../presentation/ellipse-outline.ts';
import { formatFootprintCzml } from './footprint-czml.ts';
import { formatFootprintGeoJson } from './footprint-geojson.ts';
import { formatFootprintKml } from './footprint-kml.ts';
import { countText, figuresText, percentText, zonesOf } from '../../presentation/footprint-text.ts';
import { type CampaignChoices, syntheticCampaign } from '../../presentation/footprint.fixture.ts';

interface Feature {
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

const featuresOf = (choices?: CampaignChoices) =>
  (JSON.parse(formatFootprintGeoJson(syntheticCampaign(choices).footprint)) as { features: Feature[] }).features;
const ringsOf = ({ geometry }: Feature): number[][][] =>
  geometry?.type === 'MultiPolygon' ? (geometry.coordinates as number[][][][]).flat() : ((geometry?.coordinates ?? []) as number[][][]);
/** Twice the area that a ring turns round, positive counterclockwise; square degrees. */
const turnOf = (ring: readonly (readonly number[])[]) =>
  ring.slice(1).reduce((sum, [x = NaN, y = NaN], index) => sum + (ring[index]?.[0] ?? NaN) * y - x * (ring[index]?.[1] ?? NaN), 0);

const ELLIPSE = { probability: 0.95, areaKm2: 0, empiricalCover: 0.95 };

test('unit: an outline starts at the end of its major axis, goes counterclockwise and has its axes along geodesics', () => {
  const centre = { latitudeDeg: 47.3, longitudeDeg: 69.6 };
  const outline = ellipseOutline(centre, { ...ELLIPSE, semiMajorKm: 200, semiMinorKm: 40, azimuthDeg: 66 });
  assert.ok(outline.length >= 72);
  const polar = (index: number) => geodesicBetween(centre, outline[index] ?? centre);
  const near = (index: number, distanceM: number, azimuthDeg: number) =>
    assert.ok(Math.abs(polar(index).distanceM - distanceM) < 1e-6 && Math.abs(polar(index).azimuthDeg - azimuthDeg) < 1e-9, String(index));
  near(0, 200_000, 66);
  near(outline.length / 4, 40_000, 66 - 90);
  near(outline.length / 2, 200_000, 66 - 180);
});

test('property: every point of an outline is on the edge of the plane ellipse, wherever it lies', () => {
  const place = fc.record({
    latitudeDeg: fc.double({ min: -52, max: 52, noNaN: true }),
    longitudeDeg: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  const axes = fc.record({
    semiMinorKm: fc.double({ min: 0.5, max: 100, noNaN: true }),
    stretch: fc.double({ min: 1, max: 8, noNaN: true }),
    azimuthDeg: fc.double({ min: 0, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(place, axes, (centre, { semiMinorKm, stretch, azimuthDeg }) => {
      const ellipse = { ...ELLIPSE, semiMajorKm: semiMinorKm * stretch, semiMinorKm, azimuthDeg };
      const scaled = (by: number) => ({ ...ellipse, semiMajorM: 1000 * by * ellipse.semiMajorKm, semiMinorM: 1000 * by * semiMinorKm });
      for (const point of ellipseOutline(centre, ellipse)) {
        const { distanceM, azimuthDeg: toward } = geodesicBetween(centre, point);
        const [east, north] = [distanceM * Math.sin((toward * Math.PI) / 180), distanceM * Math.cos((toward * Math.PI) / 180)];
        assert.ok(isInsideEllipse(scaled(1 + 1e-7), east, north) && !isInsideEllipse(scaled(1 - 1e-7), east, north));
      }
    }),
    { numRuns: 50 },
  );
});

test('unit: a ring over the antimeridian becomes two, closed, of the same turning sense and the same area together', () => {
  const square = [
    { longitudeDeg: 170, latitudeDeg: 0 },
    { longitudeDeg: -170, latitudeDeg: 0 },
    { longitudeDeg: -170, latitudeDeg: 10 },
    { longitudeDeg: 170, latitudeDeg: 10 },
  ];
  const rings = splitRingAtAntimeridian(square);
  assert.deepEqual(
    rings.map((ring) => [Math.min(...ring.map(([x]) => x)), Math.max(...ring.map(([x]) => x)), turnOf(ring)]),
    [
      [-180, -170, 200],
      [170, 180, 200],
    ],
  );
  for (const ring of rings) assert.deepEqual(ring[0], ring.at(-1));
  const touching = square.map((place) => ({ ...place, longitudeDeg: place.longitudeDeg < 0 ? 180 : 170 }));
  assert.equal(splitRingAtAntimeridian(touching).length, 1);
  const aboutPole = [0, 90, 180, -90].map((longitudeDeg) => ({ longitudeDeg, latitudeDeg: 80 }));
  assert.throws(() => splitRingAtAntimeridian(aboutPole), RangeError);
});

test('unit: every ellipse of every mode and band is a counterclockwise polygon of 72 points or more, with all that states it', () => {
  const { footprint } = syntheticCampaign();
  const features = featuresOf();
  const ellipses = features.filter(({ properties }) => properties['kind'] === 'ellipse');
  assert.equal(ellipses.length, 3 * (4 + 4));
  for (const ellipse of ellipses) {
    const [ring = []] = ringsOf(ellipse);
    assert.equal(ellipse.geometry?.type, 'Polygon');
    assert.ok(ring.length > 72 && turnOf(ring) > 0);
    assert.deepEqual(ring[0], ring.at(-1));
    const wanted = ['mode', 'mode_probability', 'samples', 'seed', 'probability', 'semi_major_km', 'semi_minor_km', 'empirical_cover'];
    for (const name of [...wanted, 'major_axis_azimuth_deg', 'area_km2']) assert.ok(name in ellipse.properties, name);
  }
  const ids = features.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of [
    'ellipse/guided/95',
    'ellipse/late-failure/40-50km/99',
    'centre/ballistic',
    'target',
    'nominal-touchdown',
    'actual-touchdown',
  ])
    assert.ok(ids.includes(id), id);
  const centre = features.find(({ id }) => id === 'centre/guided')?.properties;
  assert.deepEqual([centre?.['failed'], centre?.['touchdown_mean_utc']], [3, footprint.touchdownTime.mean]);
});

test('unit: a footprint over the antimeridian is MultiPolygons that stay within 180 degrees', () => {
  const crossing = featuresOf({ turnedDeg: 110.385 }).filter(({ geometry }) => geometry?.type === 'MultiPolygon');
  assert.ok(crossing.length >= 3, String(crossing.length));
  for (const feature of crossing) {
    const rings = ringsOf(feature);
    assert.equal(rings.length, 2);
    for (const ring of rings) {
      assert.ok(turnOf(ring) > 0);
      assert.ok(ring.every(([x = NaN]) => Math.abs(x) <= 180 && Math.sign(x) === Math.sign(ring[0]?.[0] ?? NaN)));
    }
  }
});

test('unit: one sample has a centre and no polygon; no format has a number that is none', () => {
  const choices = { samples: 1, failed: 0, modes: ['guided' as const] };
  const features = featuresOf(choices);
  assert.deepEqual(
    features.filter(({ geometry }) => geometry === null).map(({ id }) => id),
    ['ellipse/guided/99', 'ellipse/guided/95', 'ellipse/guided/50'],
  );
  const { footprint } = syntheticCampaign(choices);
  for (const text of [formatFootprintGeoJson(footprint), formatFootprintKml(footprint), formatFootprintCzml(footprint)])
    assert.doesNotMatch(text, /NaN|Infinity|undefined/);
});

test('unit: KML is well-formed, has a folder for each mode and band and tells every ellipse, hostile names included', () => {
  const { footprint } = syntheticCampaign({ flight: '<Soyuz> & "MS"' });
  const kml = formatFootprintKml(footprint);
  assertBalancedXml(kml);
  assert.ok(kml.includes('&lt;Soyuz&gt; &amp; &quot;MS&quot; footprint'));
  for (const { title } of zonesOf(footprint)) assert.ok(kml.includes(`<Folder><name>${title}</name>`), title);
  assert.equal(kml.match(/<Polygon>/g)?.length, 24);
  assert.equal(kml.match(/<Data name="Samples inside">/g)?.length, 24);
  for (const [, style = ''] of kml.matchAll(/<styleUrl>#([^<]*)</g)) assert.ok(kml.includes(`<Style id="${style}">`), style);
  assertBalancedXml(formatFootprintKml(syntheticCampaign({ turnedDeg: 110.385 }).footprint));
});

test('unit: CZML shows each zone in its landing hour, within the clock, and the outlines of the other formats', () => {
  interface Packet {
    readonly id: string;
    readonly availability?: string;
    readonly clock?: { readonly interval: string; readonly currentTime: string };
    readonly polygon?: { readonly positions: { readonly cartographicDegrees: number[] } };
    readonly polyline?: { readonly material: Readonly<Record<string, unknown>> };
  }
  const { footprint } = syntheticCampaign();
  const packets = JSON.parse(formatFootprintCzml(footprint)) as Packet[];
  const [from = '', to = ''] = packets[0]?.clock?.interval.split('/') ?? [];
  assert.equal(new Set(packets.map(({ id }) => id)).size, packets.length);
  assert.equal(packets.filter(({ polygon }) => polygon !== undefined).length, 24);
  for (const { availability } of packets.filter((packet) => packet.availability !== undefined)) {
    const [start = '', end = ''] = availability?.split('/') ?? [];
    assert.ok(from <= start && end <= to && (Date.parse(end) - Date.parse(start)) / 3600e3 >= 1);
  }
  const guided = packets.find(({ id }) => id === 'ellipse/guided/95');
  const [start = '', end = ''] = guided?.availability?.split('/') ?? [];
  assert.ok(start < footprint.touchdownTime.p05 && footprint.touchdownTime.p95 < end);
  const [ring = []] = ringsOf(featuresOf().find(({ id }) => id === 'ellipse/guided/95') as Feature);
  const flat = guided?.polygon?.positions.cartographicDegrees ?? [];
  for (const [index, [x = NaN, y = NaN]] of ring.slice(0, -1).entries())
    assert.ok(Math.abs((flat[3 * index] ?? NaN) - x) < 1e-6 && Math.abs((flat[3 * index + 1] ?? NaN) - y) < 1e-6);
  assert.ok('solidColor' in (guided?.polyline?.material ?? {}));
  assert.ok('polylineDash' in (packets.find(({ id }) => id === 'ellipse/ballistic/95')?.polyline?.material ?? {}));
});

test('unit: a footprint without target and real landing has neither, and the same one gives the same bytes', () => {
  const { footprint } = syntheticCampaign();
  const { actual: _, ...rest } = footprint;
  const bare = { ...rest, nominal: { ...rest.nominal, request: { ...rest.nominal.request, target: null } } };
  for (const format of [formatFootprintGeoJson, formatFootprintKml, formatFootprintCzml]) {
    assert.doesNotMatch(format(bare), /Target|"id": ?"target"|actual-touchdown|Actual touchdown/);
    assert.equal(format(footprint), format(syntheticCampaign().footprint));
  }
});

test('unit: shares, counts and figures read as people write them', () => {
  assert.deepEqual([0.95, 0.9973, 0.5, 0.0005, 1].map(percentText), ['95 %', '99.73 %', '50 %', '0.05 %', '100 %']);
  assert.deepEqual([7, 999, 1000, 1_000_000].map(countText), ['7', '999', '1,000', '1,000,000']);
  assert.deepEqual([0.123, 3.456, 9.996, 28.44, 99.96, 1234.5].map(figuresText), ['0.12', '3.46', '10.0', '28.4', '100', '1235']);
});
