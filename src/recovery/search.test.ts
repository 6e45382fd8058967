import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import evidenceFile from '../../data/recovery/evidence.json' with { type: 'json' };
import { FOOTPRINT_MODES } from '../flight/index.ts';
import { assign } from './assignment.ts';
import { type Evidence, type EvidenceData, beliefAfter } from './belief.ts';
import { distanceKm, placeAt, planePlace } from './flight-plane.ts';
import { mixtureRows, PLANE, WEIGHTS } from './samples.fixture.ts';
import { HORIZON_MIN, goToFind, planSearch, reachOf, searchMin } from './search-plan.ts';
import { MAX_SECTORS, type Mixture, type Sector, cutSectors, sectorAt } from './sectors.ts';
import type { Unit } from './staging.ts';

const DATA = evidenceFile as unknown as EvidenceData;
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

test('property: along and right go to a place and back within a metre, up to 700 km', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), fc.double({ min: -100, max: 100, noNaN: true }), (alongKm, rightKm) => {
      const there = planePlace(PLANE, placeAt(PLANE, { alongKm, rightKm }));
      assert.ok(Math.hypot(there.alongKm - alongKm, there.rightKm - rightKm) < 1e-3);
    }),
  );
});

test('property: sectors and outside sum to 1, hold their own samples, do not overlap, and modes keep their weights', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 2, max: 900 }),
      fc.double({ min: 0, max: 0.3, noNaN: true }),
      (seed, count, outside) => {
        const { sectors, mixture, plane } = cutSectors(mixtureRows(count, Math.max(3, count >> 2), seed), WEIGHTS, PLANE, outside);
        assert.ok(sectors.length >= 1 && sectors.length <= MAX_SECTORS);
        const belief = beliefAfter(mixture, sectors, [], DATA);
        assert.ok(Math.abs(sum(belief.sectors) + belief.outside - 1) < 1e-12);
        assert.ok(Math.abs(belief.outside - outside) < 1e-12);
        for (const mode of FOOTPRINT_MODES) assert.ok(Math.abs(belief.modes[mode] - WEIGHTS[mode] * (1 - outside)) < 1e-12, mode);
        for (let i = 0; i < mixture.weight.length; i++) {
          const own = sectors[mixture.sector[i]!]!;
          const { alongKm, rightKm } = planePlace(plane, { latitudeDeg: mixture.latitudeDeg[i]!, longitudeDeg: mixture.longitudeDeg[i]! });
          const { box } = own;
          assert.ok(
            alongKm >= box.fromAlongKm && alongKm <= box.toAlongKm && rightKm >= box.fromRightKm && rightKm <= box.toRightKm,
            own.id,
          );
        }
        for (const [i, { box: a }] of sectors.entries())
          for (const { box: b } of sectors.slice(i + 1))
            assert.ok(
              a.toAlongKm <= b.fromAlongKm || b.toAlongKm <= a.fromAlongKm || a.toRightKm <= b.fromRightKm || b.toRightKm <= a.fromRightKm,
            );
        assert.equal(new Set(sectors.map(({ id }) => id)).size, sectors.length);
      },
    ),
    { numRuns: 40 },
  );
});

test('unit: samples that never came down are left out, and a mode of nothing but those gives its weight to the others', () => {
  const rows = mixtureRows(50, 20, 7);
  const failed = rows.map((set) => (set.mode === 'ballistic' ? { ...set, values: set.values.map(() => NaN) } : set));
  const { mixture, sectors } = cutSectors(failed, WEIGHTS, PLANE, 0);
  assert.ok(Math.abs(sum(mixture.weight) - 1) < 1e-12);
  assert.equal(beliefAfter(mixture, sectors, [], DATA).modes.ballistic, 0);
  assert.deepEqual(cutSectors([], WEIGHTS, PLANE, 0.1).sectors, []);
});

