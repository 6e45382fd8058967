import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatCzml } from './czml.ts';
import { syntheticReturn } from '../../presentation/flown-return.fixture.ts';

interface Packet {
  id: string;
  name?: string;
  version?: string;
  description?: string;
  clock?: { interval: string; currentTime: string; multiplier: number };
  availability?: string;
  position?: { epoch?: string; interpolationAlgorithm?: string; interpolationDegree?: number; cartographicDegrees: number[] };
  polyline?: { positions: { cartographicDegrees: number[] }; material: Record<string, unknown> };
  label?: { text: string };
  properties?: Record<string, { number: number[] }>;
}

const packetsOf = (flight?: string) => JSON.parse(formatCzml(syntheticReturn(flight))) as Packet[];
const byId = (packets: Packet[], id: string) => {
  const packet = packets.find((candidate) => candidate.id === id);
  assert.ok(packet, id);
  return packet;
};

test('the document comes first and sets the clock from burn to touchdown, at the burn, ten times real time', () => {
  const [document] = packetsOf();
  assert.deepEqual(document?.clock, {
    interval: '2022-03-30T10:34:00.000Z/2022-03-30T11:28:03.000Z',
    currentTime: '2022-03-30T10:34:00.000Z',
    multiplier: 10,
    range: 'CLAMPED',
    step: 'SYSTEM_CLOCK_MULTIPLIER',
  });
  assert.equal(document?.id, 'document');
  assert.equal(document?.version, '1.0');
});

test('the ship flies by rising seconds, longitude, latitude and metres', () => {
  const flown = syntheticReturn();
  const { position, properties } = byId(packetsOf(), 'ship');
  assert.equal(position?.interpolationAlgorithm, 'LAGRANGE');
  assert.equal(position?.interpolationDegree, 5);
  const flat = position?.cartographicDegrees ?? [];
  assert.equal(flat.length, 4 * flown.track.length);
  for (const [index, sample] of flown.track.entries()) {
    const [seconds = NaN, longitude = NaN, latitude = NaN, metres = NaN] = flat.slice(4 * index, 4 * index + 4);
    assert.ok(index === 0 || seconds > (flat[4 * index - 4] ?? NaN));
    assert.ok(Math.abs(seconds - sample.sinceBurnS) < 1e-3);
    assert.ok(Math.abs(longitude - sample.longitudeDeg) < 1e-6 && Math.abs(latitude - sample.latitudeDeg) < 1e-6);
    assert.ok(Math.abs(metres - sample.altitudeM) < 0.01);
  }
  assert.equal(properties?.['loadG']?.number.length, 2 * flown.track.length);
});

test('lit and dark paths are separate lines that join, and differ in dash as well as in colour', () => {
  const paths = packetsOf().filter(({ polyline }) => polyline !== undefined);
  assert.deepEqual(
    paths.map(({ name }) => name),
    ['lit path', 'dark path', 'lit path'],
  );
  for (const { name, polyline } of paths) assert.equal('solidColor' in (polyline?.material ?? {}), name === 'lit path');
  const ends = paths.map(({ polyline }) => polyline?.positions.cartographicDegrees ?? []);
  assert.deepEqual(ends[0]?.slice(-3), ends[1]?.slice(0, 3));
});

test('every event has a packet that tells time, altitude, speed and load; identifiers are unique', () => {
  const packets = packetsOf();
  for (const { name, time } of syntheticReturn().report.events) {
    if (name === 'touchdown') continue;
    const { description = '' } = byId(packets, `event/${name}`);
    for (const said of [time, ' km', ' m/s', ' g']) assert.ok(description.includes(said), `${name}: ${said}`);
  }
  assert.deepEqual(byId(packets, 'touchdown').position?.cartographicDegrees, [69.615, 47.292, 350]);
  assert.deepEqual(byId(packets, 'target').position?.cartographicDegrees, [69.58, 47.31, 350]);
  assert.equal(new Set(packets.map(({ id }) => id)).size, packets.length);
});

test('a hostile name stays text, and the same return gives the same bytes', () => {
  const packets = packetsOf('<script>"&');
  assert.equal(byId(packets, 'ship').name, '<script>"&');
  assert.ok(!packets.some(({ description }) => description?.includes('<script>')));
  assert.equal(formatCzml(syntheticReturn()), formatCzml(syntheticReturn()));
});
