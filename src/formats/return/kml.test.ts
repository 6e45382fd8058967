import assert from 'node:assert/strict';
import { test } from 'node:test';
import { syntheticReturn } from '../../presentation/flown-return.fixture.ts';
import { formatKml } from './kml.ts';
import { assertBalancedXml } from '../../presentation/balanced-xml.fixture.ts';

test('the document is well-formed, names that need escaping included', () => {
  assertBalancedXml(formatKml(syntheticReturn()));
  const hostile = formatKml(syntheticReturn('<Soyuz> & "MS"'));
  assertBalancedXml(hostile);
  assert.ok(hostile.includes('&lt;Soyuz&gt; &amp; &quot;MS&quot;'));
});

test('the track has as many times as places, in rising order, longitude first', () => {
  const kml = formatKml(syntheticReturn());
  const track = /<gx:Track>.*?<\/gx:Track>/s.exec(kml)?.[0] ?? '';
  const whens = [...track.matchAll(/<when>(.*?)<\/when>/g)].map(([, when = '']) => when);
  const places = [...track.matchAll(/<gx:coord>(.*?)<\/gx:coord>/g)].map(([, place = '']) => place);
  assert.equal(whens.length, syntheticReturn().track.length);
  assert.equal(places.length, whens.length);
  assert.deepEqual(whens, whens.toSorted());
  assert.equal(places.at(-1), '69.615000 47.292000 350.0');
});

test('every geometry keeps its altitude, and every event its time and data', () => {
  const flown = syntheticReturn();
  const kml = formatKml(flown);
  const geometries = kml.match(/<(Point|LineString|gx:Track)>/g)?.length;
  assert.equal(kml.match(/<altitudeMode>absolute<\/altitudeMode>/g)?.length, geometries);
  for (const { time } of flown.report.events) assert.ok(kml.includes(`<TimeStamp><when>${time}</when></TimeStamp>`));
  assert.equal(kml.match(/<Data name="Load">/g)?.length, flown.report.events.length);
});