/** Two sectors and two modes, so that Bayes' rule can be done by hand. */
function twoSectors(): { readonly mixture: Mixture; readonly sectors: readonly Sector[] } {
  const box = { fromAlongKm: 0, toAlongKm: 10, fromRightKm: 0, toRightKm: 10 };
  const sector = (id: string, latitudeDeg: number): Sector => ({
    id,
    box,
    centre: { latitudeDeg, longitudeDeg: 69 },
    corners: [],
    areaKm2: 100,
  });
  return {
    sectors: [sector('G1', 47), sector('B1', 45)],
    mixture: {
      latitudeDeg: Float64Array.of(47, 45),
      longitudeDeg: Float64Array.of(69, 69),
      mode: Uint8Array.of(0, 1),
      weight: Float64Array.of(0.8, 0.15),
      sector: Uint16Array.of(0, 1),
      outside: 0.05,
    },
  };
}

test('unit: a search without a find by hand: 0.8 (1 - 0.75) / (0.2 + 0.15 + 0.05)', () => {
  const { mixture, sectors } = twoSectors();
  const { sectors: after, outside } = beliefAfter(mixture, sectors, [{ kind: 'searched', sector: 'G1', pod: 0.75, at: null }], DATA);
  assert.ok(Math.abs(after[0]! - 0.2 / 0.4) < 1e-12);
  assert.ok(Math.abs(after[1]! - 0.15 / 0.4) < 1e-12);
  assert.ok(Math.abs(outside - 0.05 / 0.4) < 1e-12);
});

test('unit: silence by hand, with the likelihoods of the data file', () => {
  const { mixture, sectors } = twoSectors();
  const [guided, ballistic] = [DATA.silence.guided.value, DATA.silence.ballistic.value];
  const total = 0.8 * guided + 0.15 * ballistic + 0.05;
  const after = beliefAfter(mixture, sectors, [{ kind: 'silence', afterMin: 10, at: null }], DATA);
  assert.ok(Math.abs(after.sectors[1]! - (0.15 * ballistic) / total) < 1e-12);
  assert.ok(Math.abs(after.modes.guided - (0.8 * guided) / total) < 1e-12);
});

test('unit: a sighting by hand: a Gaussian per square kilometre beside a false alarm spread over all sectors', () => {
  const { mixture, sectors } = twoSectors();
  const falseAlarm = 0.1;
  const place = { latitudeDeg: 47, longitudeDeg: 69 };
  const near = 0.9 / (2 * Math.PI * 25) + falseAlarm / 200;
  const far = falseAlarm / 200;
  const after = beliefAfter(mixture, sectors, [{ kind: 'sighted', place, errorKm: 5, falseAlarm, at: null }], DATA);
  assert.ok(Math.abs(after.sectors[0]! - (0.8 * near) / (0.8 * near + 0.15 * far + 0.05 * far)) < 1e-9);
});

const pieces = (sectors: readonly Sector[]): fc.Arbitrary<Evidence> =>
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('searched' as const, 'nothing' as const),
      sector: fc.constantFrom(...sectors.map(({ id }) => id)),
      pod: fc.double({ min: 0, max: 0.99, noNaN: true }),
      at: fc.constant(null),
    }),
    fc.record({ kind: fc.constant('silence' as const), afterMin: fc.constant(10), at: fc.constant(null) }),
    fc.record({
      kind: fc.constant('sighted' as const),
      place: fc.constantFrom(...sectors.map(({ centre }) => centre)),
      errorKm: fc.double({ min: 1, max: 50, noNaN: true }),
      falseAlarm: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
      at: fc.constant(null),
    }),
  );

