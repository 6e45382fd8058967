import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { geodesicBetween, geodesicDestination } from '../earth/index.ts';
import { podAtRandom, podInIdeal, successByPass } from './detection.ts';
import { type PatternKind, patternSuccess, searchPattern, countPoints } from './search-patterns.ts';

/** A sector about a place, its sides along a course. */
function sectorOf(centre: { latitudeDeg: number; longitudeDeg: number }, courseDeg: number, alongKm: number, acrossKm: number) {
  const corner = (along: number, right: number) => {
    const reach = Math.hypot((along * alongKm) / 2, (right * acrossKm) / 2);
    const turn = (Math.atan2(right * acrossKm, along * alongKm) * 180) / Math.PI;
    return geodesicDestination(centre, courseDeg + turn, reach * 1000);
  };
  return { id: 'G1', centre, corners: [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)] as const };
}
const CENTRE = { latitudeDeg: 47.3, longitudeDeg: 69.6 };
const UNIT = { id: 'Mi-8 A1', place: CENTRE, kmPerMin: 4, sweepKm: 2, enduranceMin: 200, readyMin: 0 };
const ask = (kind: PatternKind, more: object = {}) => searchPattern({ kind, sector: sectorOf(CENTRE, 60, 12, 8), unit: UNIT, ...more });
const near = (value: number, told: number, within = 2e-3) => assert.ok(Math.abs(value - told) <= within, `${value} is not ${told}`);
/** By how much it turns to the right at each waypoint. */
const turnsOf = ({ legs }: ReturnType<typeof ask>) => legs.slice(1).map(({ courseDeg }, i) => (courseDeg - legs[i]!.courseDeg + 360) % 360);

test('validation: IAMSAR and the Coast Guard’s addendum: a square’s legs are 1, 1, 2, 2, 3, 3 spacings, all turns to the right', () => {
  const { legs, lengthKm, coversKm2, points, coverage, minutes, code } = ask('expanding-square');
  assert.equal(code, 'SS');
  const told = [2, 2, 4, 4, 6, 6, 8, 8, 10, 10, 10];
  assert.equal(legs.length, told.length);
  for (const [i, leg] of legs.entries()) near(leg.lengthKm, told[i]!);
  for (const turn of turnsOf(ask('expanding-square'))) near(turn, 90, 0.3);
  near(lengthKm, 70, 0.01);
  near(coversKm2, 144);
  assert.equal(coverage, 1);
  near(minutes, 17.5, 0.01);
  assert.deepEqual([points[0]!.name, points.at(-1)!.name], ['G1S01', 'G1S12']);
  assert.ok(geodesicBetween(points[0]!, CENTRE).distanceM < 0.01);
});

test('validation: IAMSAR: a sector search is three triangles of one radius through the datum, each turn 120 degrees to the right', () => {
  const pattern = ask('sector-search');
  const { legs, lengthKm, spacingKm, coversKm2, points } = pattern;
  assert.deepEqual(
    legs.map((leg) => Math.round(leg.lengthKm * 100) / 100),
    [6, 6, 12, 6, 12, 6, 6],
  );
  for (const turn of turnsOf(pattern)) near(turn, 120, 0.4);
  near(lengthKm, 54, 0.02);
  near(coversKm2, Math.PI * 36, 0.05);
  // The mean spacing is the area over the length.
  near(spacingKm, coversKm2 / lengthKm, 1e-3);
  assert.ok(geodesicBetween(points.at(-1)!, CENTRE).distanceM < 1);
  // Three times it flies through the datum: twice within the long legs.
  for (const i of [2, 4]) {
    const [from, to] = [points[i]!, points[i + 1]!];
    near(geodesicBetween(from, CENTRE).distanceM + geodesicBetween(CENTRE, to).distanceM, geodesicBetween(from, to).distanceM, 1);
  }
});

test('unit: a creeping line has its legs across, one spacing apart, half a spacing within the edges', () => {
  const { legs, lengthKm, points, coversKm2, courseDeg } = ask('creeping-line');
  assert.equal(points.length, 12);
  assert.deepEqual(
    legs.map((leg) => Math.round(leg.lengthKm * 100) / 100),
    [6, 2, 6, 2, 6, 2, 6, 2, 6, 2, 6],
  );
  near(lengthKm, 46, 0.01);
  near(coversKm2, 96, 0.05);
  near(courseDeg, 150, 0.2);
  const narrow = searchPattern({ kind: 'creeping-line', sector: sectorOf(CENTRE, 60, 12, 1.5), unit: UNIT });
  near(narrow.lengthKm, 10, 0.02);
  const one = searchPattern({ kind: 'creeping-line', sector: sectorOf(CENTRE, 0, 1.8, 1), unit: UNIT });
  assert.equal(one.legs.length, 1);
});

