import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dependency } from '../record/index.ts';
import { type Change, applyChange } from './change.ts';
import { servicesLost } from './services-lost.ts';
import { BOOK, day, steadyPlan, visit } from './small-plan.fixture.ts';

const DEPENDENCIES = ['reboost', 'propellant', 'oxygen', 'carbon-dioxide', 'crew-transport', 'gyroscopes'].map((id) => ({
  id,
  service: id,
  without: `no ${id}`,
  sources: [],
})) as unknown as readonly Dependency[];

/** `service state from until: without | left` in days of the plan, for a station with a Progress from day 0 to 60 and another from 70 to 150. */
function less(change: Change): readonly string[] {
  const steady = steadyPlan(200);
  const before = {
    ...steady,
    visits: [...steady.visits, visit('progress-1', 'progress', 'r2', 0, 60), visit('progress-2', 'progress', 'r2', 70, 150)],
  };
  const { plan: after } = applyChange(before, BOOK, change);
  const at = 'on' in change ? change.on : 'from' in change ? change.from : before.from;
  const count = (text: string | null) =>
    text === null ? 'end' : `${(Date.parse(text) - Date.parse('2030-01-01T00:00:00Z')) / 86_400_000}`;
  return servicesLost({ before, after, change, station: BOOK.station, at }, DEPENDENCIES).map(
    ({ service, state, from, until, without, left }) =>
      `${service} ${state} ${count(from)} ${count(until)}: ${without.join(', ')} | ${left.join(', ')}`,
  );
}

test('unit: what docked ships give goes on until the last of them leaves, and a module goes on', () => {
  assert.deepEqual(less({ kind: 'ground', what: 'progress', from: day(10), to: day(100) }), [
    'reboost cut back 70 150: a docked Progress | Zvezda',
    'propellant lost 70 150: a docked Progress | ',
  ]);
  // Nothing comes between day 60 and day 70 anyway, so a ship that leaves early is missed up to its own day only.
  assert.deepEqual(less({ kind: 'leave', ship: 'progress-1', on: day(40) }), [
    'reboost cut back 40 60: a docked Progress | Zvezda',
    'propellant lost 40 60: a docked Progress | ',
  ]);
  assert.deepEqual(less({ kind: 'ground', what: 'progress', from: day(80), to: day(100) }), []);
});

test('unit: a side that withdraws takes its modules and its docked ships, and what both give is cut back', () => {
  assert.deepEqual(less({ kind: 'withdraw', side: 'russian', on: day(20) }), [
    'reboost lost 20 end: Zvezda, a docked Progress | ',
    'propellant lost 20 60: a docked Progress | ',
    'oxygen cut back 20 end: Elektron in Zvezda | the OGS of the US segment',
    'carbon-dioxide cut back 20 end: Vozdukh in Zvezda | the CDRA of the US segment',
    'crew-transport cut back 20 end: Soyuz | Crew Dragon',
  ]);
  assert.deepEqual(
    less({ kind: 'withdraw', side: 'us', on: day(20) }).filter((line) => line.startsWith('gyro')),
    ['gyroscopes lost 20 end: the gyroscopes of the US segment | '],
  );
});

test('unit: ships that do not fly carry nobody while they do not, and stopped joint flights take no service away', () => {
  assert.deepEqual(less({ kind: 'ground', what: 'soyuz', from: day(10), to: day(30) }), [
    'crew-transport cut back 10 30: Soyuz | Crew Dragon',
  ]);
  assert.deepEqual(less({ kind: 'stop-joint-flights', on: day(10) }), []);
});