test('property: an update conserves probability, order does not matter, and a searched sector never gains on the others', () => {
  const { mixture, sectors } = cutSectors(mixtureRows(400, 100, 3), WEIGHTS, PLANE, 0.005);
  fc.assert(
    fc.property(fc.array(pieces(sectors), { maxLength: 8 }), fc.constantFrom(...sectors.map(({ id }) => id)), (evidence, id) => {
      const once = beliefAfter(mixture, sectors, evidence, DATA);
      assert.ok(Math.abs(sum(once.sectors) + once.outside - 1) < 1e-9);
      assert.ok(Math.abs(sum(Object.values(once.modes)) + once.outside - 1) < 1e-9);
      const turned = beliefAfter(mixture, sectors, evidence.toReversed(), DATA);
      for (const [i, value] of once.sectors.entries()) assert.ok(Math.abs(value - turned.sectors[i]!) < 1e-9);
      const more = beliefAfter(mixture, sectors, [...evidence, { kind: 'searched', sector: id, pod: 0.5, at: null }], DATA);
      const at = sectors.findIndex((sector) => sector.id === id);
      assert.ok(more.sectors[at]! <= once.sectors[at]! + 1e-12);
      assert.ok(more.outside >= once.outside - 1e-12);
    }),
    { numRuns: 60 },
  );
});

/** Every way to give workers tasks, by trying them all. */
function bruteForce(worth: readonly (readonly number[])[], worker = 0, taken: ReadonlySet<number> = new Set()): number {
  if (worker === worth.length) return 0;
  let best = bruteForce(worth, worker + 1, taken);
  for (const [task, each] of worth[worker]!.entries())
    if (each > 0 && !taken.has(task)) best = Math.max(best, each + bruteForce(worth, worker + 1, new Set([...taken, task])));
  return best;
}

test('property: the assignment is worth as much as the best of all ways, up to 6 workers and 6 tasks', () => {
  const table = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain(([workers, tasks]) =>
    fc.array(fc.array(fc.oneof(fc.double({ min: -1, max: 10, noNaN: true }), fc.constant(0)), { minLength: tasks, maxLength: tasks }), {
      minLength: workers,
      maxLength: workers,
    }),
  );
  fc.assert(
    fc.property(table, (worth) => {
      const chosen = assign(worth);
      const given = chosen.filter((task) => task >= 0);
      assert.equal(new Set(given).size, given.length);
      const value = sum(chosen.map((task, worker) => (task < 0 ? 0 : worth[worker]![task]!)));
      assert.ok(Math.abs(value - bruteForce(worth)) < 1e-6, `${value} against ${bruteForce(worth)}`);
    }),
    { numRuns: 300 },
  );
});

test('unit: nobody and nothing to do', () => {
  assert.deepEqual(assign([]), []);
  assert.deepEqual(assign([[0, -1]]), [-1]);
});

const unit = (id: string, place: Unit['place'], extra: Partial<Unit> = {}): Unit => ({
  id,
  kind: 'mi-8',
  medium: 'air',
  carriesCrew: true,
  place,
  readyMin: 0,
  enduranceMin: 200,
  kmPerMin: 4,
  sweepKm: 5,
  pod: 0.8,
  ...extra,
});
const farSector: Sector = {
  id: 'G1',
  box: { fromAlongKm: 95, toAlongKm: 105, fromRightKm: -5, toRightKm: 5 },
  centre: placeAt(PLANE, { alongKm: 100, rightKm: 0 }),
  corners: [],
  areaKm2: 100,
};

test('unit: one unit and one sector in closed form: 100 km at 4 km a minute, 100 km2 at 20 a minute', () => {
  const home = unit('A', PLANE.origin);
  assert.equal(searchMin(farSector, home), 5);
  const tasks = planSearch({ plane: PLANE, sectors: [farSector] }, Float64Array.of(0.9), [home], 10);
  assert.equal(tasks[0]!.arriveMin, 35);
  assert.equal(tasks[0]!.doneMin, 40);
  const { placeKnown, bySearch, searchFinds } = reachOf([farSector], Float64Array.of(0.9), [home], tasks.slice(0, 1));
  assert.equal(placeKnown.p50, 25);
  // 0.9 x 0.8 accrue evenly from 35 to 40: a half at 35 + 5 x 0.5 / 0.72.
  assert.ok(Math.abs(bySearch.p50! - (35 + (5 * 0.5) / 0.72)) < 0.1);
  assert.equal(bySearch.p90, null);
  assert.ok(Math.abs(searchFinds - 0.72) < 1e-12);
});