test('property: a creeping line stays about its sector wherever on Earth that lies, and its legs add up', () => {
  const place = fc.record({
    latitudeDeg: fc.double({ min: -84, max: 84, noNaN: true }),
    longitudeDeg: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(place, number(0, 359), number(3, 40), number(3, 40), number(0.5, 8), (centre, course, along, across, spacingKm) => {
      const sector = sectorOf(centre, course, along, across);
      const pattern = searchPattern({ kind: 'creeping-line', sector, unit: UNIT, spacingKm });
      assert.ok(pattern.points.length <= countPoints({ kind: 'creeping-line', sector, unit: UNIT, spacingKm }));
      near(
        pattern.legs.reduce((sum, leg) => sum + leg.lengthKm, 0),
        pattern.lengthKm,
        1e-9,
      );
      for (const { latitudeDeg, longitudeDeg } of pattern.points) {
        assert.ok(Math.abs(latitudeDeg) <= 90 && Math.abs(longitudeDeg) <= 180);
        assert.ok(
          geodesicBetween(centre, { latitudeDeg, longitudeDeg }).distanceM / 1000 <=
            Math.hypot(along + spacingKm, across + spacingKm) / 2 + 0.1,
        );
      }
      assert.ok(pattern.holds(centre));
      assert.ok(!pattern.holds(geodesicDestination(centre, course, (along + across) * 1000)));
    }),
    { numRuns: 60 },
  );
});

test('unit: a pattern that is too long for its unit says so; a finer spacing covers more and takes longer', () => {
  assert.ok(ask('creeping-line').isWithinEndurance);
  assert.ok(!ask('creeping-line', { spacingKm: 0.1 }).isWithinEndurance);
  const [coarse, fine] = [ask('expanding-square', { spacingKm: 3 }), ask('expanding-square', { spacingKm: 1 })];
  assert.ok(fine.coverage === 2 && fine.lengthKm > 2 * coarse.lengthKm);
  assert.ok(countPoints({ kind: 'expanding-square', sector: sectorOf(CENTRE, 0, 90, 90), unit: UNIT, spacingKm: 0.1 }) > 1000);
});

test('validation: sarcorps.com.br, “Probability of Detection”: random search finds 63, 86 and 95 % at coverage 1, 2 and 3', () => {
  for (const [coverage, percent] of [
    [1, 63],
    [2, 86],
    [3, 95],
  ] as const)
    assert.equal(Math.round(100 * podAtRandom(coverage)), percent);
});

test('validation: Koopman’s inverse-cube law, summed sweep by sweep over parallel tracks, gives the closed form', () => {
  // One pass at distance x misses with exp(-m / x2), which has sweep width 2 sqrt(pi m): many passes one spacing apart, averaged across it.
  for (const coverage of [0.25, 0.5, 1, 2]) {
    const m = coverage ** 2 / (4 * Math.PI);
    const steps = 2000;
    let found = 0;
    for (let step = 0; step < steps; step++) {
      const x = (step + 0.5) / steps;
      let sum = 0;
      for (let track = -4000; track <= 4000; track++) sum += m / (x + track) ** 2;
      found += 1 - Math.exp(-sum);
    }
    near(podInIdeal(coverage), found / steps, 1e-4);
  }
  assert.ok(podInIdeal(1) > 0.78 && podInIdeal(1) < 0.8);
});

test('unit: success is where it lies times what passes detect; passes add up and never exceed it', () => {
  assert.deepEqual(successByPass(0.5, 0.5, 3), [0.25, 0.375, 0.4375]);
  const { pod, success } = patternSuccess(0.4, 1, 20);
  assert.ok(pod.random < pod.ideal);
  for (const [i, { flown, ideal, random }] of success.entries()) {
    assert.equal(flown, i + 1);
    assert.ok(random <= ideal && ideal <= 0.4 && random > (success[i - 1]?.random ?? 0));
  }
});
