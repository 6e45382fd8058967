import assert from 'node:assert/strict';
import { test } from 'node:test';
import { message } from '../outcome/index.ts';
import { addSeconds, parseInstant } from '../time/index.ts';
import { flyReturn, landingChances } from './fly-return.ts';
import { EVENT_NAMES, type Return } from './return.ts';
import crewDragon from '../../data/vehicles/crew-dragon.json' with { type: 'json' };
import { MS19, STATION } from './shipped-request.fixture.ts';
import { vehicleFromData } from './vehicle.ts';

function report(request: Parameters<typeof flyReturn>[0]): Return {
  const flown = flyReturn(request, false);
  assert.ok(flown.ok, flown.ok ? '' : JSON.stringify(flown.failure));
  return flown.value.report;
}

const guided = report(MS19);
const burnStart = parseInstant(guided.burn.start, 'test');
assert.ok(burnStart.ok);
const BURN = burnStart.value;

test('unit: a guided return has every event, in the order of time', () => {
  assert.deepEqual(
    guided.events.map((event) => event.name),
    EVENT_NAMES,
  );
  for (const [i, event] of guided.events.entries()) if (i > 0) assert.ok(event.sinceBurnS >= guided.events[i - 1]!.sinceBurnS);
});

test('unit: the same request gives the same bytes, watched or not', () => {
  const watched = flyReturn(MS19, true);
  assert.ok(watched.ok);
  assert.equal(JSON.stringify(watched.value.report), JSON.stringify(guided));
  assert.ok(watched.value.track.length > 500);
});

test('unit: altitude events are where they say', () => {
  const altitude = (name: string) => guided.events.find((event) => event.name === name)?.altitudeKm;
  assert.equal(altitude('entry-400kft'), 121.92);
  assert.equal(altitude('entry-100km'), 100);
  assert.equal(altitude('separation'), 139.9);
  assert.equal(altitude('guidance-start'), 80.4);
});

test('unit: a burn given is flown, and steered to the target', () => {
  const start = parseInstant(guided.burn.start, 'test');
  assert.ok(start.ok);
  const given = report({ ...MS19, after: null, burnStart: start.value });
  assert.equal(given.burn.start, guided.burn.start);
  assert.ok(given.guidance.missKm! < 2);
  assert.deepEqual(given.warnings, []);
});

test('unit: a burn ten minutes late is out of reach, and by how much is said', () => {
  const start = parseInstant(guided.burn.start, 'test');
  assert.ok(start.ok);
  const late = report({ ...MS19, after: null, burnStart: addSeconds(start.value, 600) });
  assert.ok(late.guidance.missKm! > 1000);
  assert.match(JSON.stringify(late.warnings), /flight\.out-of-reach","values":\{"km":"\d+\.\d"/);
});

test('unit: a rolling capsule falls short with twice the load', () => {
  const ballistic = report({ ...MS19, mode: 'ballistic' });
  assert.ok(ballistic.peakLoadG > 8 && ballistic.peakLoadG < 9);
  // Flown: 340-475 km short; "up to 600" is planned for (russianspaceweb). docs/validation.md says where we stand between.
  assert.ok(ballistic.guidance.missKm! > 300 && ballistic.guidance.missKm! < 600);
  assert.equal(ballistic.guidance.bankReversals, 0);
  assert.ok(!ballistic.events.some((event) => event.name === 'guidance-start'));
});

test('unit: guidance lost at 60 km lands between the two', () => {
  const lost = report({ ...MS19, ballisticBelowM: 60_000 });
  assert.ok(lost.peakLoadG > guided.peakLoadG && lost.peakLoadG < 9);
  assert.ok(lost.guidance.missKm! > 20 && lost.guidance.missKm! < 475);
});

test('unit: guidance lost below the peak leaves the peak as it was', () => {
  const peakOf = (flown: Return) => flown.events.find((event) => event.name === 'peak-load');
  for (const ballisticBelowM of [34_000, 20_000]) assert.deepEqual(peakOf(report({ ...MS19, ballisticBelowM })), peakOf(guided));
});

test('unit: elements that are not of a low orbit are refused', () => {
  for (const meanMotionRevPerDay of [2, 12, 17]) {
    const flown = flyReturn({ ...MS19, elements: { ...STATION, meanMotionRevPerDay } }, false);
    assert.ok(!flown.ok);
    assert.deepEqual(flown.failure.wanted, message('flight.low-orbit', { from: 180, to: 600 }));
  }
});

test('unit: a burn too small to come down is a failure that says so', () => {
  const start = parseInstant('2022-03-30T10:34:00Z', 'test');
  assert.ok(start.ok);
  const flown = flyReturn({ ...MS19, after: null, burnStart: start.value, deltaVMps: 30 }, false);
  assert.ok(!flown.ok);
  assert.match(JSON.stringify(flown.failure.found), /flight\.not-down.*"km":"\d+"/);
});

test('unit: an absurd burn is refused', () => {
  for (const deltaVMps of [0, -5, 5000, Number.NaN]) assert.ok(!flyReturn({ ...MS19, deltaVMps }, false).ok);
});

test('unit: a vehicle that leaves nothing behind passes the entry interface all the same, and is steered from its own altitude', () => {
  const dragon = report({ ...MS19, vehicle: vehicleFromData(crewDragon), undocking: null, after: null, burnStart: BURN });
  const altitude = (name: string) => dragon.events.find((event) => event.name === name)?.altitudeKm;
  assert.equal(altitude('entry-400kft'), 121.92);
  assert.equal(altitude('entry-100km'), 100);
  assert.equal(altitude('guidance-start'), crewDragon.guidance.startAltitudeM.value / 1000);
});

test('contract: a listed opportunity has the burn and the touchdown of the return that is flown for it, from whatever day it is sought', () => {
  const asked = { ...MS19, undocking: null };
  const from = addSeconds(STATION.epoch, 0);
  const chances = landingChances(asked, { from, to: addSeconds(from, 6 * 86_400) }, 400_000);
  assert.ok(chances.ok);
  const inReach = chances.value.filter(({ withinReach }) => withinReach);
  assert.ok(inReach.length >= 3 && inReach.length < chances.value.length);
  for (const { burnStart: listed, touchdown } of inReach)
    for (const hours of [0.5, 9, 20]) {
      const flown = report({ ...asked, after: addSeconds(touchdown, -hours * 3600) });
      const burn = parseInstant(flown.burn.start, 'test');
      const ground = parseInstant(flown.touchdown.time, 'test');
      assert.ok(burn.ok && ground.ok);
      // An earlier opportunity of the same day may be nearer to the time asked for.
      if (Math.abs(burn.value - listed) > 3600) continue;
      assert.ok(Math.abs(burn.value - listed) < 0.005, `${flown.burn.start} sought ${hours} h before`);
      assert.ok(Math.abs(ground.value - touchdown) < 0.02, flown.touchdown.time);
    }
});