test('unit: a unit that cannot come back within its endurance does not go, and one that only flies there may still fetch', () => {
  const short = unit('A', PLANE.origin, { enduranceMin: 40 });
  assert.deepEqual(planSearch({ plane: PLANE, sectors: [farSector] }, Float64Array.of(1), [short], 0), []);
  assert.equal(reachOf([farSector], Float64Array.of(1), [short], []).placeKnown.p50, 25);
});

test('unit: what is flown over on the way counts by the share of it within the sweep', () => {
  const near: Sector = {
    ...farSector,
    id: 'L1',
    box: { fromAlongKm: 40, toAlongKm: 60, fromRightKm: -10, toRightKm: 10 },
    centre: placeAt(PLANE, { alongKm: 50, rightKm: 0 }),
    areaKm2: 400,
  };
  const tasks = planSearch({ plane: PLANE, sectors: [farSector, near] }, Float64Array.of(0.9, 0.001), [unit('A', PLANE.origin)], 0);
  assert.equal(tasks[0]!.sector, 'G1');
  // 20 km of a strip 5 km wide in 400 km2, from 40 km to 60 km at 4 km a minute.
  assert.deepEqual(tasks[0]!.enRoute, [{ sector: 'L1', share: 0.25, fromMin: 10, toMin: 15 }]);
});

test('property: planned tasks find no more than is believed, and end within the horizon', () => {
  const { mixture, sectors } = cutSectors(mixtureRows(300, 80, 11), WEIGHTS, PLANE, 0.005);
  const { sectors: belief, outside } = beliefAfter(mixture, sectors, [], DATA);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: -300, max: 50, noNaN: true }), fc.double({ min: 1, max: 9, noNaN: true })), {
        minLength: 1,
        maxLength: 12,
      }),
      (staged) => {
        const units = staged.map(([alongKm, kmPerMin], i) => unit(`U${i}`, placeAt(PLANE, { alongKm, rightKm: 0 }), { kmPerMin }));
        const tasks = planSearch({ plane: PLANE, sectors }, belief, units, 10);
        const { searchFinds, bySearch } = reachOf(sectors, belief, units, tasks);
        assert.ok(searchFinds <= 1 - outside + 1e-9 && searchFinds >= 0);
        for (const { arriveMin, doneMin } of tasks) assert.ok(arriveMin <= doneMin && doneMin <= HORIZON_MIN);
        if (bySearch.p50 !== null && bySearch.p90 !== null) assert.ok(bySearch.p50 <= bySearch.p90);
      },
    ),
    { numRuns: 30 },
  );
});

test('unit: a find sends the nearest who carry people', () => {
  const place = placeAt(PLANE, { alongKm: 40, rightKm: 0 });
  const units = [
    unit('far', PLANE.origin),
    unit('near', placeAt(PLANE, { alongKm: 30, rightKm: 0 })),
    unit('eyes', place, { carriesCrew: false }),
  ];
  const { tasks, reach } = goToFind(place, units, 60);
  assert.deepEqual(
    tasks.map(({ unit: id, arriveMin }) => [id, arriveMin]),
    [
      ['near', 62.5],
      ['far', 70],
    ],
  );
  assert.equal(reach.placeKnown.p50, 62.5);
  assert.equal(reach.firstOver.p50, 60);
});

test('unit: a place is in the sector whose box holds it, or in none', () => {
  const cut = { plane: PLANE, sectors: [farSector] };
  assert.equal(sectorAt(cut, farSector.centre)?.id, 'G1');
  assert.equal(sectorAt(cut, PLANE.origin), null);
  assert.ok(Math.abs(distanceKm(PLANE.origin, farSector.centre) - 100) < 1e-6);
});
